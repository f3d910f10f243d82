#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace concord {

/// One value of a listing: nothing, a number, or text.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

/// One JSON object with its line end; nothing becomes null.
[[nodiscard]] std::string json_line(std::span<const std::string_view> columns,
                                    std::span<const Cell> row);

/// The header record of a CSV file (RFC 4180), with its line end.
[[nodiscard]] std::string csv_header(std::span<const std::string_view> columns);

/// One CSV record with its line end. Text that a spreadsheet would take for a formula (it begins
/// with = + - @, tab or carriage return) gets a leading apostrophe.
[[nodiscard]] std::string csv_line(std::span<const Cell> row);

}  // namespace concord
