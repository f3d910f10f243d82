#pragma once

#include <cstdint>
#include <vector>

namespace concord {

/// Sorts by the bits [low, high) of the values, and leaves those that are equal there in order.
///
/// cost  linear; as much memory again as the values
void sort_by_bits(std::vector<std::uint64_t>& values, unsigned low, unsigned high);

}  // namespace concord
