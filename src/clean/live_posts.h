#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clean/page_facts.h"
#include "clean/page_view.h"

namespace concord {

/// One entry of a live page: the nodes [begin, end) and the time it bears.
struct LivePost {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string time;
};

/// The entries of a live page in order: elements of one kind, each with a time of its own, that
/// together hold most of the prose. Empty for other pages.
///
/// is_live_page  the page says that it is one
[[nodiscard]] std::vector<LivePost> find_live_posts(const PageView& view,
                                                    std::uint32_t scope,
                                                    bool is_live_page);

/// A line that heads an entry, and its time: as JSON-LD has it, or "12:31".
struct PostHead {
    std::size_t line = 0;
    std::string time;
};

/// Entries that no element holds: lines that JSON-LD lists as headlines of updates, or that begin
/// with a clock time ("12.31 Uhr: Bridge closed"). Empty unless there are three; clock times must
/// run backward where the page does not say that it is live: a chronicle of a day runs forward.
///
/// lines  headings and paragraphs of the report
[[nodiscard]] std::vector<PostHead> find_post_heads(const std::vector<std::string_view>& lines,
                                                    const std::vector<LiveUpdate>& updates,
                                                    bool is_live_page);

/// Puts clock times on days, "12:31" -> "2031-04-14T12:31:00", in the outlet's own time as the page
/// prints it.
///
/// times      of all entries, in the order of the page
/// published  RFC 3339 or a day; empty: clock times stay what they are
/// modified   RFC 3339 or a day of the last change, or empty
void put_on_days(std::vector<std::string*>& times,
                 std::string_view published,
                 std::string_view modified);

}  // namespace concord
