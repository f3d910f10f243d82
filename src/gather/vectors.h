#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "gather/sketch.h"

namespace concord {

/// An article as a unit vector: its terms by hash.
using Terms = std::span<const Term>;

/// How alike two unit vectors are, [0, 1].
[[nodiscard]] double cosine(Terms a, Terms b);

/// Terms as a unit vector, by hash; of more than so many the largest.
///
/// terms  in any order, each once
[[nodiscard]] std::vector<Term> unit_vector(std::vector<Term> terms, std::size_t most);

/// The mean of unit vectors as a unit vector; of its terms the 256 largest.
[[nodiscard]] std::vector<Term> mean_of(std::span<const Terms> vectors,
                                        std::span<const std::uint32_t> members);

/// Parts a whole again and again and tells how alike the means of its two parts are.
class PartMeans {
public:
    PartMeans(std::span<const Terms> vectors, std::span<const std::uint32_t> members);

    /// Of some members, which are counted from 0, and of all others, as by `mean_of`.
    ///
    /// cost  linear in the terms of the part, and in the different terms of the whole
    [[nodiscard]] double likeness(std::span<const std::uint32_t> part) const;

private:
    std::vector<std::uint32_t> hashes_;                     ///< the different terms
    std::vector<double> totals_;                            ///< of each
    std::vector<std::size_t> first_;                        ///< of each member, in `entries_`
    std::vector<std::pair<std::uint32_t, float>> entries_;  ///< place in `hashes_`, weight
};

/// The terms of the largest weights, largest first.
[[nodiscard]] std::vector<Term> strongest_of(Terms vector, std::size_t count);

}  // namespace concord
