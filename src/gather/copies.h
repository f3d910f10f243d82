#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gather/sketch.h"

namespace concord {

/// Articles that rest on one text, as positions in the sketches.
struct CopyGroup {
    std::vector<std::uint32_t> members;  ///< the source first, then in the order of the sketches
    double shared = 0;  ///< smallest containment of a member in the source; 0 when it stands alone
    bool has_copy = false;  ///< someone else than the source's own URL carries the text
};

/// One is what stood at the same address earlier.
struct VersionPair {
    std::uint32_t later = 0;
    std::uint32_t earlier = 0;
};

struct Copies {
    std::vector<CopyGroup> groups;  ///< a partition, in the order of the first members
    std::vector<VersionPair> versions;
};

/// Finds exact and near copies, trimmed ones too, and the versions of one page.
///
/// sketches  in the order of `comes_before`
/// cost      near linear: an index over a quarter of all shingles, a bounded number of
///           comparisons a shingle
[[nodiscard]] Copies find_copies(const SketchList& sketches);

}  // namespace concord
