#pragma once

#include <vector>

#include "base/word_rates.h"
#include "compare/story_view.h"
#include "compare/word_lists.h"
#include "compare/word_weights.h"
#include "concord/story_record.h"

namespace concord {

/// The same thing dated by years or months next to each other: "has led the council since
/// 2028" in one report, "since 2029" in another. Dates of which one article gives both are those of
/// two things.
///
/// words  lists of knowledge/comparing/disagreements
/// cost   the square of the written dates of a story
[[nodiscard]] std::vector<Disagreement> find_written_dates(const StoryView& view,
                                                           const WordWeights& weights,
                                                           const WordRates& rates,
                                                           const WordLists& words);

}  // namespace concord
