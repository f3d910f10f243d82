#include "compare/told_point.h"

#include <string_view>

#include "base/utf8.h"
#include "compare/day_range.h"

namespace concord {
namespace {

int number_in(std::string_view digits) {
    int number = 0;
    for (const char digit : digits) number = 10 * number + (digit - '0');
    return number;
}

}  // namespace

std::optional<ToldPoint> point_of(const TimeValue& time) {
    constexpr int months_of_year = 12;
    const std::string& value = time.value;
    if (time.type != TimeType::date && time.type != TimeType::time) return std::nullopt;
    const std::size_t clock = value.find('T');
    const bool has_clock = clock != std::string::npos && value.size() == clock + 6 &&
                           value[clock + 3] == ':' &&
                           are_ascii_digits(value.substr(clock + 1, 2)) &&
                           are_ascii_digits(value.substr(clock + 4, 2));
    if (has_clock) {
        const int minutes =
            60 * number_in(value.substr(clock + 1, 2)) + number_in(value.substr(clock + 4, 2));
        return ToldPoint{
            ToldPoint::Unit::minute, minutes, value.substr(clock), value.substr(0, clock)};
    }
    const auto point = date_point(time);
    if (!point || point->precision == "week") return std::nullopt;
    if (point->precision == "day") {
        const auto number = day_of(point->value);
        if (!number) return std::nullopt;
        return ToldPoint{ToldPoint::Unit::day, *number, point->value, {}};
    }
    const int year = number_in(point->value.substr(0, 4));
    if (point->precision == "year") return ToldPoint{ToldPoint::Unit::year, year, point->value, {}};
    const int months = months_of_year * year + number_in(point->value.substr(5));
    return ToldPoint{ToldPoint::Unit::month, months, point->value, {}};
}

}  // namespace concord
