#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "concord/result.h"
#include "concord/store.h"

namespace concord::app {

enum class TableFormat { table, jsonl, csv };

/// Prints rows as they come: aligned columns for people, JSON Lines or CSV for programs.
///
/// Aligned columns take their widths from the first 200 rows; the widest column gives way to the
/// terminal. Control characters of what articles say never reach a terminal.
class TableWriter {
public:
    TableWriter(TableFormat format, std::span<const std::string_view> columns, std::size_t width);

    [[nodiscard]] Result<void> add(std::span<const Cell> row);
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> flush_sample();
    [[nodiscard]] std::string aligned(std::span<const std::string> cells) const;

    TableFormat format_;
    std::vector<std::string> columns_;
    std::size_t width_;
    std::vector<std::vector<std::string>> sample_;
    std::vector<std::size_t> widths_;
    bool is_begun_ = false;
};

/// Without control characters: what articles say must not steer a terminal.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace concord::app
