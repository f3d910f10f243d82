#include "clean/site_lines.h"

#include <algorithm>
#include <unordered_map>

#include "base/hash.h"
#include "base/url.h"
#include "base/utf8.h"
#include "clean/name_text.h"

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

/// One page for each title, without those that share most of their own lines with others. Lines
/// that stand on more than half of the pages are nobody's own.
std::vector<const PageLines*> distinct_pages(const std::vector<PageLines>& pages) {
    std::vector<const PageLines*> distinct;
    std::unordered_set<std::uint64_t> titles;
    for (const PageLines& page : pages) {
        if (titles.insert(page.title).second) distinct.push_back(&page);
    }
    const Counts counts = count_pages(distinct);
    const std::size_t half = distinct.size() / 2;
    std::erase_if(distinct, [&](const PageLines* page) {
        std::size_t own = 0;
        std::size_t shared = 0;
        for (const std::uint64_t line : page->lines) {
            const std::uint32_t count = counts.at(line);
            if (count > half && count >= fewest_pages) continue;
            ++own;
            if (count > 1) ++shared;
        }
        return own == 0 || shared * 2 > own;
    });
    return distinct;
}

/// Words of four letters and more, in lower case.
constexpr std::size_t shortest_word = 4;

/// Marks the lines that share a word with the headline, or a name, which is a word with a capital
/// that begins no line, with another line.
class ReportLines {
public:
    explicit ReportLines(const Article& article) {
        for (const std::string_view word : split_words(article.title)) add(word, title_);
        for (const Block& block : article.blocks) {
            if (!is_body(block.role)) continue;
            std::unordered_set<std::string> names;
            for (const std::string_view name : names_of(slice(article.text, block.span))) {
                add(name, names);
            }
            for (const std::string& name : names) ++names_[name];
        }
    }

    [[nodiscard]] bool holds(std::string_view line) const {
        for (const std::string_view word : split_words(line)) {
            if (title_.contains(letters_of(word))) return true;
        }
        const auto names = names_of(line);
        return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
            const auto known = names_.find(letters_of(name));
            return known != names_.end() && known->second > 1;
        });
    }

private:
    static void add(std::string_view word, std::unordered_set<std::string>& into) {
        std::string letters = letters_of(word);
        if (letters.size() >= shortest_word) into.insert(std::move(letters));
    }

    static std::vector<std::string_view> names_of(std::string_view line) {
        std::vector<std::string_view> names;
        const auto words = split_words(line);
        for (std::size_t n = 1; n < words.size(); ++n) {
            if (is_upper(code_point_at(words[n], 0).value)) names.push_back(words[n]);
        }
        return names;
    }

    std::unordered_set<std::string> title_;
    std::unordered_map<std::string, int> names_;  ///< in how many lines
};

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
        for (const PageLines* page : pages_) {
            for (const std::uint64_t line : page->of_report) found.erase(line);
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
    const ReportLines report(article);
    for (const Block& block : article.blocks) {
        if (!is_body(block.role) || page.lines.size() >= most_lines) continue;
        const std::string_view line = slice(article.text, block.span);
        page.lines.push_back(fnv1a(line));
        if (report.holds(line)) page.of_report.push_back(page.lines.back());
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
