// TIMEX3 values as days: "2031-W24" is 9 to 15 June 2031.

#include "compare/day_range.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <limits>
#include <utility>

#include "base/calendar.h"
#include "base/utf8.h"
#include "base/weeks.h"

namespace concord {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

constexpr std::size_t date_size = 10;

std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t size) {
    if (text.size() < at + size) return std::nullopt;
    const std::string_view digits = text.substr(at, size);
    if (!std::all_of(digits.begin(), digits.end(), is_ascii_digit)) return std::nullopt;
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::int32_t count(sys_days at) {
    return static_cast<std::int32_t>(at.time_since_epoch().count());
}

std::optional<DayRange> days_of_week(int of_year, int week) {
    const auto monday = monday_of_week(of_year, week);
    if (!monday) return std::nullopt;
    return DayRange{count(*monday), count(*monday) + 6};
}

}  // namespace

std::optional<DayRange> days_of(const TimeValue& time) {
    if (time.type == TimeType::set) return std::nullopt;
    if (time.type != TimeType::duration) return days_of(time.value);
    const auto first = days_of(time.begin_point);
    const auto last = days_of(time.end_point);
    if (!first || !last || first->first > last->last) return std::nullopt;
    return DayRange{first->first, last->last};
}

std::optional<DayRange> days_of(std::string_view date) {
    const auto in_year = number_at(date, 0, 4);
    if (!in_year) return std::nullopt;
    const year of{*in_year};
    if (date.size() >= 8 && date.substr(4, 2) == "-W") {
        const auto week = number_at(date, 6, 2);
        return week ? days_of_week(*in_year, *week) : std::nullopt;
    }
    const bool has_month = date.size() >= 7 && date[4] == '-';
    const auto in_month = has_month ? number_at(date, 5, 2) : std::nullopt;
    if (!in_month) return DayRange{count(of / 1 / 1), count(of / 12 / 31)};
    if (*in_month < 1 || *in_month > 12) return std::nullopt;
    const month at{static_cast<unsigned>(*in_month)};
    if (date.size() == 7) {
        return DayRange{count(of / at / 1), count(of / at / std::chrono::last)};
    }
    const auto first = day_of(date);
    if (!first) return std::nullopt;
    return DayRange{*first, date.substr(date_size) == "TNI" ? *first + 1 : *first};
}

bool is_earlier_date(std::string_view a, std::string_view b) {
    const auto key = [](std::string_view date) {
        const auto days = days_of(date);
        return std::pair(days ? days->first : std::numeric_limits<std::int32_t>::min(), date);
    };
    return key(a) < key(b);
}

std::optional<int> day_of(std::string_view value) {
    const auto day = parse_day(value.substr(0, date_size));
    return day ? std::optional(count(*day)) : std::nullopt;
}

std::string date_of(int day) {
    return to_string(std::chrono::year_month_day(sys_days(std::chrono::days(day))));
}

std::optional<DatePoint> date_point(const TimeValue& time) {
    if (time.type != TimeType::date && time.type != TimeType::time) return std::nullopt;
    const std::string_view value = time.value;
    const auto days = days_of(value);
    if (!days) return std::nullopt;
    constexpr std::size_t year_size = 4;
    constexpr std::size_t month_size = 7;
    constexpr std::size_t week_size = 8;
    if (value.size() == year_size) return DatePoint{std::string(value), "year"};
    if (value.size() == month_size && value[year_size] == '-' && is_ascii_digit(value[5])) {
        return DatePoint{std::string(value), "month"};
    }
    if (value.substr(year_size, 2) == "-W") {
        return DatePoint{std::string(value.substr(0, week_size)), "week"};
    }
    if (value.size() >= date_size && is_ascii_digit(value[5])) {
        return DatePoint{std::string(value.substr(0, date_size)), "day"};
    }
    return std::nullopt;
}

}  // namespace concord
