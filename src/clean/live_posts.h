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

/// A line that heads an entry, and its time: RFC 3339, or "12:31" where the day is not said.
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

/// Puts clock times on days: the entry nearest to the publication was written on its day, and one
/// that is later on the clock than the entry behind it, on an earlier day.
///
/// published  RFC 3339 or a day; empty: clock times stay what they are
void put_on_days(std::vector<std::string*>& times, std::string_view published);

}  // namespace concord
