#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "concord/knowledge.h"

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

/// The named character references of the HTML standard (knowledge/html/entities.tsv).
class HtmlEntities {
public:
    explicit HtmlEntities(const Knowledge& knowledge);

    struct Match {
        std::string_view text;   ///< UTF-8; lives as long as the table
        std::uint32_t size = 0;  ///< bytes of the reference after '&'
    };
    /// The longest name that `rest` (what stands after '&') begins with.
    ///
    /// in_attribute  then a name without ';' does not count before '=' or a letter or digit
    [[nodiscard]] std::optional<Match> find(std::string_view rest, bool in_attribute) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const {
            return std::hash<std::string_view>{}(name);
        }
    };
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> names_;
};

/// One piece of decoded character data: these bytes of UTF-8 stand for source [begin, end).
struct HtmlPiece {
    std::string_view text;  ///< lives as long as source and entities, or until the next piece
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool is_verbatim = true;  ///< the source bytes themselves
};

/// Takes character data apart: stretches that stand as written, and single references.
class HtmlPieces {
public:
    /// begin, end  the data in `source`; both must outlive the object
    HtmlPieces(std::string_view source,
               std::uint32_t begin,
               std::uint32_t end,
               const HtmlEntities& entities);
    [[nodiscard]] std::optional<HtmlPiece> next();

private:
    [[nodiscard]] std::optional<HtmlPiece> reference();

    std::string_view source_;
    std::uint32_t at_;
    std::uint32_t end_;
    const HtmlEntities* entities_;
    std::string scratch_;
};

/// An element or a stretch of text. Nodes lie in document order: the descendants of node i are
/// i + 1 up to, not including, `subtree_end`.
struct HtmlNode {
    HtmlTag tag = HtmlTag::none;
    std::uint16_t attribute_count = 0;
    std::uint32_t parent = 0;
    std::uint32_t subtree_end = 0;
    std::uint32_t begin = 0;  ///< source bytes of the start tag, or of the text
    std::uint32_t end = 0;
    std::uint32_t first_attribute = 0;
};

struct HtmlAttribute {
    std::uint32_t name_begin = 0;
    std::uint32_t name_size = 0;
    std::uint32_t value_begin = 0;
    std::uint32_t value_size = 0;
};

/// A page as a tree whose every text keeps its place in the source.
///
/// Follows the parsing rules of the HTML standard (section 13.2) where news pages depend on them:
/// raw text elements, implied end tags, scopes, implied html/head/body. Departs from it where the
/// standard moves or doubles nodes, so that order in the tree is order in the source: no foster
/// parenting, no reconstruction of formatting elements. Elements deeper than 512 become siblings.
///
/// cost  linear in the source, about 100 bytes per element
class HtmlTree {
public:
    /// source  UTF-8, below 4 GiB; must outlive the tree
    explicit HtmlTree(std::string_view source);

    [[nodiscard]] std::string_view source() const { return source_; }
    [[nodiscard]] const std::vector<HtmlNode>& nodes() const { return nodes_; }
    [[nodiscard]] const HtmlNode& operator[](std::uint32_t node) const { return nodes_[node]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
    [[nodiscard]] std::uint32_t body() const { return body_; }

    /// The value as it stands in the source, references not decoded; nothing when absent.
    [[nodiscard]] std::optional<std::string_view> attribute(std::uint32_t node,
                                                            std::string_view name) const;
    [[nodiscard]] std::string_view name(std::uint32_t node) const;  ///< of an element, as written
    [[nodiscard]] std::string_view raw_text(std::uint32_t node) const;  ///< of a text node

    /// All text below `node`, references decoded, white space collapsed and trimmed.
    [[nodiscard]] std::string text(std::uint32_t node, const HtmlEntities& entities) const;

    [[nodiscard]] std::string_view attribute_name(const HtmlAttribute& attribute) const {
        return source_.substr(attribute.name_begin, attribute.name_size);
    }
    [[nodiscard]] std::string_view attribute_value(const HtmlAttribute& attribute) const {
        return source_.substr(attribute.value_begin, attribute.value_size);
    }
    [[nodiscard]] const HtmlAttribute* attributes_begin(std::uint32_t node) const {
        return attributes_.data() + nodes_[node].first_attribute;
    }
    [[nodiscard]] const HtmlAttribute* attributes_end(std::uint32_t node) const {
        return attributes_begin(node) + nodes_[node].attribute_count;
    }

private:
    friend class HtmlTreeBuilder;
    std::string_view source_;
    std::vector<HtmlNode> nodes_;
    std::vector<HtmlAttribute> attributes_;
    std::uint32_t body_ = 0;
};

/// `text` with its character references decoded; for attribute values.
[[nodiscard]] std::string decode_references(std::string_view text, const HtmlEntities& entities);

/// Runs of white space (and no-break space) as one space, none at the ends.
[[nodiscard]] std::string collapse_space(std::string_view text);

}  // namespace concord
