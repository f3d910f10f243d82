// Tokens after the guidelines of the English Web Treebank and GUM: clitics apart (do|n't, it|'s),
// hyphenated words apart (well|-|known) but for short prefixes (co-founder, pre-war), currency
// signs, units and percent signs apart from their number (€|21|bn), abbreviations with their full
// stop (U.S., Mr.), runs of one mark together (..., !!!), addresses and handles whole.
//
//     "He can't pay $5.7bn," -> " | He | ca | n't | pay | $ | 5.7 | bn | , | "
//
// The text is cut at white space first; what stands between is looked at one code point at a time
// with a few of its neighbours, so every rule is local and every byte ends up in one token. What
// must be looked for further on (the end of an address, of a telephone number) is kept until the
// text comes to it, so that "a-a-a-..." costs no more than other words.

#include "annotate/tokenizer.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/token_words.h"
#include "base/utf8.h"

namespace concord {
namespace {

enum Mark : std::uint64_t {
    abbreviation = 1U << 0U,          ///< written with a full stop that belongs to it
    prefix = 1U << 1U,                ///< keeps its hyphen
    unit = 1U << 2U,                  ///< parts from the number before it
    capital_abbreviation = 1U << 4U,  ///< an abbreviation where it begins with a capital
    number_abbreviation = 1U << 5U,   ///< an abbreviation where a number follows
    domain = 1U << 3U,                ///< ends a bare web address
};

struct Glyph {
    char32_t c = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'’' || c == U'ʼ' || c == U'`';
}

bool is_hyphen(char32_t c) {
    return c == U'-' || c == U'‐' || c == U'‑';
}

/// Combining accents and joiners go on with the letter before them.
bool is_mark_on_letter(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_word_char(char32_t c) {
    return is_letter(c) || is_digit(c) || c == U'_' || is_mark_on_letter(c);
}

bool is_closing_mark(char32_t c) {
    constexpr std::u32string_view marks = U".,;:!?)]}'’”\"»…";
    return marks.find(c) != std::u32string_view::npos;
}

/// Marks that never stand inside an address.
bool breaks_address(char32_t c) {
    constexpr std::u32string_view marks = U"\"<>“”«»—()[]{}";
    return marks.find(c) != std::u32string_view::npos;
}

/// One stretch without white space, cut left to right. `glyphs` has one more: what follows the
/// space behind it, or 0.
class Chunk {
public:
    Chunk(std::string_view text,
          std::span<const Glyph> glyphs,
          char32_t following,
          const WordTable& words,
          std::vector<Token>& tokens)
        : text_(text), glyphs_(glyphs), following_(following), words_(words), tokens_(tokens) {}

    void cut() {
        for (std::size_t i = 0; i < glyphs_.size();) {
            if (const std::size_t address = address_end(i); address != 0) {
                i = emit(i, address);
            } else if (is_word_char(at(i))) {
                i = cut_word(i);
            } else if (const std::size_t face = face_end(i); face != 0) {
                i = emit(i, face);
            } else if (begins_handle(i)) {
                i = emit(i, run_end(i + 1, [](char32_t c) { return is_word_char(c); }));
            } else {
                i = emit(i, mark_end(i));
            }
        }
    }

private:
    [[nodiscard]] char32_t at(std::size_t i) const { return i < glyphs_.size() ? glyphs_[i].c : 0; }

    [[nodiscard]] std::string_view view(std::size_t begin, std::size_t end) const {
        return slice(text_, {glyphs_[begin].begin, glyphs_[end - 1].end});
    }

    std::size_t emit(std::size_t begin, std::size_t end) {
        if (begin < end) tokens_.emplace_back().span = {glyphs_[begin].begin, glyphs_[end - 1].end};
        return end;
    }

    [[nodiscard]] std::uint64_t marks_of(std::size_t begin, std::size_t end) const {
        if (begin >= end || end - begin > 24) return 0;
        return words_.find(fold_word(view(begin, end)));
    }

    template <class Predicate>
    [[nodiscard]] std::size_t run_end(std::size_t i, Predicate holds) const {
        while (i < glyphs_.size() && holds(glyphs_[i].c)) ++i;
        return i;
    }

    // --- addresses -------------------------------------------------------------------------

    /// Where the web or mail address that begins at `i` ends; 0 when none begins there.
    [[nodiscard]] std::size_t address_end(std::size_t i) {
        if (!is_word_char(at(i)) || (i > 0 && is_word_char(at(i - 1)))) return 0;
        std::size_t end = 0;
        if (has_scheme(i)) {
            end = run_end(i, [](char32_t c) { return !breaks_address(c); });
        } else {
            end = bare_address_end(i);
            if (end == 0) return 0;
            if (at(end) == U'/') end = run_end(end, [](char32_t c) { return !breaks_address(c); });
        }
        while (end > i + 1 && is_closing_mark(at(end - 1))) --end;
        return end;
    }

    [[nodiscard]] bool has_scheme(std::size_t i) const {
        const std::string_view rest = view(i, glyphs_.size());
        constexpr std::array<std::string_view, 3> schemes = {"http://", "https://", "www."};
        return std::any_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) {
            return rest.size() > scheme.size() &&
                   equals_ignoring_case(rest.substr(0, scheme.size()), scheme);
        });
    }

    /// host.tld or name@host.tld, as far as the tld.
    [[nodiscard]] std::size_t bare_address_end(std::size_t i) {
        if (i >= address_.end) address_ = address_run(i);
        return address_.has_domain && address_.dot > i + 1 ? address_.last : 0;
    }

    /// Characters of addresses in a row. An address in them ends where the last word does.
    struct AddressRun {
        std::size_t end = 0;
        std::size_t last = 0;  ///< where the last word ends
        std::size_t dot = 0;   ///< where it begins, behind a full stop
        bool has_domain = false;
    };

    [[nodiscard]] AddressRun address_run(std::size_t i) const {
        AddressRun run;
        run.end = run_end(i, [](char32_t c) {
            return is_word_char(c) || c == U'.' || c == U'@' || is_hyphen(c);
        });
        run.last = run.end;
        while (run.last > i && !is_word_char(at(run.last - 1))) --run.last;
        run.dot = run.last;
        while (run.dot > i && at(run.dot - 1) != U'.') --run.dot;
        run.has_domain = run.dot > i && (marks_of(run.dot, run.last) & domain) != 0;
        return run;
    }

    /// Where the face that begins at `i` ends: ":)", ";-)", ":D"; 0 when none begins there.
    [[nodiscard]] std::size_t face_end(std::size_t i) const {
        if ((at(i) != U':' && at(i) != U';') || (i > 0 && is_word_char(at(i - 1)))) return 0;
        const std::size_t mouth = is_hyphen(at(i + 1)) ? i + 2 : i + 1;
        constexpr std::u32string_view mouths = U")(DP|";
        if (at(mouth) == 0 || mouths.find(at(mouth)) == std::u32string_view::npos) return 0;
        const std::size_t end = run_end(mouth, [&](char32_t c) { return c == at(mouth); });
        return is_word_char(at(end)) ? 0 : end;
    }

    [[nodiscard]] bool begins_handle(std::size_t i) const {
        return (at(i) == U'@' || at(i) == U'#') && is_word_char(at(i + 1)) &&
               (i == 0 || !is_word_char(at(i - 1)));
    }

    // --- words and numbers -----------------------------------------------------------------

    std::size_t cut_word(std::size_t begin) {
        std::size_t end = begin;
        while (goes_on(begin, end)) ++end;
        if (at(end) == U'$' && end - begin <= 2 && is_upper(at(begin))) return emit(begin, end + 1);
        if (at(end) == U'.' && at(end + 1) != U'.' && keeps_full_stop(begin, end)) ++end;
        emit_word(begin, end);
        return end;
    }

    /// True when the glyph at `i` belongs to the word that began at `begin`.
    [[nodiscard]] bool goes_on(std::size_t begin, std::size_t i) {
        const char32_t c = at(i);
        if (c == 0) return false;
        if (is_word_char(c)) return true;
        const char32_t before = i > begin ? at(i - 1) : 0;
        const char32_t after = at(i + 1);
        if (is_apostrophe(c)) return is_letter(before) && is_letter(after);
        if (is_hyphen(c)) return is_word_char(after) && keeps_hyphen(begin, i);
        const bool in_number = is_digit(before) && is_digit(after);
        switch (c) {
            case U'.':
                return in_number ||
                       (is_letter(before) && (in_acronym(begin, i) || is_lower(after)));
            case U',':
                return in_number && is_digit(at(i + 2)) && is_digit(at(i + 3));
            case U':':
                return in_number && is_digit(at(i + 2));
            case U'/':
                return in_number;
            case U'&':
                return is_upper(before) && is_upper(after);
            default:
                return false;
        }
    }

    /// True at the first full stop of U.S., a.m., Ph.D.: short pieces on both sides.
    [[nodiscard]] bool in_acronym(std::size_t begin, std::size_t dot) const {
        std::size_t piece = dot;
        while (piece > begin && is_letter(at(piece - 1))) --piece;
        const std::size_t before = dot - piece;
        if (before > 2 || (before == 2 && !is_upper(at(piece)))) return false;
        if (piece > begin && at(piece - 1) != U'.' && piece != behind_party(begin)) return false;
        const std::size_t next = run_end(dot + 1, [](char32_t c) { return is_letter(c); });
        const std::size_t after = next - dot - 1;
        return after >= 1 && after <= 2 && !is_word_char(at(next)) &&
               (at(next) == U'.' || piece > begin);
    }

    /// Behind the letter and hyphen of "D-N.Y."; `begin` where a word begins otherwise.
    [[nodiscard]] std::size_t behind_party(std::size_t begin) const {
        return is_upper(at(begin)) && is_hyphen(at(begin + 1)) ? begin + 2 : begin;
    }

    [[nodiscard]] bool keeps_hyphen(std::size_t begin, std::size_t hyphen) {
        if (is_digit(at(begin))) {  // 2025-04-11, 713-853-3989
            if (begin >= digits_.end) digits_ = digit_run(begin);
            if (digits_.end > hyphen + 1)
                return !is_word_char(at(digits_.end)) && has_other_hyphen(begin, hyphen);
        }
        for (std::size_t i = begin; i < hyphen; ++i) {
            if (!is_letter(at(i))) return false;
        }
        if (is_digit(at(hyphen + 1))) return is_upper(at(begin)) && hyphen - begin <= 6;  // F-16
        return hyphen - begin == 1 || (marks_of(begin, hyphen) & prefix) != 0;
    }

    /// Digits and hyphens in a row.
    struct DigitRun {
        std::size_t end = 0;
        std::size_t last_hyphen = 0;
    };

    [[nodiscard]] DigitRun digit_run(std::size_t begin) const {
        DigitRun run{begin, begin};
        for (; is_digit(at(run.end)) || is_hyphen(at(run.end)); ++run.end) {
            if (is_hyphen(at(run.end))) run.last_hyphen = run.end;
        }
        return run;
    }

    /// Whether a second hyphen stands in the digits that begin at `begin`.
    [[nodiscard]] bool has_other_hyphen(std::size_t begin, std::size_t hyphen) const {
        if (digits_.last_hyphen > hyphen) return true;
        std::size_t i = begin;
        while (i < hyphen && !is_hyphen(at(i))) ++i;
        return i < hyphen;
    }

    [[nodiscard]] bool keeps_full_stop(std::size_t begin, std::size_t end) const {
        if (end - begin == 1 && is_upper(at(begin)) && at(begin) != U'I') {
            return end + 1 == glyphs_.size() || is_letter(at(end + 1));
        }
        bool has_stop = false;
        bool has_digit = false;
        for (std::size_t i = begin; i < end; ++i) {
            has_stop = has_stop || at(i) == U'.';
            has_digit = has_digit || is_digit(at(i));
        }
        if (has_stop) {
            if (has_long_piece(begin, end)) return false;  // notes.pdf
            return !has_digit || (marks_of(number_end(begin, end), end) & abbreviation) != 0;
        }
        const std::uint64_t marks = marks_of(number_end(behind_party(begin), end), end);
        if ((marks & capital_abbreviation) != 0 && is_upper(at(behind_party(begin)))) return true;
        if ((marks & number_abbreviation) != 0) {
            const char32_t next = end + 1 < glyphs_.size() ? at(end + 1) : following_;
            return is_digit(next);
        }
        return (marks & abbreviation) != 0;
    }

    /// Whether more than two letters stand in a row.
    [[nodiscard]] bool has_long_piece(std::size_t begin, std::size_t end) const {
        std::size_t letters = 0;
        for (std::size_t i = begin; i < end && letters < 3; ++i) {
            letters = is_letter(at(i)) ? letters + 1 : 0;
        }
        return letters == 3;
    }

    /// Where the number ends with which the word begins.
    [[nodiscard]] std::size_t number_end(std::size_t begin, std::size_t end) const {
        std::size_t i = begin;
        while (i < end &&
               (is_digit(at(i)) || (i > begin && is_digit(at(i - 1)) && is_digit(at(i + 1)) &&
                                    (at(i) == U'.' || at(i) == U',' || at(i) == U':')))) {
            ++i;
        }
        return i;
    }

    void emit_word(std::size_t begin, std::size_t end) {
        const std::size_t digits = number_end(begin, end);
        std::vector<std::size_t> clitic_ends;
        std::size_t cut = inner_cut(begin, digits, end);
        while (cut == 0) {
            const std::size_t clitic = clitic_begin(begin, end);
            if (clitic <= begin || clitic >= end) break;
            clitic_ends.push_back(end);
            end = clitic;
            cut = inner_cut(begin, digits, end);
        }
        if (cut != 0) emit(begin, cut);
        std::size_t from = emit(std::max(begin, cut), end);
        while (!clitic_ends.empty()) {
            from = emit(from, clitic_ends.back());
            clitic_ends.pop_back();
        }
    }

    /// Where a number ends before its unit, or the first of two joined words; 0 for other words.
    [[nodiscard]] std::size_t inner_cut(std::size_t begin,
                                        std::size_t digits,
                                        std::size_t end) const {
        if (digits > begin && digits < end && (marks_of(digits, end) & unit) != 0) return digits;
        const std::size_t joined = joined_verb(begin, end);
        return joined == 0 ? 0 : begin + joined;
    }

    /// Where cannot, gonna, gotta, wanna are cut; 0 for other words.
    [[nodiscard]] std::size_t joined_verb(std::size_t begin, std::size_t end) const {
        if (end - begin != 5 && end - begin != 6) return 0;
        const std::string_view word = view(begin, end);
        if (equals_ignoring_case(word, "cannot")) return 3;
        for (const std::string_view joined : {"gonna", "gotta", "wanna"}) {
            if (equals_ignoring_case(word, joined)) return 3;
        }
        return 0;
    }

    /// Where n't, 's, 're, 've, 'll, 'd or 'm begins at the end of a word; `end` when none does.
    [[nodiscard]] std::size_t clitic_begin(std::size_t begin, std::size_t end) const {
        std::size_t mark = end;
        while (mark > begin && !is_apostrophe(at(mark - 1))) --mark;
        if (mark == begin || mark - 1 == begin) return end;
        const std::size_t size = end - mark;
        const char32_t first = to_lower(at(mark));
        const char32_t second = to_lower(at(mark + 1));
        if (size == 1 && first == U't' && to_lower(at(mark - 2)) == U'n' && mark - 2 > begin) {
            return mark - 2;
        }
        if (size == 1 && (first == U's' || first == U'd' || first == U'm')) return mark - 1;
        const bool two =
            size == 2 && ((first == U'r' && second == U'e') || (first == U'v' && second == U'e') ||
                          (first == U'l' && second == U'l'));
        return two ? mark - 1 : end;
    }

    // --- marks -----------------------------------------------------------------------------

    [[nodiscard]] std::size_t mark_end(std::size_t i) const {
        const char32_t c = at(i);
        if (c == U'!' || c == U'?') {
            return run_end(i, [](char32_t d) { return d == U'!' || d == U'?'; });
        }
        constexpr std::u32string_view runs = U".-*=_~#+";
        if (runs.find(c) != std::u32string_view::npos) {
            return run_end(i, [c](char32_t d) { return d == c; });
        }
        if ((c == U'\'' || c == U'`') && at(i + 1) == c) return i + 2;
        if (is_apostrophe(c) && is_digit(at(i + 1)) && !closes_earlier(i, c)) {  // ’90s
            return run_end(i + 1, [](char32_t d) { return is_word_char(d); });
        }
        if (is_apostrophe(c) && i > 0 && to_lower(at(i + 1)) == U's' && !is_word_char(at(i + 2))) {
            return i + 2;
        }
        return run_end(i + 1, [](char32_t d) { return is_mark_on_letter(d); });
    }

    [[nodiscard]] bool closes_earlier(std::size_t i, char32_t c) const {
        return i > 0 && c == U'’' && is_word_char(at(i - 1));
    }

    std::string_view text_;
    std::span<const Glyph> glyphs_;
    char32_t following_;
    const WordTable& words_;
    std::vector<Token>& tokens_;
    AddressRun address_;
    DigitRun digits_;
};

}  // namespace

Tokenizer::Tokenizer(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("abbreviations/abbreviations").rows) {
        const std::string& kind = row[1];
        const std::uint64_t written = row[2] == "capital" ? capital_abbreviation : abbreviation;
        words_.add(row[0], kind == "number" ? number_abbreviation : written);
    }
    for (const auto& row : knowledge.table("abbreviations/word_parts").rows) {
        if (row[1] == "prefix") words_.add(row[0], prefix);
        if (row[1] == "unit") words_.add(row[0], unit);
        if (row[1] == "domain") words_.add(row[0], domain);
    }
}

void Tokenizer::tokenize(std::string_view text, Span block, std::vector<Token>& tokens) const {
    std::vector<Glyph> glyphs;
    std::uint32_t at = block.begin;
    while (at < block.end) {
        const CodePoint c = code_point_at(text, at);
        if (!is_space(c.value)) {
            glyphs.push_back({c.value, at, at + c.size});
            at += c.size;
            if (at < block.end) continue;
        } else {
            at += c.size;
        }
        if (glyphs.empty()) continue;
        std::uint32_t next = at;
        char32_t following = 0;
        while (next < block.end && is_space(following = code_point_at(text, next).value)) {
            next += code_point_at(text, next).size;
        }
        Chunk(text, glyphs, next < block.end ? following : 0, words_, tokens).cut();
        glyphs.clear();
        at = next;
    }
}

}  // namespace concord
