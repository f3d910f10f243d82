// Two points and what lies between them. Where a month, a day or a half of the day is printed once,
// both ends have it:
//
//     from 10 to 15 June              DURATION P5D, begin 2031-06-10, end 2031-06-15
//     June 10-15                      the same
//     between 02:50 and 04:15 today   DURATION PT1H25M, begin 2031-06-12T02:50, end ...T04:15
//     from 2014 to 2022               DURATION P8Y
//
// Ends that are no days, years or times of one day make no range: their distance is not known.

#include "annotate/time_ranges.h"

#include <chrono>
#include <string>
#include <utility>

#include "annotate/time_of_day.h"
#include "annotate/time_points.h"
#include "annotate/time_years.h"
#include "base/calendar.h"

namespace concord {
namespace {

// --- distances -----------------------------------------------------------------------------

int two_digits_at(std::string_view text, std::size_t at) {
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

std::string two_digits(unsigned number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

/// What two values have in common up to their last part: 2031-06-12, 2031-06-.
bool share(std::string_view begin, std::string_view end, std::size_t size) {
    return begin.substr(0, size) == end.substr(0, size);
}

/// Between two times of one day, each YYYY-MM-DDTHH:MM.
std::string clock_distance(std::string_view begin, std::string_view end) {
    const auto minutes = [](std::string_view time) {
        const std::size_t at = time.rfind('T') + 1;
        return two_digits_at(time, at) * 60 + two_digits_at(time, at + 3);
    };
    const int distance = minutes(end) - minutes(begin);
    if (distance <= 0) return {};
    std::string value = "PT";
    if (distance >= 60) value += std::to_string(distance / 60) + "H";
    if (distance % 60 != 0) value += std::to_string(distance % 60) + "M";
    return value;
}

std::string days_text(int days) {
    return days > 0 ? "P" + std::to_string(days) + "D" : std::string();
}

/// Between two days, both known or both of one open month or week.
std::string day_distance(std::string_view begin, std::string_view end) {
    const auto first = parse_day(begin);
    const auto last = parse_day(end);
    if (first && last) {
        const auto days = std::chrono::sys_days(*last) - std::chrono::sys_days(*first);
        return days_text(static_cast<int>(days.count()));
    }
    if (!begin.starts_with("XXXX") || !share(begin, end, begin.size() - 2)) return {};
    // XXXX-06-10 and XXXX-06-15, or XXXX-WXX-1 and XXXX-WXX-5
    return days_text((end[8] - begin[8]) * 10 + (end[9] - begin[9]));
}

std::string year_distance(std::string_view begin, std::string_view end) {
    const auto first = whole_number(begin);
    const auto last = whole_number(end);
    if (!first || !last || *first >= *last) return {};
    return "P" + std::to_string(*last - *first) + "Y";
}

/// From one point to another as a duration; empty when it is not known or not positive.
std::string distance(std::string_view begin, std::string_view end) {
    constexpr std::size_t time_size = std::string_view("2031-06-12T04:15").size();
    constexpr std::size_t day_size = std::string_view("2031-06-12").size();
    constexpr std::size_t year_size = std::string_view("2031").size();
    const auto both_have = [&](std::size_t size) {
        return begin.size() == size && end.size() == size;
    };
    if (begin.size() >= time_size && end.size() >= time_size && share(begin, end, day_size)) {
        return clock_distance(begin, end);
    }
    if (both_have(day_size)) return day_distance(begin, end);
    if (both_have(year_size)) return year_distance(begin, end);
    return {};
}

/// The range from one point to another, which ends and is anchored like `term`; nothing when the
/// distance is not known.
///
/// begin_at, end_at  the tokens that name the points
std::optional<TimeTerm> range_of(std::pair<std::size_t, std::size_t> begin_at,
                                 std::pair<std::size_t, std::size_t> end_at,
                                 TimeTerm term,
                                 std::string begin,
                                 std::string end) {
    const auto tokens = [](const auto& range) {
        return TokenRange{static_cast<Index>(range.first), static_cast<Index>(range.second)};
    };
    term.begin_at = tokens(begin_at);
    term.end_at = tokens(end_at);
    term.type = TimeType::duration;
    term.value = distance(begin, end);
    term.begin_point = std::move(begin);
    term.end_point = std::move(end);
    return term.value.empty() ? std::nullopt : std::optional(std::move(term));
}

/// The day with another number in the same month.
std::string same_month(std::string_view day, unsigned number) {
    return std::string(day.substr(0, day.size() - 2)) + two_digits(number);
}

// --- days of one month ---------------------------------------------------------------------

/// What stands between the two ends of a range.
enum class Joint { to, conjunction, dash };

bool joins(const TimeSentence& sentence, std::size_t at, Joint joint) {
    switch (joint) {
        case Joint::to:
            return sentence.is(at, "to", "until", "through", "till");
        case Joint::conjunction:
            return sentence.is(at, "and");
        case Joint::dash:
            return sentence.is(at, "-", "–", "—");
    }
    return false;
}

/// "10 to 15 June", "10–15 June"
std::optional<TimeTerm> days_before_month(const TimeSentence& sentence,
                                          std::size_t at,
                                          Joint joint) {
    const auto first = sentence.day_number(at);
    if (!first || !joins(sentence, at + 1, joint) || !sentence.day_number(at + 2)) {
        return std::nullopt;
    }
    if (joint == Joint::dash && !sentence.month(at + 3)) return std::nullopt;
    const auto last = read_point(sentence, at + 2);
    if (!last || !is_day(last->value)) return std::nullopt;
    const std::string begin = same_month(last->value, *first);
    return range_of({at, at + 1}, {at + 2, last->end}, *last, begin, last->value);
}

/// "June 10 to 15", "June 10-15"
std::optional<TimeTerm> days_behind_month(const TimeSentence& sentence,
                                          std::size_t at,
                                          Joint joint) {
    const std::size_t joint_at = at + 2;
    const auto last = sentence.day_number(joint_at + 1);
    if (!sentence.month(at) || !joins(sentence, joint_at, joint) || !last) return std::nullopt;
    auto first = read_point(sentence, at);
    if (!first || first->end != joint_at || !is_day(first->value)) return std::nullopt;
    first->end = joint_at + 2;
    const std::string end = same_month(first->value, *last);
    // February has no 31st.
    if (!timex::month_day({}, *sentence.month(at), *last, Direction::nearest)) return std::nullopt;
    return range_of({at, joint_at}, {joint_at + 1, joint_at + 2}, *first, first->value, end);
}

std::optional<TimeTerm> read_days(const TimeSentence& sentence, std::size_t at, Joint joint) {
    if (auto found = days_before_month(sentence, at, joint)) return found;
    return days_behind_month(sentence, at, joint);
}

// --- any two ends --------------------------------------------------------------------------

/// "1am and 2am on Friday"
std::optional<TimeTerm> read_clock_times(const TimeSentence& sentence,
                                         std::size_t at,
                                         Joint joint) {
    const auto begin = read_clock(sentence, at);
    if (!begin || !joins(sentence, begin->end, joint)) return std::nullopt;
    if (!read_clock(sentence, begin->end + 1)) return std::nullopt;
    const auto end = read_time_of_day(sentence, begin->end + 1);
    if (!end) return std::nullopt;
    const std::string day = end->value.substr(0, end->value.rfind('T'));
    const std::string zone = end->value.ends_with('Z') ? "Z" : "";
    return range_of({at, begin->end},
                    {begin->end + 1, end->end},
                    *end,
                    timex::of_clock(day, begin->hour, begin->minute) + zone,
                    end->value);
}

/// "Monday to Friday", "2014 to 2022"
std::optional<TimeTerm> read_points(const TimeSentence& sentence, std::size_t at, Joint joint) {
    const auto begin = read_point(sentence, at);
    if (!begin || !joins(sentence, begin->end, joint)) return std::nullopt;
    const std::size_t end_at = begin->end + 1;
    auto end = read_point(sentence, end_at);
    if (const auto year = whole_number(begin->value); !end && year && begin->value.size() == 4) {
        end = read_last_year(sentence, end_at, *year);
    }
    if (!end) return std::nullopt;
    // "31 May-1 June 1916": the year is said once.
    std::string first = begin->value;
    if (is_day(first) && is_day(end->value) && end->base == TimeBase::none &&
        begin->base != TimeBase::none) {
        const auto year = whole_number(end->value.substr(0, 4));
        const bool before = first.substr(4) < end->value.substr(4);
        if (year) first.replace(0, 4, timex::of_year(before ? *year : *year - 1));
    }
    return range_of({at, begin->end}, {end_at, end->end}, *end, first, end->value);
}

/// "1939-45", "2014–2022"
std::optional<TimeTerm> read_years(const TimeSentence& sentence, std::size_t at) {
    const auto begin = read_year(sentence, at);
    const auto year = begin ? whole_number(begin->value) : std::nullopt;
    if (!year || begin->value.size() != 4 || !joins(sentence, begin->end, Joint::dash)) {
        return std::nullopt;
    }
    const auto end = read_last_year(sentence, begin->end + 1, *year);
    if (!end) return std::nullopt;
    return range_of({at, begin->end}, {begin->end + 1, end->end}, *end, begin->value, end->value);
}

/// "10–15 June", "31 May-1 June 1916", "1939-45"
std::optional<TimeTerm> read_dashed(const TimeSentence& sentence, std::size_t at) {
    if (auto found = read_days(sentence, at, Joint::dash)) return found;
    if (sentence.month(at) || sentence.month(at + 1)) {
        return read_points(sentence, at, Joint::dash);
    }
    return read_years(sentence, at);
}

}  // namespace

std::optional<TimeTerm> read_range(const TimeSentence& sentence, std::size_t at) {
    const bool between = sentence.is(at, "between");
    if (!between && !sentence.is(at, "from")) {
        return sentence.has(at) ? read_dashed(sentence, at) : std::nullopt;
    }
    if (sentence.has(at + 1)) {
        if (auto found = read_dashed(sentence, at + 1)) return found;
    }
    const Joint joint = between ? Joint::conjunction : Joint::to;
    for (const auto read : {read_days, read_clock_times, read_points}) {
        if (auto found = read(sentence, at + 1, joint)) return found;
    }
    return std::nullopt;
}

}  // namespace concord
