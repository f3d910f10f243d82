// Listings as JSON Lines and CSV.

#include "concord/rows.h"

#include "base/json_writer.h"

namespace concord {
namespace {

std::string csv_cell(std::string_view text) {
    static constexpr std::string_view formula = "=+-@\t\r";
    std::string cell;
    if (!text.empty() && formula.find(text.front()) != std::string_view::npos) cell += '\'';
    cell += text;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

struct CellText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return csv_cell(text); }
    template <class Number>
    std::string operator()(Number number) const {
        char digits[32];
        return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
    }
};

struct JsonCell {
    JsonWriter& json;

    void operator()(std::monostate) const { json.null(); }
    template <class T>
    void operator()(const T& value) const {
        json.value(value);
    }
};

template <class Range, class Text>
std::string csv_record(const Range& range, Text text) {
    std::string line;
    bool first = true;
    for (const auto& cell : range) {
        if (!first) line += ',';
        first = false;
        line += text(cell);
    }
    return line + "\r\n";
}

}  // namespace

std::string json_line(std::span<const std::string_view> columns, std::span<const Cell> row) {
    std::string line;
    JsonWriter json(line);
    json.begin_object();
    for (std::size_t i = 0; i < columns.size() && i < row.size(); ++i) {
        json.key(columns[i]);
        std::visit(JsonCell{json}, row[i]);
    }
    json.end_object();
    return line + '\n';
}

std::string csv_header(std::span<const std::string_view> columns) {
    return csv_record(columns, [](std::string_view name) { return csv_cell(name); });
}

std::string csv_line(std::span<const Cell> row) {
    return csv_record(row, [](const Cell& cell) { return std::visit(CellText{}, cell); });
}

}  // namespace concord
