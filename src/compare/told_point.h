#pragma once

#include <optional>
#include <string>

#include "concord/annotation.h"

namespace concord {

/// How finely a time is told, and its number of days, months, years or minutes.
struct ToldPoint {
    enum class Unit { day, month, year, minute };

    Unit unit = Unit::day;
    int number = 0;
    std::string value;  ///< TIMEX3
    std::string day;    ///< of a minute; as it is written

    friend bool operator==(const ToldPoint&, const ToldPoint&) = default;
};

/// "2031-06-09TNI" is a day, "2031-06" a month, "2031" a year, "XXXX-XX-XXT23:30" a minute; nothing
/// for weeks, lengths and what has no such form.
[[nodiscard]] std::optional<ToldPoint> point_of(const TimeValue& time);

}  // namespace concord
