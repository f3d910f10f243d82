// What is this file? Decided by its first bytes, in the order of how sure a sign is: magic
// numbers (zip, WARC), JSON, the first element of markup, the columns of CoNLL-U. What is left
// is a text unless it is full of control characters or of HTML tags.
//
// The first element outvotes the document type: feeds that begin with "<!DOCTYPE html" exist.
// A feed root is also found behind warnings that a server printed in front of it, as long as no
// element of a page's frame comes first. UTF-16 and UTF-32 are narrowed to ASCII, which is all
// that the signs are made of.
//
// Worked example: "<br />\n<b>Warning</b>: ...\n<?xml version="1.0"?><rss version="2.0">" is a
// feed: <br> and <b> may stand in a page, but <rss> may not, and no <html>, <head>, <body> or
// <script> came before it.

#include "intake/sniff.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "intake/json_text.h"
#include "intake/markup_text.h"

namespace concord {
namespace {

constexpr auto npos = std::string_view::npos;

// ---- charset -----------------------------------------------------------------------------------

struct Units {
    std::size_t size = 1;  ///< bytes a code unit
    std::size_t low = 0;   ///< place of the lowest byte within the unit
    std::size_t skip = 0;  ///< bytes of the byte order mark
};

/// Without a mark, ASCII in wide units shows as a regular pattern of zero bytes.
bool has_zero_pattern(std::string_view head, std::size_t size, std::size_t low) {
    if (head.size() < 2 * size) return false;
    const std::size_t end = std::min<std::size_t>(head.size() / size, 16) * size;
    std::size_t wrong = 0;
    for (std::size_t at = 0; at < end; ++at) {
        if ((head[at] == '\0') == (at % size == low)) ++wrong;
    }
    return head[low] != '\0' && wrong * 8 <= end;
}

Units units_of(std::string_view head) {
    using namespace std::string_view_literals;
    if (head.starts_with("\xEF\xBB\xBF"sv)) return {1, 0, 3};
    if (head.starts_with("\xFF\xFE\0\0"sv)) return {4, 0, 4};
    if (head.starts_with("\0\0\xFE\xFF"sv)) return {4, 3, 4};
    if (head.starts_with("\xFF\xFE"sv)) return {2, 0, 2};
    if (head.starts_with("\xFE\xFF"sv)) return {2, 1, 2};
    for (const Units& units : {Units{4, 0, 0}, Units{4, 3, 0}, Units{2, 0, 0}, Units{2, 1, 0}}) {
        if (has_zero_pattern(head, units.size, units.low)) return units;
    }
    return {};
}

/// One byte for each code unit; what is not ASCII becomes '\x80'.
std::string narrowed(std::string_view head, const Units& units) {
    std::string narrow;
    narrow.reserve(head.size() / units.size);
    for (std::size_t at = units.skip; at + units.size <= head.size(); at += units.size) {
        bool ascii = true;
        for (std::size_t i = 0; i < units.size; ++i) {
            if (i != units.low && head[at + i] != '\0') ascii = false;
        }
        narrow += ascii ? head[at + units.low] : '\x80';
    }
    return narrow;
}

// ---- names -------------------------------------------------------------------------------------

std::string extension_of(std::string_view path) {
    const std::string_view name = path.substr(path.find_last_of("/\\") + 1);
    std::string lower = ascii_lower(name);
    if (lower.ends_with(".gz")) lower.erase(lower.size() - 3);
    const std::size_t dot = lower.rfind('.');
    return dot == std::string::npos ? std::string() : lower.substr(dot + 1);
}

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& sorted, std::string_view name) {
    return std::binary_search(sorted.begin(), sorted.end(), name);
}

constexpr std::array<std::string_view, 6> frame_elements = {
    "body", "frameset", "head", "html", "meta", "script"};

constexpr std::array<std::string_view, 7> html_extensions = {
    "asp", "aspx", "htm", "html", "php", "shtml", "xhtml"};

// ---- markup ------------------------------------------------------------------------------------

struct Tag {
    std::string name;  ///< lower case, with prefix
    std::string_view attributes;
    bool closing = false;
    std::size_t begin = 0;
};

constexpr bool is_name_char(char c) {
    return is_ascii_alpha(c) || is_ascii_digit(c) || c == ':' || c == '-' || c == '_' || c == '.';
}

/// Behind the comment, CDATA section, declaration or instruction at `at`.
std::size_t behind_special(std::string_view text, std::size_t at) {
    std::string_view end = ">";
    if (text.substr(at).starts_with("<!--")) end = "-->";
    if (text.substr(at).starts_with("<![CDATA[")) end = "]]>";
    std::size_t from = at + 2;
    // An internal subset has declarations of its own before the document type ends.
    if (end == ">" && text[at + 1] == '!') {
        const std::size_t bracket = text.find_first_of("[>", from);
        if (bracket != npos && text[bracket] == '[') {
            const std::size_t close = text.find(']', bracket);
            from = close == npos ? text.size() : close;
        }
    }
    const std::size_t found = text.find(end, from);
    return found == npos ? text.size() : found + end.size();
}

/// The next start or end tag at or behind `at`, which moves behind it.
std::optional<Tag> next_tag(std::string_view text, std::size_t& at) {
    while ((at = text.find('<', at)) != npos && at + 1 < text.size()) {
        const char next = text[at + 1];
        if (next == '!' || next == '?') {
            at = behind_special(text, at);
            continue;
        }
        const bool closing = next == '/';
        const std::size_t name = at + (closing ? 2 : 1);
        std::size_t end = name;
        while (end < text.size() && is_name_char(text[end])) ++end;
        const bool tag = end > name && is_ascii_alpha(text[name]) &&
                         (end == text.size() || text[end] == '>' || text[end] == '/' ||
                          is_ascii_space(text[end]));
        if (!tag) {
            ++at;
            continue;
        }
        const std::size_t close = std::min(text.find('>', end), text.size());
        Tag found{
            ascii_lower(text.substr(name, end - name)), text.substr(end, close - end), closing, at};
        at = close;
        return found;
    }
    at = text.size();
    return std::nullopt;
}

std::string_view local_name(std::string_view name) {
    return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

bool is_feed_root(const Tag& tag) {
    if (tag.closing) return false;
    const std::string_view local = local_name(tag.name);
    const std::string attributes = ascii_lower(tag.attributes);
    if (local == "rss" || tag.name == "channel" || tag.name == "rdf:rdf") return true;
    if (local == "rdf") {
        return attributes.find("rss") != npos || attributes.find("netscape") != npos;
    }
    return local == "feed";
}

bool is_html_name(std::string_view name) {
    return is_html_element(name) || name.starts_with("amp-");
}

/// Markup at the very beginning: the kind of its root, or nothing with `known` false when the
/// text only looks like markup.
struct MarkupVerdict {
    bool known = false;
    std::optional<InputKind> kind;
};

MarkupVerdict unknown_root(std::string_view text, const Tag& root, std::string_view extension) {
    if (contains(html_extensions, extension)) return {true, InputKind::html};
    if (extension == "txt") return {true, InputKind::text};
    const bool xml = trim(text).starts_with("<?xml");
    const bool closed = ascii_lower(text).find("</" + root.name) != npos;
    if (xml || closed) return {true, std::nullopt};
    return {};
}

MarkupVerdict markup_kind(std::string_view text, std::string_view extension) {
    std::size_t at = 0;
    bool page_like = false;
    std::optional<Tag> first;
    while (auto tag = next_tag(text, at)) {
        if (is_feed_root(*tag)) return {true, InputKind::feed};
        if (!first) first = tag;
        if (!is_html_name(tag->name)) break;
        page_like = true;
        if (contains(frame_elements, tag->name)) break;
    }
    if (page_like) return {true, InputKind::html};
    if (!first) {
        const bool html = ascii_lower(text.substr(0, 4096)).find("<!doctype html") != npos;
        return html ? MarkupVerdict{true, InputKind::html} : MarkupVerdict{};
    }
    if (first->name == "timeml") return {true, InputKind::timeml};
    return unknown_root(text, *first, extension);
}

/// True when `text` is written in HTML although it does not begin with a tag: at least one tag
/// in 400 bytes, three at least, and nearly all of them HTML's.
bool is_tag_soup(std::string_view text) {
    std::size_t at = 0;
    std::size_t html = 0;
    std::size_t other = 0;
    while (auto tag = next_tag(text, at)) ++(is_html_name(tag->name) ? html : other);
    return html >= 3 && html * 400 >= text.size() && other * 4 <= html;
}

/// A feed behind something that a server printed first, which is at most 4 KiB.
bool has_late_feed_root(std::string_view text) {
    std::size_t at = 0;
    while (auto tag = next_tag(text, at)) {
        if (tag->begin > 4096 || contains(frame_elements, tag->name)) return false;
        if (is_feed_root(*tag) && tag->attributes.find('=') != npos) return true;
    }
    return false;
}

// ---- JSON --------------------------------------------------------------------------------------

std::size_t behind_space(std::string_view text, std::size_t at) {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    return at;
}

/// True when the object that `text` begins with has the top-level members of a JSON Feed.
bool is_json_feed(std::string_view text) {
    bool has_items = false;
    bool has_title = false;
    std::size_t at = 1;
    while (const auto part = next_json_part(text, at)) {
        const std::string_view value = text.substr(part->begin, part->end - part->begin);
        if (part->key == "version" && value.find("jsonfeed.org") != npos) return true;
        if (part->key == "items" && value.starts_with('[')) has_items = true;
        if (part->key == "title" || part->key == "home_page_url") has_title = true;
        if (part->key == "text" || part->key == "html") return false;
    }
    return has_items && has_title;
}

std::optional<InputKind> json_kind(std::string_view text) {
    std::size_t at = 0;
    if (text.front() == '[') at = behind_space(text, 1);
    if (at >= text.size() || text[at] != '{') return std::nullopt;
    const std::size_t member = behind_space(text, at + 1);
    if (member < text.size() && text[member] != '"' && text[member] != '}') return std::nullopt;
    return at == 0 && is_json_feed(text) ? InputKind::feed : InputKind::jsonl;
}

// ---- the rest ----------------------------------------------------------------------------------

/// True when the first line that is neither a comment nor blank is a word line of CoNLL-U.
bool is_conllu(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        if (!line.starts_with('#') && !trim(line).empty()) {
            const std::string_view id = line.substr(0, line.find('\t'));
            const bool number =
                is_ascii_digit(id.front()) && std::all_of(id.begin(), id.end(), [](char c) {
                    return is_ascii_digit(c) || c == '-' || c == '.';
                });
            return number && std::count(line.begin(), line.end(), '\t') == 9;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

bool is_binary(std::string_view text) {
    for (const std::string_view magic :
         {"%PDF-", "\x1F\x8B", "{\\rtf", "BZh9", "\x89PNG", "GIF8", "\xFF\xD8\xFF"}) {
        if (text.starts_with(magic)) return true;
    }
    const std::string_view sample = text.substr(0, 4096);
    std::size_t control = 0;
    for (const char c : sample) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0) return true;
        // Escape begins the shifts of ISO-2022; the others are white space.
        if (byte < 0x20 && !is_ascii_space(c) && byte != 0x1B && byte != 0x08) ++control;
    }
    return control * 50 > sample.size();
}

/// A WACZ is a zip file; its name says so, or its first member is one of the fixed names.
bool is_wacz(std::string_view head, std::string_view extension) {
    if (extension == "wacz") return true;
    if (head.size() < 30) return false;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(head[at]); };
    const std::size_t size = byte(26) | static_cast<std::size_t>(byte(27)) << 8U;
    const std::string_view name = head.substr(30, size);
    return name == "datapackage.json" || name.starts_with("archive/") ||
           name.starts_with("indexes/") || name == "pages/pages.jsonl";
}

std::optional<InputKind> kind_of_extension(std::string_view extension) {
    if (contains(html_extensions, extension)) return InputKind::html;
    if (extension == "jsonl" || extension == "ndjson") return InputKind::jsonl;
    if (extension == "conllu") return InputKind::conllu;
    if (extension == "tml") return InputKind::timeml;
    if (extension == "warc") return InputKind::warc;
    if (extension == "rss" || extension == "atom") return InputKind::feed;
    return InputKind::text;
}

std::optional<InputKind> kind_of_text(std::string_view text, std::string_view extension) {
    const std::string_view body = text.substr(behind_space(text, 0));
    if (body.empty()) return kind_of_extension(extension);
    if (body.starts_with("WARC/")) return InputKind::warc;
    if (body.front() == '{' || body.front() == '[') {
        if (const auto kind = json_kind(body)) return kind;
    }
    if (body.front() == '<') {
        const MarkupVerdict verdict = markup_kind(body, extension);
        if (verdict.known) return verdict.kind;
    }
    if (has_late_feed_root(body)) return InputKind::feed;
    if (is_binary(body) || body.starts_with("filedesc://")) return std::nullopt;
    if (is_conllu(body)) return InputKind::conllu;
    if (extension != "txt" && extension != "md" && is_tag_soup(body)) return InputKind::html;
    return contains(html_extensions, extension) ? InputKind::html : InputKind::text;
}

}  // namespace

std::optional<InputKind> sniff(std::string_view head, std::string_view path) {
    const std::string extension = extension_of(path);
    if (head.starts_with("PK\x03\x04")) {
        return is_wacz(head, extension) ? std::optional(InputKind::wacz) : std::nullopt;
    }
    const Units units = units_of(head);
    if (units.size > 1) return kind_of_text(narrowed(head, units), extension);
    return kind_of_text(head.substr(units.skip), extension);
}

}  // namespace concord
