#pragma once

#include <vector>

#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

/// What each named outlet states, tells differently and leaves out, by name of the outlet.
///
/// A fact is an event, a statement or the established sentence that at least two origins report, or
/// a side of a disagreement. `states` has the outlet's own words for each it reports. `differs` has
/// its words in open conflicts where it takes no side of most origins. `omits` has the earliest
/// words of others for each event and statement that at least two other origins report before the
/// outlet's last article, and that no sentence of the outlet bears out. An outlet with a truncated
/// or undated article omits nothing.
///
/// so_far  events, statements, disagreements and what is established are read
/// cost    facts times outlets, and for each fact the sentences that share its words
[[nodiscard]] std::vector<Coverage> find_coverage(const StoryView& view, const StoryRecord& so_far);

}  // namespace concord
