// Stories, in one pass over the articles by publication and one pass that joins what the first one
// kept apart.
//
// An article is a vector of its terms, weighed by how rare they are: in the articles at hand, and
// in news at large, so that five reports of one matter do not take its names for common words. An
// article looks for its nearest predecessors of the last days by their strongest terms and joins
// the story whose nearest members and whose sum of members are most like it. Undated articles come
// last and may join a story of any time.
//
// After Miranda et al. 2018 (clusters as decaying centroids); the learned weights and the fields
// kept apart are left out.

#include "gather/clustering.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace concord {
namespace {

constexpr std::size_t indexed_terms = 24;     ///< of an article, by which it is found
constexpr std::size_t scanned_postings = 96;  ///< of a term, latest first
constexpr std::size_t compared_articles = 48;
constexpr std::size_t nearest_members = 3;
constexpr double background_reports = 300;  ///< how many reports the rates of words stand for
constexpr double window_days = 12;
constexpr double decay_days = 30;
constexpr double min_likeness = 0.20;
constexpr double min_joined_likeness = 0.22;

/// An article as a unit vector.
struct Vector {
    std::vector<std::uint32_t> terms;  ///< positions in the vocabulary, sorted
    std::vector<float> weights;
    std::vector<std::uint32_t> strongest;  ///< terms, strongest first
};

/// Vectors of all articles over one vocabulary.
std::vector<Vector> make_vectors(std::span<const Sketch> sketches,
                                 std::span<const std::uint32_t> representative) {
    struct Use {
        std::uint32_t position = 0;
        std::uint32_t reports = 0;
        float rate = 0;
    };
    std::unordered_map<std::uint32_t, Use> vocabulary;
    double total = background_reports;
    for (std::uint32_t i = 0; i < sketches.size(); ++i) {
        // Copies are counted once: forty prints of a wire do not make its words common.
        const bool counts = representative[i] == i;
        total += counts ? 1 : 0;
        for (const Term& term : sketches[i].terms) {
            Use& use = vocabulary
                           .try_emplace(term.hash,
                                        Use{static_cast<std::uint32_t>(vocabulary.size()), 0, 0})
                           .first->second;
            use.reports += counts ? 1 : 0;
            use.rate = std::max(use.rate, term.rate);
        }
    }
    std::vector<Vector> vectors(sketches.size());
    for (std::size_t i = 0; i < sketches.size(); ++i) {
        std::vector<std::pair<std::uint32_t, float>> weighed;
        double squares = 0;
        for (const Term& term : sketches[i].terms) {
            const Use& use = vocabulary.at(term.hash);
            const double reports = use.reports + background_reports * use.rate;
            const double weight = term.weight * std::log(total / std::max(reports, 1.0));
            weighed.emplace_back(use.position, static_cast<float>(weight));
            squares += weight * weight;
        }
        std::sort(weighed.begin(), weighed.end());
        const auto length = static_cast<float>(squares > 0 ? std::sqrt(squares) : 1.0);
        Vector& vector = vectors[i];
        for (const auto& [term, weight] : weighed) {
            vector.terms.push_back(term);
            vector.weights.push_back(weight / length);
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

constexpr double seconds_a_day = 86400;

/// 1 for articles of one day, less the further apart; undated articles lie near to everything.
double nearness(std::int64_t a, std::int64_t b) {
    if (a == undated || b == undated) return 1;
    const double days = std::abs(static_cast<double>(a - b)) / seconds_a_day;
    return days > window_days ? 0 : std::exp(-days / decay_days);
}

struct Neighbour {
    std::uint32_t article = 0;
    double likeness = 0;
};

/// The stories while they grow.
class Clusterer {
public:
    Clusterer(std::span<const Sketch> sketches,
              std::span<const Vector> vectors,
              std::span<const std::uint32_t> representative)
        : sketches_(sketches),
          vectors_(vectors),
          representative_(representative),
          story_(sketches.size()),
          partial_(sketches.size()) {
        std::size_t vocabulary = 0;
        for (const Vector& vector : vectors) {
            for (const std::uint32_t term : vector.terms) {
                vocabulary = std::max<std::size_t>(vocabulary, term + 1);
            }
        }
        postings_.resize(vocabulary);
    }

    void place(std::uint32_t article) {
        const std::uint32_t copied = representative_[article];
        if (copied != article) {
            add_to(story_[copied], article);
            return;
        }
        const std::vector<Neighbour> neighbours = find_neighbours(article);
        double likeness = 0;
        const std::uint32_t best = best_story(neighbours, article, likeness);
        if (likeness >= min_likeness) {
            add_to(best, article);
        } else {
            stories_.emplace_back();
            add_to(static_cast<std::uint32_t>(stories_.size() - 1), article);
        }
        for (const std::uint32_t term : vectors_[article].strongest) {
            postings_[term].push_back(article);
        }
    }

    [[nodiscard]] std::vector<std::vector<std::uint32_t>> stories() const { return stories_; }

private:
    /// The nearest of those earlier articles that share strong terms.
    std::vector<Neighbour> find_neighbours(std::uint32_t article) {
        std::vector<std::uint32_t> found;
        const Vector& vector = vectors_[article];
        const std::int64_t time = sketches_[article].published;
        for (const std::uint32_t term : vector.strongest) {
            const std::vector<std::uint32_t>& posting = postings_[term];
            const std::size_t scanned = std::min(posting.size(), scanned_postings);
            for (std::size_t k = 1; k <= scanned; ++k) {
                const std::uint32_t other = posting[posting.size() - k];
                if (nearness(time, sketches_[other].published) <= 0) break;
                if (partial_[other]++ == 0) found.push_back(other);
            }
        }
        const auto shares_more = [this](std::uint32_t a, std::uint32_t b) {
            return partial_[a] != partial_[b] ? partial_[a] > partial_[b] : a > b;
        };
        if (found.size() > compared_articles) {
            const auto middle = found.begin() + compared_articles;
            std::nth_element(found.begin(), middle, found.end(), shares_more);
        }
        std::vector<Neighbour> neighbours;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const std::uint32_t other = found[i];
            partial_[other] = 0;
            if (i >= compared_articles) continue;
            const double likeness =
                cosine(vector, vectors_[other]) * nearness(time, sketches_[other].published);
            neighbours.push_back({other, likeness});
        }
        std::sort(neighbours.begin(), neighbours.end(), [](const Neighbour& a, const Neighbour& b) {
            return a.likeness != b.likeness ? a.likeness > b.likeness : a.article < b.article;
        });
        return neighbours;
    }

    /// The story whose nearest members are most like the article on average.
    std::uint32_t best_story(const std::vector<Neighbour>& neighbours,
                             std::uint32_t /*article*/,
                             double& likeness) const {
        struct Sum {
            double likeness = 0;
            std::size_t members = 0;
        };
        std::unordered_map<std::uint32_t, Sum> sums;
        for (const Neighbour& neighbour : neighbours) {
            Sum& sum = sums[story_[neighbour.article]];
            if (sum.members == nearest_members) continue;
            sum.likeness += neighbour.likeness;
            ++sum.members;
        }
        std::uint32_t best = 0;
        for (const Neighbour& neighbour : neighbours) {
            const std::uint32_t story = story_[neighbour.article];
            const Sum& sum = sums.at(story);
            const std::size_t expected = std::min(nearest_members, stories_[story].size());
            const double mean = sum.likeness / static_cast<double>(std::max(expected, sum.members));
            if (mean > likeness) {
                likeness = mean;
                best = story;
            }
        }
        return best;
    }

    void add_to(std::uint32_t story, std::uint32_t article) {
        story_[article] = story;
        stories_[story].push_back(article);
    }

    std::span<const Sketch> sketches_;
    std::span<const Vector> vectors_;
    std::span<const std::uint32_t> representative_;
    std::vector<std::uint32_t> story_;
    std::vector<std::uint32_t> partial_;  ///< strong terms shared with the article in hand
    std::vector<std::vector<std::uint32_t>> postings_;
    std::vector<std::vector<std::uint32_t>> stories_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> cluster_stories(std::span<const Sketch> sketches,
                                                        std::span<const CopyGroup> groups) {
    std::vector<std::uint32_t> representative(sketches.size());
    for (const CopyGroup& group : groups) {
        const std::uint32_t first = *std::min_element(group.members.begin(), group.members.end());
        for (const std::uint32_t member : group.members) representative[member] = first;
    }
    const std::vector<Vector> vectors = make_vectors(sketches, representative);
    Clusterer clusterer(sketches, vectors, representative);
    for (std::uint32_t i = 0; i < sketches.size(); ++i) clusterer.place(i);
    return clusterer.stories();
}

}  // namespace concord
