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
#include <utility>

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
    // "June Harbour Works", "April Remmick": part of a name
    const bool named =
        is_tagged(at + 1, Xpos::nnp) && is_capitalised(at + 1) && look(at + 1).weekday == 0 &&
        is_tagged(at, Xpos::nnp) &&
        !is(at - 1, "in", "of", "since", "until", "by", "last", "this", "next", "early", "late");
    if (named && !is_beside_number(at)) return std::nullopt;
    if (!is(at, "may", "march") || is_beside_number(at)) return word.month;
    // "according to May" names somebody.
    const bool is_span = is(at - 1, "to") && !is(at - 2, "according");
    const bool led = is(at - 1, "in", "since", "until", "by", "of", "from", "through") || is_span ||
                     is(at - 1, "last", "this", "next", "early", "mid", "late") ||
                     is(at - 1, "between", "and") ||
                     (is(at - 1, "the") && is_lower(at + 1) && !is(at + 1, "on", "to", "in", "of"));
    return led ? std::optional(word.month) : std::nullopt;
}

TimeTerm TimeSentence::month_term(std::size_t at, std::size_t end, unsigned month) const {
    if (const CalendarPoint* point = told()) {
        const int year = timex::year_beside(*point, month);
        return spoken_term(end, TimeType::date, timex::of_month(year, month));
    }
    return anchored_term(end, TimeType::date, timex::month(anchor(), month, direction(at, end)));
}

std::optional<TimeTerm> TimeSentence::day_term(std::size_t at,
                                               std::size_t end,
                                               unsigned month,
                                               unsigned day) const {
    if (const CalendarPoint* point = told()) {
        const int year = timex::year_beside(*point, month);
        auto value = timex::of_date(year, month, day);
        if (!value) return std::nullopt;
        return spoken_term(end, TimeType::date, std::move(*value));
    }
    auto value = timex::month_day(anchor(), month, day, direction(at, end));
    if (!value) return std::nullopt;
    return anchored_term(end, TimeType::date, std::move(*value));
}

const CalendarPoint* TimeSentence::spoken_here() const {
    return clock_.spoken && clock_.spoken->sentence == first_ ? &clock_.spoken->point : nullptr;
}

const CalendarPoint* TimeSentence::told() const {
    return clock_.narrative && clock_.spoken ? &clock_.spoken->point : nullptr;
}

std::optional<int> TimeSentence::year(std::size_t at) const {
    if (!has(at) || words_[at].text.size() != 4) return std::nullopt;
    const auto year = whole_number(words_[at].text);
    if (!year || *year < 1500 || *year > 2199) return std::nullopt;
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
    const bool a_hundred = is(at, "a") && is(at + 1, "hundred", "thousand");
    const int value = a_hundred ? 1 : look(at).number;
    if (value < 0) return std::nullopt;
    const bool tens = value >= 20 && value % 10 == 0;
    const std::size_t ones_at = is(at + 1, "-") ? at + 2 : at + 1;
    const int ones = tens ? look(ones_at).number : 0;
    if (ones > 0 && ones < 10) return TimeAmount{ones_at + 1, static_cast<double>(value + ones)};
    if (is(at + 1, "hundred")) return TimeAmount{at + 2, value * 100.0};
    if (is(at + 1, "thousand")) return TimeAmount{at + 2, value * 1000.0};
    return TimeAmount{at + 1, static_cast<double>(value)};
}

Direction TimeSentence::direction(std::size_t at, std::size_t end) const {
    return direction_around(words_, tokens_, first_, last_, at, end);
}

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace concord
