#pragma once

#include <vector>

#include "compare/entities.h"
#include "compare/story_view.h"
#include "compare/word_lists.h"
#include "compare/word_weights.h"
#include "concord/story_record.h"

namespace concord {

/// The same agreement dated to different days by different origins. Dates of which one article
/// gives both are those of two agreements.
[[nodiscard]] std::vector<Disagreement> find_dates(const StoryView& view,
                                                   const StoryEntities& entities,
                                                   const WordWeights& weights,
                                                   const WordLists& words);

}  // namespace concord
