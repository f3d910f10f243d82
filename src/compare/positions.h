#pragma once

#include <vector>

#include "compare/issues.h"
#include "compare/parties.h"
#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

/// Where each actor stands on each issue, over all articles: those that most origins tell first,
/// then those told first.
///
/// A move counts once an origin, day and stance, and the same sentence once: copies add none.
/// Officials count for their state where the state itself takes a stance on the same issue;
/// otherwise each stands for themselves. The history is by date, moves of unknown date last.
/// `stance` is that of the last dated move; `changed` when an earlier one was on the other side,
/// for against against.
///
/// cost  near linear: issues are compared that share a word and a side
[[nodiscard]] std::vector<StoryPosition> find_positions(const StoryView& view,
                                                        const Parties& parties,
                                                        const IssueWords& words);

}  // namespace concord
