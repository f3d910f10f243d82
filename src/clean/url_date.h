#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace concord {

/// The day in the path of a URL: /2025/04/14/, /2025-04-14-, /20250414/, /14-04-2025-; nothing when
/// only the year and month stand there.
[[nodiscard]] std::optional<std::chrono::year_month_day> day_in_url(std::string_view url);

}  // namespace concord
