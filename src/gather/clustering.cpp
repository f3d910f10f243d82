// Stories, in one pass over the articles by publication and a few rounds that join what the pass
// kept apart.
//
// An article looks for its nearest predecessors of the last weeks (`neighbours`) and joins the
// story whose nearest members are most like it. Afterwards stories are joined whose members are
// like each other's, or that are alike as wholes: the reports of a long story have little in common
// one by one, but all have something in common with what the story as a whole is about. Last, a
// story of two parts that are tied by less than would join them is parted (`parting`).
//
// Undated articles come last. They join a story of any time, but never two dated stories with each
// other: that an undated page is like both is no sign that the two are one matter.
//
// After Miranda et al. 2018 (clusters as centroids with time); their learned weights and fields are
// left out. Limits are set on ECB+ (topics 1-35), news_clusters, NewsWCL50, BASIL and judged pairs
// of unlabelled reports, see measure/accuracy/stories.py.

#include "gather/clustering.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "gather/nearness.h"
#include "gather/neighbours.h"
#include "gather/parting.h"
#include "gather/vectors.h"

namespace concord {
namespace {
constexpr double min_likeness = 0.195;         ///< of an article and a story's nearest members
constexpr double min_merged_likeness = 0.156;  ///< of two stories, both ways
constexpr double min_mean_likeness = 0.215;    ///< of an article and a story as a whole
constexpr double mean_likeness_step = 0.03;    ///< more for each further article, up to three
constexpr std::size_t min_mean_members = 3;    ///< a story of fewer is no whole yet
constexpr double min_margin = 0.4;             ///< of nearest members, for wholes to be compared
constexpr std::size_t merging_rounds = 8;
constexpr std::size_t min_part_units = 3;           ///< a part of fewer is no story of its own
constexpr std::uint32_t min_telling_shingles = 30;  ///< a shorter text is a summary

/// How alike an article and the nearest members of a story are: the mean over some of them, so that
/// one stray likeness does not chain two stories.
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

/// The stories that an article's neighbours belong to. There are few: a list is fastest.
class NearestStories {
public:
    struct Entry {
        std::uint32_t story = 0;
        NearestMean mean;
    };
    void clear() { entries_.clear(); }
    void add(std::uint32_t story, double likeness) {
        const auto found = std::find_if(
            entries_.begin(), entries_.end(), [&](const Entry& e) { return e.story == story; });
        if (found != entries_.end()) {
            found->mean.add(likeness);
            return;
        }
        entries_.push_back({story, {}});
        entries_.back().mean.add(likeness);
    }
    /// In the order of their nearest members.
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

private:
    std::vector<Entry> entries_;
};

/// Two likely stories of one matter.
struct Bridge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double likeness = 0;
};

/// A story while it grows.
struct Growing {
    std::vector<std::uint32_t> units;  ///< in the order of the articles
    std::int64_t begin = undated;      ///< first and last publication
    std::int64_t end = undated;
    bool is_one_outlet = true;
    bool has_changed = true;  ///< since bridges were last looked for
    bool is_whole = false;    ///< was looked at and not parted, and is the same since
    std::vector<Term> mean;   ///< empty until it is asked for
};

/// Works on units: the copies of one text are one unit.
class Clusterer {
public:
    Clusterer(const SketchList& sketches, std::span<const Terms> vectors)
        : sketches_(sketches),
          vectors_(vectors),
          story_(sketches.size()),
          neighbours_(sketches.size()),
          place_(sketches.size()) {}

    /// First pass: the unit joins the story whose nearest members are most like it.
    void place(std::uint32_t unit, std::vector<Neighbour> neighbours) {
        nearest_.clear();
        for (const Neighbour& neighbour : neighbours) {
            nearest_.add(story_[neighbour.article], neighbour.likeness);
        }
        auto best = static_cast<std::uint32_t>(stories_.size());
        double likeness = 0;
        for (const auto& [story, mean] : nearest_.entries()) {
            const double here = mean.over(stories_[story].units.size());
            if (here > likeness) {
                likeness = here;
                best = story;
            }
        }
        if (likeness < min_likeness) best = static_cast<std::uint32_t>(stories_.size());
        if (best == stories_.size()) stories_.emplace_back();
        join(best, story_of({unit}));
        for (const Neighbour& neighbour : neighbours) {
            neighbours_[neighbour.article].push_back({unit, neighbour.likeness});
        }
        auto& all = neighbours_[unit];
        all.insert(all.end(), neighbours.begin(), neighbours.end());
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
            for (Growing& story : stories_) story.has_changed = false;
            for (const Bridge& bridge : bridges) {
                if (stories_[bridge.a].has_changed || stories_[bridge.b].has_changed) continue;
                const Growing moved = std::exchange(stories_[bridge.b], {});
                join(bridge.a, moved);
            }
            if (bridges.empty()) return;
        }
    }

    /// Third pass: a story that falls into two parts, tied by less than would join them, was a
    /// chain. Stories that stayed whole and have not changed since are left alone.
    void split_stories() {
        // Parts are put at the end: they are looked at in their turn.
        for (std::uint32_t story = 0; story < stories_.size(); ++story) {
            while (!stories_[story].is_whole) stories_[story].is_whole = !split(story);
        }
    }

    /// From here on two dated stories stay apart.
    void end_dated() {
        is_past_dated_ = true;
        for (Growing& story : stories_) story.has_changed = false;
    }

    /// Units of each story, in the order of the articles; empty lists are left out.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> stories() const {
        std::vector<std::vector<std::uint32_t>> all;
        for (const Growing& story : stories_) {
            if (!story.units.empty()) all.push_back(story.units);
        }
        return all;
    }

private:
    /// Pairs of stories that belong together: the smaller one's members are on average like the
    /// nearest members of the other, or the two are alike as wholes. Pairs of which neither has
    /// changed were looked at in the round before.
    [[nodiscard]] std::vector<Bridge> find_bridges() {
        std::vector<Bridge> bridges;
        const std::vector<bool> is_touched = touched_stories();
        for (std::uint32_t story = 0; story < stories_.size(); ++story) {
            if (!is_touched[story]) continue;
            const std::size_t size = stories_[story].units.size();
            collect_sums(story);
            for (const auto& [other, sum] : sums_) {
                const std::size_t other_size = stories_[other].units.size();
                const bool is_smaller = size < other_size || (size == other_size && story > other);
                if (!is_smaller || !may_join(story, other)) continue;
                double margin = sum / static_cast<double>(size) / min_merged_likeness;
                if (margin < min_margin) continue;
                if (margin < 1 && other_size >= min_mean_members) {
                    Growing& small = stories_[story];
                    Growing& large = stories_[other];
                    margin = mean_margin(small, large, cosine(mean(small), mean(large)));
                }
                if (margin < 1) continue;
                bridges.push_back({std::min(story, other), std::max(story, other), margin});
            }
        }
        return bridges;
    }

    /// Stories that have changed, and those with neighbours in them.
    [[nodiscard]] std::vector<bool> touched_stories() const {
        std::vector<bool> is_touched(stories_.size());
        for (std::uint32_t story = 0; story < stories_.size(); ++story) {
            if (!stories_[story].has_changed) continue;
            is_touched[story] = !stories_[story].units.empty();
            for (const std::uint32_t unit : stories_[story].units) {
                for (const Neighbour& neighbour : neighbours_[unit]) {
                    is_touched[story_[neighbour.article]] = true;
                }
            }
        }
        return is_touched;
    }

    /// Whether the two are to be compared: not when that was done before, nor when only undated
    /// articles could have brought two dated stories together.
    [[nodiscard]] bool may_join(std::uint32_t a, std::uint32_t b) const {
        const Growing& one = stories_[a];
        const Growing& other = stories_[b];
        if (!one.has_changed && !other.has_changed) return false;
        const bool are_dated = one.begin != undated && other.begin != undated;
        return !(is_past_dated_ && are_dated);
    }

    /// How alike two stories are as wholes, over what is asked of stories of this size.
    ///
    /// likeness  of their means
    [[nodiscard]] double mean_margin(const Growing& small,
                                     const Growing& large,
                                     double likeness) const {
        const std::size_t size = std::min<std::size_t>(small.units.size(), 4);
        const double wanted =
            min_mean_likeness + mean_likeness_step * static_cast<double>(size - 1);
        likeness *= nearness_of(small, large);
        if (small.is_one_outlet && large.is_one_outlet) {
            likeness *= outlet_factor(outlet_of(small), outlet_of(large));
        }
        return likeness / wanted;
    }

    [[nodiscard]] std::uint32_t outlet_of(const Growing& story) const {
        return sketches_.imprint(story.units.front()).outlet;
    }

    /// Of the stories' nearest ends; 1 when one runs into the other.
    [[nodiscard]] static double nearness_of(const Growing& a, const Growing& b) {
        const std::int64_t later_begin = std::max(a.begin, b.begin);
        const std::int64_t earlier_end = std::min(a.end, b.end);
        const bool is_overlap = later_begin <= earlier_end && later_begin != undated;
        return is_overlap ? 1 : nearness(later_begin, earlier_end);
    }

    [[nodiscard]] Terms mean(Growing& story) const {
        if (story.units.size() == 1) return vectors_[story.units.front()];
        if (story.mean.empty()) story.mean = mean_of(vectors_, story.units);
        return story.mean;
    }

    /// For each story that the units of this one have neighbours in, the sum of how like they are
    /// to the nearest of them.
    void collect_sums(std::uint32_t story) {
        sums_.clear();
        for (const std::uint32_t unit : stories_[story].units) {
            nearest_.clear();
            for (const Neighbour& neighbour : neighbours_[unit]) {
                const std::uint32_t other = story_[neighbour.article];
                if (other != story) nearest_.add(other, neighbour.likeness);
            }
            for (const auto& [other, mean] : nearest_.entries()) {
                sums_.emplace_back(other, mean.over(stories_[other].units.size()));
            }
        }
        std::stable_sort(sums_.begin(), sums_.end(), [](const auto& a, const auto& b) {
            return a.first < b.first;
        });
        std::size_t kept = 0;
        for (std::size_t i = 1; i < sums_.size(); ++i) {
            if (sums_[i].first == sums_[kept].first) {
                sums_[kept].second += sums_[i].second;
            } else {
                sums_[++kept] = sums_[i];
            }
        }
        if (!sums_.empty()) sums_.resize(kept + 1);
    }

    /// Moves everything of `from` into a story, which may be empty yet.
    void join(std::uint32_t story, const Growing& from) {
        Growing& growing = stories_[story];
        for (const std::uint32_t unit : from.units) story_[unit] = story;
        const bool is_new = growing.units.empty();
        growing.is_one_outlet = growing.is_one_outlet && from.is_one_outlet &&
                                (is_new || outlet_of(growing) == outlet_of(from));
        if (from.begin != undated) {
            growing.end = growing.begin == undated ? from.end : std::max(growing.end, from.end);
            growing.begin = std::min(growing.begin, from.begin);
        }
        // Mostly a story goes on where it ended, and nothing is to be merged.
        std::vector<std::uint32_t>& all = growing.units;
        const bool is_later = is_new || all.back() < from.units.front();
        const auto middle = all.insert(all.end(), from.units.begin(), from.units.end());
        if (!is_later) std::inplace_merge(all.begin(), middle, all.end());
        growing.mean.clear();
        growing.has_changed = true;
        growing.is_whole = false;
    }

    /// A story of these units, which are in the order of the articles.
    [[nodiscard]] Growing story_of(std::vector<std::uint32_t> units) const {
        Growing story;
        story.begin = sketches_.imprint(units.front()).published;
        for (const std::uint32_t unit : units) {
            const Imprint& imprint = sketches_.imprint(unit);
            if (imprint.published != undated) story.end = imprint.published;
            story.is_one_outlet =
                story.is_one_outlet && imprint.outlet == sketches_.imprint(units.front()).outlet;
        }
        story.units = std::move(units);
        return story;
    }

    /// Parts a story in two where its parts are least alike, if they are not alike enough.
    [[nodiscard]] bool split(std::uint32_t story) {
        const std::vector<std::uint32_t> units = stories_[story].units;
        if (units.size() < 2 * min_part_units) return false;
        const std::vector<LoosePart> parts =
            loose_parts(ties_within(story), min_part_units, min_merged_likeness);
        if (parts.empty()) return false;
        const PartMeans means(vectors_, units);
        double weakest = 1;
        std::optional<std::pair<Growing, Growing>> best;
        for (const LoosePart& part : parts) {
            double margin = part.likeness / min_merged_likeness;
            if (margin >= weakest) break;
            auto [inside, outside] = parted(units, part.units);
            std::pair halves(story_of(std::move(inside)), story_of(std::move(outside)));
            const double likeness = means.likeness(part.units);
            margin = std::max(margin, mean_margin(halves.first, halves.second, likeness));
            if (margin >= weakest) continue;
            weakest = margin;
            best = std::move(halves);
        }
        if (!best) return false;
        stories_[story] = {};
        join(story, best->second);
        stories_.emplace_back();
        join(static_cast<std::uint32_t>(stories_.size() - 1), best->first);
        return true;
    }

    /// Between the units of a story, which are counted from 0.
    [[nodiscard]] Ties ties_within(std::uint32_t story) {
        const std::vector<std::uint32_t>& units = stories_[story].units;
        for (std::uint32_t i = 0; i < units.size(); ++i) place_[units[i]] = i;
        Ties ties(units.size());
        for (std::uint32_t i = 0; i < units.size(); ++i) {
            for (const auto& [other, likeness] : neighbours_[units[i]]) {
                if (story_[other] == story) ties[i].push_back({place_[other], likeness});
            }
        }
        return ties;
    }

    /// The units of a part, and the others.
    ///
    /// part  positions in `units`, sorted
    [[nodiscard]] static std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>> parted(
        const std::vector<std::uint32_t>& units, const std::vector<std::uint32_t>& part) {
        std::vector<std::uint32_t> inside;
        std::vector<std::uint32_t> outside;
        for (std::uint32_t i = 0; i < units.size(); ++i) {
            const bool is_next = inside.size() < part.size() && part[inside.size()] == i;
            (is_next ? inside : outside).push_back(units[i]);
        }
        return {std::move(inside), std::move(outside)};
    }

    const SketchList& sketches_;
    std::span<const Terms> vectors_;
    std::vector<std::uint32_t> story_;
    std::vector<std::vector<Neighbour>> neighbours_;  ///< earlier and later ones
    std::vector<std::uint32_t> place_;                ///< of units of the story in hand
    std::vector<Growing> stories_;
    NearestStories nearest_;                              ///< of the unit in hand
    std::vector<std::pair<std::uint32_t, double>> sums_;  ///< of the story in hand
    bool is_past_dated_ = false;
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

/// The terms of each unit: those of the source of its copies, but of the longest copy when the
/// source is a summary, which says little of the matter. Articles that are no unit have none.
std::vector<Terms> vectors_of(const SketchList& sketches, std::span<const CopyGroup> groups) {
    std::vector<Terms> vectors(sketches.size());
    for (const CopyGroup& group : groups) {
        const std::uint32_t first = *std::min_element(group.members.begin(), group.members.end());
        std::uint32_t speaker = group.members.front();
        if (sketches[speaker].truncated || sketches[speaker].shingle_count < min_telling_shingles) {
            speaker = *std::max_element(
                group.members.begin(), group.members.end(), [&](std::uint32_t a, std::uint32_t b) {
                    const std::uint32_t length_a = sketches[a].shingle_count;
                    const std::uint32_t length_b = sketches[b].shingle_count;
                    return length_a != length_b ? length_a < length_b : a > b;
                });
        }
        vectors[first] = sketches[speaker].terms;
    }
    return vectors;
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
    const std::vector<Terms> vectors = vectors_of(sketches, groups);
    NeighbourFinder finder(sketches, vectors);
    Clusterer clusterer(sketches, vectors);
    std::uint32_t next = 0;
    const auto place = [&](bool are_dated) {
        for (; next < sketches.size(); ++next) {
            if ((sketches[next].published != undated) != are_dated) break;
            if (units[next] == next) clusterer.place(next, finder.find_and_add(next));
        }
    };
    place(true);
    clusterer.merge_stories();
    clusterer.split_stories();
    clusterer.end_dated();
    place(false);
    clusterer.merge_stories();
    clusterer.split_stories();
    return with_copies(clusterer.stories(), units);
}

}  // namespace concord
