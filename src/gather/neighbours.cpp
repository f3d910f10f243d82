// Neighbours by an index of strong terms: common terms have long lists, of which only the latest
// entries are looked at, so that a term that everyone uses costs no more than a rare one.

#include "gather/neighbours.h"

#include <algorithm>
#include <cmath>

namespace concord {
namespace {

constexpr std::size_t scanned_postings = 96;  ///< of a term, latest first
constexpr std::size_t compared_articles = 48;
constexpr double window_days = 45;
constexpr double decay_days = 40;
constexpr double min_kept_likeness = 0.1;  ///< pairs that are less alike are forgotten
constexpr double seconds_a_day = 86400;

}  // namespace

double nearness(std::int64_t a, std::int64_t b) {
    if (a == undated || b == undated) return 1;
    const double days = std::abs(static_cast<double>(a - b)) / seconds_a_day;
    return days > window_days ? 0 : std::exp(-days / decay_days);
}

NeighbourFinder::NeighbourFinder(const SketchList& sketches, std::span<const Vector> vectors)
    : sketches_(sketches), vectors_(vectors), shared_(sketches.size()) {
    std::size_t vocabulary = 0;
    for (const Vector& vector : vectors) {
        if (!vector.terms.empty()) {
            vocabulary = std::max<std::size_t>(vocabulary, vector.terms.back() + 1);
        }
    }
    postings_.resize(vocabulary);
}

std::vector<Neighbour> NeighbourFinder::find_and_add(std::uint32_t article) {
    std::vector<std::uint32_t> found = candidates(article);
    const std::int64_t time = sketches_[article].published;
    std::vector<Neighbour> neighbours;
    neighbours.reserve(found.size());
    for (const std::uint32_t other : found) {
        const double likeness =
            cosine(vectors_[article], vectors_[other]) * nearness(time, sketches_[other].published);
        if (likeness < min_kept_likeness) continue;
        neighbours.push_back({other, static_cast<float>(likeness)});
    }
    std::sort(neighbours.begin(), neighbours.end(), is_nearer);
    for (const std::uint32_t term : vectors_[article].strongest) {
        postings_[term].push_back(article);
    }
    return neighbours;
}

/// Those that share most of the strong terms; the latest of the window, for common terms.
std::vector<std::uint32_t> NeighbourFinder::candidates(std::uint32_t article) {
    std::vector<std::uint32_t> found;
    const std::int64_t time = sketches_[article].published;
    for (const std::uint32_t term : vectors_[article].strongest) {
        const std::vector<std::uint32_t>& posting = postings_[term];
        const std::size_t scanned = std::min(posting.size(), scanned_postings);
        for (std::size_t k = 1; k <= scanned; ++k) {
            const std::uint32_t other = posting[posting.size() - k];
            if (nearness(time, sketches_[other].published) <= 0) break;
            if (shared_[other]++ == 0) found.push_back(other);
        }
    }
    const auto shares_more = [this](std::uint32_t a, std::uint32_t b) {
        return shared_[a] != shared_[b] ? shared_[a] > shared_[b] : a > b;
    };
    const std::size_t kept = std::min(found.size(), compared_articles);
    const auto middle = found.begin() + static_cast<std::ptrdiff_t>(kept);
    std::nth_element(found.begin(), middle, found.end(), shares_more);
    for (const std::uint32_t other : found) shared_[other] = 0;
    found.resize(kept);
    return found;
}

}  // namespace concord
