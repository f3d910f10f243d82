#pragma once

#include <string>
#include <string_view>

#include "concord/findings.h"
#include "concord/result.h"

namespace concord {

/// The line of `to_json(record)` without what a store keeps in columns of its own: `text`, `path`,
/// `paths` and `version_of` are null or empty.
[[nodiscard]] std::string to_stored_json(const ArticleRecord& record);

/// The reverse; `text` is what the spans of `line` are counted in.
[[nodiscard]] Result<ArticleRecord> article_record_from_stored_json(std::string_view line,
                                                                    std::string text);

}  // namespace concord
