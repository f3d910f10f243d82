// Average linkage (Sokal and Michener 1958) over the links that there are.

#include "gather/linkage.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace concord {
namespace {

class Linkage {
public:
    Linkage(std::size_t members, std::vector<Link>&& links)
        : links_(std::move(links)), groups_(members), link_to_(members) {
        for (std::uint32_t i = 0; i < members; ++i) groups_[i] = {i};
    }

    /// Joins the two groups that are most alike: the second becomes part of the first.
    const std::vector<std::uint32_t>& join_nearest() {
        const Link nearest =
            *std::max_element(links_.begin(), links_.end(), [&](const Link& x, const Link& y) {
                return average(x) < average(y);
            });
        take_over(nearest.a, nearest.b);
        std::vector<std::uint32_t>& group = groups_[nearest.a];
        const std::vector<std::uint32_t> added = std::exchange(groups_[nearest.b], {});
        const auto middle = group.insert(group.end(), added.begin(), added.end());
        std::inplace_merge(group.begin(), middle, group.end());
        return group;
    }
    [[nodiscard]] bool has_links() const { return !links_.empty(); }

private:
    [[nodiscard]] double average(const Link& link) const {
        const std::size_t pairs = groups_[link.a].size() * groups_[link.b].size();
        return link.likeness / static_cast<double>(pairs);
    }

    /// Gives a group the links of another, which is no more; those to one third group become one.
    void take_over(std::uint32_t group, std::uint32_t other) {
        constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
        std::fill(link_to_.begin(), link_to_.end(), none);
        std::size_t kept = 0;
        for (Link link : links_) {
            if (link.a == other) link.a = group;
            if (link.b == other) link.b = group;
            if (link.a == link.b) continue;
            if (link.a == group || link.b == group) {
                std::size_t& at = link_to_[link.a == group ? link.b : link.a];
                if (at != none) {
                    links_[at].likeness += link.likeness;
                    continue;
                }
                at = kept;
            }
            links_[kept++] = link;
        }
        links_.resize(kept);
    }

    std::vector<Link> links_;  ///< between groups: the sums of those between their members
    std::vector<std::vector<std::uint32_t>> groups_;  ///< by their first number
    std::vector<std::size_t> link_to_;  ///< of the group in hand: where its link to another is
};

}  // namespace

std::vector<std::vector<std::uint32_t>> linked_groups(std::size_t members,
                                                      std::vector<Link> links) {
    Linkage linkage(members, std::move(links));
    std::vector<std::vector<std::uint32_t>> all;
    while (linkage.has_links()) all.push_back(linkage.join_nearest());
    return all;
}

}  // namespace concord
