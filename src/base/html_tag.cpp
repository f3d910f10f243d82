// Which element a tag name means. Every tag of a page asks, so the names lie in a hash table that
// the compiler builds: "DIV" is folded to "div", whose hash leads to the slot of {"div", div}.

#include "base/html_tag.h"

#include <algorithm>

#include "base/utf8.h"

namespace concord {
namespace {

using enum HtmlTag;

struct TagName {
    std::string_view name;
    HtmlTag tag;
};

constexpr std::array tag_names = std::to_array<TagName>({
    {"a", a},
    {"abbr", abbr},
    {"acronym", acronym},
    {"address", address},
    {"applet", applet},
    {"area", area},
    {"article", article},
    {"aside", aside},
    {"audio", audio},
    {"b", b},
    {"base", base},
    {"bdi", bdi},
    {"bdo", bdo},
    {"big", big},
    {"blockquote", blockquote},
    {"body", body},
    {"br", br},
    {"button", button},
    {"canvas", canvas},
    {"caption", caption},
    {"center", center},
    {"cite", cite},
    {"code", code},
    {"col", col},
    {"colgroup", colgroup},
    {"data", data},
    {"dd", dd},
    {"del", del},
    {"details", details},
    {"dfn", dfn},
    {"dialog", dialog},
    {"dir", dir},
    {"div", div},
    {"dl", dl},
    {"dt", dt},
    {"em", em},
    {"embed", embed},
    {"fieldset", fieldset},
    {"figcaption", figcaption},
    {"figure", figure},
    {"font", font},
    {"footer", footer},
    {"form", form},
    {"frame", frame},
    {"frameset", frameset},
    {"h1", h1},
    {"h2", h2},
    {"h3", h3},
    {"h4", h4},
    {"h5", h5},
    {"h6", h6},
    {"head", head},
    {"header", header},
    {"hgroup", hgroup},
    {"hr", hr},
    {"html", html},
    {"i", i},
    {"iframe", iframe},
    {"img", img},
    {"input", input},
    {"ins", ins},
    {"kbd", kbd},
    {"label", label},
    {"legend", legend},
    {"li", li},
    {"link", link},
    {"listing", listing},
    {"main", main},
    {"map", map},
    {"mark", mark},
    {"marquee", marquee},
    {"math", math},
    {"menu", menu},
    {"meta", meta},
    {"nav", nav},
    {"nobr", nobr},
    {"noembed", noembed},
    {"noframes", noframes},
    {"noscript", noscript},
    {"object", object},
    {"ol", ol},
    {"optgroup", optgroup},
    {"option", option},
    {"p", p},
    {"param", param},
    {"picture", picture},
    {"plaintext", plaintext},
    {"pre", pre},
    {"q", q},
    {"rp", rp},
    {"rt", rt},
    {"ruby", ruby},
    {"s", s},
    {"samp", samp},
    {"script", script},
    {"section", section},
    {"select", select},
    {"small", small},
    {"source", source},
    {"span", span},
    {"strike", strike},
    {"strong", strong},
    {"style", style},
    {"sub", sub},
    {"summary", summary},
    {"sup", sup},
    {"svg", svg},
    {"table", table},
    {"tbody", tbody},
    {"td", td},
    {"template", template_},
    {"textarea", textarea},
    {"tfoot", tfoot},
    {"th", th},
    {"thead", thead},
    {"time", time},
    {"title", title},
    {"tr", tr},
    {"track", track},
    {"tt", tt},
    {"u", u},
    {"ul", ul},
    {"var", var},
    {"video", video},
    {"wbr", wbr},
    {"xmp", xmp},
});

constexpr std::size_t longest_name = 10;  // "blockquote"

constexpr std::size_t name_slot(std::string_view lower) {
    std::uint32_t hash = static_cast<std::uint32_t>(lower.size());
    for (const char c : lower) hash = hash * 31 + static_cast<unsigned char>(c);
    return (hash ^ (hash >> 9U)) & 511U;
}

/// Open addressing over the names; built by the compiler.
constexpr auto tag_slots = [] {
    std::array<std::uint8_t, 512> slots{};
    for (std::size_t n = 0; n < tag_names.size(); ++n) {
        std::size_t slot = name_slot(tag_names[n].name);
        while (slots[slot] != 0) slot = (slot + 1) & 511U;
        slots[slot] = static_cast<std::uint8_t>(n + 1);
    }
    return slots;
}();

}  // namespace

HtmlTag html_tag_of(std::string_view name) {
    if (name.size() > longest_name) return other;
    std::array<char, longest_name> buffer{};
    std::transform(name.begin(), name.end(), buffer.begin(), [](char c) { return ascii_lower(c); });
    const std::string_view lower(buffer.data(), name.size());
    for (std::size_t slot = name_slot(lower); tag_slots[slot] != 0; slot = (slot + 1) & 511U) {
        const TagName& candidate = tag_names[tag_slots[slot] - 1U];
        if (candidate.name == lower) return candidate.tag;
    }
    return other;
}

}  // namespace concord
