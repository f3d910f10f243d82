// Sentences that name a day: "Rusk landed in Hesk on 6 June" of a report of 2031 is of 2031-06-06.

#include "compare/dated_mentions.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "compare/day_range.h"
#include "compare/phrase_words.h"

namespace concord {
namespace {

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

/// The time bounds what the sentence tells, and dates nothing: "until May", "their third meeting
/// since January". What has been so "since January" began then.
bool is_bound(std::string_view text, const StorySentence& sentence, Span date) {
    constexpr std::array<std::string_view, 4> bounds = {"until", "till", "before", "after"};
    constexpr std::array<std::string_view, 4> counts = {"last", "only", "time", "times"};
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
    return std::any_of(from, before, [&](const Word& at) {
        return one_of(word(&at), counts) || ordinal_of(word(&at));
    });
}

/// "14:47", "9.11" of a clock, somewhere in the text.
bool holds_clock_time(std::string_view text) {
    for (std::size_t i = 1; i + 2 < text.size(); ++i) {
        const bool is_mark = text[i] == ':' || text[i] == '.';
        const bool has_more_digits = i + 3 < text.size() && is_ascii_digit(text[i + 3]);
        if (is_mark && is_ascii_digit(text[i - 1]) && are_ascii_digits(text.substr(i + 1, 2)) &&
            !has_more_digits) {
            return true;
        }
    }
    return false;
}

/// When the report was printed, not when what it tells was: "Page last updated at 14:47 GMT,
/// Wednesday, 28 September 2031", "Monday 8 August 2031 00.05 BST" of a report of that day.
bool is_print_stamp(const ArticleRecord& record, Span sentence, Span time, std::string_view date) {
    constexpr std::uint32_t before = 24;
    constexpr std::uint32_t behind = 12;
    constexpr std::array<std::string_view, 3> printed = {"updated", "posted", "published"};
    if (date.size() < 10 || !record.article.published.starts_with(date)) return false;
    const std::string_view text = record.article.text;
    if (slice(text, time).find(date.substr(0, 4)) == std::string_view::npos) return false;
    const Span beside = {std::max(sentence.begin, time.begin - std::min(time.begin, before)),
                         std::min(sentence.end, time.end + behind)};
    const std::string around = ascii_lower(slice(text, beside));
    return holds_clock_time(around) ||
           std::any_of(printed.begin(), printed.end(), [&](std::string_view word) {
               return around.find(word) != std::string::npos;
           });
}

}  // namespace

std::vector<DatedMention> find_dated_mentions(const StoryView& view) {
    std::vector<DatedMention> mentions;
    const auto sentences = view.sentences();
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
        const StorySentence& sentence = sentences[i];
        const ArticleRecord& record = view.record(sentence.article);
        const auto& times = record.annotation.times;
        auto time = std::lower_bound(
            times.begin(), times.end(), sentence.span.begin, [](const TimeValue& t, auto begin) {
                return t.span.begin < begin;
            });
        if (time == times.end() || time->span.begin >= sentence.span.end) continue;
        const std::vector<Span> plain = plain_words(sentence);
        std::set<std::pair<std::string, bool>> seen;
        for (; time != times.end() && time->span.begin < sentence.span.end; ++time) {
            const auto point = date_point(*time);
            if (!point || (point->precision != "day" && point->precision != "month")) continue;
            const std::string& date = point->value;
            if (is_print_stamp(record, sentence.span, time->span, date)) continue;
            const bool dates = tells_something(plain, time->span) &&
                               !is_bound(record.article.text, sentence, time->span);
            if (seen.emplace(date, dates).second) {
                mentions.push_back({date, i, time->span, dates});
            }
        }
    }
    return mentions;
}

}  // namespace concord
