#pragma once

#include "store/sqlite.h"

namespace concord {

/// Changes whenever a table or view changes; stands in `PRAGMA user_version`.
inline constexpr int schema_version = 6;

/// Makes tables and views in a file that has none.
[[nodiscard]] Result<void> create_schema(Database& database);

/// errors  malformed (no store), conflict (made by another schema version)
[[nodiscard]] Result<void> check_schema(const Database& database);

}  // namespace concord
