// What a verb takes is told by its frame in the lexicon and by how the words beside it begin:
//
//     said [that the drones had left]      "that", or a noun phrase with a verb behind it
//     called [the talks “useful”]          a noun phrase and its complement
//     urged [both sides to stop]           someone, "to" and an infinitive
//     read [“War of Mud”] twice            nothing: a title

#include "extract/stretch.h"

#include "base/utf8.h"

namespace concord {

using enum cue_mark::Mark;

bool StretchReader::is_trimmed(std::uint32_t i) const {
    const std::string_view t = word(i).text;
    return t == "," || t == ":" || t == ";" || is_dash(word(i));
}

Tokens StretchReader::trim(Tokens tokens, bool behind) const {
    const auto outside = [&](std::uint32_t i) { return !reading_.is_quoted(i); };
    while (!tokens.empty() && outside(tokens.first) && is_trimmed(tokens.first)) ++tokens.first;
    const auto opens = [&](std::string_view lower) {
        return behind && !tokens.empty() && outside(tokens.first) && word(tokens.first).is(lower) &&
               tokens.first + 1 < tokens.last;
    };
    if (opens("that") || opens("of") || opens("as")) ++tokens.first;
    while (!tokens.empty() && outside(tokens.last - 1) &&
           (is_trimmed(tokens.last - 1) || word(tokens.last - 1).text == "." ||
            word(tokens.last - 1).has(conjunction))) {
        --tokens.last;
    }
    return tokens;
}

Tokens StretchReader::without_marks(Tokens tokens) const {
    const auto is_mark = [&](std::uint32_t i) {
        return !reading_.is_quoted(i) && (is_trimmed(i) || word(i).text == ".");
    };
    while (!tokens.empty() && is_mark(tokens.first)) ++tokens.first;
    while (!tokens.empty() && is_mark(tokens.last - 1)) --tokens.last;
    return tokens;
}

Tokens StretchReader::without_background(Tokens stretch) const {
    for (std::uint32_t i = stretch.first + 4; i + 1 < stretch.last; ++i) {
        if (reading_.is_quoted(i) || word(i).text != "," || reading_.is_quoted(i + 1)) continue;
        const TokenWord& next = word(i + 1);
        bool quote_behind = false;
        for (std::uint32_t j = i + 1; j < stretch.last; ++j) {
            quote_behind = quote_behind || reading_.is_quoted(j);
        }
        if (quote_behind) continue;
        const bool background =
            next.is("despite",
                    "although",
                    "though",
                    "amid",
                    "while",
                    "as",
                    "after",
                    "which",
                    "more",
                    "following") ||
            (next.casing == Casing::lower && next.lower.size() > 5 && next.lower.ends_with("ing") &&
             !next.is("including") && !next.is("during"));
        if (background) return {stretch.first, i};
    }
    return stretch;
}

bool StretchReader::has_words(Tokens tokens) const {
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
        if (word(i).casing != Casing::none || is_ascii_digit(word(i).text[0])) return true;
    }
    return false;
}

bool StretchReader::is_clause(Tokens stretch) const {
    for (std::uint32_t i = stretch.first; i < stretch.last; ++i) {
        if (!reading_.is_quoted(i)) continue;
        const QuotedTokens& q = reading_.quotes()[reading_.quote_at(i)];
        if (q.inner.last - q.inner.first < 1) continue;
        const TokenWord& last = word(q.inner.last - 1);
        const TokenWord& first = word(q.inner.first);
        const std::string_view t = last.text;
        const bool ends = t[0] == '.' || t[0] == '!' || t[0] == '?' || t == "…" || t == ",";
        if (ends && first.casing != Casing::lower) return true;
        for (std::uint32_t j = q.inner.first; j < q.inner.last; ++j) {
            if (word(j).has(auxiliary)) return true;
        }
        return ends && q.inner.last - q.inner.first > 4;
    }
    return false;
}

bool StretchReader::takes_quotation(const CueSite& site, Tokens stretch) const {
    if (!site.speaker) return false;
    if (site.verb == nullptr || site.side == CueSite::Side::before || site.that) return true;
    const CueVerb& verb = *site.verb;
    // "read “War of Mud” twice": a verb that takes words only has a mark before them
    const bool only_words = !verb.can(Takes::clause) && !verb.can(Takes::noun) &&
                            !verb.can(Takes::noun_as) && !verb.can(Takes::noun_complement);
    if (only_words && stretch.first == site.clause.last && !is_clause(stretch)) return false;
    if (reading_.is_quoted(stretch.first)) return true;
    if (verb.can(Takes::bare_clause) && begins_clause(stretch)) return true;
    return verb.can(Takes::noun) || verb.can(Takes::noun_as) || verb.can(Takes::noun_complement) ||
           verb.can(Takes::hearer_infinitive) || verb.can(Takes::person_of) ||
           verb.can(Takes::out) || verb.can(Takes::about) || verb.can(Takes::for_noun) ||
           (verb.can(Takes::infinitive) && word(stretch.first).is("to")) ||
           (verb.can(Takes::clause) && word(stretch.first).has(determiner));
}

bool StretchReader::takes_indirect(const CueSite& site, Tokens stretch) const {
    if (!site.speaker || stretch.last - stretch.first < 2) return false;
    if (site.form == CueSite::Form::colon) return false;
    if (site.verb == nullptr) return stretch.last - stretch.first >= 3;
    const CueVerb& verb = *site.verb;
    const TokenWord& first = word(stretch.first);
    if (site.side == CueSite::Side::before) {
        return verb.can(Takes::clause) && stretch.last - stretch.first >= 3 &&
               verb.cue_class != "think" && verb.cue_class != "show";
    }
    if (verb.can(Takes::infinitive) && first.is("to")) return true;
    if (verb.can(Takes::person_of)) return holds(stretch, "of");
    if (verb.can(Takes::hearer_infinitive) && !site.that) return holds(stretch, "to");
    if (verb.can(Takes::noun_as) && holds_as(stretch)) return true;
    if (site.object_clause && first.has(auxiliary)) return true;
    if (verb.can(Takes::out) && verb.cue_class == "reject") return true;
    if (verb.cue_class == "deny" || verb.cue_class == "reject") {
        return verb.can(Takes::noun) || site.that;
    }
    if (!verb.can(Takes::clause)) return false;
    if (site.that) return true;
    if (verb.cue_class == "think" || verb.cue_class == "show" || verb.cue_class == "ask") {
        return false;
    }
    return verb.can(Takes::bare_clause) && begins_clause(stretch);
}

/// "described the talks as useful", but not "as they left"
bool StretchReader::holds_as(Tokens tokens) const {
    for (std::uint32_t i = tokens.first; i + 1 < tokens.last; ++i) {
        if (word(i).is("as")) return !word(i + 1).has(pronoun | possessive | auxiliary);
    }
    return false;
}

bool StretchReader::holds(Tokens tokens, std::string_view lower) const {
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
        if (word(i).is(lower)) return true;
    }
    return false;
}

/// A clause without "that": a noun phrase, and something like a verb behind it.
bool StretchReader::begins_clause(Tokens stretch) const {
    const TokenWord& first = word(stretch.first);
    if (first.has(preposition | conjunction | auxiliary) && !first.is("there") &&
        first.casing == Casing::lower) {
        return false;
    }
    if (first.casing == Casing::none && !is_ascii_digit(first.text[0])) return false;
    for (std::uint32_t i = stretch.first + 1; i < stretch.last; ++i) {
        const TokenWord& w = word(i);
        if (w.has(auxiliary | being)) return true;
        if (w.casing == Casing::lower && !w.has(function_word) && w.lower.size() > 3 &&
            (w.lower.ends_with("ed") || w.lower.ends_with("s"))) {
            return true;
        }
    }
    return false;
}

}  // namespace concord
