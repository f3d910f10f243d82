// Rows for people: aligned, wrapped, safe to print.

#include "table.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace concord::app {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t widest_name = 28;     ///< of an outlet, an actor, a value, before it wraps
constexpr std::size_t narrowest_name = 16;  ///< where many share the width
constexpr std::size_t narrowest_text = 30;
constexpr std::size_t most_lines = 16;  ///< of a cell; `concord cite` has every word

struct PlainCell {
    std::string operator()(std::monostate) const { return "-"; }
    std::string operator()(const std::string& text) const { return printable(text); }
    template <class Number>
    std::string operator()(Number number) const {
        return fmt::format("{}", number);
    }
};

/// Columns of a terminal that a code point takes.
std::size_t width_of(UChar32 c) {
    if (c < 0) return 1;
    const auto category = u_charType(c);
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
        category == U_FORMAT_CHAR) {
        return 0;
    }
    const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return wide == U_EA_FULLWIDTH || wide == U_EA_WIDE ? 2 : 1;
}

// ICU's macros convert silently.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
/// Calls visit(begin, end, code point) for each; of a malformed one with a negative number.
template <class Visit>
void each_code_point(std::string_view text, Visit visit) {
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t begin = at;
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        visit(static_cast<std::size_t>(begin), static_cast<std::size_t>(at), c);
    }
}
#pragma GCC diagnostic pop

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    each_code_point(text, [&](std::size_t, std::size_t, UChar32 c) { width += width_of(c); });
    return width;
}

/// Lines of at most `width` columns, broken at spaces where there are any.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::size_t line_begin = 0;
    std::size_t used = 0;
    std::size_t space = std::string_view::npos;
    std::size_t used_at_space = 0;
    each_code_point(text, [&](std::size_t begin, std::size_t, UChar32 c) {
        const std::size_t size = width_of(c);
        if (text[begin] == ' ') {
            space = begin;
            used_at_space = used + size;
        }
        used += size;
        if (used <= width || begin == line_begin) return;
        const bool at_space = space != std::string_view::npos && space > line_begin;
        const std::size_t cut = at_space ? space : begin;
        lines.emplace_back(text.substr(line_begin, cut - line_begin));
        line_begin = at_space ? space + 1 : begin;
        used = at_space ? used - used_at_space : size;
        space = std::string_view::npos;
    });
    lines.emplace_back(text.substr(line_begin));
    return lines;
}

/// The first lines of a long cell, and how many more there are.
std::vector<std::string> shortened(std::vector<std::string> lines) {
    if (lines.size() <= most_lines) return lines;
    const std::size_t left_out = lines.size() - (most_lines - 1);
    lines.resize(most_lines - 1);
    lines.push_back(fmt::format("[{} more lines]", left_out));
    return lines;
}

/// Of C0 and C1, and bytes that are no character.
bool is_control(UChar32 c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).
bool turns_direction(UChar32 c) {
    return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool is_text(std::string_view column) {
    return column == "text" || column == "title";
}

/// Never wrapped: they are copied.
bool is_address(std::string_view column) {
    return column == "cite" || column == "id";
}

}  // namespace

std::string printable(std::string_view text) {
    std::string out;
    each_code_point(text, [&](std::size_t begin, std::size_t end, UChar32 c) {
        if (turns_direction(c)) return;
        if (!is_control(c)) {
            out += text.substr(begin, end - begin);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    });
    return out;
}

std::string printable_lines(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        out += printable(text.substr(0, end));
        if (end == std::string_view::npos) break;
        out += '\n';
        text.remove_prefix(end + 1);
    }
    return out;
}

Table::Table(std::vector<std::string> columns, std::size_t width)
    : columns_(std::move(columns)), width_(width) {}

void Table::add(std::span<const Cell> row) {
    Line line;
    line.reserve(row.size());
    for (const Cell& cell : row) line.push_back(std::visit(PlainCell{}, cell));
    rows_.push_back(std::move(line));
}

std::vector<std::size_t> Table::widths() const {
    std::vector<std::size_t> widths;
    std::size_t addresses = 0;
    std::size_t texts = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        std::size_t width = display_width(columns_[i]);
        for (const Line& row : rows_) width = std::max(width, display_width(row[i]));
        if (is_address(columns_[i])) addresses += width;
        if (is_text(columns_[i])) ++texts;
        widths.push_back(width);
    }
    // Names wrap where they would leave the texts no room.
    const std::size_t taken = addresses + gap * (columns_.size() - 1) + texts * narrowest_text;
    const std::size_t names = std::max<std::size_t>(columns_.size() - texts, 1);
    const std::size_t share = width_ > taken ? (width_ - taken) / names : 0;
    const std::size_t widest = std::clamp(share, narrowest_name, widest_name);
    std::size_t used = gap * (columns_.size() - 1);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (is_text(columns_[i])) continue;
        if (!is_address(columns_[i])) widths[i] = std::min(widths[i], widest);
        used += widths[i];
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (!is_text(columns_[i])) continue;
        const std::size_t room = width_ > used ? (width_ - used) / texts : 0;
        widths[i] = std::max(room, narrowest_text);
    }
    return widths;
}

void Table::append(std::string& out, const Line& line, std::span<const std::size_t> widths) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        cells.push_back(shortened(wrapped(line[i], widths[i])));
        height = std::max(height, cells.back().size());
    }
    for (std::size_t n = 0; n < height; ++n) {
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string piece = n < cells[i].size() ? cells[i][n] : std::string();
            text += piece;
            text.append(widths[i] - std::min(widths[i], display_width(piece)) + gap, ' ');
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out += text + '\n';
    }
}

std::string Table::to_string() const {
    std::string out;
    const std::vector<std::size_t> all = widths();
    append(out, columns_, all);
    for (const Line& row : rows_) append(out, row, all);
    return out;
}

}  // namespace concord::app
