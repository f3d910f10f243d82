// Puts figures and their contexts together, and links totals with their parts.

#include "extract/quantity_finder.h"

#include "extract/figure_context.h"
#include "extract/figure_finder.h"
#include "extract/figure_sums.h"

namespace concord {

std::vector<Quantity> find_quantities(const Reading& reading, const QuantityLexicon& lexicon) {
    const std::vector<Figure> figures = find_figures(reading, lexicon);
    const std::vector<FigureContext> contexts = read_contexts(reading, lexicon, figures);
    std::vector<Quantity> quantities;
    quantities.reserve(figures.size());
    for (std::size_t f = 0; f < figures.size(); ++f) {
        const Figure& figure = figures[f];
        const FigureContext& context = contexts[f];
        Quantity& quantity = quantities.emplace_back();
        quantity.span = figure.span;
        quantity.low = figure.low;
        quantity.high = figure.high;
        quantity.approx = figure.approx;
        quantity.exclusive = figure.exclusive;
        quantity.unit = figure.unit;
        if (context.of) quantity.of = reading.span_of(*context.of);
        quantity.role = context.role;
        quantity.place = context.place;
        quantity.time = context.time;
    }
    link_sums(reading, figures, contexts, quantities);
    return quantities;
}

}  // namespace concord
