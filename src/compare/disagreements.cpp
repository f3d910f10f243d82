// Where reports differ, kind by kind; each kind has a file of its own.

#include "compare/disagreements.h"

#include <iterator>

#include "compare/denials.h"
#include "compare/figure_disagreements.h"
#include "compare/figure_slots.h"

namespace concord {

std::vector<Disagreement> find_disagreements(const StoryView& view,
                                             const StoryEntities& entities,
                                             const StateNames& states,
                                             const FigureLexicon& lexicon) {
    std::vector<Disagreement> found;
    const std::vector<Figure> figures = read_figures(view, entities, states, lexicon);
    for (const FigureSlot& slot : find_slots(view, figures)) {
        std::vector<Disagreement> rows = compare_figures(view, entities, slot);
        std::move(rows.begin(), rows.end(), std::back_inserter(found));
    }
    std::vector<Disagreement> denials = find_denials(view, entities, WordWeights(view));
    std::move(denials.begin(), denials.end(), std::back_inserter(found));
    return found;
}

}  // namespace concord
