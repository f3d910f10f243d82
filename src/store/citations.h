#pragma once

#include <optional>
#include <string_view>

#include "concord/store.h"
#include "store/sqlite.h"

namespace concord {

/// `Store::cite`.
[[nodiscard]] Result<CitedWords> cite_words(Database& database, std::string_view id);

/// The words of a value of a record by its id: of s1 its content from the first word to the last,
/// of e1 its first mention. Nothing when there is none.
[[nodiscard]] std::optional<Span> span_of_value(const ArticleRecord& record, std::string_view id);

}  // namespace concord
