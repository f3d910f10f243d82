#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concord {

/// Two selections that must give the same rows: tables for questions in SQL, and the records that
/// they repeat.
struct RepeatedRows {
    std::string_view what;
    std::string rows;
    std::string record;
};

[[nodiscard]] std::vector<RepeatedRows> repeated_rows();

}  // namespace concord
