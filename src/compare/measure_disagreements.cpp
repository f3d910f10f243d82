// Figures of all kinds that lie in sentences alike. "The singer posted four photos with a heartfelt
// caption" beside "posted three photos of herself": the same thing counted, both numbers near each
// other, and of all photos of the other report these stand among the words most like their own.
// An age needs no likeness: it is that of the person it is given to, or of the one that both
// reports begin with.
//
// The same number in other words is no news ("nearly 1.7 million", 1,688,000), and a number that
// the other report gives too, somewhere, counts something else.

#include "compare/measure_disagreements.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "compare/disagreement_side.h"
#include "compare/figure_values.h"
#include "compare/mutual_pairs.h"
#include "compare/phrase_words.h"
#include "compare/told_measures.h"
#include "compare/word_weights.h"

namespace concord {
namespace {

constexpr double min_likeness = 0.34;         ///< of the words near both and of both sentences
constexpr double min_likeness_far = 0.6;      ///< the same, of numbers far from each other
constexpr double min_likeness_of_age = 0.45;  ///< of somebody without a name: there are many
constexpr double min_likeness_at_head = 0.1;  ///< of the one both reports begin with
constexpr double max_years_at_head = 3;       ///< between two ages of one person
constexpr double near_ratio = 0.75;           ///< numbers farther apart seldom measure one thing
constexpr double far_ratio = 0.4;
constexpr double same_measure = 0.95;  ///< of miles that one made of kilometres
constexpr double same_number_bonus = 0.3;
constexpr int days_told = 3;     ///< between reports of one state of things
constexpr int days_of_age = 60;  ///< in which one birthday is not the rule

/// The unit of the last digit that is not zero: 100 of 1,700.
double precision_of(double number) {
    constexpr double limit = 1e15;
    double unit = 1;
    while (number != 0 && unit < limit && std::fmod(number, unit * 10) == 0) unit *= 10;
    return unit;
}

/// "230 feet" where the other says 229: one of them is rounded to the nearest ten.
bool is_rounded(double a, double b) {
    constexpr double small = 100;  ///< so few are counted one by one
    if (std::min(a, b) < small) return std::abs(a - b) < 1;
    return 2 * std::abs(a - b) <= std::max(precision_of(a), precision_of(b));
}
class Finder {
public:
    Finder(const StoryView& view,
           const StoryEntities& entities,
           const WordWeights& weights,
           const FigureLexicon& lexicon,
           const std::vector<ToldFigure>& figures)
        : view_(view),
          entities_(entities),
          told_(read_measures(view, entities, {weights, lexicon}, figures)) {
        for (const ToldMeasure& told : told_) {
            if (told.is_outdated) outdated_.emplace(told.article, told.unit, told.number);
        }
        std::erase_if(told_, [](const ToldMeasure& told) { return told.is_outdated; });
        drop_lists(told_,
                   [](const ToldMeasure& told) { return std::pair(told.sentence, told.unit); });
        for (Index i = 0; i < told_.size(); ++i) {
            given_.emplace(told_[i].article, told_[i].unit, told_[i].number);
            by_key_[key_of(told_[i])].push_back(i);
        }
        for (const ToldFigure& figure : figures) {
            given_.emplace(figure.article, figure.unit, figure.number);
        }
    }

    [[nodiscard]] std::vector<Disagreement> find() const {
        std::vector<std::vector<Index>> groups = groups_alike();
        for (const auto& [key, members] : by_key_) {
            if (is_of_person(key)) add_ages(members, groups);
        }
        std::sort(groups.begin(), groups.end());
        std::vector<Disagreement> rows;
        for (const std::vector<Index>& group : groups) {
            if (auto row = describe(group)) rows.push_back(std::move(*row));
        }
        return rows;
    }

private:
    using Key = std::tuple<std::string, std::string, std::optional<Index>>;

    /// Only figures of one key can be of the same: of an age its person, of a length its unit, of
    /// a plain number what it counts.
    [[nodiscard]] static Key key_of(const ToldMeasure& told) {
        const bool is_age = told.role == "age";
        return {told.unit, told.unit.empty() || is_age ? told.thing : std::string(), told.person};
    }

    [[nodiscard]] static bool is_of_person(const Key& key) { return std::get<2>(key).has_value(); }

    /// Figures that are met by each other best, with those that these meet.
    [[nodiscard]] std::vector<std::vector<Index>> groups_alike() const {
        std::vector<std::vector<Index>> groups;
        std::vector<bool> is_done(told_.size());
        const std::map<Index, std::vector<Index>> partners = find_partners();
        for (const auto& [first, others] : partners) {
            if (is_done[first]) continue;
            std::vector<Index> group = {first};
            // Each that joins may bring in some that the others did not.
            for (std::size_t member = 0; member < group.size(); ++member) {
                const auto found = partners.find(group[member]);
                is_done[group[member]] = true;
                for (const Index other : found->second) {
                    if (!is_done[other]) group.push_back(other);
                    is_done[other] = true;
                }
            }
            std::sort(group.begin(), group.end());
            groups.push_back(std::move(group));
        }
        return groups;
    }

    /// Adds the ages of one person, parted where no report follows another for so many days.
    void add_ages(std::vector<Index> ages, std::vector<std::vector<Index>>& groups) const {
        const auto day = [&](Index age) { return view_.report_day(told_[age].article); };
        std::erase_if(ages, [&](Index age) { return !day(age); });  // nobody knows when
        std::ranges::stable_sort(ages, {}, day);
        for (auto first = ages.begin(); first != ages.end();) {
            const auto gap = std::adjacent_find(first, ages.end(), [&](Index a, Index b) {
                return *day(b) - *day(a) > days_of_age;
            });
            const auto last = gap == ages.end() ? gap : std::next(gap);
            groups.emplace_back(first, last);
            std::sort(groups.back().begin(), groups.back().end());
            first = last;
        }
    }

    /// Of each figure those of other articles that are met by it best, and it by them.
    [[nodiscard]] std::map<Index, std::vector<Index>> find_partners() const {
        PairScores scores;
        for (const auto& [key, members] : by_key_) {
            if (!is_of_person(key)) add_scores(members, scores);
        }
        const auto article_of = [this](Index figure) { return told_[figure].article; };
        std::map<Index, std::vector<Index>> partners;
        for (const auto& [a, b] : mutual_pairs(scores, article_of)) {
            if (is_explained(told_[a], told_[b])) continue;
            partners[a].push_back(b);
            partners[b].push_back(a);
        }
        return partners;
    }

    /// Compares those that share a word which few of them have: of all sums in a currency most
    /// have nothing in common.
    void add_scores(const std::vector<Index>& members, PairScores& scores) const {
        BagIndex index;
        for (const Index member : members) {
            for (const std::uint32_t earlier : index.find(told_[member].around)) {
                const Index other = members[earlier];
                const auto score = score_of(told_[other], told_[member]);
                if (score) scores[{other, member}] = *score;
            }
            index.add(told_[member].around);
        }
    }

    /// One of the articles gives both numbers: then they are of two things.
    [[nodiscard]] bool is_explained(const ToldMeasure& a, const ToldMeasure& b) const {
        if (a.number == b.number) return false;
        return given_.contains({b.article, a.unit, a.number}) ||
               given_.contains({a.article, b.unit, b.number});
    }

    /// Nothing when the two cannot be of the same.
    [[nodiscard]] std::optional<double> score_of(const ToldMeasure& a, const ToldMeasure& b) const {
        if (a.article == b.article || (a.role != b.role && !a.role.empty() && !b.role.empty())) {
            return {};
        }
        const auto told_a = view_.report_day(a.article);
        const auto told_b = view_.report_day(b.article);
        if (!told_a || !told_b) return {};  // of which state of things nobody knows
        const int days = std::abs(*told_a - *told_b);
        if (days > days_told || (a.day && b.day && *a.day != *b.day)) return {};
        if (!a.thing.empty() && !b.thing.empty() && a.thing != b.thing) return {};
        const auto [low, high] = std::minmax(a.number, b.number);
        if (low < far_ratio * high) return {};
        double least = low < near_ratio * high ? min_likeness_far : min_likeness;
        if (a.role == "age") least = least_of_ages(a, b, least);
        if (differ(a.persons, b.persons)) return {};
        const double like = (likeness(a.near, b.near) + likeness(a.around, b.around)) / 2;
        if (like < least) return {};
        return like + (a.number == b.number ? same_number_bonus : 0);
    }

    /// Reports begin with whom they are about: "a four-year-old boy fell into a moat".
    [[nodiscard]] static double least_of_ages(const ToldMeasure& a,
                                              const ToldMeasure& b,
                                              double least) {
        const bool is_protagonist = a.is_at_head && b.is_at_head && !a.thing.empty() &&
                                    std::abs(a.number - b.number) <= max_years_at_head;
        return is_protagonist ? min_likeness_at_head : std::max(least, min_likeness_of_age);
    }

    [[nodiscard]] std::string about(const ToldMeasure& told) const {
        if (told.person) return "age of " + entities_.entries()[*told.person].name;
        const std::string of = told.noun.empty() ? std::string() : " of the " + told.noun;
        if (told.role == "age" || told.role == "distance") return told.role + of;
        if (is_currency(told.unit)) return "sum" + of;
        if (told.unit.empty() || told.role.empty()) return told.noun.empty() ? "size" : told.noun;
        return told.role + of;
    }

    [[nodiscard]] static bool exclude(const ToldMeasure& a, const ToldMeasure& b) {
        if (a.range.meets(b.range)) return false;
        if (a.person) return true;
        const bool is_converted =
            !a.unit.empty() && a.role != "age" && !is_currency(a.unit) &&
            std::min(a.number, b.number) > same_measure * std::max(a.number, b.number);
        return !is_converted && !is_rounded(a.number, b.number);
    }

    /// One figure of each value that is told on a day: many reports tell the same.
    [[nodiscard]] std::vector<Index> distinct(const std::vector<Index>& group) const {
        std::map<std::tuple<double, double, double, std::string, std::optional<int>>, Index> first;
        for (const Index one : group) {
            const ToldMeasure& told = told_[one];
            const auto day = view_.report_day(told.article);
            first.emplace(std::tuple(told.number, told.range.low, told.range.high, told.role, day),
                          one);
        }
        std::vector<Index> figures;
        figures.reserve(first.size());
        for (const auto& [value, figure] : first) figures.push_back(figure);
        return figures;
    }

    /// Things counted day by day become more: the cases, the countries that report them.
    ///
    /// figures  without repetitions
    [[nodiscard]] bool has_grown(const std::vector<Index>& figures) const {
        return std::all_of(figures.begin(), figures.end(), [&](Index one) {
            return std::all_of(figures.begin(), figures.end(), [&](Index other) {
                const ToldMeasure& a = told_[one];
                const ToldMeasure& b = told_[other];
                const auto day_a = view_.report_day(a.article);
                const auto day_b = view_.report_day(b.article);
                return !exclude(a, b) || (a.unit.empty() && day_a && day_b && *day_a != *day_b &&
                                          (*day_a < *day_b) == (a.number < b.number));
            });
        });
    }

    /// A report tells of two of an age each: "a 21-year-old man and, later, a 23-year-old man".
    [[nodiscard]] bool are_several(const std::vector<Index>& group) const {
        std::map<Index, double> ages;
        return std::any_of(group.begin(), group.end(), [&](Index one) {
            const ToldMeasure& told = told_[one];
            const bool is_of_anybody = told.role == "age" && !told.person;
            return is_of_anybody &&
                   ages.emplace(told.article, told.number).first->second != told.number;
        });
    }

    /// A report gives one value and calls another the earlier one.
    [[nodiscard]] bool is_corrected(const std::vector<Index>& figures) const {
        return std::any_of(figures.begin(), figures.end(), [&](Index one) {
            return std::any_of(figures.begin(), figures.end(), [&](Index other) {
                const ToldMeasure& told = told_[one];
                return outdated_.contains({told.article, told.unit, told_[other].number});
            });
        });
    }

    /// Values that exclude another; those that none excludes say nothing new.
    [[nodiscard]] std::optional<Disagreement> describe(const std::vector<Index>& group) const {
        std::map<std::pair<double, std::string>, std::vector<SideReport>> sides;
        std::set<Index> origins;
        const ToldMeasure* named = nullptr;
        const std::vector<Index> figures = distinct(group);
        for (const Index member : group) {
            const ToldMeasure& told = told_[member];
            const bool differs = std::any_of(figures.begin(), figures.end(), [&](Index other) {
                return exclude(told, told_[other]);
            });
            if (!differs) continue;
            const bool names_more = !named || (named->noun.empty() && !told.noun.empty());
            if (names_more) named = &told;
            sides[{told.number, told.value}].push_back({told.article, told.words});
            origins.insert(view_.origin_of(told.article));
        }
        if (sides.size() < 2 || origins.size() < 2 || are_several(group)) return std::nullopt;
        const bool is_replaced = has_grown(figures) || is_corrected(figures);
        Disagreement row{"count", about(*named), {}, is_replaced ? "superseded" : "conflict"};
        for (const auto& [value, reports] : sides) {
            row.sides.push_back(make_side(view_, value.second, reports));
        }
        return row;
    }

    const StoryView& view_;
    const StoryEntities& entities_;
    std::vector<ToldMeasure> told_;  ///< by article and place
    std::set<std::tuple<Index, std::string, double>> given_;
    std::set<std::tuple<Index, std::string, double>> outdated_;  ///< articles say: no longer so
    std::map<Key, std::vector<Index>> by_key_;
};

}  // namespace

std::vector<Disagreement> find_measures(const StoryView& view,
                                        const StoryEntities& entities,
                                        const WordWeights& weights,
                                        const FigureLexicon& lexicon,
                                        const std::vector<ToldFigure>& figures) {
    return Finder(view, entities, weights, lexicon, figures).find();
}

}  // namespace concord
