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
            return refine(
                *date, date->end, timex::of_clock(date->value, clock->hour, clock->minute));
        }
    }
    return absolute_term(
        clock->end, TimeType::time, timex::of_clock("XXXX-XX-XX", clock->hour, clock->minute));
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
    return refine(*day, clock->end, timex::of_clock(day->value, clock->hour, clock->minute));
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

}  // namespace

std::optional<TimeOfDay> read_clock(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.has(at)) return std::nullopt;
    const std::size_t end = at + 1;
    if (sentence.is(at, "noon")) return TimeOfDay{end, 12, 0};
    if (sentence.is(at, "midnight")) return TimeOfDay{end, 0, 0};
    const std::string_view text = sentence[at].lower;
    const auto clock = digits_of_clock(text);
    if (!clock) return std::nullopt;
    const bool am = sentence.is(end, "am", "a.m.", "a.m");
    const bool pm = sentence.is(end, "pm", "p.m.", "p.m");
    if (am || pm) {
        if (clock->hour < 1 || clock->hour > 12) return std::nullopt;
        return TimeOfDay{end + 1, clock->hour % 12 + (pm ? 12 : 0), clock->minute};
    }
    const bool colon = text.find(':') != std::string_view::npos;
    if (!colon || clock->hour == 24) return std::nullopt;
    return TimeOfDay{end, clock->hour, clock->minute};
}

std::optional<TimeTerm> read_time_of_day(const TimeSentence& sentence, std::size_t at) {
    for (const auto read : {read_night, read_clock_first, read_this_part, read_day_first}) {
        if (auto found = read(sentence, at)) return found;
    }
    return std::nullopt;
}

}  // namespace concord
