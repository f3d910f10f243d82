// What relative times count from: the day of publication, and the last point that was spoken of.
//
//     The truce of [9 April] held. [Two days later] ...       2031-04-11, from the point before it
//     In a history: [In 1918 ...] On [7 August] ...           1918-08-07, not of this year

#include "annotate/time_clock.h"

#include <chrono>
#include <cstdlib>

#include "annotate/time_lexicon.h"
#include "annotate/time_sentence.h"

namespace concord {

Anchor CalendarPoint::whole_day() const {
    if (day == 0) return std::nullopt;
    const std::chrono::year_month_day date = std::chrono::year(year) / month / day;
    return date.ok() ? Anchor(date) : std::nullopt;
}

std::optional<CalendarPoint> calendar_point(std::string_view value) {
    const auto year = value.size() < 4 ? std::nullopt : whole_number(value.substr(0, 4));
    if (!year || *year <= 0) return std::nullopt;
    CalendarPoint point{*year};
    if (value.size() == 4) return point;
    if (value[4] != '-') return std::nullopt;
    const std::string_view rest = value.substr(5);
    if (rest.size() == 2 && rest[0] == 'Q' && rest[1] >= '1' && rest[1] <= '4') {
        point.quarter = static_cast<unsigned>(rest[1] - '0');
        return point;
    }
    const auto month = rest.size() < 2 ? std::nullopt : whole_number(rest.substr(0, 2));
    if (!month) return point;  // a season or a week: its year is known
    point.month = static_cast<unsigned>(*month);
    const auto day = rest.size() < 5 ? std::nullopt : whole_number(rest.substr(3, 2));
    if (day) point.day = static_cast<unsigned>(*day);
    return point;
}

bool tells_history(const TokenWords& words, const Anchor& published) {
    if (!published) return false;
    constexpr int earliest = 1000;
    constexpr std::size_t enough = 6;
    const int own_year = static_cast<int>(published->year());
    std::size_t of_old = 0;
    std::size_t of_its_days = 0;
    for (const TokenWord& word : words.all()) {
        if (word.is("today", "yesterday", "tomorrow", "tonight") || TimeLexicon::is_weekday(word)) {
            ++of_its_days;
            continue;
        }
        if (word.text.size() != 4) continue;
        const auto year = whole_number(word.text);
        if (!year || *year < earliest || *year > own_year + 1) continue;
        ++(*year < own_year - 1 ? of_old : of_its_days);
    }
    return of_old >= enough && of_old >= 4 * of_its_days;
}

namespace timex {

std::string from_point(const CalendarPoint& point, char unit, int offset) {
    const Anchor day = point.whole_day();
    switch (unit) {
        case 'D':
            return day_from(day, offset);
        case 'W':
            return week_from(day, offset);
        case 'M': {
            if (point.month == 0) return "XXXX-XX";
            if (point.year + offset / 12 < 1) return "XXXX-XX";
            const int months = point.year * 12 + static_cast<int>(point.month) - 1 + offset;
            return of_month(months / 12, static_cast<unsigned>(months % 12) + 1);
        }
        case 'Q': {
            const unsigned quarter = point.quarter != 0 ? point.quarter : (point.month + 2) / 3;
            if (quarter == 0) return "XXXX-QX";
            const int quarters = point.year * 4 + static_cast<int>(quarter) - 1 + offset;
            return of_year(quarters / 4) + "-Q" + std::to_string(quarters % 4 + 1);
        }
        default:
            return point.year + offset > 0 ? of_year(point.year + offset) : "XXXX";
    }
}

int year_beside(const CalendarPoint& point, unsigned month) {
    if (point.month == 0) return point.year;
    const int ahead = (static_cast<int>(month) - static_cast<int>(point.month) + 12) % 12;
    const int behind = ahead == 0 ? 0 : 12 - ahead;
    const bool forward = ahead <= behind + 1;
    if (forward) return month < point.month ? point.year + 1 : point.year;
    return month > point.month ? point.year - 1 : point.year;
}

}  // namespace timex
}  // namespace concord
