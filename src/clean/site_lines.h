#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "concord/article.h"

namespace concord {

/// The lines of one page, as hashes in order, and whose page it is.
struct PageLines {
    std::string host;         ///< empty: not known, not learnt from
    std::uint64_t title = 0;  ///< pages of one title are versions of one report
    std::vector<std::uint64_t> lines;
    std::vector<std::uint64_t> of_report;  ///< those that speak of what the report is about
};

[[nodiscard]] PageLines lines_of(const Article& article);

/// What stands before and behind the reports of a site: lines that a page shares with other pages
/// of its host. Learnt from pages, without class names or words.
///
/// A line is furniture when it stands on at least three pages and a tenth of those seen, always in
/// an unbroken row of such lines at the beginning or the end of the text, and never shares a name
/// with its report or a word with its headline. So the background that reports of a running story
/// repeat is none, nor what versions of one report share.
class SiteLines {
public:
    /// Order matters only where a host has more than 100 pages: the first are learnt from.
    void add(PageLines&& page);
    /// Call once all pages are added. Cost: linear in their lines.
    void learn();
    /// Makes asides of blocks that were learnt to be furniture; the text stays as it is.
    void mark(Article& article) const;

private:
    using Lines = std::unordered_set<std::uint64_t>;
    std::map<std::string, std::vector<PageLines>> pages_;  ///< by host
    std::map<std::string, Lines> furniture_;
};

}  // namespace concord
