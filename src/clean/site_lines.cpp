#include "clean/site_lines.h"

#include <algorithm>
#include <unordered_map>

#include "base/hash.h"
#include "base/url.h"

namespace concord {
namespace {

constexpr std::size_t most_pages = 100;
constexpr std::size_t most_lines = 400;
constexpr std::size_t fewest_pages = 3;

using Counts = std::unordered_map<std::uint64_t, std::uint32_t>;

std::string host_of(const Article& article) {
    return url_host(article.url.empty() ? article.canonical : article.url);
}

/// On how many pages each line stands.
Counts count_pages(const std::vector<const PageLines*>& pages) {
    Counts counts;
    for (const PageLines* page : pages) {
        std::unordered_set<std::uint64_t> seen;
        for (const std::uint64_t line : page->lines) {
            if (seen.insert(line).second) ++counts[line];
        }
    }
    return counts;
}

/// One page for each title, without those that share most of their lines with others.
std::vector<const PageLines*> distinct_pages(const std::vector<PageLines>& pages) {
    std::vector<const PageLines*> distinct;
    std::unordered_set<std::uint64_t> titles;
    for (const PageLines& page : pages) {
        if (titles.insert(page.title).second) distinct.push_back(&page);
    }
    const Counts counts = count_pages(distinct);
    std::erase_if(distinct, [&](const PageLines* page) {
        const auto shared = std::count_if(page->lines.begin(),
                                          page->lines.end(),
                                          [&](std::uint64_t line) { return counts.at(line) > 1; });
        return static_cast<std::size_t>(shared) * 2 > page->lines.size();
    });
    return distinct;
}

class HostLearner {
public:
    explicit HostLearner(const std::vector<PageLines>& pages)
        : pages_(distinct_pages(pages)), counts_(count_pages(pages_)) {}

    std::unordered_set<std::uint64_t> furniture() {
        std::unordered_set<std::uint64_t> found;
        if (pages_.size() < fewest_pages) return found;
        for (const PageLines* page : pages_) count_edges(page->lines);
        for (const auto& [line, at_edge] : at_edge_) {
            if (at_edge >= counts_.at(line)) found.insert(line);
        }
        return found;
    }

private:
    [[nodiscard]] bool is_frequent(std::uint64_t line) const {
        const std::size_t count = counts_.at(line);
        return count >= fewest_pages && count * 10 >= pages_.size();
    }

    /// Counts the frequent lines of the rows at both ends of a page, each once.
    void count_edges(const std::vector<std::uint64_t>& lines) {
        const auto goes_on = [this](std::uint64_t line) { return is_frequent(line); };
        const auto head = std::find_if_not(lines.begin(), lines.end(), goes_on);
        const auto tail = std::find_if_not(lines.rbegin(), lines.rend(), goes_on).base();
        std::unordered_set<std::uint64_t> seen(lines.begin(), head);
        seen.insert(std::max(head, tail), lines.end());
        for (const std::uint64_t line : seen) ++at_edge_[line];
    }

    std::vector<const PageLines*> pages_;
    Counts counts_;
    Counts at_edge_;
};

}  // namespace

PageLines lines_of(const Article& article) {
    PageLines page;
    page.host = host_of(article);
    page.title = fnv1a(article.title);
    for (const Block& block : article.blocks) {
        if (!is_body(block.role) || page.lines.size() >= most_lines) continue;
        page.lines.push_back(fnv1a(slice(article.text, block.span)));
    }
    return page;
}

void SiteLines::add(PageLines&& page) {
    if (page.host.empty() || page.lines.empty()) return;
    std::vector<PageLines>& pages = pages_[page.host];
    if (pages.size() < most_pages) pages.push_back(std::move(page));
}

void SiteLines::learn() {
    for (const auto& [host, pages] : pages_) {
        Lines lines = HostLearner(pages).furniture();
        if (!lines.empty()) furniture_.emplace(host, std::move(lines));
    }
    pages_.clear();
}

void SiteLines::mark(Article& article) const {
    const auto site = furniture_.find(host_of(article));
    if (site == furniture_.end()) return;
    for (Block& block : article.blocks) {
        if (is_body(block.role) && site->second.contains(fnv1a(slice(article.text, block.span)))) {
            block.role = BlockRole::aside;
        }
    }
}

}  // namespace concord
