#pragma once

#include <vector>

#include "compare/entities.h"
#include "compare/figures.h"
#include "compare/story_view.h"
#include "compare/word_weights.h"
#include "concord/story_record.h"

namespace concord {

/// Ages of a person, and figures of things that nothing happened to ("four photos", "a deal of
/// 146 billion dollars", "230 feet tall"), where two reports give them in sentences that are alike.
///
/// figures  those with a role are compared otherwise, and left out here
/// returns  kind "count", by first report
/// cost     of one unit or thing each figure is compared with those that share a word with it which
///          256 of them hold at most
[[nodiscard]] std::vector<Disagreement> find_measures(const StoryView& view,
                                                      const StoryEntities& entities,
                                                      const WordWeights& weights,
                                                      const FigureLexicon& lexicon,
                                                      const std::vector<ToldFigure>& figures);

}  // namespace concord
