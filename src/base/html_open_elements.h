#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/html_tag.h"

namespace concord {

/// The elements whose end is not yet found while a tree is built, outermost first.
///
/// Questions are answered with a position: the element there ends, and all above it. The answer is
/// size() when nothing ends; the root, at position 0, never does.
class HtmlOpenElements {
public:
    void push(HtmlTag tag, std::uint32_t node, std::string_view name);
    void pop() { elements_.pop_back(); }

    [[nodiscard]] std::size_t size() const { return elements_.size(); }
    [[nodiscard]] HtmlTag innermost_tag() const { return elements_.back().tag; }
    [[nodiscard]] std::uint32_t innermost_node() const { return elements_.back().node; }
    [[nodiscard]] bool is_in_table() const { return elements_.back().table != absent; }

    /// The element that an end tag closes.
    [[nodiscard]] std::size_t find_closed_by(HtmlTag tag, std::string_view name) const;
    /// The paragraph that a block begun here ends.
    [[nodiscard]] std::size_t find_paragraph() const {
        return position(elements_.back().paragraph);
    }
    /// The innermost table.
    [[nodiscard]] std::size_t find_table() const { return position(elements_.back().table); }
    /// The list item or entry that a sibling begun here ends.
    [[nodiscard]] std::size_t find_item(HtmlTagSet items) const;
    /// The link that a link begun here ends.
    [[nodiscard]] std::size_t find_link() const;
    /// The innermost of `tags` that no table cell or the like shields ("in scope").
    [[nodiscard]] std::size_t find_in_scope(HtmlTagSet tags) const;
    /// What ends within the innermost table so that one of `parents`, or the table, is innermost.
    [[nodiscard]] std::size_t find_above(HtmlTagSet parents) const;

private:
    static constexpr std::uint32_t absent = 0xFFFFFFFF;

    struct Element {
        std::uint32_t node = 0;
        HtmlTag tag = HtmlTag::none;
        std::uint32_t paragraph = absent;  ///< position of the p "in button scope"
        std::uint32_t table = absent;      ///< position of the innermost table
        std::string_view name;             ///< as written
    };

    [[nodiscard]] std::size_t find_in_table(HtmlTag tag) const;
    [[nodiscard]] std::size_t find_inline(HtmlTag tag, std::string_view name) const;
    [[nodiscard]] std::size_t position(std::uint32_t known) const {
        return known == absent ? elements_.size() : known;
    }

    std::vector<Element> elements_;
};

}  // namespace concord
