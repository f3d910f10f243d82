#pragma once

#include <optional>

#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

/// The sentence that most independent origins state too; nothing when no two of them share one.
///
/// cost  linear in the sentences of the story: candidates are the first sentences of the earliest
///       articles, at most 256
[[nodiscard]] std::optional<Established> find_established(const StoryView& view);

/// The headline that most reports bear out; the first sentence when no article has a headline.
[[nodiscard]] Citation find_title(const StoryView& view);

}  // namespace concord
