// Days of holidays that the calendar moves. A rule names how:
//
//     12-25               a day of the year
//     nth:11-4-4          the fourth Thursday (4) of November; "+1" behind it is the day after
//     easter-2            days from the Western Easter Sunday; "orthodox" from the Eastern
//     islamic:10-01       a day of another calendar, months counted from 1; without a day the month

#include "annotate/time_holidays.h"

#include <unicode/ucal.h>

#include <array>
#include <memory>
#include <string>

#include "annotate/time_calendar.h"
#include "annotate/time_sentence.h"

namespace concord {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// "+3" and "-2"; nothing for other text, 0 for none.
std::optional<int> signed_number(std::string_view text) {
    if (text.empty()) return 0;
    if (text.front() != '+' && text.front() != '-') return std::nullopt;
    const auto number = whole_number(text.substr(1));
    if (!number) return std::nullopt;
    return text.front() == '-' ? -*number : *number;
}

std::optional<HolidayDays> moved(sys_days day, std::string_view distance) {
    const auto offset = signed_number(distance);
    if (!offset) return std::nullopt;
    return HolidayDays{day + days(*offset)};
}

/// Easter Sunday of the Julian calendar as a Gregorian day.
sys_days orthodox_easter(int year) {
    const int a = year % 4;
    const int b = year % 7;
    const int c = year % 19;
    const int d = (19 * c + 15) % 30;
    const int e = (2 * a + 4 * b - d + 34) % 7;
    const int month = (d + e + 114) / 31;
    const int day = (d + e + 114) % 31 + 1;
    const int behind = year / 100 - year / 400 - 2;  // days that the Julian calendar lags
    return sys_days(std::chrono::year(year) / month / day) + days(behind);
}

/// rest  "11-4-4", "11-1-1+1"
std::optional<HolidayDays> nth_weekday(std::string_view rest, int year) {
    constexpr std::size_t size = std::string_view("11-4-4").size();
    if (rest.size() < size) return std::nullopt;
    const auto month = whole_number(rest.substr(0, 2));
    const auto nth = whole_number(rest.substr(3, 1));
    const auto weekday = whole_number(rest.substr(5, 1));
    if (!month || !nth || !weekday) return std::nullopt;
    const auto in_month =
        std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(*month));
    const std::chrono::weekday day(static_cast<unsigned>(*weekday % 7));
    constexpr int last = 5;
    const sys_days found = *nth == last ? sys_days(in_month / day[std::chrono::last])
                                        : sys_days(in_month / day[static_cast<unsigned>(*nth)]);
    return moved(found, rest.substr(size));
}

using Calendar = std::unique_ptr<UCalendar, decltype(&ucal_close)>;

constexpr double milliseconds_a_day = 86400000.0;

/// rest  "10-01", or "09" for the whole month
std::optional<HolidayDays> of_calendar(const char* locale, std::string_view rest, int year) {
    const auto month = whole_number(rest.substr(0, 2));
    const auto day = rest.size() > 3 ? whole_number(rest.substr(3)) : std::optional(1);
    if (!month || !day) return std::nullopt;
    UErrorCode error = U_ZERO_ERROR;
    const Calendar calendar(ucal_open(u"UTC", 3, locale, UCAL_DEFAULT, &error), ucal_close);
    if (U_FAILURE(error)) return std::nullopt;
    const sys_days new_year(std::chrono::year(year) / 1 / 1);
    const double begin = static_cast<double>(new_year.time_since_epoch().count());
    ucal_setMillis(calendar.get(), begin * milliseconds_a_day, &error);
    const int first = ucal_get(calendar.get(), UCAL_EXTENDED_YEAR, &error);
    const auto start_of = [&](int calendar_year, int calendar_month) {
        ucal_clear(calendar.get());
        ucal_set(calendar.get(), UCAL_EXTENDED_YEAR, calendar_year);
        ucal_set(calendar.get(), UCAL_MONTH, calendar_month - 1);
        ucal_set(calendar.get(), UCAL_DATE, *day);
        const double at = ucal_getMillis(calendar.get(), &error) / milliseconds_a_day;
        return sys_days(days(static_cast<int>(at)));
    };
    for (const int candidate : {first, first + 1}) {
        const sys_days found = start_of(candidate, *month);
        if (U_FAILURE(error)) return std::nullopt;
        if (std::chrono::year_month_day(found).year() != std::chrono::year(year)) continue;
        if (rest.size() > 3) return HolidayDays{found};
        const sys_days next = start_of(candidate, *month + 1);
        return HolidayDays{found, static_cast<int>((next - found).count())};
    }
    return std::nullopt;
}

struct NamedCalendar {
    std::string_view name;
    const char* locale;
};
constexpr std::array<NamedCalendar, 4> calendars = {{
    {"islamic:", "en@calendar=islamic-umalqura"},
    {"hebrew:", "en@calendar=hebrew"},
    {"chinese:", "en@calendar=chinese"},
    {"persian:", "en@calendar=persian"},
}};

}  // namespace

std::optional<HolidayDays> holiday_in(std::string_view rule, int year) {
    constexpr std::string_view easter = "easter";
    constexpr std::string_view orthodox = "orthodox";
    constexpr std::string_view nth = "nth:";
    if (rule.starts_with(easter)) return moved(timex::easter(year), rule.substr(easter.size()));
    if (rule.starts_with(orthodox)) {
        return moved(orthodox_easter(year), rule.substr(orthodox.size()));
    }
    if (rule.starts_with(nth)) return nth_weekday(rule.substr(nth.size()), year);
    for (const NamedCalendar& calendar : calendars) {
        if (rule.starts_with(calendar.name)) {
            return of_calendar(calendar.locale, rule.substr(calendar.name.size()), year);
        }
    }
    if (rule.size() != 5) return std::nullopt;
    const auto month = whole_number(rule.substr(0, 2));
    const auto day = whole_number(rule.substr(3));
    if (!month || !day) return std::nullopt;
    const std::chrono::year_month_day date = std::chrono::year(year) /
                                             std::chrono::month(static_cast<unsigned>(*month)) /
                                             std::chrono::day(static_cast<unsigned>(*day));
    if (!date.ok()) return std::nullopt;
    return HolidayDays{sys_days(date)};
}

}  // namespace concord
