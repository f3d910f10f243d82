// The other formats of `concord read`: for people, for treebank tools, for temporal taggers.

#include "text_formats.h"

#include <fmt/format.h>
#include <unicode/utf.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace concord::app {
namespace {

/// How XML 1.0 has a character written that does not stand for itself: what means something else,
/// a line end that would be changed, and what no document may hold (2.2), which becomes a space so
/// that offsets stay the same. Empty for all others.
std::string_view written_in_xml(UChar32 c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\r':
            return "&#13;";
        case '\t':
        case '\n':
            return {};
        default:
            return c < 0x20 || U_IS_SURROGATE(c) || c == 0xFFFE || c == 0xFFFF ? " " : "";
    }
}

void append_xml(std::string& out, std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        const auto begin = static_cast<std::size_t>(at);
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        const std::string_view written = written_in_xml(c);
        out += written.empty() ? text.substr(begin, static_cast<std::size_t>(at) - begin) : written;
    }
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out += fmt::format(" {}=\"", name);
    append_xml(out, value);
    out += '"';
}

/// Of "t3" the anchor's number, of "published" the creation time "t0".
std::string timeml_anchor(std::string_view anchor) {
    if (anchor.empty()) return {};
    return anchor == "published" ? "t0" : std::string(anchor);
}

std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) line += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    return line;
}

}  // namespace

std::string text_of(const ArticleRecord& record) {
    const Article& article = record.article;
    std::string out;
    const auto head = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) out += fmt::format("{}: {}\n", name, one_line(value));
    };
    head("path", article.path);
    head("url", article.url);
    head("outlet", article.outlet);
    head("title", article.title);
    for (const std::string& person : article.byline) head("byline", person);
    head("credit", article.credit);
    head("published", article.published);
    out += '\n' + article.text + "\n\n";
    return out;
}

std::string timeml_of(const ArticleRecord& record) {
    const std::string_view text = record.article.text;
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>" +
                      record.article.id + "</DOCID>\n";
    if (!record.article.published.empty()) {
        out += "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" functionInDocument=\"CREATION_TIME\"";
        append_attribute(out, "value", record.article.published.substr(0, 10));
        out += '>' + record.article.published.substr(0, 10) + "</TIMEX3></DCT>\n";
    }
    out += "<TEXT>";
    std::size_t at = 0;
    std::size_t number = 0;
    for (const TimeValue& time : record.annotation.times) {
        ++number;
        if (time.span.begin < at) continue;  // TimeML cannot nest
        append_xml(out, text.substr(at, time.span.begin - at));
        out += fmt::format("<TIMEX3 tid=\"t{}\" type=\"{}\"", number, name_of(time.type));
        append_attribute(out, "value", time.value);
        append_attribute(out, "mod", time.mod);
        append_attribute(out, "beginPoint", time.begin_point);
        append_attribute(out, "endPoint", time.end_point);
        append_attribute(out, "anchorTimeID", timeml_anchor(time.anchor));
        out += '>';
        append_xml(out, slice(text, time.span));
        out += "</TIMEX3>";
        at = time.span.end;
    }
    append_xml(out, text.substr(at));
    out += "</TEXT>\n</TimeML>\n";
    return out;
}

}  // namespace concord::app
