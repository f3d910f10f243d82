// Which figures are about the same. "12 people were killed in Ustrel" and "the death toll in Ustrel
// has risen to 14" share role, people and place; "12 were killed in Quell" has another place, and
// "two of the dead were children" another group. Where several figures of an article could meet
// one of another article, each meets the one whose sentence is most like its own, and a figure that
// the other article gives too is met first.
//
// How alike the sentences must be depends on what else speaks for one event: the same day, the same
// place, numbers near each other that stand alone in their articles. Once two articles are known to
// count the dead of one event, their only figures of the wounded are of that event too.

#include "compare/figure_slots.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "compare/mutual_pairs.h"
#include "compare/phrase_words.h"

namespace concord {
namespace {

constexpr double min_likeness_of_day = 0.16;    ///< both name the day
constexpr double min_likeness_of_place = 0.28;  ///< both name the place
constexpr double min_likeness_of_leads = 0.16;  ///< both stand at the head of their reports
constexpr double min_likeness_of_halves = 0.24;
constexpr double min_likeness_alone = 0.6;
constexpr double min_likeness_of_sums = 0.4;
constexpr double min_likeness_of_number = 0.1;  ///< one number, ten or more
constexpr double min_likeness_of_tolls = 0.03;  ///< both are "the death toll"
constexpr double min_likeness_nearby = 0.03;    ///< one place and numbers near each other
constexpr double telling_number = 10;           ///< smaller ones are the same by chance
constexpr double war_number = 1000;             ///< so many are the dead of a war
constexpr double near_ratio = 0.8;
constexpr double half_ratio = 0.55;  ///< numbers so far apart are seldom of one event
constexpr double max_ratio = 3;      ///< of two figures for one thing
constexpr double same_number_bonus = 0.5;
constexpr double same_place_bonus = 0.1;
constexpr double closeness_bonus = 0.1;
constexpr int days_told = 3;  ///< for which the figures of an event are told

/// Both sentences name places, and none in common. Of a meeting one names the house, another the
/// town.
bool is_elsewhere(const ToldFigure& a, const ToldFigure& b) {
    if (a.places.empty() || b.places.empty()) return false;
    if (share_place(a.places, b.places_wide) || share_place(a.places_wide, b.places)) return false;
    return a.role != "lasted" || !share_place(a.places_around, b.places_around);
}

double ratio_of(const ToldFigure& a, const ToldFigure& b) {
    return std::min(a.number, b.number) / std::max(a.number, b.number);
}

/// The dead or hurt at the head of two reports are those of the story's event.
bool are_leads(const ToldFigure& a, const ToldFigure& b) {
    return a.is_lead && b.is_lead && a.is_of_group && b.is_of_group && a.unit.empty();
}

/// The dead of the story's war, wherever they are counted.
bool is_war(const ToldFigure& a, const ToldFigure& b) {
    return a.is_total && b.is_total && std::min(a.number, b.number) >= war_number;
}

/// Two sources of one article beside each other, or a figure beside the one it replaces.
bool is_beside(const ToldFigure& a, const ToldFigure& b) {
    if (a.force != b.force || a.is_put != b.is_put) return a.sentence == b.sentence;
    const bool is_other_source = !a.speaker.empty() && !b.speaker.empty() && a.speaker != b.speaker;
    const auto [first, last] = std::minmax(a.sentence, b.sentence);
    const ToldFigure& later = a.sentence > b.sentence ? a : b;
    const ToldFigure& earlier = a.sentence > b.sentence ? b : a;
    const bool is_new_place =
        std::any_of(later.places.begin(), later.places.end(), [&](const std::string& place) {
            return !share_place({place}, earlier.places_around);
        });
    return is_other_source && last - first <= 1 && !is_new_place;
}

/// One role. A figure of things without one joins the same number of them, or the figure that it
/// stands beside.
bool may_share_role(const ToldFigure& a, const ToldFigure& b) {
    const bool is_contrast = a.article == b.article && a.sentence == b.sentence;
    if (a.role == b.role) return !a.role.empty() || is_contrast;
    const bool is_one_unsaid = a.role.empty() || b.role.empty();
    return is_one_unsaid && !a.is_of_group && a.number == b.number && a.number > 2;
}

/// How the days of two figures lie; a figure without one has that of its report.
enum class Nearness { same_day, near, far, other_day };

Nearness nearness_of(const StoryView& view, const ToldFigure& a, const ToldFigure& b) {
    if (a.day && b.day) {
        const int slack = a.is_at_night || b.is_at_night ? 1 : 0;
        return std::abs(*a.day - *b.day) <= slack ? Nearness::same_day : Nearness::other_day;
    }
    if (a.weekday && b.weekday && a.weekday != b.weekday) return Nearness::other_day;
    if (a.is_total) return Nearness::near;
    const auto told_a = a.day ? a.day : view.report_day(a.article);
    const auto told_b = b.day ? b.day : view.report_day(b.article);
    if (!told_a || !told_b) return Nearness::near;
    // What happened after a report cannot be in it.
    const bool is_ahead = (a.day && *told_b + 1 < *a.day) || (b.day && *told_a + 1 < *b.day);
    if (is_ahead) return Nearness::other_day;
    const bool is_news = a.number != b.number && a.is_of_day;
    if (is_news && *told_a != *told_b) return Nearness::other_day;
    return std::abs(*told_a - *told_b) <= days_told ? Nearness::near : Nearness::far;
}

/// The same figure told twice in an article is one claim.
std::vector<FigureClaim> join_repeated(const std::vector<ToldFigure>& figures) {
    using Key = std::tuple<Index, double, std::string, std::string, std::string, int, bool>;
    std::map<Key, std::vector<std::size_t>> by_key;
    std::vector<FigureClaim> claims;
    for (const ToldFigure& figure : figures) {
        auto& same = by_key[{figure.article,
                             figure.number,
                             figure.role,
                             figure.thing,
                             figure.unit,
                             static_cast<int>(figure.force),
                             figure.is_total}];
        const auto joined = std::find_if(same.begin(), same.end(), [&](std::size_t claim) {
            return !is_elsewhere(claims[claim].first(), figure);
        });
        if (joined != same.end()) {
            claims[*joined].figures.push_back(&figure);
            continue;
        }
        same.push_back(claims.size());
        claims.push_back({{&figure}});
    }
    return claims;
}

class Matcher {
public:
    Matcher(const StoryView& view, const std::vector<ToldFigure>& figures)
        : view_(view), claims_(join_repeated(figures)) {
        for (Index i = 0; i < claims_.size(); ++i) {
            const ToldFigure& first = claims_[i].first();
            given_.emplace(first.article, first.role, first.unit, first.number);
            by_thing_[{first.is_of_group ? "people" : first.thing, first.unit, first.is_total}]
                .push_back(i);
            const bool counts = first.force == FigureForce::stated && !first.is_total;
            if (counts) ++rivals_[{first.article, first.role, first.thing}];
        }
    }

    [[nodiscard]] std::vector<FigureSlot> match() {
        for (const auto& [one, other] : best_pairs()) {
            const ToldFigure& a = claims_[one].first();
            const ToldFigure& b = claims_[other].first();
            if (!a.is_total && a.article != b.article) companions_.emplace(a.article, b.article);
        }
        std::vector<FigureSlot> slots;
        for (const std::vector<Index>& group : join(best_pairs())) {
            FigureSlot& slot = slots.emplace_back();
            for (const Index claim : group) slot.push_back(claims_[claim]);
        }
        return slots;
    }

private:
    using Pair = std::pair<Index, Index>;

    [[nodiscard]] Index article_of(Index claim) const { return claims_[claim].first().article; }

    [[nodiscard]] PairScores score_pairs() const {
        PairScores scores;
        for (const auto& [key, claims] : by_thing_) {
            for (std::size_t i = 0; i < claims.size(); ++i) {
                for (std::size_t k = i + 1; k < claims.size(); ++k) {
                    const auto score = score_of(claims_[claims[i]], claims_[claims[k]]);
                    if (score) scores[{claims[i], claims[k]}] = *score;
                }
            }
        }
        return scores;
    }

    /// Pairs in which each claim is the other's best one of its article, the best pair first.
    [[nodiscard]] std::vector<Pair> best_pairs() const {
        const PairScores scores = score_pairs();
        std::vector<Pair> pairs =
            mutual_pairs(scores, [this](Index claim) { return article_of(claim); });
        std::stable_sort(pairs.begin(), pairs.end(), [&](const Pair& x, const Pair& y) {
            return scores.at(x) > scores.at(y);
        });
        return pairs;
    }

    /// Groups of two claims or more. An article stands in a group with one claim, unless the two
    /// are those of two sources beside each other.
    [[nodiscard]] std::vector<std::vector<Index>> join(const std::vector<Pair>& pairs) const {
        std::vector<std::vector<Index>> groups;
        std::vector<Index> group_of(claims_.size());
        for (Index i = 0; i < claims_.size(); ++i) {
            groups.push_back({i});
            group_of[i] = i;
        }
        for (const auto& [one, other] : pairs) {
            const Index a = group_of[one];
            const Index b = group_of[other];
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

    [[nodiscard]] std::optional<double> score_of(const FigureClaim& a, const FigureClaim& b) const {
        std::optional<double> best;
        for (const ToldFigure* x : a.figures) {
            for (const ToldFigure* y : b.figures) {
                const auto score = score_of(*x, *y);
                if (score && (!best || *score > *best)) best = score;
            }
        }
        if (best && is_explained(a.first(), b.first())) return std::nullopt;
        return best;
    }

    /// The other article gives this number too: then its different one is of something else.
    [[nodiscard]] bool is_explained(const ToldFigure& a, const ToldFigure& b) const {
        if (a.article == b.article || a.number == b.number) return false;
        return given_.contains({b.article, a.role, a.unit, a.number}) ||
               given_.contains({a.article, b.role, b.unit, b.number});
    }

    /// Nothing when the two cannot count the same.
    [[nodiscard]] std::optional<double> score_of(const ToldFigure& a, const ToldFigure& b) const {
        if (a.unit != b.unit || a.is_total != b.is_total || !may_share_role(a, b)) return {};
        if ((is_elsewhere(a, b) && !is_war(a, b)) || ratio_of(a, b) * max_ratio < 1) return {};
        if (a.article == b.article && !is_beside(a, b)) return {};
        const Nearness nearness = nearness_of(view_, a, b);
        if (nearness == Nearness::other_day) return {};
        const bool place = share_place(a.places_around, b.places_around);
        const double like = likeness(a.context, b.context);
        if (a.thing != b.thing) {
            const bool is_any = a.thing == "people" || b.thing == "people";
            constexpr double telling_likeness = 0.25;
            const bool is_sure =
                nearness == Nearness::same_day && place && a.article != b.article &&
                std::min(a.number, b.number) >= telling_number && like >= telling_likeness;
            if (!is_any || !is_sure) return {};
        }
        if (like < least_likeness(a, b, nearness, place)) return {};
        return like + (place ? same_place_bonus : 0) + closeness_bonus * ratio_of(a, b) +
               (a.number == b.number ? same_number_bonus : 0);
    }

    [[nodiscard]] double least_likeness(const ToldFigure& a,
                                        const ToldFigure& b,
                                        Nearness nearness,
                                        bool place) const {
        const bool is_same_number = a.number == b.number;
        // Sums of money are many; those for one thing share its words.
        if (!is_same_number && !a.unit.empty() && a.role != "lasted") {
            return a.thing.empty() ? min_likeness_alone : min_likeness_of_sums;
        }
        // Who rejects a figure speaks of where it was given.
        if (is_same_number && a.force != b.force) return min_likeness_nearby;
        const bool is_large = std::min(a.number, b.number) >= telling_number;
        if (is_same_number && is_large) {
            return place ? min_likeness_nearby : min_likeness_of_number;
        }
        if (is_war(a, b)) return min_likeness_nearby;
        return least_of_one_event(a, b, nearness, place);
    }

    /// Of numbers that differ: the farther from each other, the more must speak for one event.
    [[nodiscard]] double least_of_one_event(const ToldFigure& a,
                                            const ToldFigure& b,
                                            Nearness nearness,
                                            bool place) const {
        const bool is_half = ratio_of(a, b) < half_ratio;
        if (nearness == Nearness::same_day) {
            return is_half ? min_likeness_of_halves : min_likeness_of_day;
        }
        if (nearness == Nearness::near && are_leads(a, b)) {
            return is_half ? min_likeness_of_halves : min_likeness_of_leads;
        }
        if (nearness == Nearness::far) return place ? min_likeness_of_place : min_likeness_alone;
        if (a.is_toll && b.is_toll) return min_likeness_of_tolls;
        const bool are_alone = is_alone(a) && is_alone(b);
        if (are_alone && companions_.contains(std::minmax(a.article, b.article))) return 0;
        const bool is_telling =
            std::min(a.number, b.number) >= telling_number || a.role == "lasted";
        if (are_alone && place && is_telling && ratio_of(a, b) >= near_ratio) {
            return min_likeness_nearby;
        }
        return place ? min_likeness_of_place : min_likeness_alone;
    }

    /// The only figure of its kind in its article.
    [[nodiscard]] bool is_alone(const ToldFigure& figure) const {
        const auto found = rivals_.find({figure.article, figure.role, figure.thing});
        return found != rivals_.end() && found->second == 1;
    }

    const StoryView& view_;
    std::vector<FigureClaim> claims_;
    std::set<std::tuple<Index, std::string, std::string, double>> given_;
    /// By what they count, unit, and whether in total: only such can be about the same.
    std::map<std::tuple<std::string, std::string, bool>, std::vector<Index>> by_thing_;
    std::map<std::tuple<Index, std::string, std::string>, int> rivals_;
    std::set<Pair> companions_;  ///< articles that count something of one event, the earlier first
};

}  // namespace

std::vector<FigureSlot> find_slots(const StoryView& view, const std::vector<ToldFigure>& figures) {
    return Matcher(view, figures).match();
}

}  // namespace concord
