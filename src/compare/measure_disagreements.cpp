// Figures of all kinds that lie in sentences alike. "The singer posted four photos with a heartfelt
// caption" beside "posted three photos of herself": the same thing counted, both numbers near each
// other, and of all photos of the other report these stand among the words most like their own.
// An age needs no likeness: it is that of the person it is given to.
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

#include "base/sort_unique.h"
#include "base/stem.h"
#include "base/token_words.h"
#include "base/utf8.h"
#include "compare/disagreement_side.h"
#include "compare/figure_values.h"
#include "compare/mutual_pairs.h"
#include "compare/phrase_words.h"
#include "compare/word_weights.h"

namespace concord {
namespace {

constexpr double min_likeness = 0.34;         ///< of the words near both and of both sentences
constexpr double min_likeness_far = 0.6;      ///< the same, of numbers far from each other
constexpr double min_likeness_of_age = 0.45;  ///< of somebody without a name: there are many
constexpr double near_ratio = 0.75;           ///< numbers farther apart seldom measure one thing
constexpr double far_ratio = 0.4;
constexpr double same_measure = 0.95;  ///< of miles that one made of kilometres
constexpr double same_number_bonus = 0.3;
constexpr int days_told = 3;          ///< between reports of one state of things
constexpr int days_of_age = 60;       ///< in which one birthday is not the rule
constexpr std::size_t min_words = 5;  ///< of a sentence
constexpr std::size_t words_near = 7;
constexpr std::uint32_t bytes_near = 40;  ///< behind a number, in which the thing counted is told

/// A figure as one article tells it.
struct Told {
    Index article = 0;
    std::uint32_t sentence = 0;
    Span words;  ///< with what is counted
    std::string value;
    double number = 0;
    FigureRange range;
    std::string unit;
    std::string role;
    std::string noun;
    std::string thing;            ///< the group of people that it names, or the noun folded
    std::optional<Index> person;  ///< whose age it is
    std::optional<int> day;
    std::set<std::string> persons;  ///< named in the sentence, by their last names
    WordBag near;
    WordBag around;  ///< of the whole sentence
};

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

/// Of a clock time, an address or a number cut by blanks ("2, 106", "1: 32").
bool is_piece(std::string_view text, Span number) {
    constexpr std::size_t group = 3;  ///< digits between the commas of a number
    std::size_t at = number.begin;
    while (at > 0 && text[at - 1] == ' ') --at;
    const char mark = at > 0 ? text[at - 1] : ' ';
    std::size_t digits = 0;
    while (at > digits + 1 && is_ascii_digit(text[at - 2 - digits])) ++digits;
    const bool is_group = number.size() == group && digits > 0 && digits <= group;
    const bool is_minute = number.size() == 2 && digits > 0 && digits <= 2;
    return mark == '/' || (mark == ',' && is_group) || (mark == '.' && is_minute) ||
           ((mark == ':' || mark == '-' || mark == '_') && digits > 0);
}

/// "41 years", "41-year-old".
bool is_of_years(std::string_view text, Span number) {
    const std::size_t behind = std::min(text.find_first_not_of(" -", number.end), text.size());
    return behind > number.end && text.substr(behind).starts_with("year");
}

/// Letters of an abbreviation: "BST", "PM".
bool is_acronym(std::string_view word) {
    return word.size() > 1 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "Rusk, 41," and "41-year-old Helma Rusk", said of today; not "Rusk was 41 when".
bool stands_beside(std::string_view text, Span person, Span age) {
    const Span between{std::min(person.end, age.end), std::max(person.begin, age.begin)};
    std::vector<Word> words;
    if (between.begin < between.end) append_words(text, between, words);
    return std::all_of(words.begin(), words.end(), [&](const Word& word) {
        const std::string_view printed = slice(text, word.span);
        return printed == "year" || printed == "years" || printed == "old" || printed == "aged";
    });
}

class Finder {
public:
    Finder(const StoryView& view,
           const StoryEntities& entities,
           const WordWeights& weights,
           const FigureLexicon& lexicon,
           const std::vector<ToldFigure>& figures)
        : view_(view), entities_(entities), weights_(weights), lexicon_(lexicon) {
        std::set<std::pair<Index, Span>> compared;
        for (const ToldFigure& figure : figures) {
            if (!figure.role.empty()) compared.emplace(figure.article, figure.span);
        }
        for (Index article = 0; article < view.records().size(); ++article) {
            for (const Quantity& quantity : view.record(article).findings.quantities) {
                if (!compared.contains({article, quantity.span})) read(article, quantity);
            }
        }
        drop_lists(told_, [](const Told& told) { return std::pair(told.sentence, told.unit); });
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
    [[nodiscard]] static Key key_of(const Told& told) {
        const bool is_age = told.role == "age";
        return {told.unit, told.unit.empty() || is_age ? told.thing : std::string(), told.person};
    }

    [[nodiscard]] static bool is_of_person(const Key& key) { return std::get<2>(key).has_value(); }

    /// Not what moves from day to day, nor a share, which is taken of many wholes.
    [[nodiscard]] bool is_steady(const Quantity& quantity) const {
        const bool is_long =
            quantity.role == "lasted" && quantity.unit != "h" && quantity.unit != "min";
        return quantity.unit != "%" && !is_long && !lexicon_.is_role(quantity.role, "moving");
    }

    void read(Index article, const Quantity& quantity) {
        const std::string_view text = view_.text(article);
        const auto at = view_.sentence_at(article, quantity.span.begin);
        const bool has_number = quantity.low || quantity.high;
        if (!at || !has_number || quantity.part_of || !is_steady(quantity)) return;
        const StorySentence& sentence = view_.sentences()[*at];
        // "Slideshow (9 Images)" is none.
        const bool is_sentence = sentence.words.size() >= min_words;
        const bool is_whole = is_sentence && sentence.span.contains(quantity.span);
        if (!is_whole || lexicon_.is_vague(slice(text, quantity.span)) ||
            is_of_date(article, quantity) || is_addition(sentence, quantity) ||
            is_piece(text, quantity.span) ||
            (quantity.role != "age" && is_of_years(text, quantity.span))) {
            return;
        }
        Told told;
        told.article = article;
        told.sentence = *at;
        told.words = quantity.span;
        told.value = value_of(quantity);
        told.number = quantity.low ? *quantity.low : *quantity.high;
        told.range = range_of(quantity);
        told.unit = quantity.unit;
        told.role = quantity.role;
        read_thing(quantity, told);
        const bool is_of_nobody = told.role == "age" && told.thing.empty() && !told.person;
        if (is_of_nobody || (told.unit.empty() && told.thing.empty()) || told.number <= 0) return;
        if (is_currency(told.unit)) told.role.clear();  // "offered", "paid", "worth" of one sum
        told.day = day_in(view_, article, sentence.span);
        told.persons = persons_in(article, sentence.span);
        read_words(sentence, quantity, told);
        told_.push_back(std::move(told));
    }

    void read_thing(const Quantity& quantity, Told& told) const {
        if (!quantity.of) return;
        const std::string_view text = view_.text(told.article);
        if (told.role == "age" && stands_beside(text, *quantity.of, quantity.span)) {
            told.person = person_at(told.article, *quantity.of);
        }
        const std::string_view head = slice(text, head_noun(text, *quantity.of));
        told.noun = fold_word(head);
        if (is_acronym(head)) return;
        const std::string_view group = lexicon_.group(told.noun);
        told.thing = group.empty() ? stem_of(told.noun) : std::string(group);
        if (told.person) told.thing.clear();
        const bool is_behind = quantity.of->begin >= quantity.span.end &&
                               quantity.of->begin < quantity.span.end + bytes_near;
        if (is_behind) told.words.end = quantity.of->end;
        if (told.person) {
            told.words = {std::min(quantity.of->begin, quantity.span.begin),
                          std::max(quantity.of->end, quantity.span.end)};
        }
    }

    [[nodiscard]] std::optional<Index> person_at(Index article, Span words) const {
        const auto& chains = view_.record(article).annotation.entities;
        for (Index i = 0; i < chains.size(); ++i) {
            if (chains[i].type != EntityType::person) continue;
            for (const Mention& mention : chains[i].mentions) {
                const bool is_it =
                    mention.kind == MentionKind::name && mention.span.overlaps(words);
                if (is_it) return entities_.find(article, i);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::set<std::string> persons_in(Index article, Span sentence) const {
        std::set<std::string> persons;
        const auto& chains = view_.record(article).annotation.entities;
        for (Index i = 0; i < chains.size(); ++i) {
            const auto entry = entities_.find(article, i);
            if (!entry || chains[i].type != EntityType::person) continue;
            for (const Mention& mention : chains[i].mentions) {
                const bool is_here =
                    mention.kind == MentionKind::name && sentence.contains(mention.span);
                if (is_here) persons.insert(last_name(entities_.entries()[*entry].name));
            }
        }
        return persons;
    }

    /// "the 19 Sept. 11 hijackers": a number beside a date may belong to it.
    [[nodiscard]] bool is_of_date(Index article, const Quantity& quantity) const {
        const auto& times = view_.record(article).annotation.times;
        return std::any_of(times.begin(), times.end(), [&](const TimeValue& time) {
            const bool is_date = time.type == TimeType::date && time.span.end > time.span.begin;
            return is_date && time.span.begin <= quantity.span.end + 1 &&
                   quantity.span.begin <= time.span.end + 1;
        });
    }

    /// "another 12 photos", "12 others": on top of a figure given before.
    [[nodiscard]] bool is_addition(const StorySentence& sentence, const Quantity& quantity) const {
        const std::string_view text = view_.text(sentence.article);
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            const Span word = sentence.words[i].span;
            const bool is_before = word.end <= quantity.span.begin &&
                                   i + 1 < sentence.words.size() &&
                                   sentence.words[i + 1].span.end > quantity.span.begin;
            const bool is_behind = word.begin >= quantity.span.end &&
                                   (i == 0 || sentence.words[i - 1].span.begin < quantity.span.end);
            const bool is_inside = quantity.span.contains(word) && i + 1 < sentence.words.size();
            if (!is_before && !is_behind && !is_inside) continue;
            const std::string lower = fold_word(slice(text, word));
            const bool adds = lower == "additional" ||
                              (lexicon_.cue(lower) == "more" && !(is_inside && lower == "more"));
            if (adds) return true;
        }
        return false;
    }

    /// The telling words of the sentence and those close to the number; numbers tell nothing.
    void read_words(const StorySentence& sentence, const Quantity& quantity, Told& told) const {
        const std::string_view text = view_.text(sentence.article);
        std::size_t first = 0;
        while (first < sentence.words.size() &&
               sentence.words[first].span.end <= quantity.span.begin) {
            ++first;
        }
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            const Word& word = sentence.words[i];
            const std::string lower = fold_word(slice(text, word.span));
            const bool tells = lower.size() > 2 && !word.number &&
                               !quantity.span.contains(word.span) && lexicon_.cue(lower).empty();
            if (!tells) continue;
            const std::uint64_t stem = word_hash(stem_of(lower));
            told.around.emplace_back(stem, weights_.weight(stem));
            const bool is_near = i + words_near >= first && i <= first + words_near;
            if (is_near) told.near.emplace_back(stem, weights_.weight(stem));
        }
        for (WordBag* bag : {&told.around, &told.near}) {
            sort_unique(*bag);
        }
    }

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
    [[nodiscard]] bool is_explained(const Told& a, const Told& b) const {
        if (a.number == b.number) return false;
        return given_.contains({b.article, a.unit, a.number}) ||
               given_.contains({a.article, b.unit, b.number});
    }

    /// Nothing when the two cannot be of the same.
    [[nodiscard]] std::optional<double> score_of(const Told& a, const Told& b) const {
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
        if (a.role == "age") least = std::max(least, min_likeness_of_age);
        if (differ(a.persons, b.persons)) return {};
        const double like = (likeness(a.near, b.near) + likeness(a.around, b.around)) / 2;
        if (like < least) return {};
        return like + (a.number == b.number ? same_number_bonus : 0);
    }

    [[nodiscard]] std::string about(const Told& told) const {
        if (told.person) return "age of " + entities_.entries()[*told.person].name;
        const std::string of = told.noun.empty() ? std::string() : " of the " + told.noun;
        if (told.role == "age" || told.role == "distance") return told.role + of;
        if (is_currency(told.unit)) return "sum" + of;
        if (told.unit.empty() || told.role.empty()) return told.noun.empty() ? "size" : told.noun;
        return told.role + of;
    }

    [[nodiscard]] static bool exclude(const Told& a, const Told& b) {
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
            const Told& told = told_[one];
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
                const Told& a = told_[one];
                const Told& b = told_[other];
                const auto day_a = view_.report_day(a.article);
                const auto day_b = view_.report_day(b.article);
                return !exclude(a, b) || (a.unit.empty() && day_a && day_b && *day_a != *day_b &&
                                          (*day_a < *day_b) == (a.number < b.number));
            });
        });
    }

    /// Values that exclude another; those that none excludes say nothing new.
    [[nodiscard]] std::optional<Disagreement> describe(const std::vector<Index>& group) const {
        std::map<std::pair<double, std::string>, std::vector<SideReport>> sides;
        std::set<Index> origins;
        const Told* named = nullptr;
        const std::vector<Index> figures = distinct(group);
        for (const Index member : group) {
            const Told& told = told_[member];
            const bool differs = std::any_of(figures.begin(), figures.end(), [&](Index other) {
                return exclude(told, told_[other]);
            });
            if (!differs) continue;
            const bool names_more = !named || (named->noun.empty() && !told.noun.empty());
            if (names_more) named = &told;
            sides[{told.number, told.value}].push_back({told.article, told.words});
            origins.insert(view_.origin_of(told.article));
        }
        if (sides.size() < 2 || origins.size() < 2) return std::nullopt;
        Disagreement row{
            "count", about(*named), {}, has_grown(figures) ? "superseded" : "conflict"};
        for (const auto& [value, reports] : sides) {
            row.sides.push_back(make_side(view_, value.second, reports));
        }
        return row;
    }

    const StoryView& view_;
    const StoryEntities& entities_;
    const WordWeights& weights_;
    const FigureLexicon& lexicon_;
    std::vector<Told> told_;  ///< by article and place
    std::set<std::tuple<Index, std::string, double>> given_;
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
