// Rows for people (aligned), for programs (JSON Lines, CSV).

#include "table.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "concord/rows.h"
#include "console.h"

namespace concord::app {
namespace {

constexpr std::size_t sample_rows = 200;
constexpr std::size_t gap = 2;

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
/// Calls visit(begin, end, width) for each code point until it returns false.
template <class Visit>
void each_code_point(std::string_view text, Visit visit) {
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t begin = at;
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        if (!visit(static_cast<std::size_t>(begin),
                   static_cast<std::size_t>(at),
                   c < 0 ? 1 : width_of(c))) {
            return;
        }
    }
}

#pragma GCC diagnostic pop

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    each_code_point(text, [&](std::size_t, std::size_t, std::size_t size) {
        width += size;
        return true;
    });
    return width;
}

/// At most `width` columns, the cut marked by an ellipsis; padded to exactly that.
std::string fitted(std::string_view text, std::size_t width, bool pad) {
    const std::size_t whole = display_width(text);
    std::string out(text);
    std::size_t used = whole;
    if (whole > width) {
        std::size_t cut = 0;
        used = 0;
        each_code_point(text, [&](std::size_t, std::size_t end, std::size_t size) {
            if (used + size + 1 > width) return false;
            used += size;
            cut = end;
            return true;
        });
        out = std::string(text.substr(0, cut)) + "…";
        ++used;
    }
    if (pad && used < width) out.append(width - used, ' ');
    return out;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string out;
    each_code_point(text, [&](std::size_t begin, std::size_t end, std::size_t) {
        const std::string_view bytes = text.substr(begin, end - begin);
        const auto first = static_cast<unsigned char>(bytes.front());
        const bool is_c0 = bytes.size() == 1 && (first < 0x20 || first == 0x7F || first >= 0x80);
        const bool is_c1 =
            bytes.size() == 2 && first == 0xC2 && static_cast<unsigned char>(bytes[1]) < 0xA0;
        if (!is_c0 && !is_c1) {
            out += bytes;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
        return true;
    });
    return out;
}

TableWriter::TableWriter(TableFormat format,
                         std::span<const std::string_view> columns,
                         std::size_t width)
    : format_(format), columns_(columns.begin(), columns.end()), width_(width) {}

Result<void> TableWriter::add(std::span<const Cell> row) {
    if (format_ == TableFormat::table) {
        std::vector<std::string> cells;
        for (const Cell& cell : row) cells.push_back(std::visit(PlainCell{}, cell));
        if (!widths_.empty()) return write_out(aligned(cells));
        sample_.push_back(std::move(cells));
        return sample_.size() < sample_rows ? Result<void>() : flush_sample();
    }
    const std::vector<std::string_view> names(columns_.begin(), columns_.end());
    std::string lines;
    if (format_ == TableFormat::csv && !is_begun_) lines = csv_header(names);
    is_begun_ = true;
    lines += format_ == TableFormat::csv ? csv_line(row) : json_line(names, row);
    return write_out(lines);
}

Result<void> TableWriter::finish() {
    if (format_ == TableFormat::table && widths_.empty()) return flush_sample();
    if (format_ == TableFormat::csv && !is_begun_) {
        return write_out(
            csv_header(std::vector<std::string_view>(columns_.begin(), columns_.end())));
    }
    return {};
}

Result<void> TableWriter::flush_sample() {
    for (const std::string& column : columns_) widths_.push_back(display_width(column));
    for (const auto& row : sample_) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths_[i] = std::max(widths_[i], display_width(row[i]));
        }
    }
    const auto total = [&] {
        std::size_t sum = gap * (widths_.size() - 1);
        for (const std::size_t width : widths_) sum += width;
        return sum;
    };
    // The widest column gives way until the table fits or nothing can be spared.
    for (std::size_t sum = total(); sum > width_; sum = total()) {
        const auto widest = std::max_element(widths_.begin(), widths_.end());
        if (*widest <= 12) break;
        *widest -= std::min(*widest - 12, sum - width_);
    }
    std::string lines = aligned(columns_);
    for (const auto& row : sample_) lines += aligned(row);
    sample_.clear();
    return write_out(lines);
}

std::string TableWriter::aligned(std::span<const std::string> cells) const {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool is_last = i + 1 == cells.size();
        line += fitted(cells[i], widths_[i], !is_last);
        if (!is_last) line.append(gap, ' ');
    }
    return line + '\n';
}

}  // namespace concord::app
