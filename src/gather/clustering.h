#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gather/copies.h"
#include "gather/sketch.h"

namespace concord {

/// Groups articles about one running matter; a partition of the positions in `sketches`, each
/// cluster in their order, clusters by first member. Articles of one copy group stay together.
///
/// sketches  in the order of `comes_before`
/// groups    a partition of the same positions
/// cost      near linear: an article is compared with a bounded number of earlier ones; a story is
///           looked at once more for each part that it loses
[[nodiscard]] std::vector<std::vector<std::uint32_t>> cluster_stories(
    const SketchList& sketches, std::span<const CopyGroup> groups);

}  // namespace concord
