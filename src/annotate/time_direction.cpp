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
        if (is_as_far_as(at)) {
            return is(at - 2, "recently", "late") ? Direction::past : Direction::future;
        }
        if (is_named_day(at, end) || is_appointed(at)) return Direction::future;
        if (is_before(at, "by")) {
            const bool over = leads(at) && tense_behind(end) == Direction::past;
            return over ? Direction::past : Direction::future;
        }
        if (is_before(at, "until", "till", "for")) return of_limit(at, end);
        const Direction before = tense_before(at);
        if (before != Direction::nearest) return before;
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

    template <class... Words>
    [[nodiscard]] bool is_before(std::size_t at, Words... words) const {
        return at > first_ && words_[at - 1].is(words...);
    }

    /// "as early as Friday"
    [[nodiscard]] bool is_as_far_as(std::size_t at) const {
        return at >= first_ + 3 && is(at - 3, "as") && is(at - 1, "as");
    }

    /// "The meeting is on Friday"
    [[nodiscard]] bool is_appointed(std::size_t at) const {
        if (!is_before(at, "on") || at < first_ + 2) return false;
        if (is(at - 2, "is", "are")) return true;
        return at >= first_ + 4 && is(at - 4, "is", "are") && is(at - 3, "in", "at");
    }

    /// True where the word before stands in front of what it belongs to: "By Friday, 40 had died",
    /// "who until March was envoy".
    [[nodiscard]] bool leads(std::size_t at) const {
        return at < first_ + 2 || is(at - 2, ",", "who", "which", "and", "but");
    }

    /// What lasts until a day or is made for it mostly lies ahead. "They lived there until March"
    /// and "who until March was envoy" look back, "they extended it until March" does not; "the
    /// figures for March" do neither.
    [[nodiscard]] Direction of_limit(std::size_t at, std::size_t end) const {
        Direction told = leads(at) ? tense_behind(end) : Direction::nearest;
        const std::size_t floor = told == Direction::nearest ? floor_of(at) : at;
        for (std::size_t i = at; told != Direction::future && i > floor; --i) {
            const TokenWord& word = words_[i - 1];
            if (TimeLexicon::looks_ahead(word)) return Direction::future;
            if (word.is(";", "\"", "”") || opens_clause(word)) break;
            // "said" tells when it was said, "has until" is present.
            if (word.is("said", "told", "has", "have", "since")) continue;
            const Direction here = tense_of(i - 1);
            if (here != Direction::nearest) told = here;
        }
        if (is(at - 1, "for")) {
            return told == Direction::future ? Direction::future : Direction::nearest;
        }
        return told == Direction::nearest ? Direction::future : told;
    }

    [[nodiscard]] std::size_t floor_of(std::size_t at) const {
        return at > first_ + 16 ? at - 16 : first_;
    }

    [[nodiscard]] Direction tense_before(std::size_t at) const {
        for (std::size_t i = at; i > floor_of(at); --i) {
            const TokenWord& word = words_[i - 1];
            if (word.is("be", "being")) return Direction::future;
            if (const Direction told = tense_of(i - 1); told != Direction::nearest) return told;
            if (word.is(";", "\"", "”")) break;
        }
        return Direction::nearest;
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
