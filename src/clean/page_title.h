#pragma once

#include <string>
#include <string_view>

#include "clean/page_facts.h"
#include "clean/page_view.h"

namespace concord {

/// The headline of a page: the one it shows, checked against what its head says.
struct PageTitle {
    std::string text;
    std::size_t segment = 0;  ///< where it is shown
    bool is_shown = false;
};

/// outlet  name of the outlet, to be cut off from "Headline | Outlet"; may be empty
/// host    of the page's address; may be empty
[[nodiscard]] PageTitle choose_title(const PageView& view,
                                     const HtmlEntities& entities,
                                     const PageFacts& facts,
                                     std::string_view host);

/// "Headline | Outlet" -> "Headline"; unchanged when the end is no name of the site.
[[nodiscard]] std::string without_site_name(std::string_view title,
                                            std::string_view outlet,
                                            std::string_view host);

}  // namespace concord
