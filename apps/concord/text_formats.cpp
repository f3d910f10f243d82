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

/// Writes a text with its TIMEX3 elements. A range is its two ends, each an element over its words,
/// and an empty DURATION that points at them.
class TimexWriter {
public:
    /// times  how many there are; the ends of ranges are numbered behind them
    TimexWriter(std::string& out, std::string_view text, std::size_t times)
        : out_(out), text_(text), last_number_(times) {}

    void write(const TimeValue& time) {
        ++number_;
        if (time.begin_span && time.end_span) {
            write_range(time);
            return;
        }
        open(time.span.begin, number_, name_of(time.type), time.value);
        append_attribute(out_, "mod", time.mod);
        append_attribute(out_, "anchorTimeID", timeml_anchor(time.anchor));
        close(time.span);
    }

    void finish() { append_xml(out_, text_.substr(at_)); }

private:
    void write_range(const TimeValue& range) {
        const std::size_t first = last_number_ + 1;
        last_number_ += 2;
        write_end(*range.begin_span, first, range.begin_point);
        write_end(*range.end_span, first + 1, range.end_point);
        open(range.end_span->end, number_, name_of(range.type), range.value);
        out_ += fmt::format(" beginPoint=\"t{}\" endPoint=\"t{}\"/>", first, first + 1);
    }

    void write_end(Span span, std::size_t number, std::string_view value) {
        const bool of_day = value.find('T') != std::string_view::npos;
        open(span.begin, number, name_of(of_day ? TimeType::time : TimeType::date), value);
        close(span);
    }

    /// The text up to `begin` and the start of an element.
    void open(std::size_t begin,
              std::size_t number,
              std::string_view type,
              std::string_view value) {
        append_xml(out_, text_.substr(at_, begin - at_));
        at_ = begin;
        out_ += fmt::format("<TIMEX3 tid=\"t{}\" type=\"{}\"", number, type);
        append_attribute(out_, "value", value);
    }

    void close(Span span) {
        out_ += '>';
        append_xml(out_, slice(text_, span));
        out_ += "</TIMEX3>";
        at_ = span.end;
    }

    std::string& out_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t number_ = 0;
    std::size_t last_number_;
};

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
    TimexWriter writer(out, text, record.annotation.times.size());
    for (const TimeValue& time : record.annotation.times) writer.write(time);
    writer.finish();
    out += "</TEXT>\n</TimeML>\n";
    return out;
}

}  // namespace concord::app
