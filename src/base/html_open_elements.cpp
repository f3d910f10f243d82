// The stack of open elements (HTML standard, section 13.2.4.2) and which of them a tag reaches.
//
// In "<div><p>one<b>two<div>" the second div ends the p and the b in it, for they lie in its reach;
// in "<p><table><td><div>" the cell shields the p. What is asked most, the paragraph and the table
// around, is kept beside every element; other questions search the stack, which is never deeper
// than the tree may be.

#include "base/html_open_elements.h"

#include "base/utf8.h"

namespace concord {
namespace {

using enum HtmlTag;

/// Elements that end tags and implied ends do not reach out of.
constexpr HtmlTagSet scope_ends = {
    applet, caption, html, table, td, th, marquee, object, template_};

/// Elements that an end tag of an inline element does not reach through ("special").
constexpr HtmlTagSet special = {
    address, applet,    article, aside, blockquote, body,   button,  caption,  center,
    dd,      details,   dialog,  dir,   div,        dl,     dt,      fieldset, figcaption,
    figure,  footer,    form,    h1,    h2,         h3,     h4,      h5,       h6,
    header,  hgroup,    html,    li,    listing,    main,   marquee, menu,     nav,
    object,  ol,        p,       pre,   section,    select, summary, table,    tbody,
    td,      template_, tfoot,   th,    thead,      tr,     ul,      head};

constexpr HtmlTagSet table_parts = {caption, colgroup, tbody, thead, tfoot, tr, td, th, col};

/// Inline elements that never hold blocks for long; an "a" in an "a" closes it through them.
constexpr HtmlTagSet phrasing = {
    b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u, span, cite, mark, sub, sup};

}  // namespace

void HtmlOpenElements::push(HtmlTag tag, std::uint32_t node, std::string_view name) {
    Element element{node, tag, absent, absent, name};
    if (!elements_.empty()) {
        element.paragraph = elements_.back().paragraph;
        element.table = elements_.back().table;
    }
    const auto here = static_cast<std::uint32_t>(elements_.size());
    if (scope_ends.has(tag) || tag == button) element.paragraph = absent;
    if (tag == p) element.paragraph = here;
    if (tag == table) element.table = here;
    if (tag == template_) element.table = absent;
    elements_.push_back(element);
}

std::size_t HtmlOpenElements::find_closed_by(HtmlTag tag, std::string_view name) const {
    if (tag == p) return find_paragraph();
    if (tag == table || table_parts.has(tag)) return find_in_table(tag);
    if (html_headings.has(tag)) return find_in_scope(html_headings);
    if (special.has(tag)) return find_in_scope({tag});
    return find_inline(tag, name);
}

std::size_t HtmlOpenElements::find_item(HtmlTagSet items) const {
    for (std::size_t n = size(); n-- > 1;) {
        const HtmlTag tag = elements_[n].tag;
        if (items.has(tag)) return n;
        if (special.has(tag) && tag != address && tag != div && tag != p) break;
    }
    return size();
}

std::size_t HtmlOpenElements::find_link() const {
    for (std::size_t n = size(); n-- > 1;) {
        if (elements_[n].tag == a) return n;
        if (!phrasing.has(elements_[n].tag)) break;
    }
    return size();
}

std::size_t HtmlOpenElements::find_in_scope(HtmlTagSet tags) const {
    for (std::size_t n = size(); n-- > 1;) {
        if (tags.has(elements_[n].tag)) return n;
        if (scope_ends.has(elements_[n].tag)) break;
    }
    return size();
}

std::size_t HtmlOpenElements::find_above(HtmlTagSet parents) const {
    const std::size_t lowest = find_table() + 1;
    std::size_t n = size();
    while (n > lowest && !parents.has(elements_[n - 1].tag)) --n;
    return n;
}

/// The innermost `tag` of the innermost table, or the table itself.
std::size_t HtmlOpenElements::find_in_table(HtmlTag tag) const {
    const std::size_t lowest = find_table();
    for (std::size_t n = size(); n-- > lowest;) {
        if (elements_[n].tag == tag) return n;
    }
    return size();
}

/// An inline or unknown element of that name with nothing but its like above it.
std::size_t HtmlOpenElements::find_inline(HtmlTag tag, std::string_view name) const {
    for (std::size_t n = size(); n-- > 1;) {
        const Element& element = elements_[n];
        if (element.tag == tag && (tag != other || equals_ignoring_case(element.name, name))) {
            return n;
        }
        if (special.has(element.tag)) break;
    }
    return size();
}

}  // namespace concord
