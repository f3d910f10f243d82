// Goes over the figures in order: what each is of, its role, and the place and time beside it. A
// figure without a noun of its own has the role of the one before it.

#include "extract/figure_context.h"

#include <algorithm>
#include <string_view>

#include "extract/figure_clause.h"
#include "extract/figure_role.h"
#include "extract/figure_thing.h"

namespace concord {
namespace {

class ContextReader {
public:
    ContextReader(const Reading& reading,
                  const QuantityLexicon& lexicon,
                  std::span<const Figure> figures)
        : clause_(reading, lexicon, figures) {}

    std::vector<FigureContext> read() {
        for (std::uint32_t f = 0; f < clause_.figures().size(); ++f) {
            clause_.enter(clause_.figures()[f]);
            contexts_.push_back(read_one(f));
            things_.push_back(contexts_.back().of);
        }
        return std::move(contexts_);
    }

private:
    FigureContext read_one(std::uint32_t index) const {
        const Figure& figure = clause_.figures()[index];
        FigureContext context;
        context.of = thing_of(clause_, index, things_);
        context.role = std::string(role_of(clause_, figure, context.of));
        if (context.role.empty() && is_elided(index)) context.role = contexts_.back().role;
        read_place_and_time(figure, context);
        return context;
    }

    /// Whether the figure has no noun of its own and goes on from the one before it.
    [[nodiscard]] bool is_elided(std::uint32_t index) const {
        if (index == 0 || contexts_.size() != index) return false;
        const Figure& figure = clause_.figures()[index];
        const Figure& before = clause_.figures()[index - 1];
        return figure.unit.empty() && before.unit.empty() &&
               before.tokens.first >= clause_.first() && contexts_.back().of &&
               clause_.phrase_from(figure.behind).empty();
    }

    /// The place behind the figure in its clause, and the time beside it.
    void read_place_and_time(const Figure& figure, FigureContext& context) const {
        const std::uint32_t end = end_of_clause(figure);
        for (const MentionTokens& mention : clause_.reading().mentions_in({figure.behind, end})) {
            const Entity& entity = clause_.reading().annotation().entities[mention.entity];
            if (entity.type != EntityType::place || mention.kind == MentionKind::pronoun) continue;
            std::uint32_t before = mention.tokens.first;
            while (before > figure.behind && clause_.is(before - 1,
                                                        "the",
                                                        "eastern",
                                                        "western",
                                                        "northern",
                                                        "southern",
                                                        "central",
                                                        "city",
                                                        "of",
                                                        "village",
                                                        "town",
                                                        "region")) {
                --before;
            }
            if (!clause_.is(before - 1, "in", "over", "near", "at", "across", "from", "into", "on"))
                continue;
            context.place = mention.entity;
            break;
        }
        context.time = time_beside(figure, end);
    }

    /// Where the next figure or a stronger mark ends what is said of this one.
    [[nodiscard]] std::uint32_t end_of_clause(const Figure& figure) const {
        std::uint32_t at = figure.behind;
        while (clause_.has(at) && clause_.figure_at(at) == nothing &&
               !clause_.is(at, ";", ":", "—", "–"))
            ++at;
        return at;
    }

    /// A point of time in the clause of the figure, or the only one of its sentence.
    [[nodiscard]] std::optional<Index> time_beside(const Figure& figure, std::uint32_t end) const {
        std::optional<Index> found;
        std::size_t points = 0;
        for (std::uint32_t i = clause_.first(); i < clause_.last(); ++i) {
            const std::uint32_t index = clause_.reading().time_at(i);
            if (index == nothing) continue;
            const TimeValue& time = clause_.reading().annotation().times[index];
            const bool point = time.type == TimeType::date || time.type == TimeType::time ||
                               !time.begin_point.empty();
            const bool vague = time.value.ends_with("_REF");
            i = std::max(i, clause_.reading().time_tokens(index).last - 1);
            if (!point || vague) continue;
            ++points;
            if (i >= figure.tokens.first && i < end) return index;
            if (!found) found = index;
        }
        return points == 1 ? found : std::nullopt;
    }

    FigureClause clause_;
    std::vector<FigureContext> contexts_;
    std::vector<std::optional<Tokens>> things_;  ///< `of` of the contexts
};

}  // namespace

std::vector<FigureContext> read_contexts(const Reading& reading,
                                         const QuantityLexicon& lexicon,
                                         std::span<const Figure> figures) {
    return ContextReader(reading, lexicon, figures).read();
}

}  // namespace concord
