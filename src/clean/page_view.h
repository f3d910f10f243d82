#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/html.h"
#include "clean/furniture.h"

namespace concord {

/// A stretch of inline content between two block boundaries: what may become a block.
struct Segment {
    std::uint32_t first = 0;  ///< nodes [first, last) hold the text
    std::uint32_t last = 0;
    std::uint32_t block = 0;  ///< the nearest block element around it
    std::uint32_t bytes = 0;  ///< visible text, white space collapsed
    std::uint32_t link_bytes = 0;
    std::uint32_t hints = 0;  ///< of all elements around it, and what the tree says
    bool ends_sentence = false;
    bool is_prose = false;

    [[nodiscard]] bool mostly_links() const { return link_bytes * 2 > bytes; }
    [[nodiscard]] std::uint32_t own_bytes() const { return bytes - link_bytes; }
};

/// A page seen as segments in order, with the amount of prose below every node.
///
/// Left out at once: scripts, styles, form fields, hidden and embedded objects. What class names
/// call furniture stays as a hint, unless the element holds so much of the page's prose that the
/// name must mean something else.
class PageView {
public:
    PageView(const HtmlTree& tree, const Furniture& furniture);

    [[nodiscard]] const HtmlTree& tree() const { return *tree_; }
    [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
    /// Hints of the element itself and all around it.
    [[nodiscard]] std::uint32_t hints(std::uint32_t node) const { return hints_[node]; }
    /// Hints of the element itself only.
    [[nodiscard]] std::uint32_t own_hints(std::uint32_t node) const { return own_[node]; }
    /// Bytes of prose below the node that no furniture hint covers.
    [[nodiscard]] std::uint32_t prose(std::uint32_t node) const { return prose_[node]; }
    /// Bytes of text and of link text below the node, whatever it is.
    [[nodiscard]] std::uint32_t bytes(std::uint32_t node) const { return bytes_[node]; }
    [[nodiscard]] std::uint32_t link_bytes(std::uint32_t node) const { return link_bytes_[node]; }
    /// The segments below a node: positions [first, last).
    [[nodiscard]] std::pair<std::size_t, std::size_t> segments_below(std::uint32_t node) const;

private:
    friend class PageScan;
    [[nodiscard]] std::uint32_t shared_hints(const Segment& segment) const;
    /// How much class and id words are believed.
    enum class Trust : std::uint8_t { names, tags };
    void spread_hints(const std::vector<std::uint32_t>& all_prose, Trust trust);
    void count_prose();
    [[nodiscard]] bool is_list_of_links(std::uint32_t node) const;
    [[nodiscard]] bool begins_with_link(std::uint32_t item) const;

    const HtmlTree* tree_;
    std::vector<Segment> segments_;
    std::vector<std::uint32_t> own_;
    std::vector<std::uint32_t> hints_;
    std::vector<std::uint32_t> prose_;
    std::vector<std::uint32_t> bytes_;
    std::vector<std::uint32_t> link_bytes_;
};

/// Elements that begin and end a line of their own.
[[nodiscard]] bool is_block_tag(HtmlTag tag);

/// Elements whose content is never text of a report: scripts, form fields, players.
[[nodiscard]] bool is_silent_tag(HtmlTag tag);

}  // namespace concord
