// Finds the report in a page: first the element that holds it, then the segments of that element
// which belong to it.
//
// The element: from the body of the page downwards as long as one child holds nearly all the prose
// of its parent; the walk ends where the text is shared between children (a body cut in two by an
// advertisement stays whole) or at an element that calls itself the article. The segments: what
// menus, forms, link lists and notices are is told by class words, by the share of link text, and
// by the words of the line. Between the headline and the first paragraph stand the lines that name
// authors and dates; they are handed on, not kept.

#include "clean/body.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/hash.h"
#include "base/url.h"
#include "base/utf8.h"
#include "clean/byline_lines.h"
#include "clean/live_posts.h"
#include "clean/name_text.h"
#include "clean/segment_text.h"
#include "clean/word_overlap.h"

namespace concord {
namespace {

constexpr std::uint32_t longest_caption = 400;
constexpr std::uint32_t longest_notice = 200;
constexpr std::size_t longest_title = 1000;
constexpr std::uint32_t shortest_repeated = 40;
constexpr std::uint32_t outside_hints =
    hint::furniture | hint::comment | hint::hidden | hint::form | hint::pull;

/// "Source: Reuters", and how many blocks were taken before it.
struct Credit {
    std::string line;
    std::size_t blocks_before = 0;
};

class BodyFinder {
public:
    BodyFinder(const PageView& view,
               const Furniture& furniture,
               const HtmlEntities& entities,
               const BodyWitness& witness)
        : view_(view),
          tree_(view.tree()),
          furniture_(furniture),
          witness_(witness),
          known_(witness.facts.article_body.text),
          lines_(view, entities) {
        const PageFacts& facts = witness.facts;
        for (const std::string* said :
             {&witness.title, &facts.headline, &facts.meta_title, &facts.page_title}) {
            titles_.push_back(letters_of(*said));
        }
    }

    Body find() {
        body_.title = witness_.title_segment;
        body_.scope = choose_scope();
        posts_ = find_live_posts(view_, body_.scope, witness_.facts.is_live_page);
        choose_segments();
        if (!has_prose_) choose_anything();
        body_.byline_lines = take_byline_lines(view_, lines_, witness_.bylines, first_, body_);
        collect_credits();
        drop_end();
        drop_unknown();
        if (posts_.empty()) cut_into_posts();
        add_title();
        note_prose();
        return std::move(body_);
    }

private:
    // The element that holds the report.

    [[nodiscard]] std::uint32_t choose_scope() const {
        if (const std::uint32_t around = article_around_title()) return around;
        std::uint32_t node = tree_.body();
        for (;;) {
            std::uint32_t best = 0;
            for (std::uint32_t child = node + 1; child < tree_[node].subtree_end;
                 child = std::max(tree_[child].subtree_end, child + 1)) {
                if (best == 0 || view_.prose(child) > view_.prose(best)) best = child;
            }
            if (best == 0 || view_.prose(best) * 10 < view_.prose(node) * 8) return node;
            if (!is_block_tag(tree_[best].tag) && tree_[best].tag != HtmlTag::other) return node;
            if (tree_[best].tag == HtmlTag::p) return node;
            node = best;
            if ((view_.own_hints(node) & (hint::article | hint::body)) != 0) return node;
        }
    }

    /// The innermost article that holds the headline and enough prose; 0: none.
    [[nodiscard]] std::uint32_t article_around_title() const {
        constexpr std::uint32_t enough = 400;
        if (body_.title == no_segment) return 0;
        std::uint32_t node = segment(body_.title).block;
        while (node > tree_.body()) {
            const bool article = (view_.own_hints(node) & hint::article) != 0;
            if (article && view_.prose(node) > enough &&
                view_.prose(node) * 4 > view_.prose(tree_.body())) {
                return node;
            }
            node = tree_[node].parent;
        }
        return 0;
    }

    [[nodiscard]] const Segment& segment(std::size_t n) const { return view_.segments()[n]; }

    [[nodiscard]] const std::string& line_of(std::size_t n) { return lines_[n]; }

    [[nodiscard]] bool has(std::size_t n, std::uint32_t hints) const {
        return (segment(n).hints & hints) != 0;
    }

    // The segments of the report.

    void choose_segments() {
        auto [first, last] = view_.segments_below(body_.scope);
        // A standfirst may stand outside the element, between it and the headline.
        constexpr std::size_t reach = 25;
        if (body_.title != no_segment && body_.title < last && body_.title + reach >= first &&
            !has_much_prose(first, body_.title)) {
            first = body_.title + 1;
        }
        first_ = first;
        count_lines(first, last);
        for (std::size_t n = first; n < last; ++n) {
            if (n == body_.title) continue;
            if (segment(n).first < skip_until_) continue;
            choose(n);
        }
    }

    /// Whether more than a third of the report's prose stands before a segment: then that is a
    /// repeated headline, not the one above the report.
    [[nodiscard]] bool has_much_prose(std::size_t first, std::size_t before) const {
        std::uint32_t bytes = 0;
        for (std::size_t n = first; n < before; ++n) {
            if (segment(n).is_prose && !has(n, outside_hints)) bytes += segment(n).own_bytes();
        }
        return bytes * 3 > view_.prose(body_.scope);
    }

    /// A page without a paragraph: all its lines that are no menu.
    void choose_anything() {
        body_.blocks.clear();
        body_.scope = tree_.body();
        constexpr std::uint32_t shortest = 20;
        for (std::size_t n = 0; n < view_.segments().size(); ++n) {
            const Segment& here = segment(n);
            if (n == body_.title || has(n, outside_hints) || here.mostly_links()) continue;
            if (here.bytes < shortest || furniture_.kind_of(line_of(n)) != LineKind::none) continue;
            take(n, role_of(n));
        }
    }

    void take(std::size_t n, BlockRole role) {
        ChosenBlock block{n, role, {}};
        const auto post = std::find_if(posts_.begin(), posts_.end(), [&](const LivePost& entry) {
            return entry.begin <= segment(n).first && segment(n).first < entry.end;
        });
        if (post != posts_.end()) {
            block.time = post->time;
            if (role == BlockRole::paragraph) block.role = BlockRole::post;
        }
        if (segment(n).is_prose && is_body(role)) has_prose_ = true;
        body_.blocks.push_back(std::move(block));
    }

    void choose(std::size_t n) {
        const Segment& here = segment(n);
        if (has(n, outside_hints)) return;
        const std::string& line = line_of(n);
        if (line.empty() || line == witness_.title) return;
        if (!has_prose_ && repeats_headline(n, line)) return;
        if (has(n, hint::figure | hint::caption) && !has(n, hint::quote)) {
            choose_caption(n, line);
            return;
        }
        if (tells_of_report(n, line) || choose_by_words(n, line)) return;
        if (heads_other_report(n)) {
            skip_box(n);
            return;
        }
        if (is_linked_elsewhere(n)) {
            if (is_pointer(n)) take(n, BlockRole::aside);
            return;
        }
        if (has(n, hint::footer) && !has(n, hint::quote)) return;
        if (!has_prose_ && !here.is_prose && !belongs_to_head(n)) return;
        if (is_dated_line(n, line)) return;
        if (is_scrap(n)) return;
        if (is_repeated(line)) return;
        take(n, role_of(n));
    }

    /// Above the first paragraph: another h1, or what the head of the page calls its title, with
    /// or without a kicker.
    [[nodiscard]] bool repeats_headline(std::size_t n, const std::string& line) const {
        constexpr std::uint32_t longest_headline = 80;
        const Segment& here = segment(n);
        if (tree_[here.block].tag == HtmlTag::h1 && here.bytes < longest_headline &&
            !here.ends_sentence) {
            return true;
        }
        constexpr std::size_t shortest = 16;
        if (line.size() < shortest || line.size() > longest_title) return false;
        const std::string letters = letters_of(line);
        return letters.size() >= shortest &&
               std::any_of(titles_.begin(), titles_.end(), [&](const std::string& title) {
                   return title.find(letters) != std::string::npos ||
                          (title.size() >= shortest && letters.size() < 2 * title.size() &&
                           letters.ends_with(title));
               });
    }

    /// Whether a line says when, by whom or from where the report is; credits are kept for later.
    bool tells_of_report(std::size_t n, const std::string& line) {
        if (is_time_only(n) || has(n, hint::byline)) return true;
        if (!segment(n).is_prose && has(n, hint::date)) return true;
        Byline credit;
        if (!witness_.bylines.read_credit_line(line, credit)) return false;
        credits_.push_back({line, body_.blocks.size()});
        return true;
    }

    void choose_caption(std::size_t n, const std::string& line) {
        constexpr std::uint32_t shortest = 20;
        if (segment(n).bytes <= shortest || is_in_table_or_list(n)) return;
        if (furniture_.kind_of(line) == LineKind::menu || segment(n).mostly_links()) return;
        if (!is_repeated(line)) take(n, BlockRole::caption);
    }

    [[nodiscard]] bool is_in_table_or_list(std::size_t n) const {
        return has(n, hint::list_item) && segment(n).mostly_links();
    }

    /// A line that is nothing but the content of a time element.
    [[nodiscard]] bool is_time_only(std::size_t n) const {
        const Segment& here = segment(n);
        if (here.is_prose || here.bytes > 60) return false;
        for (std::uint32_t node = here.first; node < here.last; ++node) {
            if (tree_[node].tag != HtmlTag::text || trim(tree_.raw_text(node)).empty()) continue;
            std::uint32_t up = tree_[node].parent;
            while (up != here.block && tree_[up].tag != HtmlTag::time && up != 0) {
                up = tree_[up].parent;
            }
            if (tree_[up].tag != HtmlTag::time) return false;
        }
        return true;
    }

    /// What the words of the line decide; true when nothing is left to decide.
    bool choose_by_words(std::size_t n, const std::string& line) {
        const Segment& here = segment(n);
        const Furniture::Match match = furniture_.match(line);
        switch (match.kind) {
            case LineKind::menu:
                return match.is_whole || !here.ends_sentence;
            case LineKind::notice:
                return match.is_whole || !here.ends_sentence || here.bytes < longest_notice;
            case LineKind::section:
                if (here.bytes < 60) skip_box(n);
                return true;
            case LineKind::truncation:
                if (here.bytes > 200 && here.is_prose) return false;
                body_.cut_off = true;
                return true;
            case LineKind::correction:
                if (!here.is_prose) return false;
                take(n, BlockRole::correction);
                return true;
            case LineKind::related:
                if (here.is_prose && here.link_bytes == 0) return false;
                if (here.link_bytes > 0 && here.bytes < 250) take(n, BlockRole::aside);
                return here.bytes < 250;
            case LineKind::credit:
                return !here.is_prose && here.bytes < 120;
            case LineKind::caption:
                if (here.bytes > longest_caption || has(n, hint::quote)) return false;
                take(n, BlockRole::caption);
                return true;
            case LineKind::none:
                break;
        }
        return false;
    }

    /// A heading that is a link heads the teaser of another report.
    [[nodiscard]] bool heads_other_report(std::size_t n) const {
        const Segment& here = segment(n);
        return (view_.own_hints(here.block) & hint::heading) != 0 && here.bytes >= 15 &&
               here.link_bytes * 10 > here.bytes * 8 && posts_.empty();
    }

    /// "Most popular": all that shares its box goes, unless the box is the report itself.
    void skip_box(std::size_t n) {
        const std::uint32_t box = tree_[segment(n).block].parent;
        if (box <= body_.scope || view_.prose(box) * 3 > view_.prose(body_.scope)) return;
        skip_until_ = std::max(skip_until_, tree_[box].subtree_end);
    }

    /// Links and lists of links; a paragraph with many links among its words is none.
    [[nodiscard]] bool is_linked_elsewhere(std::size_t n) const {
        const Segment& here = segment(n);
        if (has_prose_ && !has(n, hint::related) && leads_off_site(n)) return false;
        if (here.link_bytes * 10 > here.bytes * 8) return true;
        if (here.mostly_links() && !here.ends_sentence) return true;
        if (has(n, hint::related)) {
            return here.link_bytes > 0 || !here.is_prose || boxed_links(n);
        }
        return !here.is_prose && boxed_links(n);
    }

    /// Whether all links of a paragraph lead to other sites: sources and offers are part of a
    /// report, pointers to reports of the same outlet are not.
    [[nodiscard]] bool leads_off_site(std::size_t n) const {
        const Segment& here = segment(n);
        if (here.link_bytes == 0 || witness_.host.empty()) return false;
        if (tree_[here.block].tag != HtmlTag::p || has(n, hint::list_item)) return false;
        std::uint32_t seen = 0;  // the link that was looked at last
        for (std::uint32_t node = here.first; node < here.last; ++node) {
            if (tree_[node].tag != HtmlTag::text) continue;
            std::uint32_t up = tree_[node].parent;
            while (up > here.block && tree_[up].tag != HtmlTag::a) up = tree_[up].parent;
            if (tree_[up].tag != HtmlTag::a || up == seen) continue;
            seen = up;
            const std::string host = url_host(tree_.attribute(up, "href").value_or(""));
            if (host.empty() || is_same_site(host, witness_.host)) return false;
        }
        return seen != 0;
    }

    /// Whether the nearest box of several lines around the segment is mostly links.
    [[nodiscard]] bool boxed_links(std::size_t n) const {
        std::uint32_t node = segment(n).block;
        for (int steps = 0; steps < 4 && node > body_.scope; ++steps, node = tree_[node].parent) {
            if (view_.bytes(node) > segment(n).bytes) {
                return view_.link_bytes(node) * 10 > view_.bytes(node) * 6;
            }
        }
        return false;
    }

    /// One line within the report that points to another report.
    [[nodiscard]] bool is_pointer(std::size_t n) const {
        return has_prose_ && segment(n).bytes >= 20 && segment(n).bytes < 250 &&
               !has(n, hint::list_item | hint::cell);
    }

    /// Near the head: a line that tells when, and perhaps who, but no sentence.
    [[nodiscard]] bool is_dated_line(std::size_t n, const std::string& line) const {
        constexpr std::uint32_t longest = 130;
        if (segment(n).bytes > longest) return false;
        if (segment(n).ends_sentence && !witness_.bylines.is_byline(line)) return false;
        if (body_.blocks.size() > 3 || has(n, hint::list_item | hint::quote)) return false;
        return find_date(line, witness_.months, {}).has_value();
    }

    /// Above the first paragraph: a standfirst that is no sentence.
    [[nodiscard]] bool belongs_to_head(std::size_t n) const {
        if (has(n, hint::heading) && segment(n).bytes < 300 && segment(n).link_bytes == 0) {
            return true;
        }
        return has(n, hint::lead) && segment(n).bytes > 40 && segment(n).link_bytes == 0;
    }

    /// A few words in a box of their own: counters, labels, buttons.
    [[nodiscard]] bool is_scrap(std::size_t n) const {
        const Segment& here = segment(n);
        if (here.is_prose || here.ends_sentence || here.bytes >= 40) return false;
        const HtmlTag tag = tree_[here.block].tag;
        return tag == HtmlTag::div || tag == HtmlTag::section || tag == HtmlTag::article ||
               tag == HtmlTag::body || tag == HtmlTag::main || tag == HtmlTag::header ||
               tag == HtmlTag::aside;
    }

    void count_lines(std::size_t first, std::size_t last) {
        for (std::size_t n = first; n < last; ++n) {
            if (segment(n).bytes < shortest_repeated || has(n, outside_hints)) continue;
            ++counts_[fnv1a(line_of(n))];
        }
    }

    /// The same words a second time: a pull quote, a copy for small screens. More often they are a
    /// refrain, as the questions of a series of interviews.
    bool is_repeated(const std::string& line) {
        constexpr int refrain = 4;
        if (line.size() < shortest_repeated) return false;
        const std::uint64_t key = fnv1a(line);
        const auto count = counts_.find(key);
        return !seen_.insert(key).second && (count == counts_.end() || count->second < refrain);
    }

    [[nodiscard]] BlockRole role_of(std::size_t n) const {
        const Segment& here = segment(n);
        if (has(n, hint::correction)) return BlockRole::correction;
        if (has(n, hint::aside)) return BlockRole::aside;
        if (has(n, hint::post)) return BlockRole::post;
        if (has(n, hint::quote)) return BlockRole::quote;
        if (has(n, hint::list_item)) return BlockRole::list;
        if ((view_.own_hints(here.block) & hint::heading) != 0) return BlockRole::heading;
        if (!has_prose_ && has(n, hint::lead) && !here.ends_sentence) return BlockRole::heading;
        return BlockRole::paragraph;
    }

    // What the chosen segments say together.

    /// "Source: Reuters" amid the report is the source of a chart or table there.
    void collect_credits() {
        constexpr std::size_t head = 2;
        constexpr std::size_t end = 3;
        for (Credit& credit : credits_) {
            if (credit.blocks_before <= head || credit.blocks_before + end >= body_.blocks.size()) {
                body_.credit_lines.push_back(std::move(credit.line));
            }
        }
    }

    /// Headings and pointers behind the last sentence of the report head something else.
    void drop_end() {
        std::size_t end = body_.blocks.size();
        while (end > 0 && !may_end_report(body_.blocks[end - 1])) --end;
        if (end == 0) {
            body_.blocks.clear();
            return;
        }
        // Short lines in a row of the same kind go on with what stands before them.
        const std::uint32_t parent = tree_[segment(body_.blocks[end - 1].segment).block].parent;
        std::size_t last = end;
        for (std::size_t k = end; k < body_.blocks.size(); ++k) {
            const ChosenBlock& block = body_.blocks[k];
            const std::uint32_t node = segment(block.segment).block;
            if (tree_[node].parent == parent && tree_[node].tag == HtmlTag::p &&
                block.role == BlockRole::paragraph && segment(block.segment).bytes >= 40) {
                last = k + 1;
            }
        }
        body_.blocks.resize(last);
    }

    [[nodiscard]] bool may_end_report(const ChosenBlock& block) const {
        const Segment& here = segment(block.segment);
        return here.is_prose || block.role == BlockRole::list || block.role == BlockRole::quote ||
               block.role == BlockRole::caption || has(block.segment, hint::cell) ||
               (block.role == BlockRole::paragraph && here.ends_sentence);
    }

    /// When JSON-LD holds the whole text, paragraphs that it lacks are no part of the report.
    void drop_unknown() {
        constexpr std::size_t shortest = 600;
        if (witness_.facts.article_body.text.size() < shortest) return;
        std::size_t all = 0;
        std::size_t known = 0;
        std::vector<double> shares(body_.blocks.size(), 1.0);
        for (std::size_t k = 0; k < body_.blocks.size(); ++k) {
            if (!is_body(body_.blocks[k].role)) continue;
            const std::string line = line_of(body_.blocks[k].segment);
            shares[k] = known_.share_of(line);
            all += line.size();
            if (shares[k] > 0.5) known += line.size();
        }
        if (known * 10 < all * 7 || known * 10 < witness_.facts.article_body.text.size() * 7)
            return;
        // JSON-LD often leaves the standfirst out.
        std::size_t begin = 0;
        while (begin < shares.size() && shares[begin] <= 0.5) ++begin;
        constexpr std::size_t longest_head = 4;
        if (begin > longest_head) begin = 0;
        std::vector<ChosenBlock> kept;
        for (std::size_t k = 0; k < body_.blocks.size(); ++k) {
            if (k < begin) {
                kept.push_back(std::move(body_.blocks[k]));
                continue;
            }
            const BlockRole role = body_.blocks[k].role;
            const bool strange = shares[k] < 0.2 && is_body(role) &&
                                 role != BlockRole::correction && role != BlockRole::heading &&
                                 role != BlockRole::post && role != BlockRole::quote;
            if (!strange) kept.push_back(std::move(body_.blocks[k]));
        }
        body_.blocks = std::move(kept);
    }

    /// Entries of a live page that no element holds: from one dated line to the next.
    void cut_into_posts() {
        std::vector<std::string_view> lines;
        for (const ChosenBlock& block : body_.blocks) {
            const bool may_head =
                block.role == BlockRole::heading || block.role == BlockRole::paragraph;
            lines.push_back(may_head ? std::string_view(line_of(block.segment))
                                     : std::string_view());
        }
        const auto heads =
            find_post_heads(lines, witness_.facts.updates, witness_.facts.is_live_page);
        for (std::size_t n = 0; n < heads.size(); ++n) {
            const std::size_t end = n + 1 < heads.size() ? heads[n + 1].line : body_.blocks.size();
            for (std::size_t k = heads[n].line; k < end; ++k) {
                ChosenBlock& block = body_.blocks[k];
                block.time = heads[n].time;
                if (block.role == BlockRole::paragraph) block.role = BlockRole::post;
            }
        }
    }

    void add_title() {
        if (body_.title == no_segment) return;
        body_.blocks.insert(body_.blocks.begin(), {body_.title, BlockRole::title, {}});
    }

    void note_prose() {
        for (const ChosenBlock& block : body_.blocks) {
            if (!is_body(block.role) || !segment(block.segment).is_prose) continue;
            if (body_.first_prose == no_segment) body_.first_prose = block.segment;
            body_.last_prose = block.segment;
        }
        note_head();
    }

    void note_head() {
        constexpr std::size_t reach = 10;
        const auto& all = view_.segments();
        if (all.empty()) return;
        std::size_t top = body_.title != no_segment ? body_.title : body_.first_prose;
        if (top == no_segment) top = 0;
        std::size_t bottom = body_.first_prose != no_segment ? body_.first_prose : top + reach;
        if (bottom < top) std::swap(top, bottom);
        const std::size_t begin = top > reach ? top - reach : 0;
        const std::size_t end = std::min(bottom, top + 40) + 2;
        body_.head_first = std::min(begin, all.size() - 1);
        body_.head_last = std::min(end, all.size());
        body_.head_begin = all[body_.head_first].block;
        body_.head_end = end < all.size() ? all[end].first : tree_.size();
    }

    const PageView& view_;
    const HtmlTree& tree_;
    const Furniture& furniture_;
    const BodyWitness& witness_;
    WordOverlap known_;
    SegmentLines lines_;
    std::vector<std::string> titles_;  ///< their letters, as the head of the page says them
    std::vector<LivePost> posts_;
    std::vector<Credit> credits_;
    std::set<std::uint64_t> seen_;
    std::unordered_map<std::uint64_t, int> counts_;  ///< of the lines of the scope
    std::size_t first_ = 0;
    std::uint32_t skip_until_ = 0;
    bool has_prose_ = false;
    Body body_;
};

}  // namespace

Body find_body(const PageView& view,
               const Furniture& furniture,
               const HtmlEntities& entities,
               const BodyWitness& witness) {
    return BodyFinder(view, furniture, entities, witness).find();
}

}  // namespace concord
