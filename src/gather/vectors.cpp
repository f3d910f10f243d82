// Arithmetic of term vectors.

#include "gather/vectors.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gather/radix_sort.h"

namespace concord {
namespace {

constexpr std::size_t mean_terms = 256;

bool is_larger(const Term& a, const Term& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.hash < b.hash;
}

bool has_smaller_hash(const Term& a, const Term& b) {
    return a.hash < b.hash;
}

/// All entries of some vectors by hash, each term once with the sum of its weights.
std::vector<Term> sum_of(std::span<const Terms> vectors, std::span<const std::uint32_t> members) {
    std::vector<float> weights;
    std::vector<std::uint64_t> places;  // of the weights, behind the hashes
    for (const std::uint32_t member : members) {
        for (const Term& term : vectors[member]) {
            places.push_back((std::uint64_t{term.hash} << 32U) | weights.size());
            weights.push_back(term.weight);
        }
    }
    sort_by_bits(places, 32, 64);
    std::vector<Term> sums;
    for (const std::uint64_t place : places) {
        const auto hash = static_cast<std::uint32_t>(place >> 32U);
        if (sums.empty() || sums.back().hash != hash) sums.push_back({hash, 0});
        sums.back().weight += weights[place & 0xFFFFFFFFU];
    }
    return sums;
}

}  // namespace

double cosine(Terms a, Terms b) {
    double sum = 0;
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < a.size() && k < b.size()) {
        const std::uint32_t left = a[i].hash;
        const std::uint32_t right = b[k].hash;
        if (left == right) sum += double{a[i].weight} * double{b[k].weight};
        i += left <= right ? 1 : 0;
        k += right <= left ? 1 : 0;
    }
    return sum;
}

std::vector<Term> unit_vector(std::vector<Term> terms, std::size_t most) {
    if (terms.size() > most) {
        const auto end = terms.begin() + static_cast<std::ptrdiff_t>(most);
        std::nth_element(terms.begin(), end, terms.end(), is_larger);
        terms.resize(most);
        terms.shrink_to_fit();  // sketches stay in memory by the hundred thousand
    }
    std::sort(terms.begin(), terms.end(), has_smaller_hash);
    double squares = 0;
    for (const Term& term : terms) squares += double{term.weight} * double{term.weight};
    const auto length = static_cast<float>(squares > 0 ? std::sqrt(squares) : 1.0);
    for (Term& term : terms) term.weight /= length;
    return terms;
}

std::vector<Term> mean_of(std::span<const Terms> vectors, std::span<const std::uint32_t> members) {
    return unit_vector(sum_of(vectors, members), mean_terms);
}

PartMeans::PartMeans(std::span<const Terms> vectors, std::span<const std::uint32_t> members) {
    std::vector<std::uint64_t> places;  // in `entries_`, behind the hashes
    for (const std::uint32_t member : members) {
        first_.push_back(entries_.size());
        for (const Term& term : vectors[member]) {
            places.push_back((std::uint64_t{term.hash} << 32U) | entries_.size());
            entries_.emplace_back(0, term.weight);
        }
    }
    first_.push_back(entries_.size());
    sort_by_bits(places, 32, 64);
    for (const std::uint64_t place : places) {
        const auto hash = static_cast<std::uint32_t>(place >> 32U);
        if (hashes_.empty() || hashes_.back() != hash) {
            hashes_.push_back(hash);
            totals_.push_back(0);
        }
        auto& [term, weight] = entries_[place & 0xFFFFFFFFU];
        term = static_cast<std::uint32_t>(hashes_.size() - 1);
        totals_.back() += double{weight};
    }
}

double PartMeans::likeness(std::span<const std::uint32_t> part) const {
    std::vector<double> sums(hashes_.size());
    for (const std::uint32_t member : part) {
        for (std::size_t i = first_[member]; i < first_[member + 1]; ++i) {
            sums[entries_[i].first] += double{entries_[i].second};
        }
    }
    std::vector<Term> inside;
    std::vector<Term> outside;
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
        const double rest = totals_[i] - sums[i];
        if (sums[i] > 0) inside.push_back({hashes_[i], static_cast<float>(sums[i])});
        if (rest > 0) outside.push_back({hashes_[i], static_cast<float>(rest)});
    }
    return cosine(unit_vector(std::move(inside), mean_terms),
                  unit_vector(std::move(outside), mean_terms));
}

std::vector<Term> strongest_of(Terms vector, std::size_t count) {
    std::vector<Term> terms(vector.begin(), vector.end());
    const std::size_t kept = std::min(count, terms.size());
    std::partial_sort(
        terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(kept), terms.end(), is_larger);
    terms.resize(kept);
    return terms;
}

}  // namespace concord
