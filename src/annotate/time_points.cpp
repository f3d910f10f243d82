// Days, months and years as the calendar names them. What a name leaves open, the week of a weekday
// or the year of a month, is closed by the day of publication and by the tense beside it; without
// that day it stays open ("XXXX").
//
//     published 2025-04-14:  "April 11" 2025-04-11;  "by Friday" 2025-04-18;  "April 2024" 2024-04
//
// Points that name their distance from that day ("last week") are those of time_relative.

#include "annotate/time_points.h"

#include <chrono>
#include <string>
#include <utility>

#include "annotate/time_relative.h"
#include "base/calendar.h"

namespace concord {
namespace {

/// "2025-04-11"
std::optional<TimeTerm> read_iso_day(const TimeSentence& sentence, std::size_t at) {
    const auto day = parse_day(sentence[at].text);
    if (!day) return std::nullopt;
    return absolute_term(at + 1, TimeType::date, timex::of_day(std::chrono::sys_days(*day)));
}

/// "in May or [June]": of the year of the month before it; nothing for a month that does not follow
/// on one without a year.
std::optional<std::string> following_month(const TimeSentence& sentence,
                                           std::size_t at,
                                           unsigned month) {
    if (!sentence.is(at - 1, "or", "and") || sentence.is(at + 1, "'s")) return std::nullopt;
    const auto before = sentence.month(at - 2);
    if (!before || *before >= month) return std::nullopt;
    const std::string first =
        timex::month(sentence.anchor(), *before, sentence.direction(at - 2, at - 1));
    const auto year = whole_number(first.substr(0, 4));
    return year ? std::optional(timex::of_month(*year, month)) : std::nullopt;
}

/// "April 11, 2025", "Apr. 11", "April 2025", "April of 2025", "April last year", "April"
std::optional<TimeTerm> read_month_first(const TimeSentence& sentence, std::size_t at) {
    const auto month = sentence.month(at);
    if (!month) return std::nullopt;
    const std::size_t end = at + 1;
    if (const auto day = sentence.day_number(end)) {
        if (auto found = read_day_of_month(sentence, at, end + 1, *month, *day)) return found;
        // Of "February 31" the month remains.
    }
    const std::size_t year_at = sentence.is(end, ",", "of") ? end + 1 : end;
    if (const auto year = sentence.year(year_at)) {
        return absolute_term(year_at + 1, TimeType::date, timex::of_month(*year, *month));
    }
    if (sentence.is(end, "last", "this", "next") && sentence.is(end + 1, "year")) {
        const int offset = sentence.is(end, "last") ? -1 : sentence.is(end, "next") ? 1 : 0;
        return anchored_term(
            end + 2, TimeType::date, timex::month_in_year(sentence.anchor(), *month, offset));
    }
    if (const auto shared = following_month(sentence, at, *month)) {
        return anchored_term(end, TimeType::date, *shared);
    }
    return anchored_term(
        end, TimeType::date, timex::month(sentence.anchor(), *month, sentence.direction(at, end)));
}

/// "9 April 2025", "9th of April", "the 9th of April"
std::optional<TimeTerm> read_day_first(const TimeSentence& sentence, std::size_t at) {
    const std::size_t day_at = sentence.is(at, "the") ? at + 1 : at;
    const auto day = sentence.day_number(day_at);
    if (!day) return std::nullopt;
    const std::size_t month_at = sentence.is(day_at + 1, "of") ? day_at + 2 : day_at + 1;
    const auto month = sentence.month(month_at);
    if (!month) return std::nullopt;
    return read_day_of_month(sentence, at, month_at + 1, *month, *day);
}

/// A day with its number, behind its weekday.
std::optional<TimeTerm> read_numbered_day(const TimeSentence& sentence, std::size_t at) {
    auto found = read_month_first(sentence, at);
    if (!found || !is_day(found->value)) found = read_day_first(sentence, at);
    return found && is_day(found->value) ? found : std::nullopt;
}

/// "Friday, 9 April", "Friday (9 April)", "Friday last week", "Friday"
std::optional<TimeTerm> read_weekday(const TimeSentence& sentence, std::size_t at) {
    const TimeWord word = sentence.look(at);
    if (word.weekday == 0 || word.weekdays || !sentence.is_capitalised(at)) return std::nullopt;
    const std::size_t end = at + 1;
    const bool apart = sentence.is(end, ",", "(");
    if (auto date = read_numbered_day(sentence, apart ? end + 1 : end)) {
        if (sentence.is(end, "(")) {
            // Where more than the date is in brackets, neither explains the other.
            if (!sentence.is(date->end, ")")) return std::nullopt;
            ++date->end;
        }
        return date;
    }
    if (sentence.is(end, "last") && sentence.is(end + 1, "week")) {
        return anchored_term(
            end + 2, TimeType::date, timex::weekday_in_week(sentence.anchor(), word.weekday, -1));
    }
    return anchored_term(
        end,
        TimeType::date,
        timex::weekday(sentence.weekday_anchor(), word.weekday, sentence.direction(at, end)));
}

/// "the 1990s"
std::optional<TimeTerm> read_decade(const TimeSentence& sentence, std::size_t at) {
    const TokenWord& word = sentence[at];
    if (word.text.size() != 5 || !word.lower.ends_with("s")) return std::nullopt;
    const auto decade = whole_number(word.text.substr(0, 4));
    if (!decade || *decade < 1700 || *decade >= 2100 || *decade % 10 != 0) return std::nullopt;
    return absolute_term(at + 1, TimeType::date, std::string(word.text.substr(0, 3)));
}

/// Four digits are a year where the word before asks for a time and nothing behind is counted: "in
/// 2022", "of 2022", but neither "of 2022 soldiers" nor "in 2022 hours".
std::optional<TimeTerm> read_year(const TimeSentence& sentence, std::size_t at) {
    const auto year = sentence.year(at);
    if (!year || *year < 1800 || *year > 2100) return std::nullopt;
    const std::size_t end = at + 1;
    if (sentence.is(end, "-", "%") || sentence.look(end).unit != nullptr) return std::nullopt;
    const bool asked =
        sentence.is(at - 1, "in", "since", "until", "till", "during", "year", "early", "late");
    const bool perhaps =
        sentence.is(at - 1, "of", "by", "from", "before", "after", "the", "'s", "mid", "between");
    const bool counts = sentence.is_lower(end) && sentence[end].lower.ends_with('s');
    if (!asked && (!perhaps || counts)) return std::nullopt;
    return absolute_term(end, TimeType::date, timex::of_year(*year));
}

}  // namespace

std::optional<TimeTerm> read_point(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.has(at)) return std::nullopt;
    for (const auto read : {read_iso_day,
                            read_weekday,
                            read_month_first,
                            read_day_first,
                            read_relative_point,
                            read_decade,
                            read_year}) {
        if (auto found = read(sentence, at)) return found;
    }
    return std::nullopt;
}

std::optional<TimeTerm> read_day_of_month(
    const TimeSentence& sentence, std::size_t at, std::size_t end, unsigned month, unsigned day) {
    const std::size_t year_at = sentence.is(end, ",") ? end + 1 : end;
    if (const auto year = sentence.year(year_at)) {
        auto value = timex::of_date(*year, month, day);
        if (!value) return std::nullopt;
        return absolute_term(year_at + 1, TimeType::date, std::move(*value));
    }
    const Anchor& anchor = sentence.anchor();
    if (anchor && sentence.is(end, "last", "this") && sentence.is(end + 1, "year")) {
        const int year = static_cast<int>(anchor->year()) - (sentence.is(end, "last") ? 1 : 0);
        auto value = timex::of_date(year, month, day);
        if (!value) return std::nullopt;
        return anchored_term(end + 2, TimeType::date, std::move(*value));
    }
    const bool to_come = sentence.direction(at, end) == Direction::future;
    auto value =
        timex::month_day(anchor, month, day, to_come ? Direction::future : Direction::nearest);
    if (!value) return std::nullopt;
    return anchored_term(end, TimeType::date, std::move(*value));
}

}  // namespace concord
