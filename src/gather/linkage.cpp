// Average linkage (Sokal and Michener 1958) over the links that there are.
//
// All links wait in a heap by how alike on average their groups were when they were put there. A
// group that grows is less like each of the others, or, where both of its halves had a link to
// another, no more like it than the nearer half was. So what is on top is looked at anew: it is
// joined when it still holds, and goes back to where it belongs when it does not. The half with
// fewer links hands them over, so that a link seldom moves.

#include "gather/linkage.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace concord {
namespace {

class Linkage {
public:
    Linkage(std::size_t members, std::vector<Link>&& links)
        : links_(std::move(links)), is_gone_(links_.size()), groups_(members) {
        link_of_.reserve(links_.size());
        heap_.reserve(links_.size());
        for (std::uint32_t i = 0; i < members; ++i) groups_[i] = {{}, 1, i, i};
        for (std::uint32_t i = 0; i < links_.size(); ++i) {
            groups_[links_[i].a].links.push_back(i);
            groups_[links_[i].b].links.push_back(i);
            link_of_[key_of(links_[i].a, links_[i].b)] = i;
            heap_.push_back(entry_of(i));
        }
        placed_ = heap_;
        std::make_heap(heap_.begin(), heap_.end(), is_later);
    }

    std::vector<Join> join_all() {
        std::vector<Join> joins;
        while (!heap_.empty()) {
            std::pop_heap(heap_.begin(), heap_.end(), is_later);
            const Entry top = heap_.back();
            heap_.pop_back();
            // Another entry of the link came, or comes, in its place.
            if (is_gone_[top.link] || !(top == placed_[top.link])) continue;
            if (const Entry now = entry_of(top.link); now == top) {
                joins.push_back(join(top.link, joins.size()));
            } else {
                put(now);
            }
        }
        return joins;
    }

private:
    struct Group {
        std::vector<std::uint32_t> links;
        std::size_t size = 0;
        std::uint32_t first = 0;   ///< of its members
        std::uint32_t number = 0;  ///< as in `Join`
    };
    struct Entry {
        double average = 0;
        std::uint32_t first = 0;   ///< member of either group
        std::uint32_t second = 0;  ///< the same of the other
        std::uint32_t link = 0;

        friend bool operator==(const Entry&, const Entry&) = default;
    };
    [[nodiscard]] static bool is_later(const Entry& x, const Entry& y) {
        return x.average != y.average ? x.average < y.average
                                      : std::tie(x.first, x.second) > std::tie(y.first, y.second);
    }
    [[nodiscard]] static std::uint64_t key_of(std::uint32_t a, std::uint32_t b) {
        return (std::uint64_t{std::min(a, b)} << 32U) | std::max(a, b);
    }

    [[nodiscard]] Entry entry_of(std::uint32_t link) const {
        const Group& a = groups_[links_[link].a];
        const Group& b = groups_[links_[link].b];
        const double average = links_[link].likeness / static_cast<double>(a.size * b.size);
        return {average, std::min(a.first, b.first), std::max(a.first, b.first), link};
    }

    void put(const Entry& entry) {
        placed_[entry.link] = entry;
        heap_.push_back(entry);
        std::push_heap(heap_.begin(), heap_.end(), is_later);
    }

    Join join(std::uint32_t link, std::size_t joins_before) {
        std::uint32_t into = links_[link].a;
        std::uint32_t from = links_[link].b;
        if (groups_[into].links.size() < groups_[from].links.size()) std::swap(into, from);
        Group& group = groups_[into];
        Group& other = groups_[from];
        Join join{group.number, other.number};
        if (other.first < group.first) std::swap(join.a, join.b);
        is_gone_[link] = true;
        group.size += other.size;
        group.first = std::min(group.first, other.first);
        group.number = static_cast<std::uint32_t>(groups_.size() + joins_before);
        for (const std::uint32_t moved : std::exchange(other.links, {})) {
            if (!is_gone_[moved]) hand_over(moved, from, into);
        }
        return join;
    }

    /// Gives a group a link of another, which is no more; two to one third group become one.
    void hand_over(std::uint32_t link, std::uint32_t from, std::uint32_t into) {
        Link& moved = links_[link];
        const std::uint32_t third = moved.a == from ? moved.b : moved.a;
        const auto [at, is_new] = link_of_.try_emplace(key_of(into, third), link);
        if (is_new) {
            moved.a = into;
            moved.b = third;
            groups_[into].links.push_back(link);
            return;
        }
        const std::uint32_t kept = at->second;
        links_[kept].likeness += moved.likeness;
        is_gone_[link] = true;
        const Entry now = entry_of(kept);
        if (is_later(placed_[kept], now)) put(now);
    }

    std::vector<Link> links_;    ///< between groups: the sums of those between their members
    std::vector<bool> is_gone_;  ///< of each link: part of another or of a group
    std::vector<Group> groups_;  ///< by any of their members
    std::unordered_map<std::uint64_t, std::uint32_t> link_of_;  ///< by `key_of` its groups
    std::vector<Entry> heap_;
    std::vector<Entry> placed_;  ///< of each link: the entry of the heap that counts
};

}  // namespace

std::vector<Join> linkage_of(std::size_t members, std::vector<Link> links) {
    return Linkage(members, std::move(links)).join_all();
}

}  // namespace concord
