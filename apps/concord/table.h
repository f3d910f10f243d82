#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "concord/result.h"
#include "concord/rows.h"

namespace concord::app {

/// Aligned columns for people. Long text is wrapped in its column, so that every row shows all of
/// its words and a `cite` that can be copied. Control characters of what articles say never reach
/// a terminal. Rows are kept until `finish`: a listing for people is bounded by its filter.
class Table {
public:
    /// columns  names; "text" and "title" take the room that the others leave
    Table(std::vector<std::string> columns, std::size_t width);

    void add(std::span<const Cell> row);
    [[nodiscard]] std::string to_string() const;
    [[nodiscard]] std::size_t rows() const { return rows_.size(); }

private:
    using Line = std::vector<std::string>;

    [[nodiscard]] std::vector<std::size_t> widths() const;
    static void append(std::string& out, const Line& line, std::span<const std::size_t> widths);

    Line columns_;
    std::size_t width_;
    std::vector<Line> rows_;
};

/// Without control characters and without marks that turn the direction of what follows: what
/// articles and file names say must not steer a terminal.
[[nodiscard]] std::string printable(std::string_view text);

/// The same for each line of `text`, which keeps its line ends.
[[nodiscard]] std::string printable_lines(std::string_view text);

}  // namespace concord::app
