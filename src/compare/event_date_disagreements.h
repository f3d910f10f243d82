#pragma once

#include <vector>

#include "compare/entities.h"
#include "compare/story_view.h"
#include "compare/word_lists.h"
#include "compare/word_weights.h"
#include "concord/story_record.h"

namespace concord {

/// When something happened, where two reports tell of it with one verb and one participant in
/// sentences that are alike, and date it to neighbouring days, months, years or hours.
///
/// returns  kind "date", by first report
/// cost     the square of the events of one verb
[[nodiscard]] std::vector<Disagreement> find_event_dates(const StoryView& view,
                                                         const StoryEntities& entities,
                                                         const WordWeights& weights,
                                                         const WordLists& words);

}  // namespace concord
