// One walk over the tree cuts the page into segments; then prose is summed up the tree and hints
// are handed down it, both as plain loops because descendants follow their ancestors.

#include "clean/page_view.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"

namespace concord {
namespace {

using enum HtmlTag;

constexpr HtmlTagSet block_tags = {
    address, article, aside, blockquote, body,     caption,    center, dd,      details, dialog,
    dir,     div,     dl,    dt,         fieldset, figcaption, figure, footer,  form,    h1,
    h2,      h3,      h4,    h5,         h6,       header,     hgroup, hr,      legend,  li,
    listing, main,    menu,  nav,        ol,       p,          pre,    section, summary, table,
    tbody,   td,      tfoot, th,         thead,    tr,         ul,     html,    math,    button};

/// Never part of a report's text.
constexpr HtmlTagSet silent_tags = {
    script, style,     svg,      iframe,   object, embed,    applet, audio,   video,    canvas, map,
    select, option,    optgroup, textarea, input,  head,     title,  noembed, noframes, rp,     rt,
    xmp,    template_, dialog,   button,   frame,  frameset, meta,   link,    math};

/// Prose is a line of this many bytes, or a shorter one that ends like a sentence.
constexpr std::uint32_t long_prose = 90;
constexpr std::uint32_t short_prose = 25;

bool is_closing_mark(char32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 ||
           c == 0xBB || c == 0x201C || c == 0x300D || c == 0x300F || c == 0xFF09;
}

bool is_sentence_end(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
           c == 0xFF1F || c == 0x061F || c == 0x06D4 || c == 0x0964;
}

bool contains_word(std::string_view style, std::string_view name, std::string_view value) {
    for (std::size_t at = style.find(name); at != std::string_view::npos;
         at = style.find(name, at + 1)) {
        std::size_t next = at + name.size();
        while (next < style.size() && (style[next] == ' ' || style[next] == ':')) ++next;
        if (style.substr(next, value.size()) == value) return true;
    }
    return false;
}

bool style_hides(std::string_view style) {
    return contains_word(style, "display", "none") || contains_word(style, "visibility", "hidden");
}

std::uint32_t hints_of_item_property(std::string_view value) {
    if (equals_ignoring_case(value, "articleBody")) return hint::body;
    if (equals_ignoring_case(value, "author")) return hint::byline;
    if (equals_ignoring_case(value, "headline")) return hint::title;
    if (equals_ignoring_case(value, "datePublished")) return hint::date;
    if (equals_ignoring_case(value, "dateModified")) return hint::date;
    return 0;
}

std::uint32_t hints_of_role(std::string_view value) {
    if (value == "main") return hint::main;
    if (value == "article") return hint::article;
    if (value == "navigation" || value == "search" || value == "dialog" || value == "alertdialog" ||
        value == "menu" || value == "menubar" || value == "tablist" || value == "banner" ||
        value == "contentinfo" || value == "toolbar") {
        return hint::furniture;
    }
    if (value == "complementary") return hint::aside;
    return 0;
}

std::uint32_t hints_of_tag(HtmlTag tag) {
    switch (tag) {
        case nav:
        case menu:
            return hint::furniture;
        case noscript:  // a notice, or a picture a second time
            return hint::hidden;
        case form:
            return hint::form;
        case footer:
            return hint::footer;
        case aside:
            return hint::aside;
        case figure:
            return hint::figure;
        case figcaption:
            return hint::caption;
        case blockquote:
            return hint::quote;
        case li:
        case dd:
        case dt:
            return hint::list_item;
        case td:
        case th:
            return hint::cell;
        case h1:
        case h2:
        case h3:
        case h4:
        case h5:
        case h6:
            return hint::heading;
        case article:
            return hint::article;
        case main:
            return hint::main;
        default:
            return 0;
    }
}

}  // namespace

bool is_block_tag(HtmlTag tag) {
    return block_tags.has(tag);
}

bool is_silent_tag(HtmlTag tag) {
    return silent_tags.has(tag);
}

/// The walk itself.
class PageScan {
public:
    PageScan(PageView& view, const Furniture& furniture)
        : view_(view), tree_(*view.tree_), furniture_(furniture) {}

    void run() {
        const std::uint32_t end = tree_.size();
        for (std::uint32_t node = tree_.body(); node < end;) {
            close_left(node);
            const HtmlNode& here = tree_[node];
            if (here.tag == HtmlTag::text) {
                add_text(node);
                ++node;
            } else if (silent_tags.has(here.tag)) {
                node = std::max(here.subtree_end, node + 1);
            } else {
                enter(node);
                ++node;
            }
        }
        flush(end);
    }

private:
    struct Level {
        std::uint32_t end = 0;
        std::uint32_t block = 0;
        bool is_block = false;
        bool is_link = false;
    };

    void enter(std::uint32_t node) {
        const HtmlNode& here = tree_[node];
        std::uint32_t& own = view_.own_[node];
        own = hints_of_tag(here.tag) | hints_of_attributes(node);
        // "player-580" of a row is who plays.
        if (here.tag == tr) own &= ~hint::furniture;
        if (here.tag == br) {
            if (++breaks_ >= 2) flush(node);
            add_space();
            return;
        }
        if (here.tag == hr) flush(node);
        bool block = block_tags.has(here.tag) || is_custom(node);
        if (node < row_end_) {
            if (block) add_space();
            block = false;
        } else if (here.tag == tr && is_data_row(node)) {
            row_end_ = here.subtree_end;
        }
        if (block) flush(node);
        if (here.subtree_end <= node + 1) return;
        const bool link = here.tag == a;
        levels_.push_back({here.subtree_end, block_, block, link});
        if (block) block_ = node;
        if (link) ++links_;
    }

    /// A row of a table of facts, as against one that lays out the page: several short cells.
    [[nodiscard]] bool is_data_row(std::uint32_t row) const {
        constexpr std::uint32_t most_nodes = 300;
        constexpr std::uint32_t longest_cell = 220;
        const std::uint32_t end = tree_[row].subtree_end;
        if (end - row > most_nodes) return false;
        std::uint32_t cells = 0;
        std::uint32_t bytes = 0;
        for (std::uint32_t node = row + 1; node < end; ++node) {
            const HtmlNode& here = tree_[node];
            if (here.tag == td || here.tag == th) {
                ++cells;
                bytes = 0;
            } else if (here.tag == HtmlTag::text) {
                bytes += static_cast<std::uint32_t>(trim(tree_.raw_text(node)).size());
                if (bytes > longest_cell) return false;
            } else if (here.tag == table || here.tag == ul || here.tag == h1 || here.tag == h2 ||
                       here.tag == script || here.tag == form || here.tag == blockquote) {
                return false;
            }
        }
        return cells >= 2;
    }

    void close_left(std::uint32_t node) {
        while (!levels_.empty() && levels_.back().end <= node) {
            if (levels_.back().is_block) flush(node);
            if (levels_.back().is_link) --links_;
            block_ = levels_.back().block;
            levels_.pop_back();
        }
    }

    [[nodiscard]] bool is_custom(std::uint32_t node) const {
        return tree_[node].tag == other && tree_.name(node).find('-') != std::string_view::npos;
    }

    [[nodiscard]] std::uint32_t hints_of_attributes(std::uint32_t node) {
        std::uint32_t hints = 0;
        const auto* end = tree_.attributes_end(node);
        for (const auto* at = tree_.attributes_begin(node); at != end; ++at) {
            const std::string_view attribute = tree_.attribute_name(*at);
            // A paragraph that is kept from screen readers, as some pay walls do, is still shown.
            if (tree_[node].tag == p && equals_ignoring_case(attribute, "aria-hidden")) continue;
            hints |= hints_of_attribute(attribute, tree_.attribute_value(*at));
        }
        return hints;
    }

    /// Most attributes are told from those that matter by their length.
    [[nodiscard]] std::uint32_t hints_of_attribute(std::string_view name, std::string_view value) {
        const auto is = [&](std::string_view known) { return equals_ignoring_case(name, known); };
        switch (name.size()) {
            case 2:
                return is("id") ? furniture_.hints_of(value) : 0;
            case 4:
                return is("role") ? hints_of_role(value) : 0;
            case 5:
                if (is("class")) return hints_of_class(value);
                return is("style") && style_hides(value) ? hint::hidden : 0;
            case 6:
                return is("hidden") ? hint::hidden : 0;
            case 8:
                if (is("property"))
                    return hints_of_item_property(value.substr(value.find(':') + 1));
                return is("itemprop") ? hints_of_item_property(value) : 0;
            case 11:
                return is("aria-hidden") && value == "true" ? hint::hidden : 0;
            default:
                return 0;
        }
    }

    /// A page repeats its classes.
    [[nodiscard]] std::uint32_t hints_of_class(std::string_view value) {
        const auto [known, is_new] = classes_.try_emplace(value, 0U);
        if (is_new) known->second = furniture_.hints_of(value);
        return known->second;
    }

    void add_space() {
        if (open_) pending_space_ = true;
    }

    void add_text(std::uint32_t node) {
        const std::string_view text = tree_.raw_text(node);
        std::uint32_t bytes = 0;
        bool space = false;
        for (const char c : text) {
            if (is_ascii_space(c)) {
                space = true;
                continue;
            }
            if (space && (bytes > 0 || open_)) ++bytes;
            space = false;
            ++bytes;
        }
        if (bytes == 0 || trim(text) == "&nbsp;") {
            add_space();
            return;
        }
        breaks_ = 0;
        if (!open_) {
            segment_ = {};
            segment_.first = node;
            segment_.block = block_;
            open_ = true;
        } else if (pending_space_) {
            ++segment_.bytes;
        }
        pending_space_ = space;
        segment_.bytes += bytes;
        if (links_ > 0) segment_.link_bytes += bytes;
        last_text_ = node;
    }

    void flush(std::uint32_t node) {
        breaks_ = 0;
        if (!open_) return;
        open_ = false;
        pending_space_ = false;
        segment_.last = std::min(node, last_text_ + 1);
        segment_.ends_sentence = ends_sentence();
        const std::uint32_t own = segment_.bytes - std::min(segment_.bytes, segment_.link_bytes);
        segment_.is_prose = own >= long_prose || (own >= short_prose && segment_.ends_sentence &&
                                                  own * 2 > segment_.bytes);
        view_.segments_.push_back(segment_);
    }

    [[nodiscard]] bool ends_sentence() const {
        std::string_view text = trim(tree_.raw_text(last_text_));
        for (const std::string_view mark :
             {"&quot;", "&rdquo;", "&rsquo;", "&raquo;", "&#8221;", "&#8217;"}) {
            if (text.ends_with(mark)) text.remove_suffix(mark.size());
        }
        if (text.ends_with("&hellip;") || text.ends_with("&#8230;")) return true;
        while (!text.empty()) {
            const std::size_t at = previous_boundary(text, text.size());
            const char32_t c = code_point_at(text, at).value;
            if (is_sentence_end(c)) return true;
            if (!is_closing_mark(c) && !is_space(c)) return false;
            text = text.substr(0, at);
        }
        return false;
    }

    PageView& view_;
    const HtmlTree& tree_;
    const Furniture& furniture_;
    std::unordered_map<std::string_view, std::uint32_t> classes_;
    std::vector<Level> levels_;
    Segment segment_;
    std::uint32_t block_ = 0;
    std::uint32_t last_text_ = 0;
    std::uint32_t row_end_ = 0;  ///< up to here cells and what is in them are one line
    int links_ = 0;
    int breaks_ = 0;
    bool open_ = false;
    bool pending_space_ = false;
};

PageView::PageView(const HtmlTree& tree, const Furniture& furniture) : tree_(&tree) {
    own_.assign(tree.size(), 0);
    prose_.assign(tree.size(), 0);
    PageScan(*this, furniture).run();
    std::vector<std::uint32_t> all_prose(tree.size(), 0);
    bytes_.assign(tree.size(), 0);
    link_bytes_.assign(tree.size(), 0);
    for (Segment& segment : segments_) {
        segment.link_bytes = std::min(segment.link_bytes, segment.bytes);
        bytes_[segment.block] += segment.bytes;
        link_bytes_[segment.block] += segment.link_bytes;
        if (segment.is_prose) all_prose[segment.block] += segment.bytes - segment.link_bytes;
    }
    for (std::uint32_t node = tree.size(); node-- > 1;) {
        all_prose[tree[node].parent] += all_prose[node];
        bytes_[tree[node].parent] += bytes_[node];
        link_bytes_[tree[node].parent] += link_bytes_[node];
    }
    spread_hints(all_prose, Trust::names);
    count_prose();
    // Names that leave next to nothing of a page's prose cannot mean what they say.
    std::uint32_t comments = 0;
    for (const Segment& segment : segments_) {
        if (segment.is_prose && (segment.hints & hint::comment) != 0)
            comments += segment.own_bytes();
    }
    const std::uint32_t whole = all_prose[0] - std::min(all_prose[0], comments);
    if (whole > 400 && prose_[0] * 4 < whole) {
        spread_hints(all_prose, Trust::tags);
        count_prose();
    }
}

void PageView::count_prose() {
    const HtmlTree& tree = *tree_;
    prose_.assign(tree.size(), 0);
    for (Segment& segment : segments_) {
        segment.hints = hints_[segment.block] | shared_hints(segment);
        constexpr std::uint32_t outside = hint::furniture | hint::comment | hint::hidden |
                                          hint::related | hint::form | hint::caption;
        if (segment.is_prose && (segment.hints & outside) == 0) {
            prose_[segment.block] += segment.bytes - segment.link_bytes;
        }
    }
    for (std::uint32_t node = tree.size(); node-- > 1;) prose_[tree[node].parent] += prose_[node];
}

/// Hints of inline elements that hold all text of the segment.
std::uint32_t PageView::shared_hints(const Segment& segment) const {
    std::uint32_t shared = ~0U;
    for (std::uint32_t node = segment.first; node < segment.last && shared != 0; ++node) {
        const HtmlNode& here = (*tree_)[node];
        if (here.tag == HtmlTag::text && !trim(tree_->raw_text(node)).empty()) {
            shared &= hints_[here.parent];
        }
    }
    return shared;
}

/// A list whose items are links with a few words beside them: teasers of other reports.
bool PageView::is_list_of_links(std::uint32_t node) const {
    const HtmlTree& tree = *tree_;
    if (tree[node].tag != HtmlTag::ul && tree[node].tag != HtmlTag::ol) return false;
    std::uint32_t items = 0;
    std::uint32_t linked = 0;
    for (std::uint32_t child = node + 1; child < tree[node].subtree_end;
         child = std::max(tree[child].subtree_end, child + 1)) {
        if (tree[child].tag != HtmlTag::li || bytes_[child] == 0) continue;
        ++items;
        if (link_bytes_[child] * 4 >= bytes_[child] && begins_with_link(child)) ++linked;
    }
    return items >= 3 && linked * 10 >= items * 8;
}

bool PageView::begins_with_link(std::uint32_t item) const {
    const HtmlTree& tree = *tree_;
    for (std::uint32_t node = item + 1; node < tree[item].subtree_end; ++node) {
        if (tree[node].tag == HtmlTag::a) return link_bytes_[item] > 0;
        if (tree[node].tag == HtmlTag::text && !trim(tree.raw_text(node)).empty()) return false;
    }
    return false;
}

void PageView::spread_hints(const std::vector<std::uint32_t>& all_prose, Trust trust) {
    const HtmlTree& tree = *tree_;
    hints_.assign(tree.size(), 0);
    // What a name says of an element is not believed when it holds the greater part of the page,
    // or an element that is called the text of the article.
    constexpr std::uint32_t doubtful =
        hint::furniture | hint::related | hint::comment | hint::hidden | hint::form | hint::aside |
        hint::footer | hint::caption | hint::figure | hint::byline | hint::date | hint::title |
        hint::heading | hint::paywall | hint::lead | hint::pull | hint::correction | hint::post;
    constexpr std::uint32_t shortest = 150;
    std::vector<bool> holds_text(tree.size(), false);
    for (std::uint32_t node = tree.size(); node-- > 1;) {
        if ((own_[node] & hint::body) != 0 && all_prose[node] > shortest) holds_text[node] = true;
        if (holds_text[node]) holds_text[tree[node].parent] = true;
    }
    own_[tree.body()] &= ~doubtful;
    for (std::uint32_t node = 1; node < tree.size(); ++node) {
        std::uint32_t& own = own_[node];
        if (is_list_of_links(node)) own |= hint::related | hint::furniture;
        if ((own & doubtful) != 0) {
            const std::uint32_t rest = all_prose[0] - all_prose[node];
            const bool great =
                (own & hint::comment) != 0
                    ? rest < 300
                    : all_prose[node] > 400 && all_prose[node] * 5 > all_prose[0] * 2;
            const bool named = trust == Trust::tags && all_prose[node] > shortest &&
                               tree[node].tag != HtmlTag::nav && (own & hint::comment) == 0;
            if (great || named || (holds_text[node] && (own & hint::comment) == 0)) {
                own &= ~doubtful;
            }
        }
        std::uint32_t around = hints_[tree[node].parent];
        // "social-media-embed" around a quoted post names the platform, no row of buttons.
        if ((own & hint::post) != 0 && (own & hint::quote) != 0) around &= ~hint::furniture;
        hints_[node] = own | around;
    }
}

std::pair<std::size_t, std::size_t> PageView::segments_below(std::uint32_t node) const {
    const auto before = [](const Segment& segment, std::uint32_t limit) {
        return segment.first < limit;
    };
    const auto first = std::lower_bound(segments_.begin(), segments_.end(), node, before);
    const auto last =
        std::lower_bound(segments_.begin(), segments_.end(), (*tree_)[node].subtree_end, before);
    return {static_cast<std::size_t>(first - segments_.begin()),
            static_cast<std::size_t>(last - segments_.begin())};
}

}  // namespace concord
