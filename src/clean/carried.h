#pragma once

#include <optional>
#include <vector>

#include "base/html.h"
#include "concord/article.h"
#include "concord/document.h"

namespace concord {

/// Where `document.content` (of a JSON line or feed item) stands in `document.bytes`: runs
/// content -> bytes, through JSON escapes, XML references, CDATA sections and the charset.
///
/// returns nothing when the content is not found there in one piece
/// cost    linear in the bytes
[[nodiscard]] std::optional<std::vector<OriginRun>> find_content(const Document& document,
                                                                 const HtmlEntities& entities);

}  // namespace concord
