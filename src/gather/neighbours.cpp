// Neighbours by an index of strong terms: common terms have long lists, of which only the latest
// entries are looked at, so that a term that everyone uses costs no more than a rare one. What two
// articles have in common among their strong terms is summed up on the way; only those with enough
// of it are compared term by term.
//
// Whom an article finds depends on nothing but the articles of the 45 days before it.

#include "gather/neighbours.h"

#include <algorithm>

#include "gather/nearness.h"

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
    std::vector<std::uint32_t> hashes;
    std::vector<Term> strong;
    first_strong_.reserve(vectors.size() + 1);
    for (const Terms& vector : vectors) {
        first_strong_.push_back(static_cast<std::uint32_t>(strong.size()));
        for (const Term& term : strongest_of(vector, indexed_terms)) strong.push_back(term);
    }
    first_strong_.push_back(static_cast<std::uint32_t>(strong.size()));
    hashes.reserve(strong.size());
    for (const Term& term : strong) hashes.push_back(term.hash);
    std::sort(hashes.begin(), hashes.end());
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (i == 0 || hashes[i] != hashes[i - 1]) {
            first_posting_.push_back(static_cast<std::uint32_t>(i));
        }
    }
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    for (const Term& term : strong) {
        const auto found = std::lower_bound(hashes.begin(), hashes.end(), term.hash);
        strong_.push_back({static_cast<std::uint32_t>(found - hashes.begin()), term.weight});
    }
    posting_count_.resize(hashes.size());
    postings_.resize(strong.size());
}

std::span<const NeighbourFinder::StrongTerm> NeighbourFinder::strongest(
    std::uint32_t article) const {
    const std::uint32_t begin = first_strong_[article];
    return std::span(strong_).subspan(begin, first_strong_[article + 1] - begin);
}

std::vector<Neighbour> NeighbourFinder::find_and_add(std::uint32_t article) {
    collect(article);
    spread_out(article);
    const Sketch& sketch = sketches_[article];
    std::vector<Neighbour> neighbours;
    for (const std::uint32_t other : found_) {
        const double factor = nearness(sketch.published, sketches_[other].published) *
                              outlet_factor(sketch.outlet, sketches_[other].outlet);
        if (shared_[other] * factor >= min_shared) {
            const double likeness = cosine_with(other) * factor;
            if (likeness >= min_kept_likeness) {
                neighbours.push_back({other, static_cast<float>(likeness)});
            }
        }
        shared_[other] = 0;
    }
    found_.clear();
    std::sort(neighbours.begin(), neighbours.end(), is_nearer);
    for (const StrongTerm& term : strongest(article)) {
        const std::uint32_t at = first_posting_[term.number] + posting_count_[term.number]++;
        postings_[at] = {article, term.weight};
    }
    return neighbours;
}

/// Sums up what each of the latest articles shares of the strong terms.
void NeighbourFinder::collect(std::uint32_t article) {
    const std::int64_t time = sketches_[article].published;
    for (const StrongTerm& term : strongest(article)) {
        const std::size_t count = posting_count_[term.number];
        const std::size_t scanned = std::min(count, scanned_postings);
        const Posting* next = postings_.data() + first_posting_[term.number] + count;
        for (std::size_t k = 0; k < scanned; ++k) {
            const Posting& posting = *--next;
            if (shared_[posting.article] == 0) {
                if (!are_near(time, sketches_[posting.article].published)) break;
                found_.push_back(posting.article);
            }
            shared_[posting.article] += term.weight * posting.weight;
        }
    }
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
