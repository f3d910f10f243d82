#pragma once

#include <cstdint>
#include <vector>

#include "store/sqlite.h"

namespace concord {

/// `Store::verify`.
[[nodiscard]] Result<std::vector<Problem>> verify_store(Database& database, std::uint64_t& checked);

}  // namespace concord
