#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gather/sketch.h"
#include "gather/vectors.h"

namespace concord {

/// An article and how alike it is to the one in question, (0, 1], less the further apart in time.
struct Neighbour {
    std::uint32_t article = 0;
    float likeness = 0;
};

/// 1 for articles of one time, less the further apart, 0 when too far; undated articles lie near
/// to everything.
[[nodiscard]] double nearness(std::int64_t a, std::int64_t b);

/// Most alike first, then the earlier article.
[[nodiscard]] constexpr bool is_nearer(const Neighbour& a, const Neighbour& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : a.article < b.article;
}

/// Finds for each article those earlier ones that it is most like. Refers to sketches and vectors.
class NeighbourFinder {
public:
    NeighbourFinder(const SketchList& sketches, std::span<const Vector> vectors);

    /// The neighbours of an article among those that were given before, nearest first.
    /// Articles must come in the order of the sketches.
    ///
    /// cost  bounded: the latest 96 articles of each of its 24 strongest terms, 48 comparisons
    [[nodiscard]] std::vector<Neighbour> find_and_add(std::uint32_t article);

private:
    [[nodiscard]] std::vector<std::uint32_t> candidates(std::uint32_t article);

    const SketchList& sketches_;
    std::span<const Vector> vectors_;
    std::vector<std::uint32_t> shared_;  ///< strong terms in common with the article in hand
    std::vector<std::vector<std::uint32_t>> postings_;
};

}  // namespace concord
