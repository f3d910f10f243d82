#pragma once

#include <span>
#include <vector>

#include "base/word_rates.h"
#include "compare/entities.h"
#include "compare/figures.h"
#include "compare/story_view.h"
#include "compare/word_lists.h"
#include "concord/story_record.h"

namespace concord {

/// What is known of words before any article is read.
struct DisagreementWords {
    const KnownNames& known;
    const WordLists& lists;  ///< knowledge/comparing/disagreements
    const FigureLexicon& figures;
    const WordRates& rates;
};

/// Where the articles of a story differ: figures, dates, ordinals, denials and quoted words, each
/// kind by its first report.
///
/// A disagreement is left out where it is not sure that both sides speak of the same.
/// statements  of the story
[[nodiscard]] std::vector<Disagreement> find_disagreements(
    const StoryView& view,
    const StoryEntities& entities,
    const DisagreementWords& words,
    std::span<const StoryStatement> statements);

}  // namespace concord
