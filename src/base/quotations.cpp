// Pairs quotation marks block by block with a stack of what is open.
//
//     He said: “It’s ‘done’,” and left.   ->  [It’s ‘done’,] and, one deeper, [done]
//
// Each mark is first judged by its neighbours: may it open, may it close, or is it an apostrophe?
// What remains open to doubt is settled by the stack: a straight mark closes what is open, a single
// mark that would close nothing is an apostrophe, an outer mark that closes shows that an inner
// single mark was one. A single mark behind an s ("the ministers’ talks") closes only if no better
// one follows.

#include "base/quotations.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr std::size_t max_depth = 8;
constexpr std::size_t max_look_ahead = 64;  ///< marks

enum class Kind { straight, curly, low, angle, single };

struct Mark {
    Kind kind = Kind::straight;
    Span span;
    bool may_open = false;
    bool may_close = false;
    bool after_s = false;  ///< behind an s and before a space: perhaps a possessive
};

bool is_dash(char32_t c) {
    return c == U'—' || c == U'–' || c == U'-';
}

bool is_opening_context(char32_t before) {
    constexpr std::u32string_view openers = U"([{“‘«„\"'/:,;…";
    return before == 0 || is_space(before) || is_dash(before) ||
           openers.find(before) != std::u32string_view::npos;
}

bool is_word(char32_t c) {
    return is_letter(c) || is_digit(c);
}

/// Reads the marks of one block, each with its neighbours.
class MarkReader {
public:
    MarkReader(std::string_view text, Span block) : text_(text), block_(block) {}

    [[nodiscard]] std::vector<Mark> read() const {
        std::vector<Mark> marks;
        for (std::uint32_t at = block_.begin; at < block_.end;) {
            const auto byte = static_cast<unsigned char>(text_[at]);
            if (byte != '"' && byte != '\'' && byte != '`' && byte != 0xE2 && byte != 0xC2) {
                ++at;
                continue;
            }
            const CodePoint c = code_point_at(text_, at);
            const std::uint32_t end = add(c.value, {at, at + c.size}, marks);
            at = std::max(end, at + c.size);
        }
        return marks;
    }

private:
    [[nodiscard]] char32_t before(std::uint32_t at) const {
        if (at <= block_.begin) return 0;
        return code_point_at(text_, previous_boundary(text_, at)).value;
    }
    [[nodiscard]] char32_t after(std::uint32_t at) const {
        return at < block_.end ? code_point_at(text_, at).value : 0;
    }

    /// Adds the mark at `span`, if it is one; returns where it ends.
    std::uint32_t add(char32_t c, Span span, std::vector<Mark>& marks) const {
        Mark mark;
        mark.span = span;
        const bool backquotes = c == U'`';
        if ((backquotes || c == U'\'') && after(span.end) == c) {  // `` and ''
            ++mark.span.end;
            c = U'"';
        }
        const char32_t left = before(span.begin);
        const char32_t right = after(mark.span.end);
        const bool starts = is_opening_context(left) && right != 0 && !is_space(right);
        const bool ends = left != 0 && !is_space(left) && !is_word(right);
        switch (c) {
            case U'"':
                judge_straight(mark, left, right, starts || backquotes, ends && !backquotes);
                break;
            case U'“':
                mark.kind = Kind::curly;
                mark.may_close = ends;
                mark.may_open = !ends || starts;
                break;
            case U'”':
                mark.kind = Kind::curly;
                mark.may_open = starts && (left == 0 || is_space(left));
                mark.may_close = !mark.may_open;
                break;
            case U'„':
                mark.kind = Kind::low;
                mark.may_open = true;
                break;
            case U'«':
            case U'»':
                mark.kind = Kind::angle;
                mark.may_open =
                    c == U'«' ? !ends || starts : starts && (left == 0 || is_space(left));
                mark.may_close = c == U'»' ? !mark.may_open : ends && !starts;
                break;
            case U'‘':
            case U'’':
            case U'\'':
                judge_single(mark, c, left, right, starts, ends);
                break;
            default:
                return span.end;
        }
        if (mark.may_open || mark.may_close) marks.push_back(mark);
        return mark.span.end;
    }

    static void judge_straight(Mark& mark, char32_t left, char32_t right, bool starts, bool ends) {
        mark.kind = Kind::straight;
        const bool inches = is_digit(left) && !is_word(right);
        mark.may_open = starts || (!ends && !inches);
        mark.may_close = ends || !starts;
    }

    void judge_single(
        Mark& mark, char32_t c, char32_t left, char32_t right, bool starts, bool ends) const {
        mark.kind = Kind::single;
        if (is_word(left) && is_word(right)) return;
        mark.may_open = c != U'’' && starts && !is_elision(mark.span.end);
        mark.may_close = c != U'‘' && ends && !(c == U'\'' && is_digit(left));
        mark.after_s = (left == U's' || left == U'S') && is_space(right);
    }

    /// ’em, ’til, ’90s
    [[nodiscard]] bool is_elision(std::uint32_t at) const {
        if (at >= block_.end) return false;
        if (is_ascii_digit(text_[at])) {
            const std::string_view rest = text_.substr(at, std::min(3U, block_.end - at));
            return rest.size() == 3 && is_ascii_digit(rest[1]) && rest[2] == 's';
        }
        std::uint32_t end = at;
        while (end < block_.end && is_ascii_alpha(text_[end])) ++end;
        const std::string_view word = text_.substr(at, end - at);
        for (const std::string_view known : {"em", "til", "till", "tis", "twas", "cause", "bout"}) {
            if (equals_ignoring_case(word, known)) return true;
        }
        return false;
    }

    std::string_view text_;
    Span block_;
};

bool closes(Kind open, Kind close, bool quote_mark_opens) {
    if (open == close) return true;
    if (open == Kind::low) return close == Kind::curly || close == Kind::straight;
    const bool mixed = (open == Kind::curly && close == Kind::straight) ||
                       (open == Kind::straight && close == Kind::curly);
    return mixed && !quote_mark_opens;
}

class Pairing {
public:
    Pairing(std::string_view text, Index block, Span span, std::vector<Quotation>& found)
        : text_(text),
          block_(block),
          span_(span),
          found_(found),
          marks_(MarkReader(text, span).read()),
          balance_(marks_.size() + 1) {
        for (std::size_t i = marks_.size(); i-- > 0;) {
            balance_[i] = balance_[i + 1];
            const Mark& mark = marks_[i];
            int& count = balance_[i][static_cast<std::size_t>(mark.kind)];
            if (mark.may_close && !mark.may_open) ++count;
            if (mark.may_open && !mark.may_close) --count;
            if (mark.kind == Kind::single && mark.may_close)
                last_single_ = std::max(last_single_, i);
        }
    }

    /// continues  the block before left a quotation open that the first mark here opens again
    /// returns  true when a quotation in double marks is still open at the end
    bool run(bool continues) {
        first_found_ = found_.size();
        for (std::size_t i = 0; i < marks_.size(); ++i) {
            take(i);
            if (i == 0 && continues && !open_.empty()) open_.front().continues = true;
        }
        const bool left_open = end_of_block();
        std::sort(found_.begin() + static_cast<std::ptrdiff_t>(first_found_),
                  found_.end(),
                  [](const Quotation& a, const Quotation& b) {
                      return a.inner.begin != b.inner.begin ? a.inner.begin < b.inner.begin
                                                            : a.inner.end > b.inner.end;
                  });
        return left_open;
    }

private:
    struct Open {
        std::size_t mark = 0;
        bool continues = false;
    };

    void take(std::size_t i) {
        const Mark& mark = marks_[i];
        if (mark.may_close) {
            for (std::size_t depth = open_.size(); depth-- > 0;) {
                const Mark& opening = marks_[open_[depth].mark];
                if (!closes(opening.kind, mark.kind, mark.may_open)) {
                    if (opening.kind == Kind::single) continue;  // it was an apostrophe
                    break;
                }
                if (mark.may_open && mark.kind != Kind::straight && depth + 1 != open_.size())
                    break;
                if (mark.after_s && better_closer_follows(i)) return;
                open_.resize(depth + 1);
                close(depth, mark.span, true);
                open_.pop_back();
                return;
            }
        }
        if (mark.may_open) open(i);
    }

    void open(std::size_t i) {
        const Mark& mark = marks_[i];
        if (mark.kind == Kind::single && !closer_follows(i)) return;
        if (mark.kind != Kind::single) {
            // The same mark again: what was open has lost its end, unless both are closed later.
            const int closers = balance_[i + 1][static_cast<std::size_t>(mark.kind)];
            for (std::size_t depth = 0; depth < open_.size(); ++depth) {
                if (marks_[open_[depth].mark].kind == mark.kind && closers < 2) {
                    open_.resize(depth);
                    break;
                }
            }
        }
        if (open_.size() < max_depth) open_.push_back({i, false});
    }

    void close(std::size_t depth, Span end, bool closed) {
        const Mark& opening = marks_[open_[depth].mark];
        Quotation quotation;
        quotation.inner = {opening.span.end, end.begin};
        quotation.outer = {opening.span.begin, end.end};
        trim(quotation.inner);
        if (quotation.inner.empty()) return;
        quotation.block = block_;
        quotation.depth = static_cast<std::uint32_t>(depth);
        quotation.single = opening.kind == Kind::single;
        quotation.closed = closed;
        quotation.continues = open_[depth].continues;
        found_.push_back(quotation);
    }

    /// What is open in double marks ends with the block.
    bool end_of_block() {
        const auto outermost = std::find_if(open_.begin(), open_.end(), [&](const Open& open) {
            return marks_[open.mark].kind != Kind::single;
        });
        if (outermost == open_.end()) return false;
        open_ = {*outermost};
        close(0, {span_.end, span_.end}, false);
        return true;
    }

    void trim(Span& span) const {
        while (!span.empty() && is_space(code_point_at(text_, span.begin).value)) {
            span.begin += code_point_at(text_, span.begin).size;
        }
        while (!span.empty()) {
            const auto last = static_cast<std::uint32_t>(previous_boundary(text_, span.end));
            if (!is_space(code_point_at(text_, last).value)) break;
            span.end = last;
        }
    }

    [[nodiscard]] bool closer_follows(std::size_t i) const {
        return last_single_ > i && last_single_ < marks_.size();
    }

    /// A later single mark closes, and none opens before it.
    [[nodiscard]] bool better_closer_follows(std::size_t i) const {
        const std::size_t last = std::min(marks_.size(), i + 1 + max_look_ahead);
        for (std::size_t j = i + 1; j < last; ++j) {
            if (marks_[j].kind != Kind::single) {
                if (marks_[j].may_close && !marks_[j].may_open) return false;
                continue;
            }
            if (marks_[j].may_open) return false;
            if (marks_[j].may_close) return true;
        }
        return false;
    }

    std::string_view text_;
    Index block_;
    Span span_;
    std::vector<Quotation>& found_;
    std::vector<Mark> marks_;
    /// Per kind: marks at or behind that close it, less those that open it.
    std::vector<std::array<int, 5>> balance_;
    std::size_t last_single_ = 0;  ///< the last single mark that may close
    std::vector<Open> open_;
    std::size_t first_found_ = 0;
};

/// The kind of double mark that a block begins with.
bool begins_with_mark(std::string_view text, Span block) {
    if (block.empty()) return false;
    const char32_t c = code_point_at(text, block.begin).value;
    return c == U'"' || c == U'“' || c == U'«' || c == U'„' || c == U'”' ||
           slice(text, block).substr(0, 2) == "``" || slice(text, block).substr(0, 2) == "''";
}

}  // namespace

std::vector<Quotation> find_quotations(std::string_view text, std::span<const Block> blocks) {
    std::vector<Quotation> found;
    bool continues = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::size_t before = found.size();
        const bool left_open =
            Pairing(text, static_cast<Index>(i), blocks[i].span, found).run(continues);
        continues = left_open && i + 1 < blocks.size() && is_body(blocks[i].role) &&
                    is_body(blocks[i + 1].role) && begins_with_mark(text, blocks[i + 1].span);
        for (std::size_t j = before; j < found.size(); ++j) {
            found[j].goes_on = continues && !found[j].closed;
        }
    }
    return found;
}

}  // namespace concord
