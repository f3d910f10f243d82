#pragma once

#include "concord/store.h"
#include "store/sqlite.h"

namespace concord {

/// `Store::rows`.
[[nodiscard]] Result<void> list_rows(const Database& database,
                                     View view,
                                     const Filter& filter,
                                     const RowSink& sink);

/// `Store::count`.
[[nodiscard]] Result<std::uint64_t> count_rows(const Database& database,
                                               View view,
                                               const Filter& filter);

}  // namespace concord
