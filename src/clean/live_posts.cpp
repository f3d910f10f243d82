// Live pages are rows of small reports, each headed by its time: by an element with a <time> of its
// own, by a headline that JSON-LD dates, or by a clock time before its headline.

#include "clean/live_posts.h"

#include <algorithm>
#include <unordered_map>

#include "base/calendar.h"
#include "clean/clock_time.h"
#include "clean/name_text.h"

namespace concord {
namespace {

constexpr std::size_t fewest_posts = 3;

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

/// Whether the newest comes first. Clock times begin anew at midnight, now and then.
bool is_newest_first(const std::vector<std::string_view>& times) {
    std::size_t up = 0;
    std::size_t down = 0;
    for (std::size_t n = 1; n < times.size(); ++n) {
        if (times[n] > times[n - 1]) ++up;
        if (times[n] < times[n - 1]) ++down;
    }
    return down >= up && up <= 1 + times.size() / 8 && down > 0;
}

constexpr std::size_t clock_size = 5;  ///< "12:31"

std::vector<std::string_view> views_of(const std::vector<std::string*>& times) {
    std::vector<std::string_view> views;
    for (const std::string* time : times) views.emplace_back(*time);
    return views;
}

std::string clock_text(int minutes) {
    Timestamp stamp;
    stamp.day = std::chrono::year_month_day{std::chrono::sys_days{}};
    stamp.hour = minutes / 60;
    stamp.minute = minutes % 60;
    return stamp.to_string().substr(11, clock_size);
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
    const bool many = posts.size() >= fewest_posts && prose * 10 > view.prose(scope) * 7;
    if (!many && !(is_live_page && !posts.empty())) return {};
    return posts;
}

std::vector<PostHead> find_post_heads(const std::vector<std::string_view>& lines,
                                      const std::vector<LiveUpdate>& updates,
                                      bool is_live_page) {
    std::unordered_map<std::string, std::string> dated;
    for (const LiveUpdate& update : updates) {
        const auto stamp = parse_timestamp(update.published);
        if (stamp) dated.emplace(letters_of(update.headline), stamp->to_string());
    }
    std::vector<PostHead> listed;
    std::vector<PostHead> clocked;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const auto update = dated.find(letters_of(lines[n]));
        if (update != dated.end()) listed.push_back({n, update->second});
        if (const auto clock = leading_clock(lines[n])) clocked.push_back({n, clock_text(*clock)});
    }
    if (listed.size() >= fewest_posts) return listed;
    if (clocked.size() < fewest_posts) return {};
    std::vector<std::string_view> times;
    for (const PostHead& head : clocked) times.push_back(head.time);
    if (!is_live_page && !is_newest_first(times)) return {};
    return clocked;
}

void put_on_days(std::vector<std::string*>& times, std::string_view published) {
    const auto stamp = parse_timestamp(published);
    const auto is_clock = [](const std::string* time) { return time->size() == clock_size; };
    if (!stamp || !std::all_of(times.begin(), times.end(), is_clock)) return;
    const std::vector<std::string_view> clocks = views_of(times);
    if (!is_newest_first(clocks)) std::reverse(times.begin(), times.end());
    std::chrono::sys_days day{stamp->day};
    std::string later;
    for (std::string* time : times) {
        if (!later.empty() && *time > later) day -= std::chrono::days{1};
        later = *time;
        *time = to_string(std::chrono::year_month_day{day}) + "T" + later + ":00";
    }
}

}  // namespace concord
