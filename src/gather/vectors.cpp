// Term vectors. Five reports of one matter must not take its names for common words: each word
// counts as if ten thousand other reports were there too, in which it is as common as in news at
// large (knowledge/words). The articles themselves tell how common names are once they are many.

#include "gather/vectors.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace concord {
namespace {

constexpr std::size_t indexed_terms = 24;  ///< of an article, by which it is found
constexpr std::size_t mean_terms = 256;

}  // namespace

std::vector<Vector> make_vectors(const SketchList& sketches, std::span<const std::uint32_t>) {
    std::unordered_map<std::uint32_t, std::uint32_t> vocabulary;
    std::vector<Vector> vectors(sketches.size());
    for (std::size_t i = 0; i < sketches.size(); ++i) {
        std::vector<std::pair<std::uint32_t, float>> weighed;
        for (const Term& term : sketches[i].terms) {
            const auto position = vocabulary.try_emplace(term.hash,static_cast<std::uint32_t>(vocabulary.size())).first->second;
            weighed.emplace_back(position, term.weight);
        }
        std::sort(weighed.begin(), weighed.end());
        Vector& vector = vectors[i];
        for (const auto& [term, weight] : weighed) {
            vector.terms.push_back(term);
            vector.weights.push_back(weight);
        }
        std::sort(weighed.begin(), weighed.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        });
        if (weighed.size() > indexed_terms) weighed.resize(indexed_terms);
        for (const auto& [term, weight] : weighed) vector.strongest.push_back(term);
    }
    return vectors;
}

double cosine(const Vector& a, const Vector& b) {
    double sum = 0;
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < a.terms.size() && k < b.terms.size()) {
        if (a.terms[i] == b.terms[k]) {
            sum += double{a.weights[i++]} * double{b.weights[k++]};
        } else if (a.terms[i] < b.terms[k]) {
            ++i;
        } else {
            ++k;
        }
    }
    return sum;
}

Vector mean_of(std::span<const Vector> vectors, std::span<const std::uint32_t> members) {
    std::vector<std::pair<std::uint32_t, float>> sum;
    for (const std::uint32_t member : members) {
        const Vector& vector = vectors[member];
        for (std::size_t i = 0; i < vector.terms.size(); ++i) {
            sum.emplace_back(vector.terms[i], vector.weights[i]);
        }
    }
    std::sort(sum.begin(), sum.end());
    std::size_t kept = 0;
    for (std::size_t i = 1; i < sum.size(); ++i) {
        if (sum[i].first == sum[kept].first) {
            sum[kept].second += sum[i].second;
        } else {
            sum[++kept] = sum[i];
        }
    }
    if (!sum.empty()) sum.resize(kept + 1);
    if (sum.size() > mean_terms) {
        const auto is_larger = [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        };
        std::nth_element(sum.begin(), sum.begin() + mean_terms, sum.end(), is_larger);
        sum.resize(mean_terms);
        std::sort(sum.begin(), sum.end());
    }
    double squares = 0;
    for (const auto& [term, weight] : sum) squares += double{weight} * double{weight};
    const auto length = static_cast<float>(squares > 0 ? std::sqrt(squares) : 1.0);
    Vector mean;
    for (const auto& [term, weight] : sum) {
        mean.terms.push_back(term);
        mean.weights.push_back(weight / length);
    }
    return mean;
}

}  // namespace concord
