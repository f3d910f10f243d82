#pragma once

#include <chrono>
#include <optional>

namespace concord {

/// The Monday on which a week of ISO 8601 begins; nothing when the year can have no such week.
[[nodiscard]] inline std::optional<std::chrono::sys_days> monday_of_week(int year, int week) {
    constexpr int max_weeks = 53;
    if (week < 1 || week > max_weeks) return std::nullopt;
    // The fourth of January is in the first week.
    const std::chrono::sys_days fourth = std::chrono::year{year} / 1 / 4;
    const auto passed = std::chrono::weekday(fourth).iso_encoding() - 1;
    return fourth - std::chrono::days{static_cast<int>(passed)} + std::chrono::days{7 * (week - 1)};
}

}  // namespace concord
