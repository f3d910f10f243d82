// Characters and words of markup, for titles and names that need no tree. References are looked
// up where they lie, in the packed table html/entities, whose lines are sorted.
//
// Worked example: "Bread &amp; <b>butter</b> for &lt;3" in a feed's title element is decoded once
// as XML to "Bread & <b>butter</b> for <3" and then read as HTML: "Bread & butter for <3".

#include "intake/markup_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/embedded.h"
#include "base/utf8.h"

namespace concord {
namespace {

constexpr auto npos = std::string_view::npos;

/// Sorted.
constexpr std::array<std::string_view, 129> html_elements = {
    "a",        "abbr",   "acronym",    "address",  "applet",   "area",     "article",
    "aside",    "audio",  "b",          "base",     "basefont", "bdi",      "bdo",
    "big",      "blink",  "blockquote", "body",     "br",       "button",   "canvas",
    "caption",  "center", "cite",       "code",     "col",      "colgroup", "data",
    "datalist", "dd",     "del",        "details",  "dfn",      "dialog",   "dir",
    "div",      "dl",     "dt",         "em",       "embed",    "fieldset", "figcaption",
    "figure",   "font",   "footer",     "form",     "frame",    "frameset", "h1",
    "h2",       "h3",     "h4",         "h5",       "h6",       "head",     "header",
    "hgroup",   "hr",     "html",       "i",        "iframe",   "img",      "input",
    "ins",      "kbd",    "label",      "legend",   "li",       "link",     "main",
    "map",      "mark",   "marquee",    "math",     "menu",     "meta",     "meter",
    "nav",      "nobr",   "noembed",    "noframes", "noscript", "object",   "ol",
    "optgroup", "option", "output",     "p",        "param",    "picture",  "pre",
    "progress", "q",      "rp",         "rt",       "rtc",      "ruby",     "s",
    "samp",     "script", "section",    "select",   "small",    "source",   "span",
    "strike",   "strong", "style",      "sub",      "summary",  "sup",      "svg",
    "table",    "tbody",  "td",         "textarea", "tfoot",    "th",       "thead",
    "time",     "title",  "tr",         "track",    "tt",       "u",        "ul",
    "var",      "video",  "wbr"};

/// Those that do not part words; sorted.
constexpr std::array<std::string_view, 37> inline_elements = {
    "a",    "abbr", "acronym", "b",    "bdi",  "bdo",  "big",   "blink", "cite",   "code",
    "data", "del",  "dfn",     "em",   "font", "i",    "ins",   "kbd",   "mark",   "nobr",
    "q",    "rp",   "rt",      "ruby", "s",    "samp", "small", "span",  "strike", "strong",
    "sub",  "sup",  "time",    "tt",   "u",    "var",  "wbr"};

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& sorted, std::string_view name) {
    return std::binary_search(sorted.begin(), sorted.end(), name);
}

constexpr bool is_alnum(char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c);
}

/// Numbers 0x80 to 0x9F as windows-1252 (HTML standard, section 13.2.5.80).
constexpr std::array<char16_t, 32> windows = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

Reference number_at(std::string_view raw, std::size_t at) {
    std::size_t digits = at + 2;
    const bool hex = digits < raw.size() && ascii_lower(raw[digits]) == 'x';
    if (hex) ++digits;
    std::uint32_t number = 0;
    const char* last = raw.data() + raw.size();
    const auto [end, error] =
        std::from_chars(raw.data() + std::min(digits, raw.size()), last, number, hex ? 16 : 10);
    if (error == std::errc::invalid_argument) return {};
    if (error == std::errc::result_out_of_range) number = 0xFFFD;
    if (number >= 0x80 && number <= 0x9F) number = windows[number - 0x80];
    if (number == 0) number = 0xFFFD;
    Reference reference;
    reference.size = static_cast<std::size_t>(end - raw.data()) - at;
    if (end != last && *end == ';') ++reference.size;
    append_utf8(reference.text, number);
    return reference;
}

std::string_view entity_table() {
    const auto files = knowledge_files();
    constexpr std::string_view path = "html/entities.tsv";
    const auto file = std::lower_bound(
        files.begin(), files.end(), path, [](const EmbeddedFile& one, std::string_view wanted) {
            return one.path < wanted;
        });
    return file == files.end() || file->path != path ? std::string_view() : file->bytes;
}

/// The line of a name: the rest behind the tab, or nothing.
std::optional<std::string_view> find_line(std::string_view table, std::string_view name) {
    // The comment and the column names stand before the first name.
    std::size_t low = table.find("\nname\t");
    low = low == npos ? 0 : table.find('\n', low + 1) + 1;
    std::size_t high = table.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const std::size_t before = table.rfind('\n', middle == 0 ? 0 : middle - 1);
        const std::size_t begin = before == npos || before < low ? low : before + 1;
        const std::size_t end = std::min(table.find('\n', begin), table.size());
        const std::string_view line = table.substr(begin, end - begin);
        const std::string_view key = line.substr(0, line.find('\t'));
        if (key == name) return line.substr(std::min(key.size() + 1, line.size()));
        if (key < name) {
            low = end + 1;
        } else {
            high = begin;
        }
    }
    return std::nullopt;
}

/// What a name of the HTML standard stands for (with its ';', where it has one), as UTF-8; empty
/// when there is no such name.
std::string named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> common = {
        {{"amp;", "&"}, {"lt;", "<"}, {"gt;", ">"}, {"quot;", "\""}, {"apos;", "'"}}};
    for (const auto& [one, text] : common) {
        if (one == name) return std::string(text);
    }
    std::string text;
    std::string_view numbers = find_line(entity_table(), name).value_or("");
    while (!numbers.empty()) {
        std::uint32_t number = 0;
        const char* last = numbers.data() + numbers.size();
        const auto [end, error] = std::from_chars(numbers.data(), last, number, 16);
        if (error == std::errc()) append_utf8(text, number);
        numbers.remove_prefix(
            std::min(static_cast<std::size_t>(end - numbers.data()) + 1, numbers.size()));
    }
    return text;
}

}  // namespace

bool is_html_element(std::string_view name) {
    return contains(html_elements, name);
}

Reference reference_at(std::string_view raw, std::size_t at) {
    if (at + 1 < raw.size() && raw[at + 1] == '#') return number_at(raw, at);
    constexpr std::size_t longest = 32;  // "CounterClockwiseContourIntegral"
    std::size_t end = at + 1;
    while (end < raw.size() && end - at <= longest && is_alnum(raw[end])) ++end;
    if (end == at + 1 || end - at > longest) return {};
    const bool complete = end < raw.size() && raw[end] == ';';
    // Some names of Latin-1 may lack the semicolon; never in the query of an address.
    if (!complete && end < raw.size() && raw[end] == '=') return {};
    Reference reference;
    reference.size = end - at + (complete ? 1 : 0);
    reference.text = named(raw.substr(at + 1, reference.size - 1));
    return reference.text.empty() ? Reference{} : reference;
}

void append_clean(std::string& out, std::string_view raw) {
    const auto is_plain = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0xC2) || c == '\n' || c == '\t';
    };
    for (std::size_t at = 0; at < raw.size(); ++at) {
        std::size_t end = at;
        while (end < raw.size() && is_plain(raw[end])) ++end;
        out.append(raw, at, end - at);
        at = end;
        if (at == raw.size()) break;
        const unsigned char next =
            at + 1 < raw.size() ? static_cast<unsigned char>(raw[at + 1]) : 0;
        if (raw[at] == '\r') {
            if (next != '\n') out += '\n';
        } else if (raw[at] == '\xC2' && next >= 0x80 && next <= 0x9F) {
            append_utf8(out, windows[next - 0x80U]);
            ++at;
        } else if (raw[at] == '\xC2') {
            out += raw[at];
        }
    }
}

void append_decoded(std::string& out, std::string_view raw) {
    std::size_t done = 0;
    for (std::size_t at = raw.find('&'); at != npos; at = raw.find('&', at)) {
        const Reference reference = reference_at(raw, at);
        if (reference.size == 0) {
            ++at;
            continue;
        }
        append_clean(out, raw.substr(done, at - done));
        out += reference.text;
        at += reference.size;
        done = at;
    }
    append_clean(out, raw.substr(done));
}

namespace {

/// The lower-case name of the HTML tag that begins at `text[at]`, '<'; empty when none does.
std::string html_tag_at(std::string_view text, std::size_t at) {
    std::size_t begin = at + 1;
    if (begin < text.size() && text[begin] == '/') ++begin;
    std::size_t end = begin;
    while (end < text.size() && end - begin < 32 &&
           (is_alnum(text[end]) || text[end] == ':' || text[end] == '-')) {
        ++end;
    }
    const bool ends =
        end == text.size() || is_ascii_space(text[end]) || text[end] == '>' || text[end] == '/';
    if (end == begin || !is_ascii_alpha(text[begin]) || !ends) return {};
    std::string name = ascii_lower(text.substr(begin, end - begin));
    // Names with a colon or hyphen are those of word processors and of web components.
    const bool known = is_html_element(name) || name.find_first_of(":-") != std::string::npos;
    return known ? name : std::string();
}

/// Behind the tag at `at`; quoted attribute values may hold '>'.
std::size_t behind_tag(std::string_view text, std::size_t at) {
    char quote = '\0';
    char before = '\0';
    for (std::size_t i = at; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if ((c == '"' || c == '\'') && before == '=') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
        if (!is_ascii_space(c)) before = c;
    }
    const std::size_t close = text.find('>', at);
    return close == npos ? text.size() : close + 1;
}

std::size_t behind(std::string_view text, std::string_view needle, std::size_t from) {
    const std::size_t found = text.find(needle, from);
    return found == npos ? text.size() : found + needle.size();
}

/// Behind the markup at `at`; `at` itself when the '<' there is text. Parts words with a space.
std::size_t skip_markup(std::string_view text, std::size_t at, std::string& out) {
    if (text.substr(at).starts_with("<!--")) return behind(text, "-->", at);
    if (text.substr(at).starts_with("<!") || text.substr(at).starts_with("<?")) {
        return behind(text, ">", at);
    }
    const std::string name = html_tag_at(text, at);
    if (name.empty()) return at;
    const std::size_t end = behind_tag(text, at);
    if (!contains(inline_elements, name)) out += ' ';
    if (text[at + 1] != '/' && (name == "script" || name == "style")) {
        return behind_tag(text, std::min(text.find("</" + name, end), text.size()));
    }
    return end;
}

}  // namespace

bool looks_like_html(std::string_view text) {
    for (std::size_t at = text.find_first_of("<&"); at != npos;
         at = text.find_first_of("<&", at + 1)) {
        if (text[at] == '&' && reference_at(text, at).size > 0) return true;
        if (text[at] == '<' && !html_tag_at(text, at).empty()) return true;
    }
    return false;
}

bool has_end_tag(std::string_view text) {
    for (std::size_t at = text.find("</"); at != npos; at = text.find("</", at + 2)) {
        if (!html_tag_at(text, at).empty()) return true;
    }
    return false;
}

std::string one_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const bool is_ascii = static_cast<unsigned char>(text[at]) < 0x80;
        const CodePoint point = is_ascii ? CodePoint{0, 1} : code_point_at(text, at);
        if (is_ascii ? is_ascii_space(text[at]) : is_space(point.value)) {
            gap = !line.empty();
        } else {
            if (gap) line += ' ';
            gap = false;
            line.append(text, at, point.size);
        }
        at += point.size;
    }
    return line;
}

std::size_t visible_size(std::string_view html, std::size_t enough) {
    std::size_t size = 0;
    std::string spaces;
    for (std::size_t at = 0; at < html.size() && size < enough;) {
        if (html[at] == '<') {
            const std::size_t end = skip_markup(html, at, spaces);
            if (end > at) {
                at = end;
                continue;
            }
        }
        const std::string_view reference = "&nbsp;";
        if (html.substr(at, reference.size()) == reference) {
            at += reference.size();
            continue;
        }
        if (!is_ascii_space(html[at])) ++size;
        ++at;
    }
    return size;
}

std::string plain_text(std::string_view html) {
    std::string words;
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t next = std::min(html.find('<', at), html.size());
        append_decoded(words, html.substr(at, next - at));
        at = next;
        if (at == html.size()) break;
        const std::size_t end = skip_markup(html, at, words);
        if (end == at) words += '<';
        at = std::max(end, at + 1);
    }
    return one_line(words);
}

namespace {

/// Without quotation marks, commas and brackets at the ends.
std::string_view without_marks(std::string_view text) {
    constexpr std::string_view marks = " \t\n\"'<>[](),;|-";
    const std::size_t begin = text.find_first_not_of(marks);
    if (begin == npos) return {};
    text.remove_prefix(begin);
    // A bracket at the end may belong to a name: "Ada Moor (Bay News)".
    const bool opened = text.find('(') != npos;
    const std::size_t end =
        text.find_last_not_of(opened ? std::string_view(" \t\n\"'<>[],;|-") : marks);
    return text.substr(0, end + 1);
}

}  // namespace

std::string person_name(std::string_view author) {
    constexpr std::size_t longest = 4096;
    std::string name = plain_text(author.substr(0, boundary_at_most(author, longest)));
    if (name.starts_with("http://") || name.starts_with("https://")) return {};
    std::size_t sign = name.find('@');
    while (sign != std::string::npos) {
        constexpr std::string_view limits = " <>()[],;\"";
        const std::size_t before = name.find_last_of(limits, sign);
        const std::size_t begin = before == std::string::npos ? 0 : before + 1;
        const std::size_t end = std::min(name.find_first_of(limits, sign), name.size());
        name.replace(begin, end - begin, " ");
        sign = name.find('@', begin);
    }
    name = one_line(name);
    for (const std::string_view empty : {"( )", "()", "< >", "[ ]"}) {
        const std::size_t found = name.find(empty);
        if (found != std::string::npos) name.erase(found, empty.size());
    }
    return one_line(without_marks(name));
}

std::optional<std::string> decode_base64(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        std::uint32_t value = 0;
        if (is_ascii_space(c)) continue;
        if (c == '=') break;
        if (c >= 'A' && c <= 'Z') {
            value = static_cast<std::uint32_t>(c - 'A');
        } else if (c >= 'a' && c <= 'z') {
            value = static_cast<std::uint32_t>(c - 'a') + 26;
        } else if (is_ascii_digit(c)) {
            value = static_cast<std::uint32_t>(c - '0') + 52;
        } else if (c == '+' || c == '/') {
            value = c == '+' ? 62 : 63;
        } else {
            return std::nullopt;
        }
        bits = (bits << 6U | value) & 0xFFFFFFU;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
    }
    return bytes;
}

}  // namespace concord
