#pragma once

#include <cstdint>
#include <vector>

#include "gather/sketch.h"

namespace concord {

/// Whether a shingle is looked up: a quarter of all are.
constexpr bool is_indexed(std::uint32_t shingle) {
    return shingle < (1U << 30U);
}

/// What an index over shingles says: articles that may share text, and shingles not to count.
struct TextPairs {
    std::vector<std::uint64_t> pairs;  ///< sorted, the earlier article in the upper half
    /// Sorted: a shingle in the upper half, the article for which it is furniture in the lower.
    std::vector<std::uint64_t> furniture;
};

/// Pairs of articles that lie near in time and have shingles in common: more than one, unless they
/// are short.
///
/// cost  linear in the indexed shingles: an article meets a bounded number of others over each
[[nodiscard]] TextPairs find_text_pairs(const SketchList& sketches);

}  // namespace concord
