// Where reports differ, kind by kind; each kind has a file of its own.

#include "compare/disagreements.h"

#include <iterator>

#include "compare/date_disagreements.h"
#include "compare/denials.h"
#include "compare/figure_disagreements.h"
#include "compare/figure_slots.h"
#include "compare/measure_disagreements.h"
#include "compare/ordinal_disagreements.h"
#include "compare/story_places.h"
#include "compare/word_weights.h"

namespace concord {

std::vector<Disagreement> find_disagreements(const StoryView& view,
                                             const StoryEntities& entities,
                                             const StateNames& states,
                                             const FigureLexicon& lexicon) {
    std::vector<Disagreement> found;
    const auto add = [&found](std::vector<Disagreement> rows) {
        std::move(rows.begin(), rows.end(), std::back_inserter(found));
    };
    const WordWeights weights(view);
    const StoryPlaces places(view, entities, states);
    const std::vector<ToldFigure> figures = read_figures(view, entities, states, lexicon);
    for (const FigureSlot& slot : find_slots(view, figures)) {
        add(compare_figures(view, entities, slot));
    }
    add(find_measures(view, entities, weights, lexicon, figures));
    add(find_dates(view, entities, weights));
    add(find_ordinals(view, entities, places));
    add(find_denials(view, entities, weights));
    return found;
}

}  // namespace concord
