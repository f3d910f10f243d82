// Builds the tree of html.h in one pass over the tokens.
//
// A start tag first closes what it implies to be over and opens what it implies to be there:
// "<title>T</title><p>one<p>two" becomes html(head(title("T")), body(p("one"), p("two"))). An end
// tag closes the element it reaches and all above it, or nothing; the open elements tell which. No
// rule searches them further than the depth limit: 500 KB of "<div>" are read in a few
// milliseconds.

#include "base/html.h"

#include <algorithm>

#include "base/html_open_elements.h"
#include "base/html_tokenizer.h"
#include "base/utf8.h"

namespace concord {
namespace {

using enum HtmlTag;

constexpr HtmlTagSet void_tags = {
    area, base, br, col, embed, frame, hr, img, input, link, meta, param, source, track, wbr};
constexpr HtmlTagSet raw_tags = {script, style, textarea, title, xmp, iframe, noembed, noframes};
constexpr HtmlTagSet head_tags = {base, link, meta, title, script, style, noscript, template_};
constexpr HtmlTagSet closes_p = {
    address,  article,    aside,   blockquote, center, details, dialog, dir,   div, dl,
    fieldset, figcaption, figure,  footer,     header, hgroup,  main,   menu,  nav, ol,
    p,        section,    summary, ul,         h1,     h2,      h3,     h4,    h5,  h6,
    pre,      listing,    form,    li,         dd,     dt,      hr,     table, xmp, plaintext};

constexpr std::size_t depth_limit = 512;

std::uint32_t narrow(std::size_t number) {
    return static_cast<std::uint32_t>(number);
}

}  // namespace

/// The parser of one source; a name of its own so that the tree can befriend it.
class HtmlTreeBuilder {
public:
    explicit HtmlTreeBuilder(HtmlTree& tree)
        : tree_(tree), tokens_(tree.source_, tree.attributes_) {
        tree_.nodes_.reserve(tree_.source_.size() / 24 + 16);
        tree_.attributes_.reserve(tree_.source_.size() / 40 + 16);
    }

    void run() {
        open_implied(html);
        for (;;) {
            const HtmlToken token = tokens_.next();
            switch (token.kind) {
                case HtmlToken::Kind::text:
                    read_text(token);
                    break;
                case HtmlToken::Kind::start_tag:
                    read_start_tag(token);
                    break;
                case HtmlToken::Kind::end_tag:
                    read_end_tag(token);
                    break;
                case HtmlToken::Kind::end_of_source:
                    close_from(0);
                    return;
            }
        }
    }

private:
    // What tokens do.

    void read_text(const HtmlToken& token) {
        if (!in_body_) {
            const std::string_view text =
                tree_.source_.substr(token.begin, token.end - token.begin);
            if (trim(text).empty() || text == "\xEF\xBB\xBF") return;
            enter_body();
        }
        add_text(token);
    }

    void read_start_tag(const HtmlToken& token) {
        const HtmlTag tag = token.tag;
        if (tag == html || tag == body) {
            if (tag == body) enter_body();
            describe_root(tag == html ? 0 : tree_.body_, token);
            return;
        }
        if (!prepare(tag)) {
            tree_.attributes_.resize(token.first_attribute);
            return;
        }
        const bool is_open = open(token);
        if (void_tags.has(tag) || (token.is_self_closing && tag == other && in_math_)) {
            if (is_open) close_innermost();
        } else if (raw_tags.has(tag)) {
            const HtmlToken content = tokens_.raw_text(tag);
            if (!is_open) return;
            if (content.end > content.begin) add_text(content);
            close_innermost();
        } else if (tag == svg) {  // drawings hold no text of a report
            if (is_open) close_innermost();
            if (!token.is_self_closing) tokens_.skip_drawing();
        } else if (!is_open) {
            ++too_deep_;
        }
    }

    void read_end_tag(const HtmlToken& token) {
        const HtmlTag tag = token.tag;
        if (tag == br) {  // browsers take "</br>" for "<br>"
            prepare(br);
            if (open(token)) close_innermost();
            return;
        }
        if (void_tags.has(tag) || tag == body || tag == html) return;
        if (too_deep_ > 0) {
            --too_deep_;
            return;
        }
        if (tag == head) return;
        if (tag == form) form_open_ = false;
        if (tag == math) in_math_ = false;
        close_from(open_.find_closed_by(tag, token.name));
    }

    // What a start tag implies.

    /// Closes and opens what the standard implies before a start tag; false: ignore the tag.
    bool prepare(HtmlTag tag) {
        if (tag == frameset) return false;
        if (tag == head) return prepare_head();
        if (!in_body_ && !head_tags.has(tag)) enter_body();
        if (!in_body_ && !in_head_) enter_head();
        if (!in_body_) return true;
        if (tag == form && form_open_) return false;
        if (closes_p.has(tag)) close_from(open_.find_paragraph());
        switch (tag) {
            case caption:
            case col:
            case colgroup:
            case tbody:
            case td:
            case tfoot:
            case th:
            case thead:
            case tr:
                return prepare_table_part(tag);
            case h1:
            case h2:
            case h3:
            case h4:
            case h5:
            case h6:
                if (html_headings.has(open_.innermost_tag())) close_innermost();
                break;
            case li:
                close_from(open_.find_item({li}));
                break;
            case dd:
            case dt:
                close_from(open_.find_item({dd, dt}));
                break;
            case option:
            case optgroup:
                if (open_.innermost_tag() == option) close_innermost();
                break;
            case a:
                close_from(open_.find_link());
                break;
            case button:
                close_from(open_.find_in_scope({button}));
                break;
            case table:
                if (HtmlTagSet{table, tbody, thead, tfoot, tr}.has(open_.innermost_tag())) {
                    close_from(open_.find_table());
                }
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
        open_implied(head);
    }

    /// Opens the body once, wherever its start tag stands or should have stood.
    void enter_body() {
        if (in_body_) return;
        close_from(1);
        in_body_ = true;
        tree_.body_ = narrow(tree_.nodes_.size());
        open_implied(body);
    }

    bool prepare_table_part(HtmlTag tag) {
        if (!open_.is_in_table()) return false;
        if (tag == td || tag == th) {
            close_from(open_.find_above({tr, tbody, thead, tfoot}));
        } else if (tag == tr) {
            close_from(open_.find_above({tbody, thead, tfoot}));
        } else if (tag == col) {
            close_from(open_.find_above({colgroup}));
        } else {
            close_from(open_.find_table() + 1);
        }
        return true;
    }

    // Nodes of the tree.

    /// html and body are there already when their tag is met; the first tag gives the attributes.
    void describe_root(std::uint32_t index, const HtmlToken& token) {
        HtmlNode& node = tree_.nodes_[index];
        if (node.end != 0) {
            tree_.attributes_.resize(token.first_attribute);
            return;
        }
        describe(node, token);
    }

    void describe(HtmlNode& node, const HtmlToken& token) const {
        const std::size_t attributes = tree_.attributes_.size() - token.first_attribute;
        node.begin = token.begin;
        node.end = token.end;
        node.first_attribute = token.first_attribute;
        node.attribute_count =
            static_cast<std::uint16_t>(std::min<std::size_t>(attributes, 0xFFFF));
    }

    void open_implied(HtmlTag tag) {
        HtmlToken token;
        token.tag = tag;
        token.first_attribute = narrow(tree_.attributes_.size());
        open(token);
    }

    /// Adds an element. One beyond the depth limit is closed at once: false.
    bool open(const HtmlToken& token) {
        const std::uint32_t index = narrow(tree_.nodes_.size());
        HtmlNode& node = tree_.nodes_.emplace_back();
        node.tag = token.tag;
        node.parent = open_.size() == 0 ? 0 : open_.innermost_node();
        describe(node, token);
        open_.push(token.tag, index, token.name);
        if (open_.size() <= depth_limit) return true;
        close_innermost();
        return false;
    }

    void add_text(const HtmlToken& token) {
        HtmlNode& node = tree_.nodes_.emplace_back();
        node.tag = HtmlTag::text;
        node.parent = open_.innermost_node();
        node.begin = token.begin;
        node.end = token.end;
        node.subtree_end = narrow(tree_.nodes_.size());
        node.first_attribute = narrow(tree_.attributes_.size());
    }

    /// Closes the open elements from a position on; none when that is their number.
    void close_from(std::size_t position) {
        while (open_.size() > position) close_innermost();
    }

    void close_innermost() {
        tree_.nodes_[open_.innermost_node()].subtree_end = narrow(tree_.nodes_.size());
        if (open_.innermost_tag() == form) form_open_ = false;
        open_.pop();
    }

    HtmlTree& tree_;
    HtmlTokenizer tokens_;
    HtmlOpenElements open_;
    std::size_t too_deep_ = 0;  ///< elements beyond the depth limit that wait for their end tag
    bool in_head_ = false;
    bool in_body_ = false;
    bool form_open_ = false;
    bool in_math_ = false;
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
    return html_name_at(source_, element.begin + 1);
}

std::string_view HtmlTree::raw_text(std::uint32_t node) const {
    return source_.substr(nodes_[node].begin, nodes_[node].end - nodes_[node].begin);
}

std::string HtmlTree::text(std::uint32_t node, const HtmlEntities& entities) const {
    std::string all;
    for (std::uint32_t i = node; i < nodes_[node].subtree_end; ++i) {
        const HtmlNode& part = nodes_[i];
        if (part.tag == HtmlTag::text) {
            HtmlPieces pieces(source_, part.begin, part.end, entities);
            while (const auto piece = pieces.next()) all += piece->text;
        } else if (part.tag == HtmlTag::script || part.tag == HtmlTag::style) {
            i = part.subtree_end - 1;
        } else if (part.tag == HtmlTag::br || part.tag == HtmlTag::p || part.tag == HtmlTag::div) {
            all += ' ';
        }
    }
    return collapse_space(all);
}

}  // namespace concord
