// Character data to text: "two&nbsp; words" -> "two words". White space, no-break space and
// characters without width count as space; a run of them is one space whose origin is the run.

#include "clean/segment_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace concord {
namespace {

/// Bytes that make no visible mark: soft hyphen, zero-width space, joiner marks of directions.
bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF ||
           (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F;
}

/// ASCII that is seen.
bool is_plain(char byte) {
    return byte > ' ' && byte < 0x7F;
}

class SegmentWriter {
public:
    SegmentWriter(const PageView& view, const HtmlEntities& entities)
        : view_(view), entities_(entities) {}

    Draft write(const Segment& segment) {
        const HtmlTree& tree = view_.tree();
        for (std::uint32_t node = segment.first; node < segment.last;) {
            const HtmlNode& here = tree[node];
            if (here.tag == HtmlTag::text) {
                if (!is_left_out(segment, here.parent)) {
                    if (!segment.is_prose) divide(here.begin);
                    add_data(here.begin, here.end);
                }
                ++node;
            } else if (is_silent_tag(here.tag)) {
                node = std::max(here.subtree_end, node + 1);
            } else {
                if (here.tag == HtmlTag::br) space(here.begin, here.end);
                if (is_block_tag(here.tag)) has_gap_ = true;
                ++node;
            }
        }
        return std::move(draft_);
    }

private:
    [[nodiscard]] bool is_left_out(const Segment& segment, std::uint32_t parent) const {
        return (view_.hints(parent) & hint::hidden & ~segment.hints) != 0;
    }

    /// Elements that a style sheet puts below each other: "Kicker" and "Headline" in one h1.
    void divide(std::uint32_t begin) {
        if (draft_.text.empty() || has_space_) return;
        const std::size_t last = previous_boundary(draft_.text, draft_.text.size());
        const char32_t before = code_point_at(draft_.text, last).value;
        const char32_t after = code_point_at(view_.tree().source(), begin).value;
        if (is_letter(before) && !is_upper(before) && is_upper(after)) draft_.text += ' ';
        draft_.grows = draft_.grows && draft_.text.back() != ' ';
    }

    void add_data(std::uint32_t begin, std::uint32_t end) {
        HtmlPieces pieces(view_.tree().source(), begin, end, entities_);
        while (const auto piece = pieces.next()) {
            if (piece->is_verbatim) {
                add_verbatim(piece->text, piece->begin);
            } else {
                add_reference(*piece);
            }
        }
    }

    void add_verbatim(std::string_view text, std::uint32_t source) {
        std::size_t from = 0;
        std::size_t at = 0;
        const auto give = [&](std::size_t to) {
            if (to <= from) return;
            flush_space();
            append_verbatim(
                draft_, text.substr(from, to - from), source + static_cast<std::uint32_t>(from));
        };
        while (at < text.size()) {
            const char byte = text[at];
            if (byte > ' ' && byte != 0x7F) {
                ++at;
                continue;
            }
            if (byte == ' ' && at > from && at + 1 < text.size() && is_plain(text[at + 1])) {
                at += 2;
                continue;
            }
            const CodePoint c = code_point_at(text, at);
            const bool blank = is_invisible(c.value) ? false : is_space(c.value);
            if (!blank && !is_invisible(c.value)) {
                at += c.size;
                continue;
            }
            give(at);
            const std::uint32_t begin = source + static_cast<std::uint32_t>(at);
            if (blank) space(begin, begin + c.size);
            at += c.size;
            from = at;
        }
        give(at);
    }

    void add_reference(const HtmlPiece& piece) {
        const char32_t c = code_point_at(piece.text, 0).value;
        if (is_invisible(c)) return;
        if (is_space(c)) {
            space(piece.begin, piece.end);
            return;
        }
        flush_space();
        append_unit(draft_, piece.text, piece.begin, piece.end);
    }

    void space(std::uint32_t begin, std::uint32_t end) {
        if (draft_.text.empty()) return;
        if (has_space_ && space_end_ == begin) {
            space_end_ = end;
            plain_space_ = false;
            return;
        }
        if (has_space_) return;
        has_space_ = true;
        space_begin_ = begin;
        space_end_ = end;
        plain_space_ = end == begin + 1 && view_.tree().source()[begin] == ' ';
    }

    void flush_space() {
        if (!has_space_) {
            // Cells of one row need no white space between them in the page.
            if (has_gap_ && !draft_.text.empty()) {
                draft_.text += ' ';
                draft_.grows = false;
            }
            has_gap_ = false;
            return;
        }
        has_space_ = false;
        has_gap_ = false;
        if (plain_space_) {
            append_verbatim(draft_, " ", space_begin_);
        } else {
            append_unit(draft_, " ", space_begin_, space_end_);
        }
    }

    const PageView& view_;
    const HtmlEntities& entities_;
    Draft draft_;
    bool has_space_ = false;
    bool has_gap_ = false;  ///< an element of a line of its own begins here
    bool plain_space_ = false;
    std::uint32_t space_begin_ = 0;
    std::uint32_t space_end_ = 0;
};

}  // namespace

Draft text_of(const PageView& view, const Segment& segment, const HtmlEntities& entities) {
    return SegmentWriter(view, entities).write(segment);
}

const std::string& SegmentLines::operator[](std::size_t segment) {
    std::optional<std::string>& line = lines_[segment];
    if (!line) line = text_of(view_, view_.segments()[segment], entities_).text;
    return *line;
}

}  // namespace concord
