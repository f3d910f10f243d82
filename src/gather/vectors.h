#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gather/sketch.h"

namespace concord {

/// An article as a unit vector: its terms weighed by how rare they are.
struct Vector {
    std::vector<std::uint32_t> terms;  ///< positions in the vocabulary, sorted
    std::vector<float> weights;
    std::vector<std::uint32_t> strongest;  ///< the terms of the largest weights, largest first
};

/// Vectors of all articles over one vocabulary. A term is as rare as it is in the articles at hand
/// and in news at large; the copies of one text count once.
///
/// units  for each article the first of its copies
[[nodiscard]] std::vector<Vector> make_vectors(const SketchList& sketches,
                                               std::span<const std::uint32_t> units);

/// How alike two unit vectors are, [0, 1].
[[nodiscard]] double cosine(const Vector& a, const Vector& b);

/// The mean of unit vectors as a unit vector; of its terms the 256 largest. `strongest` is empty.
[[nodiscard]] Vector mean_of(std::span<const Vector> vectors,
                             std::span<const std::uint32_t> members);

}  // namespace concord
