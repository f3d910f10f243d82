// Arithmetic on days, weeks, months and years around the day of publication, and its TIMEX3
// spelling.

#include "annotate/time_calendar.h"

#include <cstdlib>

namespace concord::timex {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

std::string digits(int number, int width) {
    std::string text = std::to_string(number);
    while (static_cast<int>(text.size()) < width) text.insert(text.begin(), '0');
    return text;
}

int year_of(const Anchor& anchor) {
    return static_cast<int>(anchor->year());
}

unsigned month_of(const Anchor& anchor) {
    return static_cast<unsigned>(anchor->month());
}

year_month_day date_of(int year, unsigned month, unsigned day) {
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

/// 1 (Monday) to 7
int iso_weekday(sys_days day) {
    return static_cast<int>(std::chrono::weekday(day).iso_encoding());
}

std::string open_month(unsigned month) {
    return "XXXX-" + digits(static_cast<int>(month), 2);
}

unsigned first_month_of(std::string_view season) {
    return season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
}

std::string open_weekday(unsigned weekday) {
    return "XXXX-WXX-" + std::to_string(weekday);
}

}  // namespace

std::string of_day(sys_days day) {
    const year_month_day date(day);
    return of_month(static_cast<int>(date.year()), static_cast<unsigned>(date.month())) + "-" +
           digits(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

std::string of_week(sys_days day) {
    // The week belongs to the year that holds its Thursday.
    const sys_days thursday = day + days(4 - iso_weekday(day));
    const year_month_day date(thursday);
    const sys_days first(date.year() / std::chrono::January / 1);
    const int week = static_cast<int>((thursday - first).count()) / 7 + 1;
    return of_year(static_cast<int>(date.year())) + "-W" + digits(week, 2);
}

std::string of_month(int year, unsigned month) {
    return of_year(year) + "-" + digits(static_cast<int>(month), 2);
}

std::string of_year(int year) {
    return digits(year, 4);
}

std::optional<std::string> of_date(int year, unsigned month, unsigned day) {
    const year_month_day date = date_of(year, month, day);
    if (!date.ok()) return std::nullopt;
    return of_day(sys_days(date));
}

std::string of_clock(std::string_view day, int hour, int minute) {
    return std::string(day) + "T" + digits(hour, 2) + ":" + digits(minute, 2);
}

std::string day_from(const Anchor& anchor, int offset) {
    return anchor ? of_day(sys_days(*anchor) + days(offset)) : "XXXX-XX-XX";
}

std::string week_from(const Anchor& anchor, int offset) {
    return anchor ? of_week(sys_days(*anchor) + days(7 * offset)) : "XXXX-WXX";
}

std::string month_from(const Anchor& anchor, int offset) {
    if (!anchor) return "XXXX-XX";
    const auto shifted = anchor->year() / anchor->month() + months(offset);
    return of_month(static_cast<int>(shifted.year()), static_cast<unsigned>(shifted.month()));
}

std::string year_from(const Anchor& anchor, int offset) {
    return anchor ? of_year(year_of(anchor) + offset) : "XXXX";
}

std::string quarter_from(const Anchor& anchor, int offset) {
    if (!anchor) return "XXXX-QX";
    const int quarters = year_of(anchor) * 4 + static_cast<int>(month_of(anchor) - 1) / 3 + offset;
    return of_year(quarters / 4) + "-Q" + std::to_string(quarters % 4 + 1);
}

std::string month_in_year(const Anchor& anchor, unsigned month, int offset) {
    return anchor ? of_month(year_of(anchor) + offset, month) : open_month(month);
}

std::string weekday(const Anchor& anchor, unsigned weekday, Direction direction) {
    if (!anchor) return open_weekday(weekday);
    const sys_days today(*anchor);
    const int back = (iso_weekday(today) - static_cast<int>(weekday) + 7) % 7;
    if (direction == Direction::future && back > 0) return of_day(today + days(7 - back));
    return of_day(today - days(back));
}

std::string weekday_in_week(const Anchor& anchor, unsigned weekday, int offset) {
    if (!anchor) return open_weekday(weekday);
    const sys_days today(*anchor);
    return of_day(today + days(static_cast<int>(weekday) - iso_weekday(today) + 7 * offset));
}

std::optional<std::string> month_day(const Anchor& anchor,
                                     unsigned month,
                                     unsigned day,
                                     Direction direction) {
    constexpr int leap_year = 2024;
    if (!date_of(leap_year, month, day).ok()) return std::nullopt;
    if (!anchor) return open_month(month) + "-" + digits(static_cast<int>(day), 2);
    const auto in_year = [=](int year) -> std::optional<sys_days> {
        const year_month_day date = date_of(year, month, day);
        return date.ok() ? std::optional<sys_days>(date) : std::nullopt;
    };
    const auto found = day_of_some_year(*anchor, direction, in_year);
    return found ? std::optional(of_day(*found)) : std::nullopt;
}

std::optional<sys_days> day_of_some_year(
    const year_month_day& anchor,
    Direction direction,
    const std::function<std::optional<sys_days>(int year)>& in_year) {
    const sys_days today(anchor);
    std::optional<sys_days> best;
    long best_distance = 0;
    const int own_year = static_cast<int>(anchor.year());
    for (int year = own_year - 1; year <= own_year + 1; ++year) {
        const auto candidate = in_year(year);
        if (!candidate) continue;
        long distance = std::labs((*candidate - today).count());
        // The other side must be much nearer: in a report of 12 June, "they will meet on 2 January"
        // is of the next year, "on 10 June" of this one; in one of March "he was killed on 16 June"
        // is of last year.
        const bool other_side = (direction == Direction::past && *candidate > today) ||
                                (direction == Direction::future && *candidate < today);
        if (other_side) distance = distance * 4 + 20;
        if (!best || distance < best_distance) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

std::string month(const Anchor& anchor, unsigned month, Direction direction) {
    if (!anchor) return open_month(month);
    int year = year_of(anchor);
    const unsigned now = month_of(anchor);
    if (direction == Direction::future) {
        if (month < now) ++year;
    } else if (month > now) {
        const bool near = direction == Direction::nearest && month - now <= 6;
        if (!near) --year;
    }
    return of_month(year, month);
}

std::string season(const Anchor& anchor, std::string_view season, Direction direction) {
    if (!anchor) return "XXXX-" + std::string(season);
    const unsigned begins = first_month_of(season);
    int year = year_of(anchor);
    if (direction == Direction::future) {
        if (month_of(anchor) > begins) ++year;
    } else if (month_of(anchor) < begins) {
        --year;
    }
    return of_year(year) + "-" + std::string(season);
}

std::string other_month(const Anchor& anchor, unsigned month, int step) {
    if (!anchor) return open_month(month);
    const unsigned now = month_of(anchor);
    int year = year_of(anchor);
    if (step < 0 && month >= now) --year;
    if (step > 0 && month <= now) ++year;
    return of_month(year, month);
}

std::string other_season(const Anchor& anchor, std::string_view season, int step) {
    if (!anchor) return "XXXX-" + std::string(season);
    const unsigned begins = first_month_of(season);
    const unsigned last = begins == 12 ? 2 : begins + 2;
    int year = year_of(anchor);
    if (step > 0) {
        if (month_of(anchor) >= begins) ++year;
    } else if (begins == 12) {
        year -= month_of(anchor) <= last ? 2 : 1;  // a winter is that of the year it begins in
    } else if (month_of(anchor) <= last) {
        --year;
    }
    return of_year(year) + "-" + std::string(season);
}

std::string this_season(const Anchor& anchor, std::string_view season) {
    if (!anchor) return "XXXX-" + std::string(season);
    const bool late_winter = season == "WI" && month_of(anchor) <= 3;
    return of_year(year_of(anchor) - (late_winter ? 1 : 0)) + "-" + std::string(season);
}

sys_days easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int month = (h + l - 7 * m + 114) / 31;
    const int day = (h + l - 7 * m + 114) % 31 + 1;
    return std::chrono::year(year) / month / day;
}

}  // namespace concord::timex
