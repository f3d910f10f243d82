#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/html_tag.h"
#include "base/html_text.h"

namespace concord {

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

}  // namespace concord
