// Paragraphs of plain text. Old files wrap their lines at 70 or 80 columns and part paragraphs by
// blank lines; newer ones have one paragraph a line.

#include "clean/kept_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr std::size_t wrapped_line = 100;

struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_blank = false;
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(text.substr(at, end - at));
        if (line.empty()) {
            lines.push_back({at, at, true});
        } else {
            const auto begin = static_cast<std::size_t>(line.data() - text.data());
            lines.push_back({begin, begin + line.size(), false});
        }
        at = end + 1;
    }
    return lines;
}

/// Whether line ends lie inside paragraphs: most paragraphs have several short lines.
bool is_wrapped(const std::vector<Line>& lines) {
    std::size_t inner = 0;
    std::size_t blank = 0;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        if (lines[n].end - lines[n].begin > wrapped_line) return false;
        if (lines[n].is_blank) ++blank;
        if (n + 1 < lines.size() && !lines[n].is_blank && !lines[n + 1].is_blank) ++inner;
    }
    return blank > 0 && inner > 2 * blank;
}

}  // namespace

std::vector<Block> paragraphs_of(std::string_view text) {
    const std::vector<Line> lines = lines_of(text);
    const bool wrapped = is_wrapped(lines);
    std::vector<Block> blocks;
    bool open = false;
    for (const Line& line : lines) {
        if (line.is_blank) {
            open = false;
            continue;
        }
        const auto end = static_cast<std::uint32_t>(line.end);
        if (open && wrapped) {
            blocks.back().span.end = end;
            continue;
        }
        blocks.push_back({{static_cast<std::uint32_t>(line.begin), end}, BlockRole::paragraph, {}});
        open = true;
    }
    return blocks;
}

}  // namespace concord
