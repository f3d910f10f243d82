// Neighbours by an index of strong terms: common terms have long lists, of which only the latest
// entries are looked at, so that a term that everyone uses costs no more than a rare one. What two
// articles have in common among their strong terms is summed up on the way; only those with enough
// of it are compared term by term.
//
// Whom an article finds depends on nothing but the articles of the 45 days before it.

#include "gather/neighbours.h"

#include <algorithm>
#include <utility>

#include "gather/nearness.h"
#include "gather/radix_sort.h"

namespace concord {
namespace {
constexpr std::size_t indexed_terms = 24;     ///< of an article, by which it is found
constexpr std::size_t scanned_postings = 96;  ///< of a term, latest first
constexpr double min_shared = 0.05;           ///< of strong terms, to be compared at all
constexpr double min_kept_likeness = 0.09;    ///< pairs that are less alike are forgotten
constexpr std::size_t slot_count = 1024;

}  // namespace

NeighbourFinder::NeighbourFinder(const SketchList& sketches, std::span<const Terms> vectors)
    : sketches_(sketches), vectors_(vectors), shared_(sketches.size()), slots_(slot_count) {
    std::vector<std::uint64_t> places;  // of the strong terms, behind their hashes
    first_strong_.reserve(vectors.size() + 1);
    for (const Terms& vector : vectors) {
        first_strong_.push_back(static_cast<std::uint32_t>(strong_.size()));
        for (const Term& term : strongest_of(vector, indexed_terms)) {
            places.push_back((std::uint64_t{term.hash} << 32U) | strong_.size());
            strong_.push_back({0, term.weight});
        }
    }
    first_strong_.push_back(static_cast<std::uint32_t>(strong_.size()));
    sort_by_bits(places, 32, 64);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i == 0 || places[i] >> 32U != places[i - 1] >> 32U) {
            lists_.push_back({static_cast<std::uint32_t>(i), 0});
        }
        strong_[places[i] & 0xFFFFFFFFU].list = static_cast<std::uint32_t>(lists_.size() - 1);
    }
    postings_.resize(strong_.size());
}

std::span<const NeighbourFinder::StrongTerm> NeighbourFinder::strongest(
    std::uint32_t article) const {
    const std::uint32_t begin = first_strong_[article];
    return std::span(strong_).subspan(begin, first_strong_[article + 1] - begin);
}

std::vector<Neighbour> NeighbourFinder::find_and_add(std::uint32_t article) {
    collect(article);
    spread_out(article);
    const Imprint& own = sketches_.imprint(article);
    std::vector<Neighbour> neighbours;
    for (const std::uint32_t other : found_) {
        const double shared = std::exchange(shared_[other], 0.0F);
        if (shared < min_shared) continue;  // most: nothing but their sum is to be touched
        const Imprint& imprint = sketches_.imprint(other);
        const double factor =
            nearness(own.published, imprint.published) * outlet_factor(own.outlet, imprint.outlet);
        if (shared * factor < min_shared) continue;
        const double likeness = cosine_with(other) * factor;
        if (likeness < min_kept_likeness) continue;
        neighbours.push_back({other, static_cast<float>(likeness)});
    }
    found_.clear();
    std::sort(neighbours.begin(), neighbours.end(), is_nearer);
    for (const StrongTerm& term : strongest(article)) {
        List& list = lists_[term.list];
        postings_[list.first + list.count++] = {article, term.weight};
    }
    return neighbours;
}

/// Sums up what each of the latest articles shares of the strong terms.
void NeighbourFinder::collect(std::uint32_t article) {
    const std::uint32_t oldest = oldest_near(article);
    for (const StrongTerm& term : strongest(article)) {
        const List& list = lists_[term.list];
        const std::size_t scanned = std::min<std::size_t>(list.count, scanned_postings);
        const Posting* next = postings_.data() + list.first + list.count;
        for (std::size_t k = 0; k < scanned; ++k) {
            const Posting& posting = *--next;
            if (posting.article < oldest) break;
            if (shared_[posting.article] == 0) found_.push_back(posting.article);
            shared_[posting.article] += term.weight * posting.weight;
        }
    }
}

/// The first article that is near in time. What is not near to a dated article is not near to those
/// that come after it either, but to the undated ones, which come last.
std::uint32_t NeighbourFinder::oldest_near(std::uint32_t article) {
    const std::int64_t time = sketches_.imprint(article).published;
    if (time == undated) return 0;
    while (!are_near(time, sketches_.imprint(oldest_).published)) ++oldest_;
    return oldest_;
}

/// Lays the article's terms out for `cosine_with`: open addressing.
void NeighbourFinder::spread_out(std::uint32_t article) {
    std::fill(slots_.begin(), slots_.end(), Term{});
    for (const Term& term : vectors_[article]) {
        std::size_t slot = term.hash % slot_count;
        while (slots_[slot].weight > 0) slot = (slot + 1) % slot_count;
        slots_[slot] = term;
    }
}

double NeighbourFinder::cosine_with(std::uint32_t other) const {
    double sum = 0;
    for (const Term& term : vectors_[other]) {
        std::size_t slot = term.hash % slot_count;
        while (slots_[slot].weight > 0 && slots_[slot].hash != term.hash) {
            slot = (slot + 1) % slot_count;
        }
        sum += double{slots_[slot].weight} * double{term.weight};
    }
    return sum;
}

}  // namespace concord
