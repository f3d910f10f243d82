#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace concord {

/// The elements that the program tells apart; every other is `other`.
enum class HtmlTag : std::uint8_t {
    none,
    text,  ///< not an element: a stretch of character data
    a,
    abbr,
    acronym,
    address,
    applet,
    area,
    article,
    aside,
    audio,
    b,
    base,
    bdi,
    bdo,
    big,
    blockquote,
    body,
    br,
    button,
    canvas,
    caption,
    center,
    cite,
    code,
    col,
    colgroup,
    data,
    dd,
    del,
    details,
    dfn,
    dialog,
    dir,
    div,
    dl,
    dt,
    em,
    embed,
    fieldset,
    figcaption,
    figure,
    font,
    footer,
    form,
    frame,
    frameset,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    head,
    header,
    hgroup,
    hr,
    html,
    i,
    iframe,
    img,
    input,
    ins,
    kbd,
    label,
    legend,
    li,
    link,
    listing,
    main,
    map,
    mark,
    marquee,
    math,
    menu,
    meta,
    nav,
    nobr,
    noembed,
    noframes,
    noscript,
    object,
    ol,
    optgroup,
    option,
    other,
    p,
    param,
    picture,
    plaintext,
    pre,
    q,
    rp,
    rt,
    ruby,
    s,
    samp,
    script,
    section,
    select,
    small,
    source,
    span,
    strike,
    strong,
    style,
    sub,
    summary,
    sup,
    svg,
    table,
    tbody,
    td,
    template_,  // NOLINT(readability-identifier-naming): "template" is a keyword
    textarea,
    tfoot,
    th,
    thead,
    time,
    title,
    tr,
    track,
    tt,
    u,
    ul,
    var,
    video,
    wbr,
    xmp,
};

/// An attribute of a start tag, as bytes of the source; without a value `value_size` is 0.
struct HtmlAttribute {
    std::uint32_t name_begin = 0;
    std::uint32_t name_size = 0;
    std::uint32_t value_begin = 0;
    std::uint32_t value_size = 0;
};

/// The element of a tag name in any case: "DIV" is div, "my-box" is other.
[[nodiscard]] HtmlTag html_tag_of(std::string_view name);

/// A set of elements, a bit for each.
class HtmlTagSet {
public:
    constexpr HtmlTagSet(std::initializer_list<HtmlTag> tags) {
        for (const HtmlTag tag : tags) words_[index(tag)] |= bit(tag);
    }
    [[nodiscard]] constexpr bool has(HtmlTag tag) const {
        return (words_[index(tag)] & bit(tag)) != 0;
    }

private:
    static constexpr std::size_t index(HtmlTag tag) { return static_cast<std::size_t>(tag) / 64; }
    static constexpr std::uint64_t bit(HtmlTag tag) {
        return std::uint64_t{1} << (static_cast<std::size_t>(tag) % 64);
    }
    std::array<std::uint64_t, 4> words_{};
};

inline constexpr HtmlTagSet html_headings = {
    HtmlTag::h1, HtmlTag::h2, HtmlTag::h3, HtmlTag::h4, HtmlTag::h5, HtmlTag::h6};

}  // namespace concord
