// Live pages are rows of small reports, each headed by its time: by an element with a <time> of its
// own, by a headline that JSON-LD dates, or by a clock time before its headline.

#include "clean/live_posts.h"

#include <algorithm>
#include <deque>
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
    views.reserve(times.size());
    for (const std::string* time : times) views.emplace_back(*time);
    return views;
}

int minutes_of(std::string_view clock) {
    const auto digit = [&](std::size_t at) { return clock[at] - '0'; };
    return (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
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
    return many || (is_live_page && posts.size() > 1) ? posts : std::vector<LivePost>();
}

std::vector<PostHead> find_post_heads(const std::vector<std::string_view>& lines,
                                      const std::vector<LiveUpdate>& updates,
                                      bool is_live_page) {
    std::unordered_map<std::string, std::deque<std::string>> dated;  // in the order of the list
    for (const LiveUpdate& update : updates) {
        const auto stamp = parse_timestamp(update.published);
        if (stamp) dated[letters_of(update.headline)].push_back(stamp->to_string());
    }
    dated.erase("");
    std::vector<PostHead> listed;
    std::vector<PostHead> clocked;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const auto update = dated.find(letters_of(lines[n]));
        if (update != dated.end() && !update->second.empty()) {
            listed.push_back({n, std::move(update->second.front())});
            update->second.pop_front();
        }
        if (const auto clock = leading_clock(lines[n])) clocked.push_back({n, clock_text(*clock)});
    }
    if (listed.size() >= fewest_posts) return listed;
    if (clocked.size() < fewest_posts) return {};
    std::vector<std::string_view> times;
    times.reserve(clocked.size());
    for (const PostHead& head : clocked) times.push_back(head.time);
    if (!is_live_page && !is_newest_first(times)) return {};
    return clocked;
}

void put_on_days(std::vector<std::string*>& times,
                 std::string_view published,
                 std::string_view modified) {
    const auto begun = parse_timestamp(published);
    const auto is_clock = [](const std::string* time) { return time->size() == clock_size; };
    if (!begun || times.empty() || !std::all_of(times.begin(), times.end(), is_clock)) return;
    const std::vector<std::string_view> clocks = views_of(times);
    if (!is_newest_first(clocks)) std::reverse(times.begin(), times.end());
    // How many days each entry lies before the newest: the clock runs backward but at midnight.
    std::vector<int> back(times.size(), 0);
    for (std::size_t n = 1; n < times.size(); ++n) {
        back[n] = back[n - 1] + (*times[n] > *times[n - 1] ? 1 : 0);
    }
    const auto is_after = [](const std::string& clock, const Timestamp& stamp) {
        constexpr int slack = 10;  // minutes between writing and publishing
        return stamp.hour >= 0 && minutes_of(clock) > stamp.hour * 60 + stamp.minute + slack;
    };
    // The newest entry is of the day of the last change; with none told, of the publication, or
    // where it is later than that, the oldest is.
    std::chrono::sys_days newest{begun->day};
    if (const auto changed = parse_timestamp(modified)) {
        newest = changed->day;
        if (is_after(*times.front(), *changed)) newest -= std::chrono::days{1};
    } else if (is_after(*times.front(), *begun)) {
        newest += std::chrono::days{back.back()};
    }
    for (std::size_t n = 0; n < times.size(); ++n) {
        const std::chrono::year_month_day day{newest - std::chrono::days{back[n]}};
        *times[n] = to_string(day) + "T" + *times[n] + ":00";
    }
}

}  // namespace concord
