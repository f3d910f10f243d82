#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gather/sketch.h"

namespace concord {

/// An article as a unit vector: its terms by hash.
using Terms = std::span<const Term>;

/// How alike two unit vectors are, [0, 1].
[[nodiscard]] double cosine(Terms a, Terms b);

/// The mean of unit vectors as a unit vector; of its terms the 256 largest.
[[nodiscard]] std::vector<Term> mean_of(std::span<const Terms> vectors,
                                        std::span<const std::uint32_t> members);

/// The terms of the largest weights, largest first.
[[nodiscard]] std::vector<Term> strongest_of(Terms vector, std::size_t count);

}  // namespace concord
