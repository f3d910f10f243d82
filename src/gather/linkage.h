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

/// Two groups that become one. Groups are counted: first the single members, then those that arise
/// in the order in which they do.
struct Join {
    std::uint32_t a = 0;  ///< the group of the earlier first member
    std::uint32_t b = 0;

    friend bool operator==(const Join&, const Join&) = default;
};

/// What becomes one when those two groups are joined again and again, single members at first, that
/// are most alike on average over all their pairs; pairs without a link count as 0. Of groups that
/// are equally alike those of the earliest first members come first.
///
/// links    between numbers below `members`, one a pair, in any order
/// cost     near linear in the links, unless many of them are equal to the last bit
[[nodiscard]] std::vector<Join> linkage_of(std::size_t members, std::vector<Link> links);

}  // namespace concord
