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

#include "annotate/time_offsets.h"
#include "annotate/time_quarters.h"
#include "annotate/time_relative.h"
#include "annotate/time_years.h"
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

/// The year that stands behind the last month of a list: "May, June and [July 2016]"; `at` is
/// behind the first of them.
std::optional<int> shared_year(const TimeSentence& sentence, std::size_t at, unsigned month) {
    constexpr int longest_list = 4;
    for (int months = 1; months < longest_list; ++months) {
        if (!sentence.is(at, "and", "or", "to", "through", "-", "–", ",")) return std::nullopt;
        ++at;
        if (sentence.is(at, "and", "or")) ++at;
        const auto next = sentence.month(at);
        if (!next || *next <= month) return std::nullopt;
        month = *next;
        ++at;
        if (const auto year = sentence.year(at)) return year;
    }
    return std::nullopt;
}

/// "April 11, 2025", "Apr. 11", "April 2025", "April of 2025", "April last year", "April"
std::optional<TimeTerm> read_month_first(const TimeSentence& sentence, std::size_t at) {
    const auto month = sentence.month(at);
    if (!month) return std::nullopt;
    const std::size_t end = at + 1;
    // "In May 12 soldiers died" names no day.
    const bool counts = sentence.is_lower(end + 1) && sentence.is_tagged(end + 1, Xpos::nns);
    if (const auto day = sentence.day_number(end); day && !counts) {
        if (auto found = read_day_of_month(sentence, at, end + 1, *month, *day)) return found;
        // Of "February 31" the month remains.
    }
    const std::size_t year_at = sentence.is(end, ",", "of") ? end + 1 : end;
    if (const auto year = shared_year(sentence, end, *month)) {
        return absolute_term(end, TimeType::date, timex::of_month(*year, *month));
    }
    if (const auto year = sentence.year(year_at)) {
        return absolute_term(year_at + 1, TimeType::date, timex::of_month(*year, *month));
    }
    if (auto year = read_year(sentence, year_at); year && sentence.is(year_at, "nineteen")) {
        return absolute_term(year->end,
                             TimeType::date,
                             timex::of_month(whole_number(year->value).value_or(0), *month));
    }
    if (sentence.is(end, "last", "this", "next") && sentence.is(end + 1, "year")) {
        const int offset = sentence.is(end, "last") ? -1 : sentence.is(end, "next") ? 1 : 0;
        return anchored_term(
            end + 2, TimeType::date, timex::month_in_year(sentence.anchor(), *month, offset));
    }
    if (sentence.is(end, "of") && sentence.is(end + 1, "that") && sentence.is(end + 2, "year") &&
        sentence.spoken()) {
        return spoken_term(
            end + 3, TimeType::date, timex::of_month(sentence.spoken()->point.year, *month));
    }
    if (const auto shared = following_month(sentence, at, *month)) {
        return anchored_term(end, TimeType::date, *shared);
    }
    return sentence.month_term(at, end, *month);
}

/// "April 24 and [25]", "April 24 and [25, 2030]" behind a day that was spoken of just before
std::optional<TimeTerm> read_second_day(const TimeSentence& sentence, std::size_t at) {
    const auto day = sentence.day_number(at);
    if (!day || !sentence.is(at - 1, "and", "or") || !sentence.day_number(at - 2) ||
        !sentence.month(at - 3) || sentence.month(at + 1) || !sentence.spoken()) {
        return std::nullopt;
    }
    const bool counted =
        sentence.is_lower(at + 1) && sentence.is_tagged(at + 1, Xpos::nns, Xpos::nn);
    const CalendarPoint& point = sentence.spoken()->point;
    if (counted || point.day == 0 || *day <= point.day) return std::nullopt;
    auto value = timex::of_date(point.year, point.month, *day);
    if (!value) return std::nullopt;
    const std::size_t year_at = sentence.is(at + 1, ",") ? at + 2 : at + 1;
    const bool year = sentence.year(year_at) == point.year;
    return spoken_term(year ? year_at + 1 : at + 1, TimeType::date, std::move(*value));
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

/// "told The Baltimore Sun." ends in a name, no short form of a weekday.
bool ends_a_name(const TimeSentence& sentence, std::size_t at) {
    if (!sentence[at].text.ends_with('.')) return false;
    const bool is_led =
        sentence.is(at - 1, "on", "by", "since", "until", "from", "before", "after");
    return sentence.is(at - 1, "the") || (sentence.is_capitalised(at - 1) && !is_led);
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
    if (ends_a_name(sentence, at)) return std::nullopt;
    if (sentence.is(end, "last") && sentence.is(end + 1, "week")) {
        return anchored_term(
            end + 2, TimeType::date, timex::weekday_in_week(sentence.anchor(), word.weekday, -1));
    }
    if (const CalendarPoint* point = sentence.told()) {
        return spoken_term(end,
                           TimeType::date,
                           timex::weekday(point->whole_day(), word.weekday, Direction::future));
    }
    return anchored_term(
        end,
        TimeType::date,
        timex::weekday(sentence.weekday_anchor(), word.weekday, sentence.direction(at, end)));
}

/// "spring 1918", "the winter of 1777-78", "in the summer", "the summer"
std::optional<TimeTerm> read_season(const TimeSentence& sentence, std::size_t at) {
    const std::size_t name_at = sentence.is(at, "the") ? at + 1 : at;
    const std::string season(sentence.look(name_at).season);
    if (season.empty()) return std::nullopt;
    const std::size_t end = name_at + 1;
    const std::size_t year_at = sentence.is(end, "of", ",") ? end + 1 : end;
    if (const auto year = sentence.year(year_at)) {
        const bool two = sentence.is(year_at + 1, "-", "–", "/") && sentence.has(year_at + 2) &&
                         sentence[year_at + 2].text.size() == 2 &&
                         whole_number(sentence[year_at + 2].text);
        return absolute_term(
            two ? year_at + 3 : year_at + 1, TimeType::date, timex::of_year(*year) + "-" + season);
    }
    if (sentence.is(end, "of") || !sentence.is_tagged(name_at, Xpos::nn, Xpos::nnp)) {
        return std::nullopt;
    }
    const bool led = sentence.is(at - 1, "in", "by", "during", "since", "until", "early", "late") ||
                     sentence.is(at - 1, "mid", "-", "of", "through", "over", "throughout");
    if (!led && !(name_at != at && sentence.is(name_at, "summer", "winter", "autumn"))) {
        return std::nullopt;
    }
    if (const CalendarPoint* point = sentence.told()) {
        return spoken_term(end, TimeType::date, timex::of_year(point->year) + "-" + season);
    }
    return anchored_term(
        end, TimeType::date, timex::season(sentence.anchor(), season, sentence.direction(at, end)));
}

/// "the weekend", "over the weekend": the one that the tense around it points to
std::optional<TimeTerm> read_weekend(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.is(at, "the") || !sentence.is(at + 1, "weekend")) return std::nullopt;
    if (sentence.is(at + 2, "of", "before", "after")) return std::nullopt;
    const std::size_t end = at + 2;
    const bool over = sentence.direction(at, end) != Direction::future;
    const Anchor& day = sentence.anchor();
    const bool on_it = day && std::chrono::weekday(std::chrono::sys_days(*day)).iso_encoding() >= 6;
    return anchored_term(
        end, TimeType::date, timex::week_from(day, over && !on_it ? -1 : 0) + "-WE");
}

}  // namespace

std::optional<TimeTerm> read_point(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.has(at)) return std::nullopt;
    for (const auto read : {read_iso_day,
                            read_weekday,
                            read_month_first,
                            read_day_first,
                            read_second_day,
                            read_quarter,
                            read_season,
                            read_relative_point,
                            read_weekend,
                            read_offset,
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
    // "April 24 and 25, 2030": the year is said once
    if (sentence.is(end, "and", "or", "-", "–", "to") && sentence.day_number(end + 1)) {
        const std::size_t behind = sentence.is(end + 2, ",") ? end + 3 : end + 2;
        if (const auto year = sentence.year(behind)) {
            auto value = timex::of_date(*year, month, day);
            if (!value) return std::nullopt;
            return absolute_term(end, TimeType::date, std::move(*value));
        }
    }
    const Anchor& anchor = sentence.anchor();
    if (anchor && sentence.is(end, "last", "this") && sentence.is(end + 1, "year")) {
        const int year = static_cast<int>(anchor->year()) - (sentence.is(end, "last") ? 1 : 0);
        auto value = timex::of_date(year, month, day);
        if (!value) return std::nullopt;
        return anchored_term(end + 2, TimeType::date, std::move(*value));
    }
    return sentence.day_term(at, end, month, day);
}

}  // namespace concord
