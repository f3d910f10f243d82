#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace concord {

/// The day on which an article was written, as its own words fix it: "today, 12 April 2031", "on
/// Friday, yesterday (April 11, 2031)".
struct SaidDay {
    std::chrono::year_month_day day{};
    std::string_view words;  ///< that fix it first; lives as long as the text
};

/// returns  nothing where no such words stand, or two of them contradict each other
/// cost     linear in the text
[[nodiscard]] std::optional<SaidDay> find_said_day(std::string_view text);

}  // namespace concord
