// Arithmetic of term vectors.

#include "gather/vectors.h"

#include <algorithm>
#include <cmath>

namespace concord {
namespace {

constexpr std::size_t mean_terms = 256;

bool is_larger(const Term& a, const Term& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.hash < b.hash;
}

bool has_smaller_hash(const Term& a, const Term& b) {
    return a.hash < b.hash;
}

/// Makes one of all entries of a term.
void fold_terms(std::vector<Term>& terms) {
    std::stable_sort(terms.begin(), terms.end(), has_smaller_hash);
    std::size_t kept = 0;
    for (std::size_t i = 1; i < terms.size(); ++i) {
        if (terms[i].hash == terms[kept].hash) {
            terms[kept].weight += terms[i].weight;
        } else {
            terms[++kept] = terms[i];
        }
    }
    if (!terms.empty()) terms.resize(kept + 1);
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

std::vector<Term> mean_of(std::span<const Terms> vectors, std::span<const std::uint32_t> members) {
    std::vector<Term> mean;
    for (const std::uint32_t member : members) {
        mean.insert(mean.end(), vectors[member].begin(), vectors[member].end());
    }
    fold_terms(mean);
    if (mean.size() > mean_terms) {
        std::nth_element(mean.begin(), mean.begin() + mean_terms, mean.end(), is_larger);
        mean.resize(mean_terms);
        std::sort(mean.begin(), mean.end(), has_smaller_hash);
    }
    double squares = 0;
    for (const Term& term : mean) squares += double{term.weight} * double{term.weight};
    const auto length = static_cast<float>(squares > 0 ? std::sqrt(squares) : 1.0);
    for (Term& term : mean) term.weight /= length;
    return mean;
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
