// Dated sentences: "Rusk landed in Hesk on 6 June" of a report of 2031 is a line of 2031-06-06.

#include "compare/timeline.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "base/utf8.h"

namespace concord {
namespace {

bool are_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

/// "2031-06-06TNI" -> "2031-06-06", "2031-06" -> "2031-06"; weeks, seasons, years, and values
/// that no anchor completed give nothing.
std::string_view date_of(const TimeValue& time) {
    if (time.type != TimeType::date && time.type != TimeType::time) return {};
    const std::string_view value = time.value;
    const bool has_month = value.size() >= 7 && are_digits(value.substr(0, 4)) && value[4] == '-' &&
                           are_digits(value.substr(5, 2));
    if (!has_month) return {};
    if (value.size() == 7) return value;
    const bool has_day = value.size() >= 10 && value[7] == '-' && are_digits(value.substr(8, 2)) &&
                         (value.size() == 10 || value[10] == 'T');
    return has_day ? value.substr(0, 10) : std::string_view();
}

std::uint64_t hash_words(const StorySentence& sentence) {
    std::uint64_t hash = 0;
    for (const Word& word : sentence.words) hash = (hash ^ word.hash) * 0x9E3779B97F4A7C15ULL;
    return hash;
}

/// Where words stand that are neither numbers nor begin with a capital, in order.
std::vector<Span> plain_words(const StorySentence& sentence) {
    std::vector<Span> plain;
    for (const Word& word : sentence.words) {
        if (!word.capital && !word.number) plain.push_back(word.span);
    }
    return plain;
}

/// Two words at least in lower case beside the date: "HESK, June 18. /TORINFORM/." tells nothing.
bool tells_something(const std::vector<Span>& plain, Span date) {
    const auto begins_before = [](Span word, std::uint32_t at) { return word.begin < at; };
    const auto inside = std::lower_bound(plain.begin(), plain.end(), date.begin, begins_before);
    std::size_t beside = static_cast<std::size_t>(inside - plain.begin());
    auto behind = std::lower_bound(inside, plain.end(), date.end, begins_before);
    // A word that goes on behind the date stands beside it.
    if (behind != inside && std::prev(behind)->end > date.end) --behind;
    beside += static_cast<std::size_t>(plain.end() - behind);
    return beside >= 2;
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The time bounds what the sentence tells, and dates nothing: "until May", "their third meeting
/// since January". What has been so "since January" began then.
bool is_bound(std::string_view text, const StorySentence& sentence, Span date) {
    constexpr std::array<std::string_view, 4> bounds = {"until", "till", "before", "after"};
    constexpr std::array<std::string_view, 14> counts = {"first",
                                                         "second",
                                                         "third",
                                                         "fourth",
                                                         "fifth",
                                                         "sixth",
                                                         "seventh",
                                                         "eighth",
                                                         "ninth",
                                                         "tenth",
                                                         "last",
                                                         "only",
                                                         "time",
                                                         "times"};
    constexpr std::ptrdiff_t near = 5;  ///< words before "since"
    const auto word = [&](auto at) { return to_lower(slice(text, at->span)); };
    const auto next =
        std::partition_point(sentence.words.begin(), sentence.words.end(), [&](const Word& at) {
            return at.span.end <= date.begin;
        });
    if (next == sentence.words.begin()) return false;
    const auto before = next - 1;
    if (word(before) != "since") return one_of(word(before), bounds);
    const auto from = before - std::min(near, before - sentence.words.begin());
    return std::any_of(from, before, [&](const Word& at) { return one_of(word(&at), counts); });
}

}  // namespace

DatedLines find_dated_lines(const StoryView& view, const std::string& last_day) {
    struct Line {
        std::string date;
        const StorySentence* sentence;
    };
    std::vector<Line> lines;
    std::set<std::tuple<std::string, Index, std::uint64_t>> seen;
    for (const StorySentence& sentence : view.sentences()) {
        const auto& times = view.record(sentence.article).annotation.times;
        auto time = std::lower_bound(
            times.begin(), times.end(), sentence.span.begin, [](const TimeValue& t, auto begin) {
                return t.span.begin < begin;
            });
        if (time == times.end() || time->span.begin >= sentence.span.end) continue;
        const std::vector<Span> plain = plain_words(sentence);
        const std::uint64_t hash = hash_words(sentence);
        const Index origin = view.origin_of(sentence.article);
        for (; time != times.end() && time->span.begin < sentence.span.end; ++time) {
            const std::string date(date_of(*time));
            if (date.empty() || !tells_something(plain, time->span)) continue;
            if (is_bound(view.text(sentence.article), sentence, time->span)) continue;
            const bool is_new = seen.emplace(date, origin, hash).second;
            if (is_new) lines.push_back({date, &sentence});
        }
    }
    // Sentences come by article and place already.
    std::stable_sort(
        lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.date < b.date; });
    DatedLines dated;
    for (const Line& line : lines) {
        const std::string precision = line.date.size() == 7 ? "month" : "day";
        const bool is_ahead = !last_day.empty() && line.date > last_day.substr(0, line.date.size());
        auto& list = is_ahead ? dated.calendar : dated.timeline;
        list.push_back({line.date,
                        precision,
                        std::nullopt,
                        view.cite(line.sentence->article, line.sentence->span)});
    }
    return dated;
}

}  // namespace concord
