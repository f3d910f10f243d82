// Where reports differ, kind by kind; each kind has a file of its own.

#include "compare/disagreements.h"

#include <algorithm>
#include <iterator>

#include "compare/date_disagreements.h"
#include "compare/denials.h"
#include "compare/event_date_disagreements.h"
#include "compare/figure_disagreements.h"
#include "compare/figure_slots.h"
#include "compare/measure_disagreements.h"
#include "compare/ordinal_disagreements.h"
#include "compare/story_places.h"
#include "compare/word_weights.h"
#include "compare/wording_disagreements.h"
#include "compare/written_date_disagreements.h"

namespace concord {
namespace {

bool shares_report(const Disagreement& a, const Disagreement& b) {
    const auto shares = [](const DisagreementSide& x, const DisagreementSide& y) {
        return std::any_of(x.reports.begin(), x.reports.end(), [&](const Citation& one) {
            return std::any_of(y.reports.begin(), y.reports.end(), [&](const Citation& other) {
                return one.article == other.article && one.span.overlaps(other.span);
            });
        });
    };
    return std::any_of(a.sides.begin(), a.sides.end(), [&](const DisagreementSide& x) {
        return std::any_of(b.sides.begin(), b.sides.end(), [&](const DisagreementSide& y) {
            return shares(x, y);
        });
    });
}

/// Leaves out what others found in the same words.
void drop_known(const std::vector<Disagreement>& known, std::vector<Disagreement>& rows) {
    std::erase_if(rows, [&](const Disagreement& row) {
        return std::any_of(known.begin(), known.end(), [&](const Disagreement& other) {
            return other.kind == row.kind && shares_report(other, row);
        });
    });
}

}  // namespace

std::vector<Disagreement> find_disagreements(const StoryView& view,
                                             const StoryEntities& entities,
                                             const DisagreementWords& words,
                                             std::span<const StoryStatement> statements) {
    std::vector<Disagreement> found;
    const auto add = [&found](std::vector<Disagreement> rows) {
        std::move(rows.begin(), rows.end(), std::back_inserter(found));
    };
    const WordWeights weights(view);
    const StoryPlaces places(view, entities, words.known, words.lists);
    const std::vector<ToldFigure> figures =
        read_figures(view, entities, {words.known, words.figures, weights, places});
    for (const FigureSlot& slot : find_slots(view, figures)) {
        add(compare_figures(view, entities, slot));
    }
    add(find_measures(view, entities, weights, words.figures, figures));
    add(find_dates(view, entities, weights, words.lists));
    add(find_event_dates(view, entities, weights, words.lists));
    std::vector<Disagreement> written = find_written_dates(view, weights, words.rates, words.lists);
    drop_known(found, written);
    add(std::move(written));
    add(find_ordinals(view, entities, places, words.lists));
    add(find_denials(view, entities, weights, words.lists));
    add(find_wordings(view, words.rates, statements));
    return found;
}

}  // namespace concord
