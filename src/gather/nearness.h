#pragma once

#include <cstdint>

namespace concord {

/// Whether no more than 45 days lie between; an undated article is near to all.
[[nodiscard]] bool are_near(std::int64_t a, std::int64_t b);

/// 1 for articles of one time, less the further apart, 0 when they are not near; between
/// a dated article and an undated one something in between.
[[nodiscard]] double nearness(std::int64_t a, std::int64_t b);

/// Less than 1 for two articles of one outlet, which are alike in all that it prints every day.
///
/// a, b  `Imprint::outlet`
[[nodiscard]] double outlet_factor(std::uint32_t a, std::uint32_t b);

}  // namespace concord
