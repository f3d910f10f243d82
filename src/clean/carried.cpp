// The way back from the text that intake took out of its carrier. The carrier is read a second
// time, now with the place of every character, and the decoded form of the member or element that
// carries text is searched for the content: {"text": "It\u2019s over"} gives "It" and "s over" as
// two verbatim runs with one unit of six bytes between them.

#include "clean/carried.h"

#include <algorithm>
#include <array>

#include "base/charset.h"
#include "base/utf8.h"
#include "clean/draft.h"
#include "clean/json_tree.h"

namespace concord {
namespace {

using Runs = std::vector<OriginRun>;

/// `content` within `draft`: all of it, or a part of it when white space was trimmed.
std::optional<Runs> find_in(const Draft& draft, std::string_view content) {
    const std::size_t at = draft.text.find(content);
    if (at == std::string::npos) return std::nullopt;
    const auto begin = static_cast<std::uint32_t>(at);
    return part_of(draft, {begin, begin + static_cast<std::uint32_t>(content.size())}).runs;
}

/// The content in the string that is the last member of this name, as intake reads them.
std::optional<Runs> find_in_member(const JsonTree& json,
                                   std::string_view name,
                                   std::string_view content) {
    const std::vector<JsonTree::Node> members = json.children(0);
    const auto member = std::find_if(members.rbegin(), members.rend(), [&](JsonTree::Node node) {
        return json.key(node) == name;
    });
    if (member == members.rend() || !json.is_string(*member)) return std::nullopt;
    return find_in(json.draft(*member), content);
}

/// member  of a JSON line; empty for an item of a JSON Feed
std::optional<Runs> find_in_json(std::string_view bytes,
                                 std::string_view member,
                                 std::string_view content) {
    const JsonTree json(bytes);
    if (json.empty()) return std::nullopt;
    if (!member.empty()) return find_in_member(json, member, content);
    for (const std::string_view name : {"content_html", "content_text", "summary"}) {
        if (auto runs = find_in_member(json, name, content)) return runs;
    }
    return std::nullopt;
}

/// Elements of RSS, Atom and their kin that carry text; prefixes do not count.
constexpr std::array carriers = std::to_array<std::string_view>({"encoded",
                                                                 "content",
                                                                 "description",
                                                                 "summary",
                                                                 "body",
                                                                 "fulltext",
                                                                 "fullitem",
                                                                 "abstract",
                                                                 "tagline",
                                                                 "info",
                                                                 "content_encoded",
                                                                 "div",
                                                                 "subtitle"});

bool is_carrier(std::string_view name) {
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
        name.remove_prefix(colon + 1);
    }
    const std::string lower = ascii_lower(name);
    return std::find(carriers.begin(), carriers.end(), lower) != carriers.end();
}

constexpr std::string_view cdata_begin = "<![CDATA[";

/// Character data of XML with its CDATA sections; mark-up inside stays as it is.
Draft xml_text(std::string_view xml,
               std::size_t begin,
               std::size_t end,
               const HtmlEntities& entities) {
    Draft draft;
    while (begin < end) {
        const std::size_t section = std::min(xml.find(cdata_begin, begin), end);
        HtmlPieces pieces(
            xml, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(section), entities);
        while (const auto piece = pieces.next()) {
            if (piece->is_verbatim) {
                append_verbatim(draft, piece->text, piece->begin);
            } else {
                append_unit(draft, piece->text, piece->begin, piece->end);
            }
        }
        if (section >= end) break;
        const std::size_t inner = section + cdata_begin.size();
        const std::size_t close = std::min(xml.find("]]>", inner), end);
        append_verbatim(draft, xml.substr(inner, close - inner), static_cast<std::uint32_t>(inner));
        begin = close + 3;
    }
    return draft;
}

/// The content within [begin, end), written as character data or, as in XHTML, as mark-up.
std::optional<Runs> find_between(std::string_view xml,
                                 std::size_t begin,
                                 std::size_t end,
                                 std::string_view content,
                                 const HtmlEntities& entities) {
    if (auto runs = find_in(xml_text(xml, begin, end, entities), content)) return runs;
    Draft raw;
    append_verbatim(raw, xml.substr(begin, end - begin), static_cast<std::uint32_t>(begin));
    return find_in(raw, content);
}

/// The content in an element of this name whose start tag ends at `begin`. Its end tag is the next
/// of that name or, when such elements lie in each other, the last.
std::optional<Runs> find_in_element(std::string_view xml,
                                    std::string_view name,
                                    std::size_t begin,
                                    std::string_view content,
                                    const HtmlEntities& entities) {
    const std::string closing = "</" + std::string(name) + ">";
    const std::size_t next = xml.find(closing, begin);
    if (next == std::string_view::npos) return std::nullopt;
    if (auto runs = find_between(xml, begin, next, content, entities)) return runs;
    const std::size_t last = xml.rfind(closing);
    if (last == next) return std::nullopt;
    return find_between(xml, begin, last, content, entities);
}

/// The tag name that begins at `at`.
std::string_view name_at(std::string_view xml, std::size_t at) {
    std::size_t end = at;
    while (end < xml.size() && !is_ascii_space(xml[end]) && xml[end] != '>' && xml[end] != '/') {
        ++end;
    }
    return xml.substr(at, end - at);
}

std::optional<Runs> find_in_xml(std::string_view xml,
                                std::string_view content,
                                const HtmlEntities& entities) {
    constexpr int most_elements = 64;
    int tried = 0;
    for (std::size_t at = xml.find('<'); at != std::string_view::npos && tried < most_elements;
         at = xml.find('<', at + 1)) {
        if (xml.compare(at, cdata_begin.size(), cdata_begin) == 0) {
            at = std::min(xml.find("]]>", at), xml.size() - 1);
            continue;
        }
        const std::string_view name = name_at(xml, at + 1);
        if (!is_carrier(name)) continue;
        const std::size_t tag_end = xml.find('>', at + 1 + name.size());
        if (tag_end == std::string_view::npos) break;
        if (xml[tag_end - 1] == '/') continue;
        ++tried;
        if (auto runs = find_in_element(xml, name, tag_end + 1, content, entities)) return runs;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::vector<OriginRun>> find_content(const Document& document,
                                                   const HtmlEntities& entities) {
    if (document.content.empty()) return std::nullopt;
    const std::string_view bytes = trim(document.bytes);
    const bool json = !bytes.empty() && (bytes.front() == '{' || bytes.front() == '[');
    const DecodedText decoded =
        decode(document.bytes, document.charset, json ? CharsetSyntax::plain : CharsetSyntax::xml);
    auto runs = json ? find_in_json(decoded.utf8, document.content_member, document.content)
                     : find_in_xml(decoded.utf8, document.content, entities);
    if (!runs) return std::nullopt;
    return compose(*runs, decoded.runs);
}

}  // namespace concord
