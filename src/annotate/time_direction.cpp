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
    Tense(const TokenWords& words,
          std::span<const Token> tokens,
          std::size_t first,
          std::size_t last)
        : words_(words), tokens_(tokens), first_(first), last_(last) {}

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
        const Direction parsed = tense_above(at, end);
        if (parsed != Direction::nearest) return parsed;
        const Direction before = tense_before(at);
        return before != Direction::nearest ? before : tense_behind(end);
    }

private:
    template <class... Words>
    [[nodiscard]] bool is(std::size_t at, Words... words) const {
        return at < last_ && words_[at].is(words...);
    }

    /// "Friday's talks" are over unless their verb says otherwise.
    [[nodiscard]] Direction of_genitive(std::size_t at, std::size_t end) const {
        // "It will be decided at Thursday's meeting", not "she will judge Thursday's talks"
        const std::size_t owned = tokens_[at].head;
        const bool adverbial =
            owned < last_ && owned >= end && tokens_[owned].relation == Relation::obl;
        if (adverbial && tense_above(at, end) == Direction::future) return Direction::future;
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

    // --- by the parse ------------------------------------------------------------------------

    /// The verb that governs the expression, over nouns and prepositions; last_ without one.
    [[nodiscard]] std::size_t verb_above(std::size_t at, std::size_t end) const {
        constexpr int farthest = 4;
        std::size_t token = end - 1;
        for (std::size_t i = at; i < end; ++i) {
            if (tokens_[i].head < at || tokens_[i].head >= end) token = i;
        }
        for (int steps = 0; steps < farthest; ++steps) {
            const std::size_t next = tokens_[token].head;
            if (next == token || next < first_ || next >= last_) return last_;
            token = next;
            if (is_verb(tokens_[token].xpos) || is_predicate(token)) return token;
        }
        return last_;
    }

    /// A noun or adjective with a copula: "would be unpopular".
    [[nodiscard]] bool is_predicate(std::size_t token) const {
        const Auxiliaries told = auxiliaries_of(token);
        return told.modal || told.past || told.present || told.perfect;
    }

    /// What the auxiliaries of a verb tell.
    struct Auxiliaries {
        bool modal = false;    ///< will, may, would ...
        bool perfect = false;  ///< have, has, had
        bool past = false;     ///< was, did
        bool present = false;  ///< is, does
        bool to = false;
    };

    [[nodiscard]] Auxiliaries auxiliaries_of(std::size_t verb) const {
        constexpr std::size_t farthest = 8;
        Auxiliaries found;
        for (std::size_t i = verb; i > first_ && i + farthest > verb; --i) {
            const Token& token = tokens_[i - 1];
            if (token.head != verb) continue;
            const TokenWord& word = words_[i - 1];
            found.modal = found.modal || token.xpos == Xpos::md;
            found.to = found.to || token.xpos == Xpos::to;
            if (token.relation != Relation::aux && token.relation != Relation::aux_pass &&
                token.relation != Relation::cop) {
                continue;
            }
            found.perfect = found.perfect || word.is("have", "has", "had", "'ve", "having");
            found.past = found.past || word.is("was", "were", "did", "been", "got");
            found.present = found.present || word.is("is", "are", "am", "'s", "'re", "'m");
        }
        return found;
    }

    /// Of the verb that governs the expression; nearest where it does not tell.
    [[nodiscard]] Direction tense_above(std::size_t at, std::size_t end) const {
        const std::size_t verb = verb_above(at, end);
        return verb == last_ ? Direction::nearest : tense_of_verb(verb, 2);
    }

    /// depth  how many verbs above may be asked for participles and infinitives
    [[nodiscard]] Direction tense_of_verb(std::size_t verb, int depth) const {
        const Auxiliaries told = auxiliaries_of(verb);
        if (told.modal) return told.perfect ? Direction::past : Direction::future;
        if (told.perfect || told.past) return Direction::past;
        switch (tokens_[verb].xpos) {
            case Xpos::vbd:
                return Direction::past;
            case Xpos::vbn:
                if (told.present) return Direction::future;
                return TimeLexicon::is_future(words_[verb]) ? Direction::future
                                                            : Direction::nearest;
            case Xpos::vbg:
                if (told.present) return Direction::future;
                break;
            case Xpos::vb:
                if (told.to) return of_infinitive(verb, depth);
                break;
            default:
                return is_awaited(verb) ? Direction::future : Direction::nearest;
        }
        const std::size_t above = tokens_[verb].head;
        const bool asks = depth > 0 && above != verb && is_verb(tokens_[above].xpos);
        return asks ? tense_of_verb(above, depth - 1) : Direction::nearest;
    }

    /// "before voters go to the polls in November"
    [[nodiscard]] bool is_awaited(std::size_t verb) const {
        constexpr std::size_t farthest = 8;
        for (std::size_t i = verb; i > first_ && i + farthest > verb; --i) {
            if (tokens_[i - 1].head != verb) continue;
            if (words_[i - 1].is("before", "when", "until", "once", "if", "unless")) return true;
        }
        return false;
    }

    /// "agreed to buy it in January" and "wants to leave on Friday" look ahead, "had to leave on
    /// Friday" does not.
    [[nodiscard]] Direction of_infinitive(std::size_t verb, int depth) const {
        const std::size_t above = tokens_[verb].head;
        if (above == verb || above < first_ || above >= last_) return Direction::nearest;
        if (TimeLexicon::looks_ahead(words_[above])) return Direction::future;
        const Xpos tag = tokens_[above].xpos;
        // "the quest to defeat them in November"
        const bool noun = tag == Xpos::nn || tag == Xpos::nns;
        if (noun && tokens_[verb].relation == Relation::acl) return Direction::future;
        if (tag == Xpos::vbz || tag == Xpos::vbp) return Direction::future;
        return depth > 0 && is_verb(tag) ? tense_of_verb(above, depth - 1) : Direction::nearest;
    }

    const TokenWords& words_;
    std::span<const Token> tokens_;
    std::size_t first_;
    std::size_t last_;
};

}  // namespace

Direction direction_around(const TokenWords& words,
                           std::span<const Token> tokens,
                           std::size_t first,
                           std::size_t last,
                           std::size_t at,
                           std::size_t end) {
    return Tense(words, tokens, first, last).around(at, end);
}

}  // namespace concord
