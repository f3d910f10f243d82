// Live pages are rows of small reports, each headed by its time. An entry is an <article> (or a
// list item or division that is called a post or an update) whose first <time> stands before its
// text; no entry lies inside another.

#include "clean/live_posts.h"

#include <algorithm>

#include "base/calendar.h"

namespace concord {
namespace {

std::string time_of(const HtmlTree& tree, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t node = begin; node < end; ++node) {
        if (tree[node].tag != HtmlTag::time) continue;
        const auto raw = tree.attribute(node, "datetime");
        if (!raw) continue;
        const auto stamp = parse_timestamp(*raw);
        if (stamp) return stamp->to_string();
    }
    return {};
}

}  // namespace

std::vector<LivePost> find_live_posts(const PageView& view,
                                      std::uint32_t scope,
                                      bool is_live_page) {
    const HtmlTree& tree = view.tree();
    std::vector<LivePost> posts;
    std::uint32_t prose = 0;
    for (std::uint32_t node = scope + 1; node < tree[scope].subtree_end; ++node) {
        if (tree[node].tag != HtmlTag::article || view.prose(node) == 0) continue;
        std::string time = time_of(tree, node, tree[node].subtree_end);
        if (time.empty()) continue;
        posts.push_back({node, tree[node].subtree_end, std::move(time)});
        prose += view.prose(node);
        node = tree[node].subtree_end - 1;
    }
    const bool many = posts.size() >= 3 && prose * 10 > view.prose(scope) * 7;
    if (!many && !(is_live_page && !posts.empty())) return {};
    return posts;
}

}  // namespace concord
