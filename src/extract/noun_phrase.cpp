// Noun phrases without a parse. What the entities of the annotation cover is a noun phrase for
// sure; around it, and where no entity is, closed word classes mark the edges: a phrase goes left
// to its article, over "of" and the like to the phrase that governs it, and over commas where what
// stands between them is a role, an age, or a clause with "who".
//
//     [Yuri Adler, the president's adviser,] told ...     comma before the verb: a parenthesis
//     [A senior official] who attended the talks said     the subject stands before "who"
//     said [Captain Ivo Remmick], who commands            inverted: up to the first edge

#include "extract/noun_phrase.h"

#include <algorithm>

#include "base/utf8.h"

namespace concord {
namespace {

using namespace cue_mark;

constexpr std::uint32_t longest_relative = 40;

bool is_relative(const TokenWord& word) {
    return word.is("who") || word.is("which") || word.is("whom") || word.is("whose");
}

bool is_comma(const TokenWord& word) {
    return word.text == ",";
}

bool starts_with_digit(const TokenWord& word) {
    return is_ascii_digit(word.text[0]);
}

}  // namespace

/// Marks that end any noun phrase.
bool NounPhraseFinder::is_edge(std::uint32_t token) const {
    if (token < limits_.first || token >= limits_.last || reading_.is_quoted(token)) return true;
    const TokenWord& w = word(token);
    if (w.casing != Casing::none || starts_with_digit(w)) return false;
    const std::string_view t = w.text;
    return !(t == "-" || t == "'s" || t == "’s" || t == "'" || t == "’" || t == "&" || t == "%" ||
             t == "$" || t == "€" || t == "£" || t[0] == '@' || t[0] == '#' || t == "/");
}

bool NounPhraseFinder::is_noun_word(std::uint32_t token) const {
    if (is_edge(token)) return false;
    const TokenWord& w = word(token);
    if (w.is("us") && w.casing == Casing::upper) return true;
    if (w.has(function_word)) return w.has(adverb) && w.is("no");
    if (w.has(cue_form) && w.casing == Casing::lower) {
        // "the head of state", "his demands": a verb's form where only a noun can stand
        if (token == limits_.first || is_edge(token - 1)) return false;
        const TokenWord& before = word(token - 1);
        return w.has(base_form | third) && !w.has(past) &&
               (before.has(determiner | possessive) || before.is("'s") || before.is("of") ||
                before.casing == Casing::lower) &&
               !before.has(auxiliary | pronoun | adverb);
    }
    return true;
}

std::uint32_t NounPhraseFinder::skip_adverbs_left(std::uint32_t token) const {
    std::uint32_t i = token;
    while (i > limits_.first && !reading_.is_quoted(i - 1)) {
        const TokenWord& w = word(i - 1);
        const std::uint32_t time = reading_.time_at(i - 1);
        if (time != nothing && reading_.time_tokens(time).first >= limits_.first) {
            const std::uint32_t begin = reading_.time_tokens(time).first;
            const bool governed = begin > limits_.first && word(begin - 1).has(preposition);
            const std::uint32_t next = governed ? begin - 1 : begin;
            if (next <= limits_.first || is_comma(word(next - 1))) break;  // "On Friday, ..."
            i = next;
            continue;
        }
        // "has since said"
        if (w.lower.ends_with("self") || w.lower.ends_with("selves")) {  // "Rusk herself said"
            if (i > limits_.first + 1 && !is_edge(i - 2) && !word(i - 2).has(function_word)) {
                --i;
                continue;
            }
        }
        const bool perfect = w.is("since") && i > limits_.first + 1 && word(i - 2).has(auxiliary);
        const bool other = !perfect && w.has(determiner | possessive | pronoun | preposition |
                                             conjunction | subordinator);
        const bool adverbial =
            perfect || w.has(auxiliary | negation) || (w.has(adverb) && !other) ||
            (w.casing == Casing::lower && w.lower.size() > 4 && w.lower.ends_with("ly") && !other);
        if (!adverbial) break;
        --i;
    }
    return i;
}

/// The first token of the noun phrase without complements that ends before `last`.
std::uint32_t NounPhraseFinder::base_begin(std::uint32_t last) const {
    const std::uint32_t m = reading_.mention_ending(last - 1);
    if (m != nothing && reading_.mentions()[m].kind != MentionKind::pronoun) {
        return widen_left(reading_.mentions()[m].tokens.first);
    }
    if (word(last - 1).has(pronoun) && !word(last - 1).has(determiner)) return last - 1;
    std::uint32_t i = last;
    while (i > limits_.first) {
        const TokenWord& w = word(i - 1);
        if (is_edge(i - 1)) break;
        if (w.has(determiner | possessive) && !w.is("that")) return i - 1;
        if (!is_noun_word(i - 1)) break;
        --i;
    }
    return i;
}

/// Takes in the roles and adjectives that stand directly before a mention.
std::uint32_t NounPhraseFinder::widen_left(std::uint32_t first) const {
    const std::uint32_t m = [&] {
        for (const MentionTokens& mention : reading_.mentions_in({first, first + 1})) {
            return static_cast<std::uint32_t>(&mention - reading_.mentions().data());
        }
        return nothing;
    }();
    if (m != nothing) {
        for (const Tokens& role : reading_.roles_of(reading_.mentions()[m].entity)) {
            if (role.last == first && role.first >= limits_.first) first = role.first;
        }
    }
    // An article further left, over words that no list knows: "the recently freed Anna Bell".
    std::uint32_t i = first;
    for (std::uint32_t step = 0; step < 6 && i > limits_.first; ++step) {
        const TokenWord& w = word(i - 1);
        if (is_edge(i - 1)) break;
        if (w.has(determiner | possessive) && !w.is("that") && !w.has(pronoun)) return i - 1;
        if (w.is("'s") && i >= limits_.first + 2) {
            const std::uint32_t owner = base_begin(i - 1);
            return owner < i - 1 ? owner : first;
        }
        if (!is_noun_word(i - 1) || reading_.mention_ending(i - 1) != nothing) break;
        --i;
    }
    return first;
}

/// "The head [of the fund]", "officials [in Moscow]": from the complement to the whole phrase.
std::uint32_t NounPhraseFinder::with_complements_left(std::uint32_t first) const {
    for (std::uint32_t step = 0; step < 6; ++step) {
        if (first < limits_.first + 2) return first;
        const TokenWord& w = word(first - 1);
        const bool joins = w.has(preposition) && !w.has(subordinator) && !w.is("before") &&
                           !w.is("after") && !w.is("during") && !w.is("than") &&
                           !is_edge(first - 1);
        if (!joins || is_edge(first - 2)) return first;
        const TokenWord& head = word(first - 2);
        if (head.is("one") || head.is("some") || head.is("many") || head.is("most") ||
            head.is("both") || head.is("several")) {
            return first - 2;
        }
        if (!is_noun_word(first - 2) && reading_.mention_ending(first - 2) == nothing) return first;
        const std::uint32_t begin = base_begin(first - 1);
        if (begin >= first - 1) return first;
        first = begin;
    }
    return first;
}

/// The "who" or "which" whose clause ends before `last`; `nothing` when there is none.
std::uint32_t NounPhraseFinder::relative_before(std::uint32_t last) const {
    for (std::uint32_t i = last; i > limits_.first && last - i < longest_relative; --i) {
        if (is_edge(i - 1)) return nothing;
        if (is_relative(word(i - 1))) return i - 1;
    }
    return nothing;
}

std::optional<NounPhrase> NounPhraseFinder::phrase_before(std::uint32_t last) const {
    if (last <= limits_.first || is_edge(last - 1)) return std::nullopt;
    if (const std::uint32_t who = relative_before(last);
        who != nothing && who > limits_.first && !is_edge(who - 1)) {
        last = who;
    }
    std::uint32_t first = base_begin(last);
    if (first >= last) return std::nullopt;
    const bool is_pronoun = last - first == 1 && word(first).has(pronoun);
    if (!is_pronoun) first = with_complements_left(first);
    // "Trump and Witkoff" at the beginning of the clause
    if (first >= limits_.first + 2 && word(first - 1).is("and") && !is_edge(first - 2)) {
        const std::uint32_t left = base_begin(first - 1);
        if (left < first - 1 && (left == limits_.first || is_edge(left - 1))) {
            const std::uint32_t m = reading_.mention_ending(first - 2);
            if (m != nothing) first = left;
        }
    }
    NounPhrase phrase;
    phrase.tokens = {first, last};
    phrase.entity = entity_of(phrase.tokens);
    return phrase;
}

/// The token behind the last comma before `end`, over quoted words; `nothing` when a harder mark or
/// the beginning of the sentence comes first.
std::uint32_t NounPhraseFinder::comma_before(std::uint32_t end) const {
    for (std::uint32_t i = end; i > limits_.first; --i) {
        if (reading_.is_quoted(i - 1)) continue;
        const TokenWord& w = word(i - 1);
        if (is_comma(w)) return i;
        if (w.text == ":" || w.text == ";" || w.text == "." || w.text == "?") return nothing;
    }
    return nothing;
}

/// The subject before a verb that follows a comma: what stands before the parenthesis.
std::optional<NounPhrase> NounPhraseFinder::behind_parenthesis(std::uint32_t comma) const {
    std::uint32_t end = comma;
    for (std::uint32_t step = 0; step < 4; ++step) {
        const std::uint32_t before = comma_before(end);
        if (before == nothing || before == end) return std::nullopt;
        const Tokens inside{before, end};
        const std::uint32_t outer_end = before - 1;
        // "The head of the mission, Anna Bell, said"
        const std::uint32_t m = reading_.mention_ending(end - 1);
        if (m != nothing && reading_.mentions()[m].kind == MentionKind::name) {
            const Index entity = reading_.mentions()[m].entity;
            for (const Tokens& role : reading_.roles_of(entity)) {
                if (role.last != outer_end || role.first < limits_.first) continue;
                return NounPhrase{{role.first, end}, entity};
            }
        }
        const TokenWord& opening = word(before);
        const bool clause = is_relative(opening);
        auto phrase = phrase_before(outer_end);
        if (!phrase) return std::nullopt;
        if (!clause && phrase->entity) {
            for (const Tokens& role : reading_.roles_of(*phrase->entity)) {
                if (role == inside) {
                    phrase->tokens.last = end;
                    return phrase;
                }
            }
        }
        // The parenthesis may itself hold commas: go on to the one with "who".
        if (!clause && before >= limits_.first + 2) {
            const std::uint32_t further = comma_before(outer_end);
            if (further != nothing && further < outer_end && is_relative(word(further))) {
                end = outer_end;
                continue;
            }
        }
        return phrase;
    }
    return std::nullopt;
}

std::optional<NounPhrase> NounPhraseFinder::subject_of(std::uint32_t verb) const {
    const std::uint32_t end = skip_adverbs_left(verb);
    if (end <= limits_.first || reading_.is_quoted(end - 1)) return std::nullopt;
    if (is_comma(word(end - 1))) return behind_parenthesis(end - 1);
    if (is_relative(word(end - 1)) && end >= limits_.first + 2) {
        // "China, which has declared": whom the clause is about
        const std::uint32_t before = is_comma(word(end - 2)) ? end - 2 : end - 1;
        return phrase_before(before);
    }
    if (word(end - 1).text == ")") {
        std::uint32_t open = end - 1;
        while (open > limits_.first && word(open).text != "(") --open;
        return phrase_before(open);
    }
    return phrase_before(end);
}

/// "officials at the ministry" but not "Rusk at a briefing".
bool NounPhraseFinder::preposition_belongs(std::uint32_t preposition_at) const {
    const TokenWord& w = word(preposition_at);
    if (w.is("of") || w.is("for")) return true;
    if (!(w.is("at") || w.is("in") || w.is("from") || w.is("with") || w.is("to") || w.is("on") ||
          w.is("close") || w.is("inside"))) {
        return false;
    }
    if (preposition_at + 1 >= limits_.last || reading_.time_at(preposition_at + 1) != nothing) {
        return false;
    }
    for (std::uint32_t i = preposition_at + 1; i < limits_.last && i < preposition_at + 5; ++i) {
        if (is_edge(i)) break;
        if (word(i).has(channel) && !word(i).has(body)) return false;
    }
    const std::uint32_t m = reading_.mention_ending(preposition_at - 1);
    return m == nothing || reading_.mentions()[m].kind == MentionKind::nominal;
}

std::uint32_t NounPhraseFinder::base_end(std::uint32_t first) const {
    std::uint32_t i = first;
    for (; i < limits_.last && !is_edge(i); ++i) {
        const TokenWord& w = word(i);
        if (i == first && w.has(pronoun) && !(w.is("us") && w.casing == Casing::upper)) {
            if (!w.has(determiner) && !w.is("one")) return i + 1;
        }
        if (is_relative(w)) break;
        if (reading_.time_at(i) != nothing && i > first) break;
        if (w.is("us") && w.casing == Casing::upper) continue;
        if (w.has(determiner | possessive)) {
            // A second article begins another phrase, unless a preposition leads to it.
            if (i > first && !word(i - 1).has(preposition) && !word(i - 1).has(determiner)) break;
            continue;
        }
        if (w.has(preposition) && !w.has(adverb)) {
            if (i == first || !preposition_belongs(i)) break;
            continue;
        }
        if (w.is("and") && i > first && i + 1 < limits_.last && !is_edge(i + 1) &&
            word(i + 1).casing != Casing::lower && !word(i + 1).has(function_word)) {
            continue;
        }
        if (w.has(function_word) && !w.is("one") && !w.is("two")) break;
        if (w.has(cue_form) && w.casing == Casing::lower && !w.has(channel | body | person_role) &&
            (w.has(past | gerund) || w.has(third)) && i > first) {
            if (!word(i - 1).has(determiner | possessive)) break;
        }
    }
    return i;
}

std::optional<NounPhrase> NounPhraseFinder::phrase_from(std::uint32_t first) const {
    if (first >= limits_.last || is_edge(first)) return std::nullopt;
    const std::uint32_t last = base_end(first);
    if (last <= first) return std::nullopt;
    NounPhrase phrase;
    phrase.tokens = {first, last};
    phrase.entity = entity_of(phrase.tokens);
    return with_apposition(phrase);
}

/// Takes in ", the envoy" behind the phrase, or the name behind a role and a comma.
NounPhrase NounPhraseFinder::with_apposition(NounPhrase phrase) const {
    const std::uint32_t comma = phrase.tokens.last;
    if (comma + 1 >= limits_.last || reading_.is_quoted(comma) || !is_comma(word(comma))) {
        return phrase;
    }
    if (phrase.entity) {
        for (const Tokens& role : reading_.roles_of(*phrase.entity)) {
            if (role.first == comma + 1 && role.last <= limits_.last) {
                phrase.tokens.last = role.last;
                return phrase;
            }
        }
    }
    for (const MentionTokens& mention : reading_.mentions_in({comma + 1, comma + 8})) {
        if (mention.kind != MentionKind::name || mention.tokens.last > limits_.last) continue;
        for (const Tokens& role : reading_.roles_of(mention.entity)) {
            if (role.last == comma && role.first >= phrase.tokens.first) {
                phrase.tokens.last = mention.tokens.last;
                phrase.entity = mention.entity;
                return phrase;
            }
        }
    }
    return phrase;
}

/// Whom the head of a phrase means: the mention that ends before the first preposition.
std::optional<Index> NounPhraseFinder::entity_of(Tokens tokens) const {
    std::uint32_t end = tokens.first;
    while (end < tokens.last) {
        const TokenWord& w = word(end);
        if (end > tokens.first && (is_relative(w) || is_comma(w) || w.is("and"))) break;
        if (end > tokens.first && w.has(preposition) && reading_.mention_ending(end) == nothing)
            break;
        ++end;
    }
    const std::uint32_t m = reading_.mention_ending(end - 1);
    if (m != nothing && reading_.mentions()[m].tokens.first + 24 > tokens.first) {
        return reading_.mentions()[m].entity;
    }
    // A name with something behind it: "Anna Bell (left)"
    for (const MentionTokens& mention : reading_.mentions_in({tokens.first, end})) {
        const std::uint32_t next = mention.tokens.last;
        const bool owner = next < tokens.last && word(next).is("'s");
        if (mention.kind == MentionKind::name && !owner && mention.tokens.last == end) {
            return mention.entity;
        }
    }
    return std::nullopt;
}

}  // namespace concord
