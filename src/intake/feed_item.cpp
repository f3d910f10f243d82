// What one item of a feed says. Feeds say most things in several ways (a title of RSS, of Dublin
// Core and of Media RSS in one item), so each element has a rank and the best that is not empty
// counts.
//
// Text is written in five ways: plain, escaped HTML, XHTML as elements, HTML as elements by
// mistake, and base 64 (Atom 0.3). RSS does not say which; there, what has a tag or a reference
// left after decoding is HTML, and anything else is plain text whose line ends count.
//
// Worked example: <description>Bread &amp;amp; butter</description> decodes to "Bread &amp;
// butter", which has a reference and so is HTML. Nothing else carries text, it is short: the item
// is summary_only.

#include "intake/feed_item.h"

#include <algorithm>
#include <array>

#include "base/url_resolve.h"
#include "base/utf8.h"
#include "intake/feed_date.h"
#include "intake/markup_text.h"
#include "intake/xml_reader.h"

namespace concord {
namespace {

constexpr auto npos = std::string_view::npos;

/// Descriptions of this many visible bytes that do not break off are taken for the article.
constexpr std::size_t full_description = 1000;
/// Content below this that breaks off is taken for a teaser.
constexpr std::size_t short_content = 1250;

/// The best of several values that say the same.
struct Choice {
    std::string value;
    int rank = 100;

    void offer(int new_rank, std::string new_value) {
        if (new_rank >= rank || new_value.empty()) return;
        rank = new_rank;
        value = std::move(new_value);
    }
    /// Where a feed says a thing twice in the same way, the last counts.
    void offer_last(int new_rank, std::string new_value) {
        if (new_rank > rank || new_value.empty()) return;
        rank = new_rank;
        value = std::move(new_value);
    }
};

// ---- text --------------------------------------------------------------------------------------

enum class TextType { unsaid, plain, html, markup, binary };

struct FeedText {
    std::string text;
    bool is_html = false;
};

TextType text_type(std::string_view attributes) {
    const std::string type = ascii_lower(trim(xml_attribute(attributes, "type").value_or("")));
    if (type == "text" || type == "text/plain") return TextType::plain;
    if (type == "html" || type == "text/html") return TextType::html;
    if (type == "xhtml" || type.ends_with("+xml") || type.ends_with("/xml")) {
        return TextType::markup;
    }
    // RFC 4287, section 4.1.3.3: what is neither text nor XML stands in base 64.
    const bool is_media_type = type.find('/') != std::string::npos;
    if (is_media_type && !type.starts_with("text/") && !type.starts_with("multipart/")) {
        return TextType::binary;
    }
    return TextType::unsaid;
}

/// False for pictures, sounds and whatever else an Atom content element may hold.
bool is_text_content(std::string_view attributes) {
    const std::string type = ascii_lower(trim(xml_attribute(attributes, "type").value_or("")));
    if (xml_attribute(attributes, "src")) return false;
    return type.find('/') == std::string::npos || type.starts_with("text/") ||
           type.find("xml") != std::string::npos || type.find("html") != std::string::npos ||
           type.starts_with("multipart/") || type == "application/octet-stream";
}

std::string_view local_name(std::string_view name) {
    return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

bool is_void(std::string_view name) {
    static constexpr std::array<std::string_view, 14> names = {"area",
                                                               "base",
                                                               "br",
                                                               "col",
                                                               "embed",
                                                               "hr",
                                                               "img",
                                                               "input",
                                                               "link",
                                                               "meta",
                                                               "param",
                                                               "source",
                                                               "track",
                                                               "wbr"};
    return std::any_of(names.begin(), names.end(), [&](std::string_view one) {
        return equals_ignoring_case(one, name);
    });
}

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '<') {
            out += "&lt;";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            out += c;
        }
    }
}

/// Elements of a feed as HTML: without prefixes, every element ended, CDATA as text where
/// `cdata_is_text`.
std::string markup_as_html(std::string_view inner, bool cdata_is_text) {
    std::string html;
    html.reserve(inner.size());
    XmlReader reader(inner);
    while (const auto token = reader.next()) {
        const std::string_view name = local_name(token->name);
        switch (token->kind) {
            case XmlToken::Kind::start:
                html += '<';
                html += name;
                html += token->attributes;
                html += '>';
                break;
            case XmlToken::Kind::end:
                if (is_void(name)) break;
                html += "</";
                html += name;
                html += '>';
                break;
            case XmlToken::Kind::text:
                html += token->text;
                break;
            case XmlToken::Kind::cdata:
                if (cdata_is_text) {
                    append_escaped(html, token->text);
                } else {
                    html += token->text;
                }
                break;
        }
    }
    return html;
}

/// Character data of an element without children.
std::string character_data(std::string_view inner) {
    std::string text;
    XmlReader reader(inner);
    while (const auto token = reader.next()) {
        if (token->kind == XmlToken::Kind::text) append_decoded(text, token->text);
        if (token->kind == XmlToken::Kind::cdata) append_clean(text, token->text);
    }
    return text;
}

std::string_view inner_of(std::string_view source, const FeedElement& element) {
    return source.substr(element.inner_begin, element.inner_end - element.inner_begin);
}

FeedText text_of(std::string_view source, const FeedElement& element) {
    const std::string_view inner = inner_of(source, element);
    const TextType type = text_type(element.attributes);
    FeedText result;
    if (element.has_elements) {
        result.text = markup_as_html(inner, type == TextType::markup);
        result.is_html = true;
        return result;
    }
    result.text = character_data(inner);
    const std::string mode = ascii_lower(xml_attribute(element.attributes, "mode").value_or(""));
    if (mode == "base64" || type == TextType::binary) {
        const auto decoded = decode_base64(result.text);
        if (decoded && is_valid_utf8(*decoded)) result.text = *decoded;
    }
    // Escaped HTML that calls itself text is a common mistake; a text that shows a tag is rare,
    // and hardly shows its end tag too.
    result.is_html =
        type == TextType::html ||
        (type == TextType::plain ? has_end_tag(result.text) : looks_like_html(result.text));
    return result;
}

/// Text that is one line and without markup: titles, names of sources.
std::string line_of(std::string_view source, const FeedElement& element) {
    const FeedText text = text_of(source, element);
    return text.is_html ? plain_text(text.text) : one_line(text.text);
}

std::string value_of(std::string_view source, const FeedElement& element) {
    return std::string(trim(character_data(inner_of(source, element))));
}

// ---- fields ------------------------------------------------------------------------------------

bool is_web_address(std::string_view url) {
    const std::string start = ascii_lower(url.substr(0, 8));
    return start.starts_with("http://") || start.starts_with("https://");
}

struct ItemReader {
    std::string_view source;
    const std::vector<FeedElement>& elements;
    FeedValues values;
    Choice title;
    Choice url;
    Choice id;
    Choice published;
    Choice modified;
    Choice language;
    FeedText content;
    FeedText summary;
    std::string content_language;
    std::string summary_language;
    int content_rank = 100;
    int summary_rank = 100;
    std::vector<std::string> creators;
    std::vector<std::string> lesser_creators;
    std::vector<std::string> source_authors;

    void offer_url(int rank, std::string value, const FeedElement& element) {
        if (rank < url.rank && !value.empty()) values.url_base = element.base;
        url.offer(rank, std::move(value));
    }

    void read_link(const FeedElement& element) {
        auto href = xml_attribute(element.attributes, "href");
        const std::string address = href ? std::string(trim(*href)) : value_of(source, element);
        std::string rel = xml_attribute(element.attributes, "rel").value_or("alternate");
        rel = ascii_lower(rel.substr(rel.rfind('/') + 1));
        if (rel == "self" && values.self_url.empty()) values.self_url = address;
        if (rel != "alternate" && !rel.empty()) return;
        const std::string type = xml_attribute(element.attributes, "type").value_or("html");
        const int rank = !href ? 1 : type.find("html") == std::string::npos ? 3 : 2;
        offer_url(rank, address, element);
    }

    void read_guid(const FeedElement& element) {
        const std::string value = value_of(source, element);
        id.offer(0, value);
        const std::string permanent =
            ascii_lower(xml_attribute(element.attributes, "isPermaLink").value_or("true"));
        if (permanent == "true" && is_web_address(value)) offer_url(4, value, element);
    }

    /// The persons of an element that may name one in itself or in children.
    void read_author(std::uint32_t index, std::vector<std::string>& into) {
        const FeedElement& element = elements[index];
        bool has_name = false;
        for (std::size_t i = index + 1; i < elements.size() && i < index + 16; ++i) {
            if (elements[i].parent != index || elements[i].name.field != FeedField::name) continue;
            has_name = true;
            add_person(into, person_name(character_data(inner_of(source, elements[i]))));
        }
        if (has_name || element.name.rank < 0) return;
        add_person(
            into,
            person_name(element.has_elements ? markup_as_html(inner_of(source, element), true)
                                             : character_data(inner_of(source, element))));
    }

    static void add_person(std::vector<std::string>& into, std::string name) {
        constexpr std::size_t most = 100;
        if (name.empty() || into.size() >= most) return;
        if (std::find(into.begin(), into.end(), name) == into.end())
            into.push_back(std::move(name));
    }

    void read_content(const FeedElement& element) {
        if (!is_text_content(element.attributes)) return;
        FeedText text = text_of(source, element);
        if (trim(text.text).empty()) return;
        // Of alternatives of one rank HTML counts more than text, then the longer.
        const bool better =
            element.name.rank < content_rank ||
            (element.name.rank == content_rank &&
             (text.is_html != content.is_html ? text.is_html
                                              : text.text.size() > content.text.size()));
        if (!better) return;
        content = std::move(text);
        content_rank = element.name.rank;
        content_language = element.language;
    }

    void read_summary(const FeedElement& element) {
        if (element.name.rank >= summary_rank) return;
        FeedText text = text_of(source, element);
        if (trim(text.text).empty()) return;
        summary = std::move(text);
        summary_rank = element.name.rank;
        summary_language = element.language;
    }

    void read_inside(const FeedElement& element, std::uint32_t index) {
        const FeedField outer = elements[*element.parent].name.field;
        if (outer == FeedField::source) {
            if (element.name.field == FeedField::title && values.source_title.empty()) {
                values.source_title = line_of(source, element);
            }
            if (element.name.field == FeedField::author) read_author(index, source_authors);
        } else if (outer == FeedField::group) {
            if (element.name.field == FeedField::title) {
                title.offer(element.name.rank, line_of(source, element));
            }
            if (element.name.field == FeedField::summary) read_summary(element);
        }
    }

    void read(const FeedElement& element, std::uint32_t index) {
        const int rank = element.name.rank;
        switch (element.name.field) {
            case FeedField::title:
                title.offer(rank, line_of(source, element));
                break;
            case FeedField::link:
                read_link(element);
                break;
            case FeedField::original_link:
                offer_url(0, value_of(source, element), element);
                break;
            case FeedField::guid:
                read_guid(element);
                break;
            case FeedField::id:
                id.offer(rank, value_of(source, element));
                break;
            case FeedField::author:
                read_author(index, creators);
                break;
            case FeedField::creator:
                read_author(index, rank == 0 ? creators : lesser_creators);
                break;
            case FeedField::published:
                published.offer_last(rank, feed_date(value_of(source, element)));
                break;
            case FeedField::modified:
                modified.offer_last(rank, feed_date(value_of(source, element)));
                break;
            case FeedField::language:
                language.offer(rank + 1, value_of(source, element));
                break;
            case FeedField::summary:
                read_summary(element);
                break;
            case FeedField::content:
            case FeedField::inline_body:
                read_content(element);
                break;
            case FeedField::source:
                if (!element.has_elements) values.source_title = line_of(source, element);
                break;
            default:
                break;
        }
    }
};

}  // namespace

bool is_cut(std::string_view content) {
    const auto ends_in_dots = [](std::string_view text) {
        return text.ends_with("...") || text.ends_with("\u2026");
    };
    const std::string words = plain_text(content);
    if (ends_in_dots(words)) return true;
    constexpr std::size_t tail = 300;
    const std::string_view end =
        std::string_view(words).substr(words.size() - std::min(words.size(), tail));
    if (end.find("[...]") != npos || end.find("[\u2026]") != npos) return true;
    const std::size_t link = content.rfind("<a ");
    if (link == npos || content.size() - link > 1000) return false;
    return ends_in_dots(plain_text(content.substr(0, link)));
}

void choose_content(FeedValues& values,
                    std::string content,
                    bool content_is_html,
                    std::string summary,
                    bool summary_is_html) {
    const auto is_long = [](const std::string& text, std::size_t limit) {
        return visible_size(text, limit) >= limit;
    };
    bool full = visible_size(content, 1) > 0;
    if (full && !is_long(content, short_content) && is_cut(content)) full = false;
    const bool use_content = full || (content.size() >= summary.size() && !content.empty());
    values.content_is_html = use_content ? content_is_html : summary_is_html;
    values.content = std::move(use_content ? content : summary);
    values.summary_only =
        !full && !(is_long(values.content, full_description) && !is_cut(values.content));
}

FeedValues read_values(std::string_view source,
                       const std::vector<FeedElement>& elements,
                       std::string_view item_attributes) {
    ItemReader reader{
        source, elements, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, 100, 100, {}, {}, {}};
    for (std::uint32_t i = 0; i < elements.size(); ++i) {
        if (elements[i].parent) {
            reader.read_inside(elements[i], i);
        } else {
            reader.read(elements[i], i);
        }
    }
    if (const auto about = xml_attribute(item_attributes, "about")) {
        reader.id.offer(3, *about);
        reader.url.offer(5, *about);
    }
    if (const auto href = xml_attribute(item_attributes, "href")) reader.url.offer(6, *href);
    FeedValues values = std::move(reader.values);
    values.title = std::move(reader.title.value);
    values.url = std::move(reader.url.value);
    values.id = std::move(reader.id.value);
    values.published = std::move(reader.published.value);
    values.modified = std::move(reader.modified.value);
    reader.language.offer(0, reader.content_language);
    if (reader.content_rank == 100) reader.language.offer(0, reader.summary_language);
    values.language = std::move(reader.language.value);
    values.authors = std::move(reader.creators);
    if (values.authors.empty()) values.authors = std::move(reader.lesser_creators);
    if (values.authors.empty()) values.authors = std::move(reader.source_authors);
    choose_content(values,
                   std::move(reader.content.text),
                   reader.content.is_html,
                   std::move(reader.summary.text),
                   reader.summary.is_html);
    return values;
}

}  // namespace concord
