// Which figures are about the same. "12 people were killed in Ustrel" and "the death toll in Ustrel
// has risen to 14" share role, people and place; "12 were killed in Quell" has another place, and
// "two of the dead were children" another group. Where several figures of an article could meet
// one of another article, each meets the one whose sentence is most like its own, and a figure that
// the other article gives too is met first.

#include "compare/figure_slots.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

namespace concord {
namespace {

constexpr double min_likeness = 0.16;
constexpr double min_unsure_likeness = 0.3;  ///< neither the day nor the place is in common
constexpr double min_rejected_likeness = 0.03;
constexpr double telling_number = 10;  ///< smaller ones are the same by chance
constexpr double same_number_bonus = 0.5;
constexpr double closeness_bonus = 0.1;
constexpr double same_place_bonus = 0.1;
constexpr double max_ratio = 3;  ///< of two figures for one thing
constexpr int days_apart = 1;    ///< a night has two dates
constexpr int days_told = 3;     ///< for which the figures of an event are told

/// Both sentences name places, and none in common. Of a meeting one names the house, another the
/// town.
bool is_elsewhere(const Figure& a, const Figure& b) {
    if (a.places.empty() || b.places.empty() || share_place(a.places, b.places)) return false;
    return a.role != "lasted" || !share_place(a.places_around, b.places_around);
}

/// A dozen dead cannot be a hundred in another report of the same attack.
bool is_near(double a, double b) {
    return std::max(a, b) <= max_ratio * std::min(a, b);
}

/// How the days of two figures lie; a figure without one has that of its report.
enum class Nearness { same_day, near, far, other_day };

class Matcher {
public:
    Matcher(const StoryView& view, const std::vector<Figure>& figures)
        : view_(view), claims_(join_repeated(figures)) {}

    [[nodiscard]] std::vector<FigureSlot> match() const {
        std::map<Pair, double> scores;
        for (Index a = 0; a < claims_.size(); ++a) {
            for (Index b = a + 1; b < claims_.size(); ++b) {
                if (const auto score = score_of(claims_[a], claims_[b])) scores[{a, b}] = *score;
            }
        }
        std::vector<FigureSlot> found;
        for (const std::vector<Index>& group : join(mutual_pairs(scores))) {
            FigureSlot& slot = found.emplace_back();
            for (const Index claim : group) slot.push_back(claims_[claim]);
        }
        return found;
    }

private:
    using Pair = std::pair<Index, Index>;

    [[nodiscard]] Index article_of(Index claim) const { return claims_[claim].first().article; }

    /// The same figure told twice in an article is one claim.
    [[nodiscard]] static std::vector<FigureClaim> join_repeated(
        const std::vector<Figure>& figures) {
        std::vector<FigureClaim> claims;
        for (const Figure& figure : figures) {
            const auto same = std::find_if(claims.begin(), claims.end(), [&](const auto& claim) {
                const Figure& first = claim.first();
                return first.article == figure.article && first.number == figure.number &&
                       first.role == figure.role && first.thing == figure.thing &&
                       first.unit == figure.unit && first.force == figure.force &&
                       first.is_total == figure.is_total && !is_elsewhere(first, figure);
            });
            if (same == claims.end()) {
                claims.push_back({{&figure}});
            } else {
                same->figures.push_back(&figure);
            }
        }
        return claims;
    }

    struct ScoredPair {
        double score = 0;
        Pair pair;
    };

    /// Pairs in which each claim is the other's best one of its article, the best pair first.
    [[nodiscard]] std::vector<ScoredPair> mutual_pairs(const std::map<Pair, double>& scores) const {
        const std::map<Pair, double> best = best_scores(scores);
        std::vector<ScoredPair> mutual;
        for (const auto& [pair, score] : scores) {
            const auto [a, b] = pair;
            const bool is_mutual =
                score == best.at({a, article_of(b)}) && score == best.at({b, article_of(a)});
            if (is_mutual) mutual.push_back({score, pair});
        }
        std::stable_sort(mutual.begin(), mutual.end(), [](const auto& x, const auto& y) {
            return x.score > y.score;
        });
        return mutual;
    }

    /// Groups of two claims or more. An article stands in a group with one claim, unless the two
    /// are those of two sources beside each other.
    [[nodiscard]] std::vector<std::vector<Index>> join(const std::vector<ScoredPair>& pairs) const {
        std::vector<std::vector<Index>> groups;
        std::vector<Index> group_of(claims_.size());
        for (Index i = 0; i < claims_.size(); ++i) {
            groups.push_back({i});
            group_of[i] = i;
        }
        for (const ScoredPair& pair : pairs) {
            const Index a = group_of[pair.pair.first];
            const Index b = group_of[pair.pair.second];
            if (a == b || !may_join(groups[a], groups[b])) continue;
            for (const Index claim : groups[b]) group_of[claim] = a;
            groups[a].insert(groups[a].end(), groups[b].begin(), groups[b].end());
            groups[b].clear();
        }
        for (std::vector<Index>& group : groups) std::sort(group.begin(), group.end());
        std::erase_if(groups, [](const auto& group) { return group.size() < 2; });
        std::sort(groups.begin(), groups.end());
        return groups;
    }

    [[nodiscard]] bool may_join(const std::vector<Index>& a, const std::vector<Index>& b) const {
        return std::all_of(a.begin(), a.end(), [&](Index x) {
            return std::all_of(b.begin(), b.end(), [&](Index y) {
                return article_of(x) != article_of(y) ||
                       is_beside(claims_[x].first(), claims_[y].first());
            });
        });
    }

    /// For each claim and each article, how well the claim is met there at best.
    [[nodiscard]] std::map<Pair, double> best_scores(const std::map<Pair, double>& scores) const {
        std::map<Pair, double> best;
        for (const auto& [pair, score] : scores) {
            const auto [a, b] = pair;
            double& from_a = best[{a, article_of(b)}];
            double& from_b = best[{b, article_of(a)}];
            from_a = std::max(from_a, score);
            from_b = std::max(from_b, score);
        }
        return best;
    }

    [[nodiscard]] std::optional<double> score_of(const FigureClaim& a, const FigureClaim& b) const {
        std::optional<double> best;
        for (const Figure* x : a.figures) {
            for (const Figure* y : b.figures) {
                const auto score = score_of(*x, *y);
                if (score && (!best || *score > *best)) best = score;
            }
        }
        return best;
    }

    /// Nothing when the two cannot count the same.
    [[nodiscard]] std::optional<double> score_of(const Figure& a, const Figure& b) const {
        if (a.thing != b.thing || a.unit != b.unit || a.is_total != b.is_total) return {};
        const bool is_same_number = a.number == b.number;
        if (!may_share_role(a, b) || is_elsewhere(a, b)) return {};
        if (!is_same_number && !is_near(a.number, b.number)) return {};
        if (a.article == b.article && !is_beside(a, b)) return {};
        const bool place = share_place(a.places_around, b.places_around);
        const Nearness nearness = nearness_of(a, b);
        if (nearness == Nearness::other_day || (nearness == Nearness::far && !place)) return {};
        const bool is_sure = nearness == Nearness::same_day || (nearness == Nearness::near && place);
        const double like = likeness(a, b);
        const bool is_telling_number = is_same_number && a.number >= telling_number;
        if (like < least_likeness(a, b, is_sure || is_telling_number)) return {};
        const double closeness = std::min(a.number, b.number) / std::max(a.number, b.number);
        return like + (place ? same_place_bonus : 0) + closeness_bonus * closeness +
               (is_same_number ? same_number_bonus : 0);
    }

    /// Who rejects a figure speaks of where it was given.
    static double least_likeness(const Figure& a, const Figure& b, bool is_sure) {
        if (a.number == b.number && a.force != b.force) return min_rejected_likeness;
        return is_sure ? min_likeness : min_unsure_likeness;
    }

    /// One role; a figure without one joins the same number of the same things.
    static bool may_share_role(const Figure& a, const Figure& b) {
        const bool is_contrast = a.article == b.article && a.sentence == b.sentence;
        if (a.role == b.role) return !a.role.empty() || is_contrast;
        const bool is_one_unsaid = a.role.empty() || b.role.empty();
        return is_one_unsaid && a.number == b.number && a.number > 2;
    }

    /// Two sources of one article beside each other, or a figure beside the one it replaces.
    static bool is_beside(const Figure& a, const Figure& b) {
        constexpr std::uint32_t sentences = 3;
        if (a.force != b.force) return a.sentence == b.sentence;
        const bool is_other_source =
            !a.speaker.empty() && !b.speaker.empty() && a.speaker != b.speaker;
        const std::uint32_t apart = std::max(a.sentence, b.sentence) - std::min(a.sentence, b.sentence);
        return is_other_source && apart <= sentences;
    }

    [[nodiscard]] Nearness nearness_of(const Figure& a, const Figure& b) const {
        if (a.day && b.day) {
            return std::abs(*a.day - *b.day) <= days_apart ? Nearness::same_day
                                                           : Nearness::other_day;
        }
        if (a.is_total) return Nearness::near;
        const auto told_a = a.day ? a.day : report_day(view_, a.article);
        const auto told_b = b.day ? b.day : report_day(view_, b.article);
        if (!told_a || !told_b) return Nearness::near;
        // What happened after a report cannot be in it.
        const bool is_ahead = (a.day && *told_b + days_apart < *a.day) ||
                              (b.day && *told_a + days_apart < *b.day);
        if (is_ahead) return Nearness::other_day;
        return std::abs(*told_a - *told_b) <= days_told ? Nearness::near : Nearness::far;
    }

    const StoryView& view_;
    std::vector<FigureClaim> claims_;
};

}  // namespace

std::vector<FigureSlot> find_slots(const StoryView& view, const std::vector<Figure>& figures) {
    return Matcher(view, figures).match();
}

}  // namespace concord
