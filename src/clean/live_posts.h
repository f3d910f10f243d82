#pragma once

#include <string>
#include <vector>

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

}  // namespace concord
