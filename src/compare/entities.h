#pragma once

#include <vector>

#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

/// The named ones of the story, merged over articles by name; a surname joins the one person of
/// the story that bears it. Those of most articles come first, then those named first.
///
/// `names` holds the first name in each article, `roles` each wording of a role once.
[[nodiscard]] std::vector<StoryEntity> merge_entities(const StoryView& view);

/// The last word of a name, lower case: "Helma Rusk" and "Rusk" share it.
[[nodiscard]] std::string last_name(std::string_view name);

}  // namespace concord
