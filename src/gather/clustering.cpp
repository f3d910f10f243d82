// Stories, in one pass over the articles by publication and a few rounds that join what the pass
// kept apart.
//
// An article looks for its nearest predecessors of the last weeks (`neighbours`) and joins the
// story whose nearest members are most like it. Afterwards stories are joined whose members are
// like each other's, or that are alike as wholes: the reports of a long story have little in common
// one by one, but all have something in common with what the story as a whole is about. Undated
// articles come last and may join a story of any time.
//
// After Miranda et al. 2018 (clusters as centroids with time); their learned weights and fields are
// left out. Limits are set on ECB+ (topics 1-35), news_clusters and BASIL, see measure/accuracy.

#include "gather/clustering.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

#include "gather/neighbours.h"
#include "gather/vectors.h"

namespace concord {
namespace {

constexpr std::size_t nearest_members = 3;
constexpr double min_likeness = 0.33;         ///< of an article and a story's nearest members
constexpr double min_merged_likeness = 0.26;  ///< of two stories, both ways
constexpr double min_mean_likeness = 0.36;    ///< of an article and a story as a whole
constexpr double mean_likeness_step = 0.03;   ///< more for each further article, up to three
constexpr std::size_t min_mean_members = 3;   ///< a story of fewer is no whole yet
constexpr std::size_t merging_rounds = 8;

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

/// Two likely stories of one matter.
struct Bridge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double likeness = 0;
};

/// The stories while they grow. Works on units: the copies of one text are one unit.
class Clusterer {
public:
    Clusterer(const SketchList& sketches, std::span<const Vector> vectors)
        : sketches_(sketches),
          vectors_(vectors),
          story_(sketches.size()),
          neighbours_(sketches.size()) {}

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
    /// Pairs of stories that belong together: the smaller one's members are on average like the
    /// nearest members of the other, or the two are alike as wholes.
    [[nodiscard]] std::vector<Bridge> find_bridges() const {
        std::vector<Bridge> bridges;
        const std::vector<Vector> means = find_means();
        for (std::uint32_t story = 0; story < stories_.size(); ++story) {
            const std::size_t size = stories_[story].size();
            std::map<std::uint32_t, double> sums;
            for (const std::uint32_t unit : stories_[story]) add_means(unit, story, sums);
            for (const auto& [other, sum] : sums) {
                const std::size_t other_size = stories_[other].size();
                const bool is_smaller = size < other_size || (size == other_size && story > other);
                if (!is_smaller) continue;
                double margin = sum / static_cast<double>(size) / min_merged_likeness;
                if (other_size >= min_mean_members) {
                    margin = std::max(margin, mean_margin(story, other, means));
                }
                if (margin < 1) continue;
                bridges.push_back({std::min(story, other), std::max(story, other), margin});
            }
        }
        return bridges;
    }

    /// How alike two stories are as wholes, over what is asked of stories of this size.
    [[nodiscard]] double mean_margin(std::uint32_t small,
                                     std::uint32_t large,
                                     const std::vector<Vector>& means) const {
        const std::size_t size = std::min<std::size_t>(stories_[small].size(), 4);
        const double wanted =
            min_mean_likeness + mean_likeness_step * static_cast<double>(size - 1);
        return cosine(means[small], means[large]) * nearness_of(small, large) / wanted;
    }

    /// Of the stories' nearest ends; 1 when one runs into the other.
    [[nodiscard]] double nearness_of(std::uint32_t a, std::uint32_t b) const {
        const auto [a_begin, a_end] = days_of(a);
        const auto [b_begin, b_end] = days_of(b);
        const std::int64_t later_begin = std::max(a_begin, b_begin);
        const std::int64_t earlier_end = std::min(a_end, b_end);
        return later_begin <= earlier_end ? 1 : nearness(later_begin, earlier_end);
    }

    /// First and last publication; a story of undated articles has no end.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> days_of(std::uint32_t story) const {
        const auto& units = stories_[story];
        const std::int64_t begin = sketches_[units.front()].published;
        std::int64_t end = begin;
        for (const std::uint32_t unit : units) {
            if (sketches_[unit].published != undated) end = sketches_[unit].published;
        }
        return {begin, end};
    }

    /// The mean vector of each story.
    [[nodiscard]] std::vector<Vector> find_means() const {
        std::vector<Vector> means(stories_.size());
        for (std::size_t i = 0; i < stories_.size(); ++i) {
            means[i] = mean_of(vectors_, stories_[i]);
        }
        return means;
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

    const SketchList& sketches_;
    std::span<const Vector> vectors_;
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
    Clusterer clusterer(sketches, vectors);
    for (std::uint32_t i = 0; i < sketches.size(); ++i) {
        if (units[i] == i) clusterer.place(i, finder.find_and_add(i));
    }
    clusterer.merge_stories();
    return with_copies(clusterer.stories(), units);
}

}  // namespace concord
