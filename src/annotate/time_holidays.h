#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace concord {

/// A holiday, or a month of fasting, in one year of the Gregorian calendar.
struct HolidayDays {
    std::chrono::sys_days first;
    int days = 1;
};

/// The day of a holiday by its rule in `knowledge/time_words/holidays`, whose README names the
/// forms.
///
/// returns  nothing when the rule is none or the year has no such day
/// source   ICU for Islamic (Umm al-Qura), Hebrew, Chinese and Persian dates; Easter after Butcher
///          (Nature, 20 April 1876) and, by the Julian calendar, after Meeus (Astronomical
///          Algorithms, ch. 8)
[[nodiscard]] std::optional<HolidayDays> holiday_in(std::string_view rule, int year);

}  // namespace concord
