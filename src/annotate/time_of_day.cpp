// Parts of a day and times of the clock, with the day that they belong to. A night has the date of
// its evening:
//
//     published 2025-04-14:  "this morning" 2025-04-14TMO;  "Friday at 10pm" 2025-04-11T22:00
//                            "overnight", "last night" 2025-04-13TNI
//                            "the night of 10–11 April" 2025-04-10TNI
//
// A clock time without a day is not given that of the publication: "10pm" XXXX-XX-XXT22:00.

#include "annotate/time_of_day.h"

#include <string>
#include <utility>

#include "annotate/time_points.h"
#include "base/utf8.h"

namespace concord {
namespace {

std::string clock_value(std::string_view day, const TimeOfDay& clock) {
    return timex::of_clock(day, clock.hour, clock.minute) + (clock.utc ? "Z" : "");
}

/// The point with a part of the day or a clock time, which ends before `end`.
TimeTerm refine(TimeTerm point, std::size_t end, std::string value) {
    point.end = end;
    point.type = TimeType::time;
    point.value = std::move(value);
    return point;
}

// --- nights --------------------------------------------------------------------------------

TimeTerm night_from(const TimeSentence& sentence, std::size_t end, int offset) {
    return anchored_term(end, TimeType::time, timex::day_from(sentence.anchor(), offset) + "TNI");
}

bool is_hyphen(const TimeSentence& sentence, std::size_t at) {
    return sentence.is(at, "-", "–");
}

/// "the night of 10–11 June", "the night of June 10-11", "the night of Friday"
///
/// at       where the expression begins
/// date_at  behind "of"
std::optional<TimeTerm> read_night_of(const TimeSentence& sentence,
                                      std::size_t at,
                                      std::size_t date_at) {
    const auto evening = sentence.day_number(date_at);
    const auto month = sentence.month(date_at + 3);
    if (evening && is_hyphen(sentence, date_at + 1) && sentence.day_number(date_at + 2) && month) {
        if (const auto day = read_day_of_month(sentence, at, date_at + 4, *month, *evening)) {
            return refine(*day, day->end, day->value + "TNI");
        }
    }
    const auto day = read_point(sentence, sentence.is(date_at, "the") ? date_at + 1 : date_at);
    if (!day || !(is_day(day->value) || is_weekend(day->value))) return std::nullopt;
    const bool to_morning = is_hyphen(sentence, day->end) && sentence.day_number(day->end + 1);
    return refine(*day, to_morning ? day->end + 2 : day->end, day->value + "TNI");
}

/// "overnight", "tonight", "last night", "the night of June 10", "during the night", "that night"
std::optional<TimeTerm> read_night(const TimeSentence& sentence, std::size_t at) {
    if (sentence.is(at, "overnight")) {
        const bool adjective = sentence.is_lower(at + 1) && sentence.is(at - 1, "an", "the");
        if (adjective) return std::nullopt;
        return night_from(sentence, at + 1, -1);
    }
    if (sentence.is(at, "tonight")) return night_from(sentence, at + 1, 0);
    if (!sentence.is(at + 1, "night")) return std::nullopt;
    const std::size_t end = at + 2;
    if (sentence.is(at, "last")) return night_from(sentence, end, -1);
    if (!sentence.is(at, "the", "that")) return std::nullopt;
    if (sentence.is(end, "of")) return read_night_of(sentence, at, end + 1);
    if (sentence.is(end, "before", "after")) return std::nullopt;
    const bool that = sentence.is(at, "that") && sentence.has(at - 1);
    if (!that && !sentence.is(at - 1, "during", "in")) return std::nullopt;
    return night_from(sentence, end, -1);
}

// --- days with a part or a time ------------------------------------------------------------

/// MO, AF, EV, NI or MI; empty where the word is no part of a day.
std::string_view part_of_day(const TimeSentence& sentence, std::size_t at) {
    const std::string_view part = sentence.look(at).part_of_day;
    return part.size() == 2 ? part : std::string_view();
}

/// "10.30pm on Friday", "noon, 9 April", "10pm"
std::optional<TimeTerm> read_clock_first(const TimeSentence& sentence, std::size_t at) {
    const auto clock = read_clock(sentence, at);
    if (!clock) return std::nullopt;
    std::size_t date_at = clock->end;
    if (sentence.is(date_at, ",")) ++date_at;
    if (sentence.is(date_at, "on")) ++date_at;
    if (const auto date = read_point(sentence, date_at)) {
        const bool open_weekend = is_weekend(date->value) && date->value.starts_with("XXXX");
        if (is_day(date->value) || open_weekend) {
            return refine(*date, date->end, clock_value(date->value, *clock));
        }
    }
    const CalendarPoint* spoken =
        sentence.told() != nullptr ? sentence.told() : sentence.spoken_here();
    if (spoken != nullptr && spoken->day != 0) {
        return spoken_term(
            clock->end, TimeType::time, clock_value(timex::from_point(*spoken, 'D', 0), *clock));
    }
    return absolute_term(clock->end, TimeType::time, clock_value("XXXX-XX-XX", *clock));
}

/// "the morning of 5 May", "the early hours of Thursday"
std::optional<TimeTerm> read_part_of(const TimeSentence& sentence, std::size_t at) {
    std::size_t part_at = sentence.is(at, "the") ? at + 1 : at;
    if (sentence.is(part_at, "early", "late")) ++part_at;
    const bool hours = sentence.is(part_at, "hours") && part_at != at;
    const std::string_view part = hours ? "MO" : part_of_day(sentence, part_at);
    if (part.empty() || !sentence.is(part_at + 1, "of")) return std::nullopt;
    const auto day = read_point(sentence, part_at + 2);
    if (!day || !is_day(day->value)) return std::nullopt;
    return refine(*day, day->end, day->value + "T" + std::string(part));
}

/// "this morning"
std::optional<TimeTerm> read_this_part(const TimeSentence& sentence, std::size_t at) {
    const std::string_view part = part_of_day(sentence, at + 1);
    if (!sentence.is(at, "this") || part.empty()) return std::nullopt;
    return anchored_term(
        at + 2, TimeType::time, timex::day_from(sentence.anchor(), 0) + "T" + std::string(part));
}

/// "Friday morning", "yesterday evening", "9 April at 3:29 PM"
std::optional<TimeTerm> read_day_first(const TimeSentence& sentence, std::size_t at) {
    const auto day = read_point(sentence, at);
    if (!day || !is_day(day->value)) return std::nullopt;
    if (const std::string_view part = part_of_day(sentence, day->end); !part.empty()) {
        return refine(*day, day->end + 1, day->value + "T" + std::string(part));
    }
    if (!sentence.is(day->end, "at")) return std::nullopt;
    const auto clock = read_clock(sentence, day->end + 1);
    if (!clock) return std::nullopt;
    return refine(*day, clock->end, clock_value(day->value, *clock));
}

// --- the clock -----------------------------------------------------------------------------

/// Hour and minute as printed: "10.30", "3:29", "9"; `end` is not set.
std::optional<TimeOfDay> digits_of_clock(std::string_view text) {
    constexpr std::size_t longest = std::string_view("10:30").size();
    if (!is_ascii_digit(text[0]) || text.size() > longest) return std::nullopt;
    const std::size_t mark = text.find_first_of(".:");
    const auto hour = whole_number(text.substr(0, mark));
    std::optional<int> minute = 0;
    if (mark != std::string_view::npos) {
        const std::string_view digits = text.substr(mark + 1);
        minute = digits.size() == 2 ? whole_number(digits) : std::nullopt;
    }
    if (!hour || !minute || *hour > 24 || *minute > 59) return std::nullopt;
    return TimeOfDay{0, *hour, *minute};
}

/// "0900", before a zone only
std::optional<TimeOfDay> four_digits_of_clock(std::string_view text) {
    const auto digits = text.size() == 4 ? whole_number(text) : std::nullopt;
    if (!digits || *digits < 0 || *digits / 100 > 23 || *digits % 100 > 59) return std::nullopt;
    return TimeOfDay{0, *digits / 100, *digits % 100};
}

/// With the zone behind it, if there is one: "GMT", "local time", "Moscow time", "hours".
TimeOfDay in_zone(const TimeSentence& sentence, TimeOfDay clock) {
    std::size_t at = clock.end;
    if (sentence.is(at, "hours", "hrs", "hr") && !sentence.is_tagged(clock.end - 2, Xpos::cd)) ++at;
    const std::string_view zone = sentence.look(at).zone;
    if (!zone.empty() && sentence[at].casing == Casing::upper) {
        clock.end = at + 1;
        clock.utc = zone == "Z";
    } else if (sentence.is(at + 1, "time") &&
               (sentence.is(at, "local") || sentence.is_capitalised(at))) {
        clock.end = at + 2;
    }
    return clock;
}

}  // namespace

std::optional<TimeOfDay> read_clock(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.has(at)) return std::nullopt;
    const std::size_t end = at + 1;
    if (sentence.is(at, "noon")) return TimeOfDay{end, 12, 0};
    if (sentence.is(at, "midnight")) return TimeOfDay{end, 0, 0};
    const std::string_view text = sentence[at].lower;
    auto clock = digits_of_clock(text);
    if (!clock && !sentence.look(end).zone.empty()) clock = four_digits_of_clock(text);
    if (!clock) return std::nullopt;
    const bool am = sentence.is(end, "am", "a.m.", "a.m");
    const bool pm = sentence.is(end, "pm", "p.m.", "p.m");
    if (am || pm) {
        if (clock->hour < 1 || clock->hour > 12) return std::nullopt;
        return in_zone(sentence, {end + 1, clock->hour % 12 + (pm ? 12 : 0), clock->minute});
    }
    const bool colon = text.find(':') != std::string_view::npos;
    if (clock->hour == 24) return std::nullopt;
    const TimeOfDay found = in_zone(sentence, {end, clock->hour, clock->minute});
    return colon || found.end != end ? std::optional(found) : std::nullopt;
}

std::optional<TimeTerm> read_time_of_day(const TimeSentence& sentence, std::size_t at) {
    for (const auto read :
         {read_night, read_clock_first, read_this_part, read_part_of, read_day_first}) {
        if (auto found = read(sentence, at)) return found;
    }
    return std::nullopt;
}

}  // namespace concord
