#pragma once

#include <span>
#include <vector>

#include "base/word_rates.h"
#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

/// Quotations of one statement in which two reports print another word at the same place.
///
/// statements  of the story, each with its versions
/// returns     kind "wording", by statement
/// cost        the words of a statement's versions, times its versions
[[nodiscard]] std::vector<Disagreement> find_wordings(const StoryView& view,
                                                      const WordRates& rates,
                                                      std::span<const StoryStatement> statements);

}  // namespace concord
