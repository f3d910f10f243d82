// The smallest pieces of time expressions: the number of a day, a month, a year, an amount. A month
// is the hard one, for names of months are words and names of people too; its neighbours decide:
//
//     in May, May 9, May 2030     month
//     May said, you may           none
//     Mar. 9                      month; "Mar" alone is none

#include "annotate/time_sentence.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <system_error>

#include "annotate/time_direction.h"
#include "base/utf8.h"

namespace concord {

TimeBound TimeSentence::bound(std::size_t at) const {
    if (!has(at)) return {at, {}};
    const TimeLexicon::Phrase found = lexicon_.longest_bound(words_, at, last_);
    return {at + found.words, found.value};
}

std::optional<unsigned> TimeSentence::day_number(std::size_t at) const {
    if (!has(at)) return std::nullopt;
    std::string_view text = words_[at].lower;
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
        if (text.size() > 2 && text.ends_with(suffix)) {
            text.remove_suffix(2);
            break;
        }
    }
    if (text.size() > 2) return std::nullopt;
    const auto number = whole_number(text);
    if (!number || *number < 1 || *number > 31) return std::nullopt;
    return static_cast<unsigned>(*number);
}

/// True beside the number of a day or before a year.
bool TimeSentence::is_beside_number(std::size_t at) const {
    return day_number(at + 1) || year(at + 1) || day_number(at - 1);
}

std::optional<unsigned> TimeSentence::month(std::size_t at) const {
    const TimeWord word = look(at);
    if (word.month == 0 || !is_capitalised(at)) return std::nullopt;
    if (word.short_month) {
        return is_beside_number(at) ? std::optional(word.month) : std::nullopt;
    }
    if (!is(at, "may", "march") || is_beside_number(at)) return word.month;
    const bool led = is(at - 1, "in", "since", "until", "by", "of", "from", "to", "through") ||
                     is(at - 1, "last", "this", "next", "early", "mid", "late") ||
                     is(at - 1, "between", "and");
    return led ? std::optional(word.month) : std::nullopt;
}

std::optional<int> TimeSentence::year(std::size_t at) const {
    if (!has(at) || words_[at].text.size() != 4) return std::nullopt;
    const auto year = whole_number(words_[at].text);
    if (!year || *year < 1700 || *year > 2199) return std::nullopt;
    return year;
}

std::optional<TimeAmount> TimeSentence::number(std::size_t at) const {
    if (!has(at)) return std::nullopt;
    const std::string_view text = words_[at].lower;
    if (is_ascii_digit(text[0])) {
        std::string digits;
        std::copy_if(
            text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != ','; });
        double value = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
        return TimeAmount{at + 1, value};
    }
    const int value = look(at).number;
    if (value < 0) return std::nullopt;
    const bool tens = value >= 20 && value % 10 == 0;
    const int ones = tens && is(at + 1, "-") ? look(at + 2).number : 0;
    if (ones > 0 && ones < 10) return TimeAmount{at + 3, static_cast<double>(value + ones)};
    return TimeAmount{at + 1, static_cast<double>(value)};
}

Direction TimeSentence::direction(std::size_t at, std::size_t end) const {
    return direction_around(words_, first_, last_, at, end);
}

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace concord
