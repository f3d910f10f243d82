#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace concord {

/// The day that relative times of an article count from; nothing when the article has none.
using Anchor = std::optional<std::chrono::year_month_day>;

enum class Direction { past, future, nearest };

/// TIMEX3 values. Without an anchor, what only an anchor could tell is X: never a guess.
namespace timex {

[[nodiscard]] std::string of_day(std::chrono::sys_days day);   ///< 2025-04-11
[[nodiscard]] std::string of_week(std::chrono::sys_days day);  ///< 2025-W15 (ISO 8601)
[[nodiscard]] std::string of_month(int year, unsigned month);  ///< 2025-04
[[nodiscard]] std::string of_year(int year);                   ///< 2025
/// A day of the calendar; nothing when there is none such.
[[nodiscard]] std::optional<std::string> of_date(int year, unsigned month, unsigned day);
[[nodiscard]] std::string of_clock(std::string_view day, int hour, int minute);

/// The day `offset` days from the anchor.
[[nodiscard]] std::string day_from(const Anchor& anchor, int offset);
/// The week, month or year `offset` from that of the anchor.
[[nodiscard]] std::string week_from(const Anchor& anchor, int offset);
[[nodiscard]] std::string month_from(const Anchor& anchor, int offset);
[[nodiscard]] std::string year_from(const Anchor& anchor, int offset);
[[nodiscard]] std::string quarter_from(const Anchor& anchor, int offset);
/// The month of the year `offset` from that of the anchor.
[[nodiscard]] std::string month_in_year(const Anchor& anchor, unsigned month, int offset);

/// weekday  1 (Monday) to 7
/// returns  the anchor when it is that weekday: a report of a Friday calls its own day Friday, what
/// is
///          to come as well as what is over; else the day before it (past) or behind it (future);
///          XXXX-WXX-5 without an anchor
[[nodiscard]] std::string weekday(const Anchor& anchor, unsigned weekday, Direction direction);
/// The weekday of the week `offset` from that of the anchor.
[[nodiscard]] std::string weekday_in_week(const Anchor& anchor, unsigned weekday, int offset);

/// A day without its year. Past and future prefer their side of the anchor where it is near.
/// returns  nothing when no such day exists
[[nodiscard]] std::optional<std::string> month_day(const Anchor& anchor,
                                                   unsigned month,
                                                   unsigned day,
                                                   Direction direction);
/// Of a day that each year has once, that nearest to the anchor; past and future prefer their side.
///
/// in_year  the day in a year; nothing when the year has none
[[nodiscard]] std::optional<std::chrono::sys_days> day_of_some_year(
    const std::chrono::year_month_day& anchor,
    Direction direction,
    const std::function<std::optional<std::chrono::sys_days>(int year)>& in_year);
[[nodiscard]] std::string month(const Anchor& anchor, unsigned month, Direction direction);
/// season  SP, SU, FA or WI; the year in which it begins
[[nodiscard]] std::string season(const Anchor& anchor,
                                 std::string_view season,
                                 Direction direction);

/// "Last May" and "next May" are never that of the anchor's own month; step is -1 or 1.
[[nodiscard]] std::string other_month(const Anchor& anchor, unsigned month, int step);
/// The last season that is over, or the next that has not begun; step is -1 or 1.
[[nodiscard]] std::string other_season(const Anchor& anchor, std::string_view season, int step);
/// That of the year of the anchor; a winter in its first months began the year before.
[[nodiscard]] std::string this_season(const Anchor& anchor, std::string_view season);

/// Western Easter Sunday. After Butcher's algorithm (Nature, 20 April 1876).
[[nodiscard]] std::chrono::sys_days easter(int year);

}  // namespace timex
}  // namespace concord
