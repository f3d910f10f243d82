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
        read_place_and_time(index, context);
        return context;
    }

    /// Whether the figure has no noun of its own and goes on from the one before it.
    [[nodiscard]] bool is_elided(std::uint32_t index) const {
        if (index == 0) return false;
        const Figure& figure = clause_.figures()[index];
        const Figure& before = clause_.figures()[index - 1];
        return figure.unit.empty() && before.unit.empty() &&
               before.tokens.first >= clause_.first() && contexts_.back().of &&
               clause_.phrase_from(figure.behind).empty();
    }

    /// The place in the clause of the figure, and the point of time there; else the only point of
    /// the sentence.
    void read_place_and_time(std::uint32_t index, FigureContext& context) const {
        const Tokens own = clause_of(index);
        for (const MentionTokens& mention : clause_.reading().mentions_in(own)) {
            const Entity& entity = clause_.reading().annotation().entities[mention.entity];
            if (entity.type != EntityType::place || mention.kind == MentionKind::pronoun) continue;
            if (!is_located(mention.tokens.first, own.first)) continue;
            context.place = mention.entity;
            break;
        }
        context.time = time_in(own);
        if (!context.time) context.time = only_time();
    }

    /// Behind "in", "over" and their like, an article and words such as "eastern" between.
    [[nodiscard]] bool is_located(std::uint32_t at, std::uint32_t first) const {
        while (at > first && clause_.is(at - 1,
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
            --at;
        }
        return at > clause_.first() &&
               clause_.is(at - 1, "in", "over", "near", "at", "across", "from", "into", "on");
    }

    /// From the mark or "and" behind the figure before to that before the next one.
    [[nodiscard]] Tokens clause_of(std::uint32_t index) const {
        constexpr std::uint32_t longest = 40;
        const auto figures = clause_.figures();
        const Figure& figure = figures[index];
        const bool follows = index > 0 && figures[index - 1].tokens.first >= clause_.first();
        const bool goes_on =
            index + 1 < figures.size() && figures[index + 1].tokens.first < clause_.last();
        const std::uint32_t begin =
            follows ? edge_between(figures[index - 1].behind, figure.tokens.first)
                    : clause_.first();
        const std::uint32_t end =
            goes_on ? edge_between(figure.behind, figures[index + 1].tokens.first) : clause_.last();
        const std::uint32_t farthest_back =
            figure.tokens.first > longest ? figure.tokens.first - longest : 0;
        return {std::max(begin, farthest_back), std::min(end, figure.behind + longest)};
    }

    /// The last mark or conjunction in [begin, end); `end` where none stands.
    [[nodiscard]] std::uint32_t edge_between(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t i = end; i > begin; --i) {
            if (clause_.is(i - 1, "and", "but", "while", ",", ";", ":", "—", "–")) return i - 1;
        }
        return end;
    }

    [[nodiscard]] std::optional<Index> point_at(std::uint32_t token) const {
        const std::uint32_t index = clause_.reading().time_at(token);
        if (index == nothing) return std::nullopt;
        const TimeValue& time = clause_.reading().annotation().times[index];
        const bool point =
            time.type == TimeType::date || time.type == TimeType::time || !time.begin_point.empty();
        return point && !time.value.ends_with("_REF") ? std::optional<Index>(index) : std::nullopt;
    }

    [[nodiscard]] std::optional<Index> time_in(Tokens tokens) const {
        for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
            if (const auto point = point_at(i)) return point;
        }
        return std::nullopt;
    }

    /// The point of time of a sentence that has one alone; asked once a sentence.
    [[nodiscard]] std::optional<Index> only_time() const {
        if (times_of_ == clause_.first() + 1) return only_time_;
        times_of_ = clause_.first() + 1;
        only_time_ = time_in({clause_.first(), clause_.last()});
        if (!only_time_) return only_time_;
        const std::uint32_t behind = clause_.reading().time_tokens(*only_time_).last;
        if (time_in({behind, clause_.last()})) only_time_ = std::nullopt;
        return only_time_;
    }

    FigureClause clause_;
    std::vector<FigureContext> contexts_;
    std::vector<std::optional<Tokens>> things_;  ///< `of` of the contexts
    mutable std::uint32_t times_of_ = 0;  ///< first token of the sentence of `only_time_`, plus one
    mutable std::optional<Index> only_time_;
};

}  // namespace

std::vector<FigureContext> read_contexts(const Reading& reading,
                                         const QuantityLexicon& lexicon,
                                         std::span<const Figure> figures) {
    return ContextReader(reading, lexicon, figures).read();
}

}  // namespace concord
