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

using enum cue_mark::Mark;

constexpr std::uint32_t longest_relative = 40;  ///< tokens
constexpr std::uint32_t most_parentheses = 4;

bool is_relative(const TokenWord& word) {
    return word.is("who", "which", "whom", "whose");
}

bool is_comma(const TokenWord& word) {
    return word.text == ",";
}

/// "US", not "us".
bool is_country(const TokenWord& word) {
    return word.is("us") && word.casing == Casing::upper;
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
    if (is_country(w)) return true;
    if (w.has(function_word)) return w.has(adverb) && w.is("no");
    if (w.has(cue_form) && w.casing == Casing::lower) {
        // "the head of state", "his demands": a verb's form where only a noun can stand
        if (token == limits_.first || is_edge(token - 1)) return false;
        const TokenWord& before = word(token - 1);
        return w.has(base_form | third) && !w.has(past) &&
               (before.has(determiner | possessive) || before.is("'s", "of") ||
                before.casing == Casing::lower) &&
               !before.has(auxiliary | pronoun | adverb);
    }
    return true;
}

/// The first token of the time that ends before `end`, with its preposition; `nothing` when there
/// is none, or when it opens the sentence up to a comma ("On Friday, ...").
std::uint32_t NounPhraseFinder::time_before(std::uint32_t end) const {
    const std::uint32_t time = reading_.time_at(end - 1);
    if (time == nothing) return nothing;
    const std::uint32_t begin = reading_.time_tokens(time).first;
    if (begin < limits_.first) return nothing;
    const bool governed = begin > limits_.first && word(begin - 1).has(preposition);
    const std::uint32_t first = governed ? begin - 1 : begin;
    return first <= limits_.first || is_comma(word(first - 1)) ? nothing : first;
}

/// An auxiliary or adverb between subject and verb: "has [since]", "[quietly]", "Rusk [herself]".
bool NounPhraseFinder::is_adverbial(std::uint32_t token) const {
    const TokenWord& w = word(token);
    const bool inside = token > limits_.first;
    if ((w.lower.ends_with("self") || w.lower.ends_with("selves")) && inside &&
        !is_edge(token - 1) && !word(token - 1).has(function_word)) {
        return true;
    }
    if (w.is("since") && inside && word(token - 1).has(auxiliary)) return true;
    if (w.has(auxiliary | negation)) return true;
    if (w.has(determiner | possessive | pronoun | preposition | conjunction | subordinator)) {
        return false;
    }
    return w.has(adverb) ||
           (w.casing == Casing::lower && w.lower.size() > 4 && w.lower.ends_with("ly"));
}

std::uint32_t NounPhraseFinder::skip_adverbs_left(std::uint32_t token) const {
    std::uint32_t i = token;
    while (i > limits_.first && !reading_.is_quoted(i - 1)) {
        if (const std::uint32_t time = time_before(i); time != nothing) {
            i = time;
        } else if (reading_.time_at(i - 1) == nothing && is_adverbial(i - 1)) {
            --i;
        } else {
            break;
        }
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
        if (head.is("one", "some", "many", "most", "both", "several")) {
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
    // "Rusk and Bell" at the beginning of the clause
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

bool NounPhraseFinder::has_role(Index entity, Tokens tokens) const {
    const auto roles = reading_.roles_of(entity);
    return std::find(roles.begin(), roles.end(), tokens) != roles.end();
}

/// [The head of the mission, Anna Bell,] said: a role before the comma, its bearer behind it.
std::optional<NounPhrase> NounPhraseFinder::role_and_name(Tokens name) const {
    const std::uint32_t m = reading_.mention_ending(name.last - 1);
    if (m == nothing || reading_.mentions()[m].kind != MentionKind::name) return std::nullopt;
    const Index entity = reading_.mentions()[m].entity;
    for (const Tokens& role : reading_.roles_of(entity)) {
        if (role.last == name.first - 1 && role.first >= limits_.first) {
            return NounPhrase{{role.first, name.last}, entity};
        }
    }
    return std::nullopt;
}

bool names_party(const TokenWord& word) {
    return word.text.size() > 3 && word.text[1] == '-' && word.is_capitalised();
}

/// Between commas: nothing that a parenthesis could be about.
bool NounPhraseFinder::is_party_label(std::uint32_t token) const {
    if (token <= limits_.first || !is_comma(word(token - 1))) return false;
    return names_party(word(token));
}

/// The subject before a verb that follows a comma: what stands before the parenthesis.
std::optional<NounPhrase> NounPhraseFinder::behind_parenthesis(std::uint32_t comma) const {
    std::uint32_t end = comma;
    for (std::uint32_t step = 0; step < most_parentheses; ++step) {
        const std::uint32_t begin = comma_before(end);
        if (begin == nothing || begin == end) return std::nullopt;
        if (auto phrase = role_and_name({begin, end})) return phrase;
        const std::uint32_t outer_end = begin - 1;
        if (is_party_label(begin - 2)) {
            end = outer_end;
            continue;
        }
        auto phrase = phrase_before(outer_end);
        if (!phrase || is_relative(word(begin))) return phrase;
        if (phrase->entity && has_role(*phrase->entity, {begin, end})) {
            phrase->tokens.last = end;
            return phrase;
        }
        // The parenthesis may itself hold commas: go on to the one with "who".
        const std::uint32_t further = comma_before(outer_end);
        if (begin < limits_.first + 2 || further == nothing || further >= outer_end ||
            !is_relative(word(further))) {
            return phrase;
        }
        end = outer_end;
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
    if (w.is("of", "for")) return true;
    if (!(w.is("at", "in", "from", "with", "to", "on", "close", "inside"))) {
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

/// Whether the phrase that began at `first` ends before `token`.
bool NounPhraseFinder::ends_phrase(std::uint32_t first, std::uint32_t token) const {
    const TokenWord& w = word(token);
    if (is_relative(w)) return true;
    if (token == first) {
        return w.has(function_word) && !w.has(determiner | possessive) && !w.is("one", "two");
    }
    if (reading_.time_at(token) != nothing) return true;
    const TokenWord& before = word(token - 1);
    if (w.has(determiner | possessive)) {
        // A second article begins another phrase, unless a preposition leads to it.
        return !before.has(preposition) && !before.has(determiner);
    }
    if (w.has(preposition) && !w.has(adverb)) return !preposition_belongs(token);
    if (w.is("and")) {
        return token + 1 >= limits_.last || is_edge(token + 1) ||
               word(token + 1).casing == Casing::lower || word(token + 1).has(function_word);
    }
    if (w.has(function_word)) return !w.is("one", "two");
    return w.casing == Casing::lower && w.has(past | gerund | third) &&
           !w.has(channel | body | person_role) && !before.has(determiner | possessive);
}

std::uint32_t NounPhraseFinder::base_end(std::uint32_t first) const {
    const TokenWord& opening = word(first);
    if (opening.has(pronoun) && !is_country(opening) && !opening.has(determiner) &&
        !opening.is("one")) {
        return first + 1;
    }
    std::uint32_t i = first;
    while (i < limits_.last && !is_edge(i) && (is_country(word(i)) || !ends_phrase(first, i))) ++i;
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
