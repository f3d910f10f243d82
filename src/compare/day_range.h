#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "concord/annotation.h"

namespace concord {

/// Days, first and last, counted from 1970-01-01.
struct DayRange {
    std::int32_t first = 0;
    std::int32_t last = 0;

    [[nodiscard]] bool overlaps(const DayRange& other) const {
        return first <= other.last && other.first <= last;
    }
    [[nodiscard]] std::int32_t size() const { return last - first + 1; }
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// The days that a time may mean: a day, a week, a month, a year; a night is two days. Nothing for
/// times that no anchor completed ("XXXX-WXX-5"), and for lengths without both ends.
[[nodiscard]] std::optional<DayRange> days_of(const TimeValue& time);

/// The days of a date as story records write it: "2031-W24" is 9 to 15 June 2031.
[[nodiscard]] std::optional<DayRange> days_of(std::string_view date);

/// By first day: a week comes among the days of its month. What begins on one day is ordered by
/// how it is written.
[[nodiscard]] bool is_earlier_date(std::string_view a, std::string_view b);

/// The day of a TIMEX3 value or of a time stamp, counted from 1970; nothing for values without a
/// whole date.
[[nodiscard]] std::optional<int> day_of(std::string_view value);

/// As story records write it: YYYY-MM-DD.
///
/// day  counted from 1970
[[nodiscard]] std::string date_of(int day);

/// A date as story records write it.
struct DatePoint {
    std::string value;      ///< YYYY-MM-DD, YYYY-Www, YYYY-MM or YYYY
    std::string precision;  ///< day, week, month, year

    friend bool operator==(const DatePoint&, const DatePoint&) = default;
};

/// "2031-06-06TNI" -> 2031-06-06, day; nothing for what has no such form.
[[nodiscard]] std::optional<DatePoint> date_point(const TimeValue& time);

}  // namespace concord
