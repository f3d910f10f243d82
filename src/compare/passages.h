#pragma once

#include <vector>

#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

/// What every member of an origin shares with its source: runs of at least twelve words that stand
/// in both, as long as they can be, by member and place in the member.
///
/// cost  linear in the texts of the origin
[[nodiscard]] std::vector<Passage> find_passages(const StoryView& view, const Origin& origin);

}  // namespace concord
