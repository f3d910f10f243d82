#pragma once

#include <cstddef>
#include <cstdint>

namespace concord {

/// No report is larger than this once it is unpacked.
inline constexpr std::size_t max_document = std::size_t{64} << 20U;

/// Nor a line that `concord read` wrote of one: up to twenty times as long as the report.
inline constexpr std::size_t max_record = std::size_t{2} << 30U;

/// Packed data that grows by more than this, beyond `bomb_floor`, was made to do harm.
inline constexpr std::uint64_t max_ratio = 200;
inline constexpr std::uint64_t bomb_floor = std::uint64_t{1} << 20U;

[[nodiscard]] constexpr bool is_bomb(std::uint64_t packed, std::uint64_t unpacked) {
    return unpacked > bomb_floor && unpacked > max_ratio * packed;
}

}  // namespace concord
