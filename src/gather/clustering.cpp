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
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

namespace concord {
namespace {

constexpr std::size_t indexed_terms = 24;     ///< of an article, by which it is found
constexpr std::size_t scanned_postings = 96;  ///< of a term, latest first
constexpr std::size_t compared_articles = 48;
constexpr std::size_t nearest_members = 3;
constexpr double background_reports = 10000;  ///< how many reports the rates of words stand for
constexpr double window_days = 45;
constexpr double decay_days = 40;
constexpr double min_likeness = 0.27;
constexpr double min_merged_likeness = 0.27;
constexpr double min_kept_likeness = 0.1;  ///< pairs that are less alike are forgotten
constexpr std::size_t merging_rounds = 8;

/// An article as a unit vector.
struct Vector {
    std::vector<std::uint32_t> terms;  ///< positions in the vocabulary, sorted
    std::vector<float> weights;
    std::vector<std::uint32_t> strongest;  ///< terms, strongest first
};

/// Vectors of all articles over one vocabulary.
std::vector<Vector> make_vectors(const SketchList& sketches, std::span<const std::uint32_t> units) {
    struct Use {
        std::uint32_t position = 0;
        std::uint32_t reports = 0;
        float rate = 0;
    };
    std::unordered_map<std::uint32_t, Use> vocabulary;
    double total = background_reports;
    for (std::uint32_t i = 0; i < sketches.size(); ++i) {
        // Copies are counted once: forty prints of a wire do not make its words common.
        const bool counts = units[i] == i;
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
    float likeness = 0;
};

bool is_nearer(const Neighbour& a, const Neighbour& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : a.article < b.article;
}

/// How alike an article and the nearest members of a story are: the mean over up to three of them,
/// so that one stray likeness does not chain two stories.
class NearestMean {
public:
    /// likenesses come in falling order
    void add(double likeness) {
        if (count_ == nearest_members) return;
        sum_ += likeness;
        ++count_;
    }
    [[nodiscard]] double over(std::size_t members) const {
        return sum_ / static_cast<double>(std::min(nearest_members, members));
    }

private:
    double sum_ = 0;
    std::size_t count_ = 0;
};

/// Finds for each article those earlier ones that it is most like.
class NeighbourFinder {
public:
    NeighbourFinder(const SketchList& sketches, std::span<const Vector> vectors)
        : sketches_(sketches), vectors_(vectors), shared_(sketches.size()) {
        std::size_t vocabulary = 0;
        for (const Vector& vector : vectors) {
            for (const std::uint32_t term : vector.terms) {
                vocabulary = std::max<std::size_t>(vocabulary, term + 1);
            }
        }
        postings_.resize(vocabulary);
    }

    /// Most alike first. Articles must come in the order of the sketches.
    std::vector<Neighbour> find_and_add(std::uint32_t article) {
        std::vector<std::uint32_t> found = candidates(article);
        const std::int64_t time = sketches_[article].published;
        std::vector<Neighbour> neighbours;
        neighbours.reserve(found.size());
        for (const std::uint32_t other : found) {
            const double likeness = cosine(vectors_[article], vectors_[other]) *
                                    nearness(time, sketches_[other].published);
            if (likeness < min_kept_likeness) continue;
            neighbours.push_back({other, static_cast<float>(likeness)});
        }
        std::sort(neighbours.begin(), neighbours.end(), is_nearer);
        for (const std::uint32_t term : vectors_[article].strongest) {
            postings_[term].push_back(article);
        }
        return neighbours;
    }

private:
    /// Those that share most of the strong terms; the latest of the window, for common terms.
    std::vector<std::uint32_t> candidates(std::uint32_t article) {
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

    const SketchList& sketches_;
    std::span<const Vector> vectors_;
    std::vector<std::uint32_t> shared_;  ///< strong terms in common with the article in hand
    std::vector<std::vector<std::uint32_t>> postings_;
};

/// Two likely stories of one matter.
struct Bridge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double likeness = 0;
};

/// The stories while they grow. Works on units: the copies of one text are one unit.
class Clusterer {
public:
    explicit Clusterer(std::size_t articles) : story_(articles), neighbours_(articles) {}

    /// First pass: the unit joins the story whose nearest members are most like it.
    void place(std::uint32_t unit, std::vector<Neighbour> neighbours) {
        std::unordered_map<std::uint32_t, NearestMean> means;
        for (const Neighbour& neighbour : neighbours) {
            means[story_[neighbour.article]].add(neighbour.likeness);
        }
        std::uint32_t best = 0;
        double likeness = 0;
        for (const Neighbour& neighbour : neighbours) {
            const std::uint32_t story = story_[neighbour.article];
            const double mean = means.at(story).over(stories_[story].size());
            if (mean > likeness) {
                likeness = mean;
                best = story;
            }
        }
        if (likeness < min_likeness) {
            best = static_cast<std::uint32_t>(stories_.size());
            stories_.emplace_back();
        }
        story_[unit] = best;
        stories_[best].push_back(unit);
        for (const Neighbour& neighbour : neighbours) {
            neighbours_[neighbour.article].push_back({unit, neighbour.likeness});
        }
        auto& own = neighbours_[unit];
        own.insert(own.end(), neighbours.begin(), neighbours.end());
    }

    /// Second pass: stories whose members are like each other's, both ways, become one. What came
    /// first no longer decides.
    void merge_stories() {
        for (std::vector<Neighbour>& neighbours : neighbours_) {
            std::sort(neighbours.begin(), neighbours.end(), is_nearer);
        }
        for (std::size_t round = 0; round < merging_rounds; ++round) {
            std::vector<Bridge> bridges = find_bridges();
            std::sort(bridges.begin(), bridges.end(), [](const Bridge& x, const Bridge& y) {
                return x.likeness != y.likeness ? x.likeness > y.likeness
                                                : std::pair(x.a, x.b) < std::pair(y.a, y.b);
            });
            std::vector<bool> is_taken(stories_.size());
            bool has_changed = false;
            for (const Bridge& bridge : bridges) {
                if (is_taken[bridge.a] || is_taken[bridge.b]) continue;
                is_taken[bridge.a] = is_taken[bridge.b] = true;
                merge(bridge.a, bridge.b);
                has_changed = true;
            }
            if (!has_changed) return;
        }
    }

    /// Units of each story, in the order of the articles; empty lists are left out.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> stories() const {
        std::vector<std::vector<std::uint32_t>> all;
        for (const auto& members : stories_) {
            if (!members.empty()) all.push_back(members);
        }
        return all;
    }

private:
    /// Pairs of stories of which the smaller one's members are on average like the nearest
    /// members of the other.
    [[nodiscard]] std::vector<Bridge> find_bridges() const {
        std::vector<Bridge> bridges;
        for (std::uint32_t story = 0; story < stories_.size(); ++story) {
            if (!has_near_outsider(story)) continue;
            std::map<std::uint32_t, double> sums;
            for (const std::uint32_t unit : stories_[story]) add_means(unit, story, sums);
            for (const auto& [other, sum] : sums) {
                const std::size_t size = stories_[story].size();
                const bool is_smaller = size < stories_[other].size() ||
                                        (size == stories_[other].size() && story > other);
                const double mean = sum / static_cast<double>(size);
                if (is_smaller && mean >= min_merged_likeness) {
                    bridges.push_back({std::min(story, other), std::max(story, other), mean});
                }
            }
        }
        return bridges;
    }

    /// A mean over neighbours can only be large enough when one of them is.
    [[nodiscard]] bool has_near_outsider(std::uint32_t story) const {
        return std::any_of(stories_[story].begin(), stories_[story].end(), [&](std::uint32_t unit) {
            for (const Neighbour& neighbour : neighbours_[unit]) {
                if (neighbour.likeness < min_merged_likeness) return false;
                if (story_[neighbour.article] != story) return true;
            }
            return false;
        });
    }

    /// Adds to each story that the unit has neighbours in how like it is to the nearest of them.
    void add_means(std::uint32_t unit,
                   std::uint32_t story,
                   std::map<std::uint32_t, double>& sums) const {
        std::map<std::uint32_t, NearestMean> means;
        for (const Neighbour& neighbour : neighbours_[unit]) {
            const std::uint32_t other = story_[neighbour.article];
            if (other != story) means[other].add(neighbour.likeness);
        }
        for (const auto& [other, mean] : means) sums[other] += mean.over(stories_[other].size());
    }

    void merge(std::uint32_t a, std::uint32_t b) {
        for (const std::uint32_t unit : stories_[b]) story_[unit] = a;
        std::vector<std::uint32_t> all;
        std::merge(stories_[a].begin(),
                   stories_[a].end(),
                   stories_[b].begin(),
                   stories_[b].end(),
                   std::back_inserter(all));
        stories_[a] = std::move(all);
        stories_[b].clear();
    }

    std::vector<std::uint32_t> story_;
    std::vector<std::vector<Neighbour>> neighbours_;  ///< earlier and later ones
    std::vector<std::vector<std::uint32_t>> stories_;
};

/// For each article the first of its copies, which stands for all of them.
std::vector<std::uint32_t> find_units(std::size_t articles, std::span<const CopyGroup> groups) {
    std::vector<std::uint32_t> unit(articles);
    for (const CopyGroup& group : groups) {
        const std::uint32_t first = *std::min_element(group.members.begin(), group.members.end());
        for (const std::uint32_t member : group.members) unit[member] = first;
    }
    return unit;
}

/// Gives the first of the copies the vector of the longest: a summary says little of the matter.
void speak_by_longest(const SketchList& sketches,
                      std::span<const CopyGroup> groups,
                      std::vector<Vector>& vectors) {
    for (const CopyGroup& group : groups) {
        if (group.members.size() < 2) continue;
        const std::uint32_t first = *std::min_element(group.members.begin(), group.members.end());
        std::uint32_t longest = first;
        for (const std::uint32_t member : group.members) {
            const auto length = [&](std::uint32_t i) {
                return std::pair(sketches[i].shingle_count, sketches.size() - i);
            };
            if (length(member) > length(longest)) longest = member;
        }
        if (longest != first) vectors[first] = vectors[longest];
    }
}

/// The articles of each story, in order, stories by first article.
std::vector<std::vector<std::uint32_t>> with_copies(
    const std::vector<std::vector<std::uint32_t>>& stories, std::span<const std::uint32_t> units) {
    std::vector<std::uint32_t> story_of(units.size());
    for (std::uint32_t story = 0; story < stories.size(); ++story) {
        for (const std::uint32_t unit : stories[story]) story_of[unit] = story;
    }
    std::vector<std::vector<std::uint32_t>> all(stories.size());
    for (std::uint32_t i = 0; i < units.size(); ++i) all[story_of[units[i]]].push_back(i);
    return all;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> cluster_stories(const SketchList& sketches,
                                                        std::span<const CopyGroup> groups) {
    const std::vector<std::uint32_t> units = find_units(sketches.size(), groups);
    std::vector<Vector> vectors = make_vectors(sketches, units);
    speak_by_longest(sketches, groups, vectors);
    NeighbourFinder finder(sketches, vectors);
    Clusterer clusterer(sketches.size());
    for (std::uint32_t i = 0; i < sketches.size(); ++i) {
        if (units[i] == i) clusterer.place(i, finder.find_and_add(i));
    }
    clusterer.merge_stories();
    return with_copies(clusterer.stories(), units);
}

}  // namespace concord
