#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "clean/visible_date.h"

namespace concord {

/// The day in the path of a URL: /2025/04/14/, /2025-04-14-, /20250414/, /14-04-2025-; nothing when
/// only the year and month stand there.
///
/// order  of the site: whether 02-01-2022 is read as 2 January
[[nodiscard]] std::optional<std::chrono::year_month_day> day_in_url(
    std::string_view url, DateOrder order = DateOrder::unknown);

}  // namespace concord
