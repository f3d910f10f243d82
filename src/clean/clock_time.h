#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "clean/date_tokens.h"

namespace concord {

/// A time of day beside a date.
struct ClockTime {
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::optional<int> offset_minutes;  ///< east of Greenwich; none written: empty
    std::size_t end = 0;                ///< the token behind it
};

/// The clock time beside a date that is tokens [from, to): behind it, or else before it.
[[nodiscard]] std::optional<ClockTime> find_clock(const DateTokens& tokens,
                                                  std::size_t from,
                                                  std::size_t to);

/// The clock time that a line begins with, parted from the rest by a mark: "12.31 Uhr: Bridge
/// closed", "3:45 pm - Ferry runs".
///
/// returns minutes since midnight
[[nodiscard]] std::optional<int> leading_clock(std::string_view line);

/// A line that is only a clock time, as feed items have it: "2:49 PM", "14:05".
///
/// returns minutes since midnight
[[nodiscard]] std::optional<int> clock_line(std::string_view line);

}  // namespace concord
