#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "concord/findings.h"
#include "links.h"
#include "marked_text.h"

namespace concord::server {

/// What a page of one article is to show beside its text.
struct ArticleView {
    std::optional<Span> cited;      ///< bytes
    std::string words;              ///< searched for
    std::string story;              ///< id of its story, or empty
    std::vector<TextMark> anchors;  ///< in a file: where citations lead to
    std::size_t number = 0;         ///< in a file: of the report in its story's list
    std::vector<std::pair<std::string, std::string>> versions;  ///< {id, label} of other versions
};

/// Writes the article: text in blocks with its claims marked, and how everything is known.
///
/// returns  ids of anchors that were cut in pieces, see MarkedText
std::vector<std::string> put_article_page(Html& html,
                                          const ArticleRecord& record,
                                          const Links& links,
                                          const ArticleView& view);

}  // namespace concord::server
