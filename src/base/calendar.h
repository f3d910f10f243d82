#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace concord {

/// A point in time as some text wrote it: a day, perhaps a clock time, perhaps an offset.
struct Timestamp {
    std::chrono::year_month_day day{};
    int hour = -1;  ///< -1: none written
    int minute = 0;
    int second = 0;
    std::optional<int> offset_minutes;  ///< east of Greenwich; none written: empty

    /// "2025-04-12", "2025-04-12T14:29:00", "2025-04-12T14:29:00+03:00"; "Z" for offset zero.
    [[nodiscard]] std::string to_string() const;
};

/// Seconds from 1970 in Greenwich.
///
/// clock  seconds into the day that a day without a clock time counts as
[[nodiscard]] std::int64_t seconds_of(const Timestamp& time, std::int64_t clock);

/// Reads ISO 8601 / RFC 3339 ("2025-04-12T14:29:00+03:00", "2025-04-12 14:29", "20250412",
/// fractions and "Z" too) or RFC 822/850 ("Sat, 12 Apr 2025 14:29:00 GMT"). Nothing when it is
/// neither or the day does not exist. Spaces around are passed over.
[[nodiscard]] std::optional<Timestamp> parse_timestamp(std::string_view text);

/// Reads YYYY-MM-DD and nothing else.
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_day(std::string_view text);

/// "YYYY-MM-DD".
[[nodiscard]] std::string to_string(std::chrono::year_month_day day);

/// January to December or Jan to Dec (also "Sept"), case ignored, with or without a full stop.
[[nodiscard]] std::optional<unsigned> month_from_name(std::string_view name);

}  // namespace concord
