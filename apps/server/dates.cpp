// Dates as people read them, in English and without a locale.

#include "dates.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace concord::server {
namespace {

constexpr std::array<std::string_view, 12> months = {"January",
                                                     "February",
                                                     "March",
                                                     "April",
                                                     "May",
                                                     "June",
                                                     "July",
                                                     "August",
                                                     "September",
                                                     "October",
                                                     "November",
                                                     "December"};
constexpr std::array<std::string_view, 7> weekdays = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

/// Parts that are missing are zero.
struct Day {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
};

/// The whole number in text[at, at + count), or nothing when not all of it are digits.
std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (text.size() < at + count) return std::nullopt;
    unsigned value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

std::optional<Day> parse_day(std::string_view iso) {
    const std::size_t clock = iso.find_first_of("T ");
    const std::string_view date = iso.substr(0, clock);
    const auto year = digits(date, 0, 4);
    if (!year) return std::nullopt;
    Day day = {static_cast<int>(*year), 0, 0};
    if (date.size() == 4) return day;
    const auto month = digits(date, 5, 2);
    if (date[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    day.month = *month;
    if (date.size() == 7) return day;
    const auto number = digits(date, 8, 2);
    if (date.size() != 10 || date[7] != '-' || !number || *number < 1 || *number > 31) {
        return std::nullopt;
    }
    day.day = *number;
    return day;
}

std::string written(const Day& day) {
    std::string text;
    if (day.day != 0) text += std::to_string(day.day) + ' ';
    if (day.month != 0) text.append(months[day.month - 1]) += ' ';
    return text + std::to_string(day.year);
}

/// "21:40 +02:00" of a moment; empty when there is no clock time.
std::string clock_of(std::string_view iso) {
    const std::size_t mark = iso.find_first_of("T ");
    if (mark == std::string_view::npos) return {};
    std::string_view rest = iso.substr(mark + 1);
    if (rest.size() < 5 || !digits(rest, 0, 2) || rest[2] != ':' || !digits(rest, 3, 2)) return {};
    std::string text(rest.substr(0, 5));
    const std::size_t zone = rest.find_first_of("Z+-");
    if (zone != std::string_view::npos) {
        text += rest[zone] == 'Z' ? " UTC" : ' ' + std::string(rest.substr(zone));
    }
    return text;
}

}  // namespace

std::string spoken_date(std::string_view iso) {
    const auto day = parse_day(iso);
    return day ? written(*day) : std::string(iso);
}

std::string short_date(std::string_view iso) {
    const auto day = parse_day(iso);
    if (!day || day->month == 0) return std::string(iso);
    const std::string month(months[day->month - 1].substr(0, 3));
    if (day->day == 0) return month + ' ' + std::to_string(day->year);
    return std::to_string(day->day) + ' ' + month;
}

std::optional<std::int64_t> day_number(std::string_view iso) {
    const auto day = parse_day(iso);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(day->year),
                                           std::chrono::month(std::max(day->month, 1U)),
                                           std::chrono::day(std::max(day->day, 1U)));
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

std::string_view weekday_of(std::string_view iso) {
    const auto day = parse_day(iso);
    if (!day || day->day == 0) return {};
    const std::chrono::year_month_day date(
        std::chrono::year(day->year), std::chrono::month(day->month), std::chrono::day(day->day));
    if (!date.ok()) return {};
    return weekdays[std::chrono::weekday(std::chrono::sys_days(date)).c_encoding()];
}

bool is_day(std::string_view text) {
    return text.size() == 10 && !weekday_of(text).empty();
}

std::string spoken_moment(std::string_view iso) {
    const auto day = parse_day(iso);
    if (!day) return std::string(iso);
    const std::string clock = clock_of(iso);
    return clock.empty() ? written(*day) : written(*day) + ", " + clock;
}

std::string spoken_span(std::string_view begin, std::string_view end) {
    const auto first = parse_day(begin);
    const auto last = parse_day(end);
    if (!first || !last) return spoken_date(first ? begin : end);
    const bool same_year = first->year == last->year;
    const bool same_month = same_year && first->month == last->month;
    if (same_month && first->day == last->day) return written(*first);
    if (first->day == 0 || !same_year) return written(*first) + " – " + written(*last);
    if (same_month) return std::to_string(first->day) + "–" + written(*last);
    return std::to_string(first->day) + ' ' + std::string(months[first->month - 1]) + " – " +
           written(*last);
}

std::string_view machine_date(std::string_view iso) {
    if (!parse_day(iso)) return {};
    const std::size_t mark = iso.find_first_of("T ");
    if (mark == std::string_view::npos || !clock_of(iso).empty()) return iso;
    return iso.substr(0, mark);
}

}  // namespace concord::server
