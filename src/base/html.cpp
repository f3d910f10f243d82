// Builds the tree of html.h in one pass: memchr from tag to tag, a stack of open elements with
// what the standard's scopes ask for kept beside every entry, so that no rule has to search the
// stack further than the depth limit. 500 KB of "<div>" are read in a few milliseconds.

#include "base/html.h"

#include <algorithm>
#include <array>
#include <cstring>

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

constexpr std::size_t longest_tag_name = 10;

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

HtmlTag tag_from(std::string_view name) {
    if (name.size() > longest_tag_name) return other;
    std::array<char, longest_tag_name> buffer{};
    std::transform(name.begin(), name.end(), buffer.begin(), [](char c) { return ascii_lower(c); });
    const std::string_view lower(buffer.data(), name.size());
    for (std::size_t slot = name_slot(lower); tag_slots[slot] != 0; slot = (slot + 1) & 511U) {
        const TagName& candidate = tag_names[tag_slots[slot] - 1U];
        if (candidate.name == lower) return candidate.tag;
    }
    return other;
}

// Sets of tags, as bits.
class TagSet {
public:
    constexpr TagSet(std::initializer_list<HtmlTag> tags) {
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

constexpr TagSet void_tags = {
    area, base, br, col, embed, frame, hr, img, input, link, meta, param, source, track, wbr};
constexpr TagSet raw_tags = {script, style, textarea, title, xmp, iframe, noembed, noframes};
constexpr TagSet head_tags = {base, link, meta, title, script, style, noscript, template_};
constexpr TagSet closes_p = {
    address,  article,    aside,   blockquote, center, details, dialog, dir,   div, dl,
    fieldset, figcaption, figure,  footer,     header, hgroup,  main,   menu,  nav, ol,
    p,        section,    summary, ul,         h1,     h2,      h3,     h4,    h5,  h6,
    pre,      listing,    form,    li,         dd,     dt,      hr,     table, xmp, plaintext};
constexpr TagSet headings = {h1, h2, h3, h4, h5, h6};
constexpr TagSet scope_ends = {applet, caption, html, table, td, th, marquee, object, template_};
constexpr TagSet table_parts = {caption, colgroup, tbody, thead, tfoot, tr, td, th, col};
/// Elements that an end tag of an inline element does not reach through ("special").
constexpr TagSet special = {
    address, applet,    article, aside, blockquote, body,   button,  caption,  center,
    dd,      details,   dialog,  dir,   div,        dl,     dt,      fieldset, figcaption,
    figure,  footer,    form,    h1,    h2,         h3,     h4,      h5,       h6,
    header,  hgroup,    html,    li,    listing,    main,   marquee, menu,     nav,
    object,  ol,        p,       pre,   section,    select, summary, table,    tbody,
    td,      template_, tfoot,   th,    thead,      tr,     ul,      head};
/// Inline elements that never hold blocks for long; an "a" in an "a" closes it through them.
constexpr TagSet phrasing = {
    b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u, span, cite, mark, sub, sup};

constexpr std::size_t depth_limit = 512;
constexpr std::uint32_t absent = 0xFFFFFFFF;

bool ends_name(char c) {
    return is_ascii_space(c) || c == '/' || c == '>';
}

}  // namespace

/// The parser of one source; a name of its own so that the tree can befriend it.
class HtmlTreeBuilder {
public:
    explicit HtmlTreeBuilder(HtmlTree& tree) : tree_(tree), source_(tree.source_) {
        tree_.nodes_.reserve(source_.size() / 24 + 16);
        tree_.attributes_.reserve(source_.size() / 40 + 16);
    }

    void run() {
        open(html, 0, 0);
        std::size_t text_begin = 0;
        std::size_t at = 0;
        while (at < source_.size()) {
            const void* hit = std::memchr(source_.data() + at, '<', source_.size() - at);
            if (hit == nullptr) break;
            at = static_cast<std::size_t>(static_cast<const char*>(hit) - source_.data());
            const std::size_t after = markup_begins(at);
            if (!after) {
                ++at;
                continue;
            }
            add_text(text_begin, at);
            at = markup(at);
            text_begin = at;
        }
        add_text(text_begin, source_.size());
        while (!stack_.empty()) pop();
    }

private:
    struct Open {
        std::uint32_t node = 0;
        HtmlTag tag = none;
        std::uint32_t p_at = absent;      ///< position in the stack of a p in button scope
        std::uint32_t table_at = absent;  ///< of the innermost table
    };

    /// Whether a '<' begins a tag, comment or declaration: 0 or 1.
    [[nodiscard]] std::size_t markup_begins(std::size_t at) const {
        if (at + 1 >= source_.size()) return 0;
        const char c = source_[at + 1];
        return is_ascii_alpha(c) || c == '/' || c == '!' || c == '?' ? 1 : 0;
    }

    /// Reads the markup at `at`; returns the byte after it.
    std::size_t markup(std::size_t at) {
        const char c = source_[at + 1];
        if (is_ascii_alpha(c)) return start_tag(at);
        if (c == '!') return comment(at);
        if (c == '/' && at + 2 < source_.size() && is_ascii_alpha(source_[at + 2])) {
            return end_tag(at);
        }
        return bogus_comment(at);
    }

    [[nodiscard]] std::size_t bogus_comment(std::size_t at) const {
        const std::size_t end = source_.find('>', at + 2);
        return end == std::string_view::npos ? source_.size() : end + 1;
    }

    std::size_t comment(std::size_t at) {
        if (source_.compare(at, 4, "<!--") != 0) return bogus_comment(at);
        if (source_.compare(at + 4, 1, ">") == 0) return at + 5;
        if (source_.compare(at + 4, 2, "->") == 0) return at + 6;
        if (no_comment_end_) return source_.size();
        for (std::size_t end = at + 4;;) {
            end = source_.find("--", end);
            if (end == std::string_view::npos) break;
            std::size_t close = end + 2;
            if (close < source_.size() && source_[close] == '!') ++close;
            if (close < source_.size() && source_[close] == '>') return close + 1;
            ++end;
        }
        no_comment_end_ = true;
        return source_.size();
    }

    /// Reads attributes from `at` into the tree; returns the byte of '>' or the end of the source.
    std::size_t read_attributes(std::size_t at, bool keep) {
        const std::size_t size = source_.size();
        while (at < size) {
            while (at < size && (is_ascii_space(source_[at]) || source_[at] == '/')) ++at;
            if (at >= size || source_[at] == '>') break;
            const std::size_t name_begin = at;
            ++at;  // a '=' in first place belongs to the name
            while (at < size && source_[at] != '=' && !ends_name(source_[at])) ++at;
            const std::size_t name_end = at;
            while (at < size && is_ascii_space(source_[at])) ++at;
            std::size_t value_begin = name_end;
            std::size_t value_end = name_end;
            if (at < size && source_[at] == '=') {
                ++at;
                while (at < size && is_ascii_space(source_[at])) ++at;
                at = read_value(at, value_begin, value_end);
            }
            if (keep) {
                tree_.attributes_.push_back({narrow(name_begin),
                                             narrow(name_end - name_begin),
                                             narrow(value_begin),
                                             narrow(value_end - value_begin)});
            }
        }
        return at;
    }

    std::size_t read_value(std::size_t at, std::size_t& begin, std::size_t& end) const {
        const std::size_t size = source_.size();
        if (at < size && (source_[at] == '"' || source_[at] == '\'')) {
            begin = at + 1;
            end = std::min(source_.find(source_[at], begin), size);
            return std::min(end + 1, size);
        }
        begin = at;
        while (at < size && !is_ascii_space(source_[at]) && source_[at] != '>') ++at;
        end = at;
        return at;
    }

    [[nodiscard]] std::size_t name_end(std::size_t at) const {
        while (at < source_.size() && !ends_name(source_[at])) ++at;
        return at;
    }

    std::size_t start_tag(std::size_t at) {
        const std::size_t name_last = name_end(at + 1);
        const HtmlTag tag = tag_from(source_.substr(at + 1, name_last - at - 1));
        const std::size_t first_attribute = tree_.attributes_.size();
        const std::size_t close = read_attributes(name_last, true);
        if (close >= source_.size()) {  // a tag that the end cuts off is no tag
            tree_.attributes_.resize(first_attribute);
            return source_.size();
        }
        const std::size_t after = close + 1;
        const bool self_closing = source_[close - 1] == '/';
        if (tag == html || tag == body) {
            if (tag == body) enter_body();
            describe_root(tag == html ? 0 : tree_.body_, at, after, first_attribute);
            return after;
        }
        if (!prepare(tag)) {
            tree_.attributes_.resize(first_attribute);
            return after;
        }
        open(tag, at, after, first_attribute);
        if (void_tags.has(tag) || (self_closing && tag == other && in_math_)) {
            pop();
        } else if (raw_tags.has(tag)) {
            return raw_content(tag, after);
        } else if (tag == svg) {
            return skip_svg(after, self_closing);
        }
        return after;
    }

    /// html and body are there already when their tag is met; the first tag gives the attributes.
    void describe_root(std::uint32_t index,
                       std::size_t begin,
                       std::size_t end,
                       std::size_t first_attribute) {
        HtmlNode& node = tree_.nodes_[index];
        if (node.end != 0) {
            tree_.attributes_.resize(first_attribute);
            return;
        }
        node.begin = narrow(begin);
        node.end = narrow(end);
        node.first_attribute = narrow(first_attribute);
        node.attribute_count = static_cast<std::uint16_t>(
            std::min<std::size_t>(tree_.attributes_.size() - first_attribute, 0xFFFF));
    }

    /// Character data up to "</name": one text node; closes the element.
    std::size_t raw_content(HtmlTag tag, std::size_t after) {
        const std::size_t end = find_end_tag(tag, after);
        if (end > after) append_text_node(after, end);
        if (!stack_.empty() && stack_.back().tag == tag) pop();
        if (end >= source_.size()) return source_.size();
        const std::size_t close = source_.find('>', end);
        return close == std::string_view::npos ? source_.size() : close + 1;
    }

    [[nodiscard]] std::size_t find_end_tag(HtmlTag tag, std::size_t from) const {
        for (std::size_t at = from;; at += 2) {
            at = source_.find("</", at);
            if (at == std::string_view::npos) return source_.size();
            const std::size_t end = name_end(at + 2);
            if (end - at - 2 <= longest_tag_name &&
                tag_from(source_.substr(at + 2, end - at - 2)) == tag) {
                return at;
            }
        }
    }

    /// Drawings hold no text of a report; a drawing that is never closed is taken as empty.
    std::size_t skip_svg(std::size_t after, bool self_closing) {
        pop();
        if (self_closing || no_svg_end_) return after;
        const std::size_t end = find_end_tag(svg, after);
        if (end >= source_.size()) {
            no_svg_end_ = true;
            return after;
        }
        return bogus_comment(end);
    }

    /// Closes and opens what the standard implies before a start tag; false: ignore the tag.
    bool prepare(HtmlTag tag) {
        if (tag == frameset) return false;
        if (tag == head) return prepare_head();
        if (!in_body_ && !head_tags.has(tag)) enter_body();
        if (!in_body_ && !in_head_) enter_head();
        if (!in_body_) return true;
        if (tag == form && form_open_) return false;
        if (table_parts.has(tag)) return prepare_table_part(tag);
        if (closes_p.has(tag)) close_p();
        switch (tag) {
            case h1:
            case h2:
            case h3:
            case h4:
            case h5:
            case h6:
                if (headings.has(current())) pop();
                break;
            case li:
                close_item({li});
                break;
            case dd:
            case dt:
                close_item({dd, dt});
                break;
            case option:
            case optgroup:
                if (current() == option) pop();
                break;
            case a:
                close_link();
                break;
            case button:
                close_up_to(button);
                break;
            case table:
                if (TagSet{table, tbody, thead, tfoot, tr}.has(current())) close_table();
                break;
            case form:
                form_open_ = true;
                break;
            case math:
                in_math_ = true;
                break;
            default:
                break;
        }
        return true;
    }

    bool prepare_head() {
        if (in_body_ || in_head_) return false;
        in_head_ = true;
        return true;
    }

    void enter_head() {
        in_head_ = true;
        open(head, 0, 0);
    }

    /// Opens the body once, wherever its start tag stands or should have stood.
    void enter_body() {
        if (in_body_) return;
        while (stack_.size() > 1) pop();
        in_body_ = true;
        tree_.body_ = narrow(tree_.nodes_.size());
        open(body, 0, 0);
    }

    bool prepare_table_part(HtmlTag tag) {
        const std::uint32_t table_at = stack_.back().table_at;
        if (table_at == absent) return false;
        if (tag == td || tag == th) {
            pop_to_one_of({tr, table, tbody, thead, tfoot}, table_at);
        } else if (tag == tr) {
            pop_to_one_of({tbody, thead, tfoot, table}, table_at);
        } else if (tag == col) {
            pop_to_one_of({colgroup, table}, table_at);
        } else {
            pop_to_one_of({table}, table_at);
        }
        return true;
    }

    void pop_to_one_of(TagSet tags, std::uint32_t table_at) {
        while (stack_.size() > table_at + 1 && !tags.has(current())) pop();
    }

    void close_p() {
        const std::uint32_t at = stack_.back().p_at;
        if (at == absent) return;
        while (stack_.size() > at) pop();
    }

    void close_item(TagSet items) {
        for (std::size_t n = stack_.size(); n-- > 1;) {
            if (items.has(stack_[n].tag)) {
                while (stack_.size() > n) pop();
                return;
            }
            const HtmlTag tag = stack_[n].tag;
            if (special.has(tag) && tag != address && tag != div && tag != p) return;
        }
    }

    void close_link() {
        for (std::size_t n = stack_.size(); n-- > 1;) {
            if (stack_[n].tag == a) {
                while (stack_.size() > n) pop();
                return;
            }
            if (!phrasing.has(stack_[n].tag)) return;
        }
    }

    void close_table() {
        const std::uint32_t at = stack_.back().table_at;
        if (at == absent) return;
        while (stack_.size() > at) pop();
    }

    /// Pops `tag` and all above it when it is in scope.
    bool close_up_to(HtmlTag tag) {
        for (std::size_t n = stack_.size(); n-- > 1;) {
            if (stack_[n].tag == tag) {
                while (stack_.size() > n) pop();
                return true;
            }
            if (scope_ends.has(stack_[n].tag)) return false;
        }
        return false;
    }

    std::size_t end_tag(std::size_t at) {
        const std::size_t name_last = name_end(at + 2);
        const std::string_view name = source_.substr(at + 2, name_last - at - 2);
        const HtmlTag tag = tag_from(name);
        const std::size_t close = read_attributes(name_last, false);
        const std::size_t after = std::min(close + 1, source_.size());
        if (tag == br) {
            prepare(br);
            open(br, at, after);
            pop();
        } else if (suppressed_ > 0 && !void_tags.has(tag) && tag != body && tag != html) {
            --suppressed_;
        } else {
            close_element(tag, name);
        }
        return after;
    }

    void close_element(HtmlTag tag, std::string_view name) {
        if (tag == body || tag == html || tag == head || void_tags.has(tag)) return;
        if (tag == p) {
            close_p();
        } else if (table_parts.has(tag) || tag == table) {
            close_in_table(tag);
        } else if (headings.has(tag)) {
            for (std::size_t n = stack_.size(); n-- > 1;) {
                if (headings.has(stack_[n].tag)) {
                    while (stack_.size() > n) pop();
                    return;
                }
                if (scope_ends.has(stack_[n].tag)) return;
            }
        } else if (special.has(tag)) {
            if (tag == form) form_open_ = false;
            close_up_to(tag);
        } else {
            if (tag == math) in_math_ = false;
            close_inline(tag, name);
        }
    }

    void close_in_table(HtmlTag tag) {
        const std::uint32_t table_at = stack_.back().table_at;
        if (table_at == absent) return;
        for (std::size_t n = stack_.size(); n-- > table_at;) {
            if (stack_[n].tag != tag) continue;
            while (stack_.size() > n) pop();
            return;
        }
    }

    /// An inline or unknown element: found below nothing but inline elements, or left open.
    void close_inline(HtmlTag tag, std::string_view name) {
        for (std::size_t n = stack_.size(); n-- > 1;) {
            const Open& entry = stack_[n];
            if (entry.tag == tag &&
                (tag != other || equals_ignoring_case(tree_.name(entry.node), name))) {
                while (stack_.size() > n) pop();
                return;
            }
            if (special.has(entry.tag)) return;
        }
    }

    void add_text(std::size_t begin, std::size_t end) {
        if (begin >= end) return;
        if (!in_body_) {
            const std::string_view text = source_.substr(begin, end - begin);
            if (trim(text).empty() || text == "\xEF\xBB\xBF") return;
            enter_body();
        }
        append_text_node(begin, end);
    }

    void append_text_node(std::size_t begin, std::size_t end) {
        HtmlNode node;
        node.tag = HtmlTag::text;
        node.parent = stack_.empty() ? 0 : stack_.back().node;
        node.begin = narrow(begin);
        node.end = narrow(end);
        node.subtree_end = narrow(tree_.nodes_.size() + 1);
        node.first_attribute = narrow(tree_.attributes_.size());
        tree_.nodes_.push_back(node);
    }

    void open(HtmlTag tag, std::size_t begin, std::size_t end) {
        open(tag, begin, end, tree_.attributes_.size());
    }

    void open(HtmlTag tag, std::size_t begin, std::size_t end, std::size_t first_attribute) {
        HtmlNode node;
        node.tag = tag;
        node.parent = stack_.empty() ? 0 : stack_.back().node;
        node.begin = narrow(begin);
        node.end = narrow(end);
        node.first_attribute = narrow(first_attribute);
        const std::size_t count = tree_.attributes_.size() - first_attribute;
        node.attribute_count = static_cast<std::uint16_t>(std::min<std::size_t>(count, 0xFFFF));
        const std::uint32_t index = narrow(tree_.nodes_.size());
        tree_.nodes_.push_back(node);
        Open entry{index, tag, absent, absent};
        if (!stack_.empty()) entry = {index, tag, stack_.back().p_at, stack_.back().table_at};
        const std::uint32_t position = narrow(stack_.size());
        if (scope_ends.has(tag) || tag == button) entry.p_at = absent;
        if (tag == p) entry.p_at = position;
        if (tag == table) entry.table_at = position;
        if (tag == template_) entry.table_at = absent;
        stack_.push_back(entry);
        if (stack_.size() > depth_limit) {
            pop();
            if (!void_tags.has(tag) && !raw_tags.has(tag)) ++suppressed_;
        }
    }

    void pop() {
        if (stack_.empty()) return;
        tree_.nodes_[stack_.back().node].subtree_end = narrow(tree_.nodes_.size());
        if (stack_.back().tag == form) form_open_ = false;
        stack_.pop_back();
    }

    [[nodiscard]] HtmlTag current() const { return stack_.back().tag; }

    static std::uint32_t narrow(std::size_t number) { return static_cast<std::uint32_t>(number); }

    HtmlTree& tree_;
    std::string_view source_;
    std::vector<Open> stack_;
    std::size_t suppressed_ = 0;  ///< elements beyond the depth limit that wait for an end tag
    bool in_head_ = false;
    bool in_body_ = false;
    bool form_open_ = false;
    bool in_math_ = false;
    bool no_comment_end_ = false;
    bool no_svg_end_ = false;
};

HtmlTree::HtmlTree(std::string_view source) : source_(source) {
    HtmlTreeBuilder(*this).run();
}

std::optional<std::string_view> HtmlTree::attribute(std::uint32_t node,
                                                    std::string_view name) const {
    for (const auto* at = attributes_begin(node); at != attributes_end(node); ++at) {
        if (at->name_size == name.size() && equals_ignoring_case(attribute_name(*at), name)) {
            return attribute_value(*at);
        }
    }
    return std::nullopt;
}

std::string_view HtmlTree::name(std::uint32_t node) const {
    const HtmlNode& element = nodes_[node];
    if (element.end <= element.begin + 1 || element.tag == HtmlTag::text) return {};
    std::uint32_t last = element.begin + 1;
    while (last < element.end && !ends_name(source_[last])) ++last;
    return source_.substr(element.begin + 1, last - element.begin - 1);
}

std::string_view HtmlTree::raw_text(std::uint32_t node) const {
    return source_.substr(nodes_[node].begin, nodes_[node].end - nodes_[node].begin);
}

}  // namespace concord
