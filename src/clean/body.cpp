// Finds the report in a page: first the element that holds it, then the segments of that element
// which belong to it.
//
// The element: from the body of the page downwards as long as one child holds nearly all the prose
// of its parent; the walk ends where the text is shared between children (a body cut in two by an
// advertisement stays whole) or at an element that calls itself the article. The segments: what
// menus, forms, link lists and notices are is told by class words, by the share of link text, and
// by the words of the line.

#include "clean/body.h"

#include <algorithm>

#include "base/utf8.h"
#include "clean/segment_text.h"

namespace concord {
namespace {

class BodyFinder {
public:
    BodyFinder(const PageView& view,
               const Furniture& furniture,
               const HtmlEntities& entities,
               const BodyWitness& witness)
        : view_(view),
          tree_(view.tree()),
          furniture_(furniture),
          entities_(entities),
          witness_(witness) {}

    Body find() {
        body_.scope = choose_scope();
        find_title();
        choose_segments();
        drop_loose_headings();
        return std::move(body_);
    }

private:
    [[nodiscard]] std::uint32_t choose_scope() const {
        std::uint32_t node = tree_.body();
        for (;;) {
            std::uint32_t best = 0;
            for (std::uint32_t child = node + 1; child < tree_[node].subtree_end;
                 child = std::max(tree_[child].subtree_end, child + 1)) {
                if (view_.prose(child) > view_.prose(best) || best == 0) best = child;
            }
            if (best == 0 || view_.prose(best) * 10 < view_.prose(node) * 8) return node;
            if (!is_block_tag(tree_[best].tag) && tree_[best].tag != HtmlTag::other) return node;
            if (tree_[best].tag == HtmlTag::p) return node;
            node = best;
            if ((view_.own_hints(node) & (hint::article | hint::body)) != 0) return node;
        }
    }

    [[nodiscard]] std::string line_of(const Segment& segment) const {
        return text_of(view_, segment, entities_).text;
    }

    void find_title() {
        title_segment_ = view_.segments().size();
        std::size_t first_h1 = view_.segments().size();
        for (std::size_t n = 0; n < view_.segments().size(); ++n) {
            const Segment& segment = view_.segments()[n];
            if (segment.bytes > 400) continue;
            const bool h1 = tree_[segment.block].tag == HtmlTag::h1;
            const bool titled = (view_.own_hints(segment.block) & hint::title) != 0;
            if (!h1 && !titled && (segment.hints & hint::heading) == 0) continue;
            const std::string line = line_of(segment);
            if (!witness_.title.empty() && line == witness_.title) {
                title_segment_ = n;
                return;
            }
            if (h1 && first_h1 == view_.segments().size()) first_h1 = n;
        }
        title_segment_ = first_h1;
    }

    void choose_segments() {
        const auto [first, last] = view_.segments_below(body_.scope);
        std::size_t begin = first;
        if (title_segment_ < view_.segments().size()) {
            body_.blocks.push_back({title_segment_, BlockRole::title, {}});
            if (title_segment_ >= first && title_segment_ < last) begin = title_segment_ + 1;
        }
        for (std::size_t n = begin; n < last; ++n) {
            if (n == title_segment_) continue;
            choose(n);
        }
    }

    void choose(std::size_t n) {
        const Segment& segment = view_.segments()[n];
        constexpr std::uint32_t unwanted =
            hint::furniture | hint::comment | hint::hidden | hint::form | hint::pull;
        if ((segment.hints & unwanted) != 0) return;
        const std::string line = line_of(segment);
        if (line.empty() || line == witness_.title) return;
        if ((segment.hints & (hint::figure | hint::caption)) != 0) {
            if (segment.bytes > 20) body_.blocks.push_back({n, BlockRole::caption, {}});
            return;
        }
        if (!segment.is_prose && (segment.hints & (hint::byline | hint::date)) != 0) return;
        const LineKind kind = furniture_.kind_of(line);
        if (kind == LineKind::menu || kind == LineKind::section) return;
        if (kind == LineKind::truncation) {
            body_.cut_off = true;
            return;
        }
        if (kind == LineKind::correction) {
            body_.blocks.push_back({n, BlockRole::correction, {}});
            return;
        }
        const bool pointer = kind == LineKind::related || (segment.hints & hint::related) != 0;
        if (pointer || segment.mostly_links()) {
            if (segment.link_bytes > 0) body_.blocks.push_back({n, BlockRole::aside, {}});
            return;
        }
        if ((segment.hints & hint::footer) != 0 && (segment.hints & hint::quote) == 0) return;
        body_.blocks.push_back({n, role_of(segment), {}});
    }

    [[nodiscard]] static BlockRole role_of(const Segment& segment) {
        if ((segment.hints & hint::correction) != 0) return BlockRole::correction;
        if ((segment.hints & hint::aside) != 0) return BlockRole::aside;
        if ((segment.hints & hint::post) != 0) return BlockRole::post;
        if ((segment.hints & hint::quote) != 0) return BlockRole::quote;
        if ((segment.hints & hint::list_item) != 0) return BlockRole::list;
        if ((segment.hints & hint::heading) != 0) return BlockRole::heading;
        return BlockRole::paragraph;
    }

    /// Headings and pointers behind the last sentence of the report head something else.
    void drop_loose_headings() {
        while (!body_.blocks.empty()) {
            const ChosenBlock& last = body_.blocks.back();
            const Segment& segment = view_.segments()[last.segment];
            if (last.role == BlockRole::title || segment.is_prose) return;
            if (last.role == BlockRole::paragraph && segment.ends_sentence) return;
            body_.blocks.pop_back();
        }
    }

    const PageView& view_;
    const HtmlTree& tree_;
    const Furniture& furniture_;
    const HtmlEntities& entities_;
    const BodyWitness& witness_;
    std::size_t title_segment_ = 0;
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
