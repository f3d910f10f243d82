#pragma once

#include <string>
#include <vector>

#include "clean/page_view.h"
#include "concord/article.h"

namespace concord {

/// A segment that was taken into the article, with the role it has there.
struct ChosenBlock {
    std::size_t segment = 0;
    BlockRole role = BlockRole::paragraph;
    std::string time;
};

/// What of a page is the report, and what stands around it.
struct Body {
    std::vector<ChosenBlock> blocks;
    std::uint32_t scope = 0;  ///< the node that holds the report
    bool cut_off = false;     ///< the page says that the rest is elsewhere
};

/// What the page says of itself that helps to find the body.
struct BodyWitness {
    std::string title;  ///< headline, white space collapsed
};

/// Finds the report in a page.
[[nodiscard]] Body find_body(const PageView& view,
                             const Furniture& furniture,
                             const HtmlEntities& entities,
                             const BodyWitness& witness);

}  // namespace concord
