#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace concord {

/// How alike two members of a whole are.
struct Link {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double likeness = 0;
};

/// The groups that arise when those two are joined again and again, single members at first, that
/// are most alike on average over all their pairs; pairs without a link count as 0.
///
/// links    between numbers below `members`, one a pair
/// returns  groups in the order in which they arise, members sorted
/// cost     members times links
[[nodiscard]] std::vector<std::vector<std::uint32_t>> linked_groups(std::size_t members,
                                                                    std::vector<Link> links);

}  // namespace concord
