// What happened long ago, or is to come, is dated in passing, by no event that one would code:
// "has led the council since 2028", "his term ends in 2032". Such dates are those of one thing when
// the words round them are alike, when a word beside both is the same, and when they are next to
// each other, as a slip and its original are.
//
// Only years and months by their names are compared. Days were tried: what is dated to one, by no
// event, is too often something else than what is dated to the next. Left out is what comes again
// each year ("the race in 2029").

#include "compare/written_date_disagreements.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "base/token_words.h"
#include "base/utf8.h"
#include "compare/disagreement_side.h"
#include "compare/phrase_words.h"
#include "compare/told_point.h"
#include "compare/value_words.h"

namespace concord {
namespace {

constexpr double min_likeness = 0.28;
constexpr std::size_t min_plain = 2;    ///< words in common that are no names
constexpr double names_likeness = 0.6;  ///< enough by itself, whatever the words are
constexpr std::size_t min_names = 4;
constexpr int max_years = 2;
constexpr int max_months = 2;

/// A date as an article gives it.
struct Told {
    Index article = 0;
    Span words;
    ToldPoint point;
    ValueWords around;
};

std::optional<int> max_steps(ToldPoint::Unit unit) {
    if (unit == ToldPoint::Unit::year) return max_years;
    if (unit == ToldPoint::Unit::month) return max_months;
    return std::nullopt;
}

/// "June 2031", "June", "2031"; not "two months ago" nor "the 2020s".
bool is_written_out(std::string_view text,
                    Span time,
                    ToldPoint::Unit unit,
                    const WordLists& lists) {
    std::vector<Word> words;
    append_words(text, time, words);
    const bool is_relative = std::any_of(words.begin(), words.end(), [&](const Word& word) {
        return lists.has("relative", fold_word(slice(text, word.span)));
    });
    const std::string_view printed = slice(text, time);
    const bool has_digit = std::any_of(printed.begin(), printed.end(), is_ascii_digit);
    const std::string_view behind = text.substr(time.end, 4);
    const bool is_decade =
        unit == ToldPoint::Unit::year &&
        (behind.starts_with('s') || behind.starts_with("'s") || behind.starts_with("’s"));
    return !is_relative && !is_decade && (has_digit || unit == ToldPoint::Unit::month);
}

/// "August and September": the two date one thing together.
bool is_coordinated(std::string_view text, const std::vector<TimeValue>& times, Span time) {
    constexpr std::array<std::string_view, 5> joints = {"and", "or", "&", ",", ", and"};
    return std::any_of(times.begin(), times.end(), [&](const TimeValue& other) {
        if (other.span.overlaps(time)) return false;
        const Span between{std::min(other.span.end, time.end),
                           std::max(other.span.begin, time.begin)};
        std::string_view words = slice(text, between);
        while (words.starts_with(' ')) words.remove_prefix(1);
        while (words.ends_with(' ')) words.remove_suffix(1);
        return one_of(words, joints);
    });
}

/// A post is signed "Anton Rusk (@rusk) 9 June 2031", an address holds "/2031/06/".
bool is_of_notice(std::string_view text, Span time) {
    std::size_t begin = time.begin;
    while (begin > 0 && text[begin - 1] == ' ') --begin;
    std::size_t end = time.end;
    while (end < text.size() && text[end] == ' ') ++end;
    const char before = begin > 0 ? text[begin - 1] : ' ';
    return before == ')' || before == '/' || text.substr(end, 1) == "/";
}

class Finder {
public:
    Finder(const StoryView& view,
           const WordWeights& weights,
           const WordRates& rates,
           const WordLists& words)
        : view_(view), words_(words), reader_(view, weights, rates) {
        for (Index article = 0; article < view.records().size(); ++article) {
            for (const TimeValue& time : view.record(article).annotation.times) {
                read(article, time);
            }
        }
    }

    [[nodiscard]] std::vector<Disagreement> find() const {
        std::vector<Disagreement> rows;
        for (const std::vector<Index>& group : groups()) {
            if (auto row = describe(group)) rows.push_back(std::move(*row));
        }
        return rows;
    }

private:
    void read(Index article, const TimeValue& time) {
        const auto point = point_of(time);
        const auto at = view_.sentence_at(article, time.span.begin);
        if (!point || !at || !max_steps(point->unit)) return;
        const std::string_view text = view_.text(article);
        const auto& times = view_.record(article).annotation.times;
        const StorySentence& sentence = view_.sentences()[*at];
        const bool is_told = sentence.span.contains(time.span) &&
                             is_written_out(text, time.span, point->unit, words_) &&
                             !is_coordinated(text, times, time.span) &&
                             !is_of_notice(text, time.span) && !has_cue(sentence);
        if (is_told) told_.push_back({article, time.span, *point, reader_.read(*at, time.span)});
    }

    [[nodiscard]] bool has_cue(const StorySentence& sentence) const {
        const std::string_view text = view_.text(sentence.article);
        return std::any_of(sentence.words.begin(), sentence.words.end(), [&](const Word& word) {
            const std::string lower = fold_word(slice(text, word.span));
            return words_.has("yearly", lower) || words_.has("stamp", lower);
        });
    }

    [[nodiscard]] bool is_same(const Told& a, const Told& b) const {
        if (a.article == b.article || a.point.unit != b.point.unit) return false;
        const int steps = std::abs(a.point.number - b.point.number);
        if (steps > *max_steps(a.point.unit)) return false;
        const ValueMatch found = match(a.around, b.around);
        const bool is_alike = found.is_plain_beside && found.shared_plain >= min_plain &&
                              found.likeness >= min_likeness;
        // Months come again: a name must tie the two.
        const bool is_tied =
            a.point.unit == ToldPoint::Unit::year || found.shared > found.shared_plain;
        const bool has_names =
            found.is_beside && found.shared >= min_names && found.likeness >= names_likeness;
        if (!(is_alike && is_tied) && !has_names) return false;
        return steps == 0 ||
               !(gives(a.article, b.point, found) || gives(b.article, a.point, found));
    }

    /// The article has this date too, and words that the two have in common beside it.
    [[nodiscard]] bool gives(Index article, const ToldPoint& point, const ValueMatch& found) const {
        return std::any_of(told_.begin(), told_.end(), [&](const Told& told) {
            if (told.article != article || told.point != point) return false;
            return std::any_of(told.around.words.begin(),
                               told.around.words.end(),
                               [&](const auto& word) { return found.stems.contains(word.stem); });
        });
    }

    /// Of those that are of the same, directly or by others, in order; one of each as well.
    [[nodiscard]] std::vector<std::vector<Index>> groups() const {
        std::vector<Index> group_of(told_.size());
        std::iota(group_of.begin(), group_of.end(), 0);
        for (Index one = 0; one < told_.size(); ++one) {
            for (Index other = one + 1; other < told_.size(); ++other) {
                const auto [first, last] = std::minmax(group_of[one], group_of[other]);
                if (first == last || !is_same(told_[one], told_[other])) continue;
                std::replace(group_of.begin(), group_of.end(), Index{last}, Index{first});
            }
        }
        std::map<Index, std::vector<Index>> members;
        for (Index i = 0; i < told_.size(); ++i) members[group_of[i]].push_back(i);
        std::vector<std::vector<Index>> groups;
        groups.reserve(members.size());
        for (auto& [first, group] : members) groups.push_back(std::move(group));
        return groups;
    }

    /// The words round the first of them that those round another have too.
    [[nodiscard]] std::string about(const std::vector<Index>& group) const {
        const Told& first = told_[group.front()];
        std::set<std::uint64_t> stems;
        for (const Index member : group) {
            if (told_[member].point != first.point) {
                stems.merge(match(first.around, told_[member].around).stems);
            }
        }
        std::string about;
        for (const ValueWord& word : first.around.words) {
            if (!stems.contains(word.stem)) continue;
            if (!about.empty()) about += ' ';
            about += slice(view_.text(first.article), word.span);
        }
        return about;
    }

    [[nodiscard]] std::optional<Disagreement> describe(const std::vector<Index>& group) const {
        std::vector<DatedReport> reports;
        reports.reserve(group.size());
        for (const Index member : group) {
            const Told& told = told_[member];
            reports.push_back({{told.article, told.words}, told.point});
        }
        std::vector<DisagreementSide> sides = make_dated_sides(view_, reports);
        if (sides.empty()) return std::nullopt;
        return Disagreement{"date", about(group), std::move(sides), "conflict"};
    }

    const StoryView& view_;
    const WordLists& words_;
    ValueWordReader reader_;
    std::vector<Told> told_;  ///< by article and place
};

}  // namespace

std::vector<Disagreement> find_written_dates(const StoryView& view,
                                             const WordWeights& weights,
                                             const WordRates& rates,
                                             const WordLists& words) {
    return Finder(view, weights, rates, words).find();
}

}  // namespace concord
