// An article without a date sometimes says one of itself: "today", "yesterday" or "tomorrow" with
// the whole date behind it. A date alone proves nothing: it may be that of any event.
//
//     "The bridge closed today, 12 April 2031."         2031-04-12
//     "They met yesterday (Friday, April 11, 2031)."    2031-04-12
//     "It closed on 12 April 2031."                     nothing

#include "clean/said_day.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <system_error>

#include "base/calendar.h"
#include "base/utf8.h"

namespace concord {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

struct Deictic {
    std::string_view word;
    int days_to_today = 0;
};
constexpr std::array<Deictic, 3> deictics = {{{"today", 0}, {"yesterday", 1}, {"tomorrow", -1}}};

constexpr std::array<std::string_view, 7> weekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

bool is_letter(char c) {
    const char small = ascii_lower(c);
    return small >= 'a' && small <= 'z';
}

/// Goes over the words of a text from a place on.
class WordReader {
public:
    WordReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    [[nodiscard]] std::size_t at() const { return at_; }

    /// The letters and digits that stand behind blanks, commas and an opening bracket.
    std::string_view next() {
        while (at_ < text_.size() &&
               (is_ascii_space(text_[at_]) || text_[at_] == ',' || text_[at_] == '(')) {
            if (text_[at_] == '\n') return {};
            ++at_;
        }
        const std::size_t begin = at_;
        while (at_ < text_.size() && (is_letter(text_[at_]) || is_ascii_digit(text_[at_]))) {
            ++at_;
        }
        const std::string_view word = text_.substr(begin, at_ - begin);
        if (at_ < text_.size() && text_[at_] == '.' && month_from_name(word)) ++at_;  // "Apr."
        return word;
    }

private:
    std::string_view text_;
    std::size_t at_;
};

/// The number that all of a word is, but for "st" and its like.
std::optional<unsigned> number_of(std::string_view word) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    const std::string_view rest = word.substr(static_cast<std::size_t>(end - word.data()));
    const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    if (error != std::errc() || !(rest.empty() || ordinal)) return std::nullopt;
    return number;
}

/// "12 April 2031" or "April 12, 2031" from `at` on, perhaps behind a weekday; `at` moves behind
/// it.
std::optional<year_month_day> read_date(std::string_view text, std::size_t& at) {
    WordReader words(text, at);
    std::string_view first = words.next();
    for (const std::string_view weekday : weekdays) {
        if (ascii_lower(first) == weekday) {
            first = words.next();
            break;
        }
    }
    const std::string_view second = words.next();
    const auto year = number_of(words.next());
    const auto month = month_from_name(first) ? month_from_name(first) : month_from_name(second);
    const auto day = month_from_name(first) ? number_of(second) : number_of(first);
    constexpr unsigned earliest = 1700;
    constexpr unsigned latest = 2199;
    if (!month || !day || !year || *year < earliest || *year > latest) return std::nullopt;
    const year_month_day date = std::chrono::year(static_cast<int>(*year)) /
                                std::chrono::month(*month) / std::chrono::day(*day);
    if (!date.ok()) return std::nullopt;
    at = words.at();
    return date;
}

bool is_word_at(std::string_view text, std::size_t at, std::string_view word) {
    if (text.size() - at < word.size() || ascii_lower(text.substr(at, word.size())) != word)
        return false;
    const std::size_t end = at + word.size();
    return (at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]));
}

/// In "a year ago today" and in a quotation the day is not that of writing.
bool is_told_of_another_day(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && is_ascii_space(text[begin - 1])) --begin;
    const std::string_view before = text.substr(0, begin);
    for (const std::string_view word : {"ago", "since", "until", "from", "like"}) {
        if (before.ends_with(word)) return true;
    }
    const std::size_t line = before.rfind('\n');
    const std::string_view said = line == std::string_view::npos ? before : before.substr(line);
    const auto marks = std::count(said.begin(), said.end(), '"');
    const std::size_t opened = said.rfind("“");
    const std::size_t closed = said.rfind("”");
    const bool curly =
        opened != std::string_view::npos && (closed == std::string_view::npos || closed < opened);
    return marks % 2 == 1 || curly;
}

}  // namespace

std::optional<SaidDay> find_said_day(std::string_view text) {
    std::optional<SaidDay> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = ascii_lower(text[at]);
        if (c != 't' && c != 'y') continue;
        for (const Deictic& deictic : deictics) {
            if (!is_word_at(text, at, deictic.word)) continue;
            if (is_told_of_another_day(text, at)) continue;
            std::size_t end = at + deictic.word.size();
            const auto date = read_date(text, end);
            if (!date) continue;
            const year_month_day day(sys_days(*date) + days(deictic.days_to_today));
            if (found && found->day != day) return std::nullopt;
            if (!found) found = SaidDay{day, text.substr(at, end - at)};
        }
    }
    return found;
}

}  // namespace concord
