#pragma once

#include <string>
#include <vector>

#include "clean/body.h"
#include "clean/page_view.h"

namespace concord {

/// Words that elements mark as the name of an author: rel="author", microdata, hCard, links to a
/// page of authors.
struct MarkedAuthors {
    std::vector<std::string> near;  ///< at the head of the report
    std::vector<std::string> far;   ///< elsewhere around it, comments and other reports left out
};

[[nodiscard]] MarkedAuthors find_marked_authors(const PageView& view,
                                                const Body& body,
                                                const HtmlEntities& entities);

}  // namespace concord
