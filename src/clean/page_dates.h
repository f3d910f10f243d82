#pragma once

#include <string>
#include <string_view>

#include "clean/body.h"
#include "clean/date_candidates.h"
#include "clean/page_facts.h"
#include "clean/page_view.h"

namespace concord {

struct PageDates {
    std::string published;  ///< RFC 3339 or a day
    std::string published_raw;
    DateSource published_from = DateSource::none;
    std::string modified;
};

/// What is known of the page when its dates are read.
struct DatePage {
    std::string_view language;  ///< ISO 639-1
    std::string_view region;    ///< host of the address
    std::string_view url;
};

/// When the report was published and changed, by the best witness of the page: JSON-LD, meta
/// elements, time elements and lines at the head of the report, the address, lines elsewhere.
///
/// cost  linear in the page
[[nodiscard]] PageDates find_page_dates(const PageView& view,
                                        const PageFacts& facts,
                                        const Body& body,
                                        const DatePage& page,
                                        const DateLists& lists);

}  // namespace concord
