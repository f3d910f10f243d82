// Where a story may be parted: for each group that average linkage forms, how like its units and
// the nearest ones of the rest are. Groups lie in each other, so that nothing is counted anew for
// each of them: only what changes when two become one.

#include "gather/parting.h"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "gather/linkage.h"

namespace concord {
namespace {

constexpr std::size_t linked_ties = 64;  ///< of a unit, its strongest, that groups form by
constexpr std::size_t looked_at = 256;   ///< of the groups of a story, the loosest
constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

/// The strongest ties of each unit: in a large story all would be like all.
std::vector<Link> links_of(const Ties& ties) {
    std::vector<Link> links;
    for (std::uint32_t unit = 0; unit < ties.size(); ++unit) {
        const std::size_t count = std::min(linked_ties, ties[unit].size());
        for (const Neighbour& near : std::span(ties[unit]).first(count)) {
            links.push_back(
                {std::min(unit, near.article), std::max(unit, near.article), near.likeness});
        }
    }
    const auto pair = [](const Link& link) { return std::pair(link.a, link.b); };
    std::sort(links.begin(), links.end(), [&](const Link& x, const Link& y) {
        return pair(x) < pair(y);
    });
    const auto end = std::unique(links.begin(), links.end(), [&](const Link& x, const Link& y) {
        return pair(x) == pair(y);
    });
    links.erase(end, links.end());
    return links;
}

/// Groups within groups. The members are put in an order in which those of each group stand side by
/// side.
class GroupTree {
public:
    GroupTree(std::size_t members, std::span<const Join> joins)
        : spans_(members + joins.size()), order_(members), place_(members), later_(1) {
        for (std::uint32_t i = 0; i < members; ++i) spans_[i].size = 1;
        for (std::size_t i = 0; i < joins.size(); ++i) {
            spans_[members + i].size = spans_[joins[i].a].size + spans_[joins[i].b].size;
        }
        lay_out(members, joins);
        // Of the joins between the places i and i + 2^k the last.
        for (std::size_t width = 1; 2 * width < members; width *= 2) {
            const std::vector<std::uint32_t>& last = later_.back();
            std::vector<std::uint32_t> next;
            for (std::size_t i = 0; i + width < last.size(); ++i) {
                next.push_back(std::max(last[i], last[i + width]));
            }
            later_.push_back(std::move(next));
        }
    }

    [[nodiscard]] std::size_t group_count() const { return spans_.size(); }
    [[nodiscard]] std::size_t size(std::size_t group) const { return spans_[group].size; }
    [[nodiscard]] std::span<const std::uint32_t> members(std::size_t group) const {
        return std::span(order_).subspan(spans_[group].begin, spans_[group].size);
    }
    /// The first group that holds both of two members, or `never`.
    [[nodiscard]] std::uint32_t common(std::uint32_t a, std::uint32_t b) const {
        const auto [first, last] = std::minmax(place_[a], place_[b]);
        std::size_t level = 0;
        while ((std::size_t{2} << level) <= last - first) ++level;
        return std::max(later_[level][first], later_[level][last - (std::size_t{1} << level)]);
    }

private:
    struct Run {
        std::size_t begin = never;
        std::size_t size = 0;
    };

    /// From the last group to the first: a group comes after those in it.
    void lay_out(std::size_t members, std::span<const Join> joins) {
        later_.front().assign(members, never);
        std::size_t next = 0;
        for (std::size_t group = spans_.size(); group-- > 0;) {
            Run& span = spans_[group];
            if (span.begin == never) {
                span.begin = next;
                next += span.size;
            }
            if (group < members) {
                order_[span.begin] = static_cast<std::uint32_t>(group);
                place_[group] = static_cast<std::uint32_t>(span.begin);
                continue;
            }
            const Join& join = joins[group - members];
            spans_[join.a].begin = span.begin;
            spans_[join.b].begin = span.begin + spans_[join.a].size;
            later_.front()[spans_[join.b].begin - 1] = static_cast<std::uint32_t>(group);
        }
    }

    std::vector<Run> spans_;  ///< of each group, in `order_`
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> place_;  ///< of each member, in `order_`
    std::vector<std::vector<std::uint32_t>> later_;
};

/// Sums of likenesses are exact: each is a `float` not near 0, so that a `double` holds
/// millions of them to the last bit, whatever their order.
using Sums = std::vector<double>;

/// For each group the sum over its units of their likeness to the nearest ones outside.
class SumsOutside {
public:
    SumsOutside(const Ties& ties, const GroupTree& tree) : ties_(ties), tree_(tree) {}

    [[nodiscard]] Sums of_groups(std::span<const Join> joins) const {
        Sums sums(tree_.group_count());
        for (std::uint32_t unit = 0; unit < ties_.size(); ++unit) add_changes(unit, sums);
        for (std::size_t i = 0; i < joins.size(); ++i) {
            sums[ties_.size() + i] += sums[joins[i].a] + sums[joins[i].b];
        }
        return sums;
    }

private:
    /// A unit's neighbour, and the first group that both are in.
    struct Outside {
        double likeness = 0;
        std::uint32_t until = 0;
    };

    /// Adds the unit's own sum to its smallest group, and to each in which one of its nearest is
    /// outside no more, how much it loses by that.
    void add_changes(std::uint32_t unit, Sums& sums) const {
        std::vector<Outside> nearest;
        std::size_t next = 0;
        double before = 0;
        for (std::uint32_t group = unit; group != never;) {
            std::erase_if(nearest, [&](const Outside& o) { return o.until <= group; });
            for (; nearest.size() < nearest_members && next < ties_[unit].size(); ++next) {
                const Neighbour& near = ties_[unit][next];
                const std::uint32_t until = tree_.common(unit, near.article);
                if (until > group) nearest.push_back({near.likeness, until});
            }
            double sum = 0;
            std::uint32_t change = never;
            for (const Outside& outside : nearest) {
                sum += outside.likeness;
                change = std::min(change, outside.until);
            }
            sums[group] += sum - before;
            before = sum;
            group = change;
        }
    }

    const Ties& ties_;
    const GroupTree& tree_;
};

/// The sum over the units outside of a group of their likeness to the nearest ones in it, while the
/// group grows.
class SumInside {
public:
    explicit SumInside(const Ties& ties)
        : ties_(ties), nearest_(ties.size()), is_in_(ties.size()) {}

    /// Units that are in the group already may be among them.
    void add(std::span<const std::uint32_t> units) {
        for (const std::uint32_t unit : units) {
            if (is_in_[unit]) continue;
            is_in_[unit] = true;
            sum_ -= nearest_[unit].first + nearest_[unit].second;
            for (const Neighbour& near : ties_[unit]) {
                if (!is_in_[near.article]) improve(nearest_[near.article], near.likeness);
            }
        }
    }
    [[nodiscard]] double sum() const { return sum_; }

private:
    void improve(std::pair<double, double>& nearest, double likeness) {
        sum_ -= nearest.first + nearest.second;
        if (likeness > nearest.first) std::swap(likeness, nearest.first);
        nearest.second = std::max(nearest.second, likeness);
        sum_ += nearest.first + nearest.second;
    }

    static_assert(nearest_members == 2);
    const Ties& ties_;
    std::vector<std::pair<double, double>> nearest_;  ///< of each unit outside
    std::vector<bool> is_in_;
    double sum_ = 0;
};

/// A group that is a loose part, or whose rest is one.
struct Candidate {
    double likeness = 0;
    std::uint32_t group = 0;
};

/// Of the groups, and of the rests of those that are larger than half.
std::vector<Candidate> candidates_of(const Ties& ties,
                                     const GroupTree& tree,
                                     std::span<const Join> joins,
                                     std::size_t min_units) {
    const Sums outside = SumsOutside(ties, tree).of_groups(joins);
    SumInside inside(ties);
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < joins.size(); ++i) {
        const std::size_t group = ties.size() + i;
        const std::size_t rest = ties.size() - tree.size(group);
        const bool is_large = tree.size(group) > rest;
        if (is_large) {
            // Large groups lie in each other: what is large of this one is in already.
            for (const std::uint32_t half : {joins[i].a, joins[i].b}) {
                if (2 * tree.size(half) <= ties.size()) inside.add(tree.members(half));
            }
        }
        const std::size_t fewer = std::min(tree.size(group), rest);
        if (fewer < min_units) continue;
        const double sum = is_large ? inside.sum() : outside[group];
        all.push_back({sum / nearest_members / static_cast<double>(fewer),
                       static_cast<std::uint32_t>(group)});
    }
    return all;
}

/// The units of a group, or of the rest when that is smaller, sorted.
std::vector<std::uint32_t> fewer_units(const GroupTree& tree,
                                       std::size_t group,
                                       std::size_t unit_count) {
    const std::span<const std::uint32_t> members = tree.members(group);
    std::vector<bool> is_in(unit_count);
    for (const std::uint32_t unit : members) is_in[unit] = true;
    const bool is_wanted = 2 * members.size() <= unit_count;
    std::vector<std::uint32_t> units;
    for (std::uint32_t unit = 0; unit < unit_count; ++unit) {
        if (is_in[unit] == is_wanted) units.push_back(unit);
    }
    return units;
}

}  // namespace

std::vector<LoosePart> loose_parts(const Ties& ties, std::size_t min_units, double limit) {
    const std::vector<Join> joins = linkage_of(ties.size(), links_of(ties));
    const GroupTree tree(ties.size(), joins);
    std::vector<Candidate> candidates = candidates_of(ties, tree, joins, min_units);
    std::erase_if(candidates, [&](const Candidate& c) { return c.likeness >= limit; });
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
        return x.likeness != y.likeness ? x.likeness < y.likeness : x.group < y.group;
    });
    candidates.resize(std::min(looked_at, candidates.size()));
    std::vector<LoosePart> parts;
    parts.reserve(candidates.size());
    for (const Candidate& candidate : candidates) {
        parts.push_back({fewer_units(tree, candidate.group, ties.size()), candidate.likeness});
    }
    return parts;
}

}  // namespace concord
