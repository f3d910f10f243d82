#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "gather/neighbours.h"

namespace concord {

/// So many of a story's members, the most alike, say how like it an article is.
inline constexpr std::size_t nearest_members = 2;

/// For each unit of a story, counted from 0, which others it is like, nearest first.
using Ties = std::vector<std::vector<Neighbour>>;

/// A part of a story that has little in common with the rest.
struct LoosePart {
    std::vector<std::uint32_t> units;  ///< no more than half, sorted
    double likeness = 0;  ///< of them and the nearest ones of the rest: a mean over means
};

/// The parts that average linkage finds, the loosest first; the 256 loosest of a story that has
/// more.
///
/// min_units  of a part and of the rest
/// limit      likeness that a loose part does not reach
/// cost       near linear in the ties
[[nodiscard]] std::vector<LoosePart> loose_parts(const Ties& ties,
                                                 std::size_t min_units,
                                                 double limit);

}  // namespace concord
