#pragma once

#include <string>
#include <vector>

#include "base/html.h"
#include "concord/article.h"

namespace concord {

/// A date as the page wrote it.
struct PageDate {
    std::string raw;
    DateSource from = DateSource::none;
};

/// What the head of a page and its JSON-LD say about the report.
struct PageFacts {
    std::string canonical;
    std::string outlet;
    std::string headline;    ///< of JSON-LD
    std::string meta_title;  ///< og:title and its like
    std::string page_title;  ///< the title element
    std::vector<std::string> authors;
    std::vector<PageDate> published;  ///< best first
    std::vector<PageDate> modified;
    std::string section;
    std::vector<std::string> tags;
    std::string language;
    std::string article_body;  ///< of JSON-LD
    bool is_free = true;       ///< isAccessibleForFree
    bool is_live_page = false;
};

[[nodiscard]] PageFacts read_page_facts(const HtmlTree& tree, const HtmlEntities& entities);

}  // namespace concord
