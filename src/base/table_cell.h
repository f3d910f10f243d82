#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace concord {

/// The parts of a cell of knowledge between separators, without empty ones.
///
/// returns  views into `text`
/// cost     linear
[[nodiscard]] inline std::vector<std::string_view> split_cell(std::string_view text,
                                                              char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0) parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// A cell, "-" standing for nothing.
[[nodiscard]] inline std::string cell_value(const std::string& cell) {
    return cell == "-" ? std::string() : cell;
}

}  // namespace concord
