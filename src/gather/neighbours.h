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

/// Most alike first, then the earlier article.
[[nodiscard]] constexpr bool is_nearer(const Neighbour& a, const Neighbour& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : a.article < b.article;
}

/// Finds for each article those earlier ones that it is most like. Refers to sketches and vectors.
class NeighbourFinder {
public:
    /// vectors  of the articles, in the order of the sketches; articles with an empty one are
    ///          never found
    NeighbourFinder(const SketchList& sketches, std::span<const Terms> vectors);

    /// The neighbours of an article among those that were given before, nearest first.
    /// Articles must come in the order of the sketches.
    ///
    /// cost  bounded: the latest 96 articles of each of its 24 strongest terms
    [[nodiscard]] std::vector<Neighbour> find_and_add(std::uint32_t article);

private:
    /// An article that has the term among its strongest.
    struct Posting {
        std::uint32_t article = 0;
        float weight = 0;
    };
    /// The postings of a term, earliest article first.
    struct List {
        std::uint32_t first = 0;  ///< in `postings_`
        std::uint32_t count = 0;  ///< so far
    };
    struct StrongTerm {
        std::uint32_t list = 0;  ///< in `lists_`
        float weight = 0;
    };
    [[nodiscard]] std::span<const StrongTerm> strongest(std::uint32_t article) const;
    [[nodiscard]] std::uint32_t oldest_near(std::uint32_t article);
    void collect(std::uint32_t article);
    void spread_out(std::uint32_t article);
    [[nodiscard]] double cosine_with(std::uint32_t other) const;

    const SketchList& sketches_;
    std::span<const Terms> vectors_;
    std::vector<std::uint32_t> first_strong_;  ///< of each article, in `strong_`
    std::vector<StrongTerm> strong_;
    std::vector<List> lists_;
    std::vector<Posting> postings_;
    std::uint32_t oldest_ = 0;          ///< the first article near to the one in hand, if dated
    std::vector<float> shared_;         ///< of the article in hand: sums over strong terms
    std::vector<std::uint32_t> found_;  ///< those whose sum is not 0
    std::vector<Term> slots_;           ///< its terms, by the low bits of their hash
};

}  // namespace concord
