// A weekday names no week; the verb beside it does. The nearest word that shows its tense decides,
// first among those before the expression, then among those behind it in the same clause:
//
//     "they met on Friday"                  past
//     "they are to meet on Friday"          future
//     "her announcement Monday that 250     past: "will" belongs to what was announced
//      men will be sent"
//     "whether Friday's talks would go on"  future; "Friday's talks failed" past

#include "annotate/time_direction.h"

#include <algorithm>
#include <string_view>

#include "annotate/time_lexicon.h"

namespace concord {
namespace {

class Tense {
public:
    Tense(const TokenWords& words, std::size_t first, std::size_t last)
        : words_(words), first_(first), last_(last) {}

    [[nodiscard]] Direction around(std::size_t at, std::size_t end) const {
        if (is(end, "'s")) return of_genitive(at, end);
        if (is_limit(at) || is_named_day(at, end)) return Direction::future;
        const std::size_t floor = at > first_ + 16 ? at - 16 : first_;
        for (std::size_t i = at; i > floor; --i) {
            const TokenWord& word = words_[i - 1];
            if (word.is("be", "being")) return Direction::future;
            if (const Direction told = tense_of(i - 1); told != Direction::nearest) return told;
            if (word.is(";", "\"", "”")) break;
        }
        const Direction behind = tense_behind(end);
        return behind == Direction::nearest ? Direction::past : behind;
    }

private:
    template <class... Words>
    [[nodiscard]] bool is(std::size_t at, Words... words) const {
        return at < last_ && words_[at].is(words...);
    }

    /// "Friday's talks" are over unless their verb says otherwise.
    [[nodiscard]] Direction of_genitive(std::size_t at, std::size_t end) const {
        const bool asked = at > first_ && is(at - 1, "whether", "if");
        return asked && tense_behind(end + 1) == Direction::future ? Direction::future
                                                                   : Direction::past;
    }

    /// "by Friday", "as early as Friday", "prepared for Friday"
    [[nodiscard]] bool is_limit(std::size_t at) const {
        if (at == first_) return false;
        if (is(at - 1, "by", "until", "for")) return true;
        return at >= first_ + 3 && is(at - 3, "as") && is(at - 1, "as");
    }

    /// "declared Friday a day of mourning"
    [[nodiscard]] bool is_named_day(std::size_t at, std::size_t end) const {
        const bool named = at > first_ && is(at - 1, "declared", "proclaimed");
        return named && is(end, "a", "as");
    }

    /// What the word shows; nearest when it shows nothing.
    [[nodiscard]] Direction tense_of(std::size_t at) const {
        const TokenWord& word = words_[at];
        if (!word.is_capitalised() && TimeLexicon::is_future(word)) return Direction::future;
        // "is set to meet", "a meeting set for Friday"; "he set them out" is past.
        if (word.is("set")) {
            return is(at + 1, "to", "for") ? Direction::future : Direction::past;
        }
        const bool regular =
            word.casing == Casing::lower && word.lower.size() > 4 && word.lower.ends_with("ed");
        if (!regular && !TimeLexicon::is_past(word)) return Direction::nearest;
        // "will be held", "is to be formally opened": the participle has the tense of its verb.
        const std::size_t before =
            at > first_ && words_[at - 1].lower.ends_with("ly") ? at - 1 : at;
        const bool passive = before > first_ && is(before - 1, "be", "being");
        return passive ? Direction::future : Direction::past;
    }

    /// True for words that open a clause with a tense of its own.
    static bool opens_clause(const TokenWord& word) {
        return word.is("that", "who", "which", "where", "because", "while", "although");
    }

    [[nodiscard]] Direction tense_behind(std::size_t end) const {
        const std::size_t ceiling = std::min(last_, end + 10);
        for (std::size_t i = end; i < ceiling; ++i) {
            if (opens_clause(words_[i])) break;
            if (const Direction told = tense_of(i); told != Direction::nearest) return told;
        }
        return Direction::nearest;
    }

    const TokenWords& words_;
    std::size_t first_;
    std::size_t last_;
};

}  // namespace

Direction direction_around(
    const TokenWords& words, std::size_t first, std::size_t last, std::size_t at, std::size_t end) {
    return Tense(words, first, last).around(at, end);
}

}  // namespace concord
