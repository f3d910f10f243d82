#pragma once

#include <string>
#include <vector>

#include "clean/byline.h"
#include "clean/page_facts.h"
#include "clean/page_view.h"
#include "clean/visible_date.h"
#include "concord/article.h"

namespace concord {

inline constexpr std::size_t no_segment = static_cast<std::size_t>(-1);

/// A segment that was taken into the article, with the role it has there.
struct ChosenBlock {
    std::size_t segment = 0;
    BlockRole role = BlockRole::paragraph;
    std::string time;
};

/// What of a page is the report, and what stands around it.
struct Body {
    std::vector<ChosenBlock> blocks;
    std::uint32_t scope = 0;               ///< the node that holds the report
    std::size_t title = no_segment;        ///< where the headline is shown
    std::size_t first_prose = no_segment;  ///< the first paragraph that was taken
    std::size_t last_prose = no_segment;
    std::size_t head_first = 0;  ///< segments around the headline, up to the first paragraph
    std::size_t head_last = 0;
    std::uint32_t head_begin = 0;  ///< the nodes of those
    std::uint32_t head_end = 0;
    std::vector<std::string> byline_lines;  ///< that may name the authors, best first
    std::vector<std::string> credit_lines;  ///< at its head or end: "Reporting by ..."
    bool cut_off = false;                   ///< the page says that the rest is elsewhere
};

/// What is known before the body is looked for; all must outlive the call.
struct BodyWitness {
    const std::string& title;
    std::size_t title_segment = no_segment;
    std::string_view host;  ///< of the page's address; empty: not known
    const PageFacts& facts;
    const BylineReader& bylines;
    const MonthNames& months;
};

/// Finds the report in a page.
[[nodiscard]] Body find_body(const PageView& view,
                             const Furniture& furniture,
                             const HtmlEntities& entities,
                             const BodyWitness& witness);

}  // namespace concord
