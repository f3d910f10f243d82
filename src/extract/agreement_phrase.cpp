// Bounds of phrases out of the parse, cut where an aside begins: "a truce on strikes [- agreed in
// March -]".

#include "extract/agreement_phrase.h"

#include <algorithm>

namespace concord {
namespace {

constexpr std::uint32_t longest_sentence = 300;  ///< tokens

}  // namespace

std::uint32_t AgreementPhrases::begin_of(std::uint32_t at) const {
    for (;;) {
        const auto children = clauses_.children(at);
        if (children.empty() || children.front() > at) return at;
        at = children.front();
    }
}

std::uint32_t AgreementPhrases::end_of_noun(std::uint32_t noun) const {
    std::uint32_t end = noun + 1;
    for (const std::uint32_t c : clauses_.children(noun)) {
        if (c < noun) continue;
        const Relation relation = clauses_.token(c).relation;
        if (relation == Relation::flat || relation == Relation::compound) {
            end = std::max(end, c + 1);
            continue;
        }
        const bool joins =
            relation == Relation::nmod || relation == Relation::conj || relation == Relation::obl;
        if (!joins || is_verb_form(clauses_.token(c)) || begin_of(c) > end) break;
        if (clauses_.reading().time_at(c) != nothing) break;
        end = end_of_noun(c);
    }
    return end;
}

std::uint32_t AgreementPhrases::end_of_name(std::uint32_t noun) const {
    std::uint32_t end = noun + 1;
    for (const std::uint32_t c : clauses_.children(noun)) {
        if (c < noun) continue;
        const Relation relation = clauses_.token(c).relation;
        if (relation != Relation::nmod && relation != Relation::obl) break;
        if (begin_of(c) > end || clauses_.reading().time_at(c) != nothing) break;
        const AgreementSense before = lexicon_.preposition(clauses_.preposition_of(c));
        if (before != AgreementSense::sides && before != AgreementSense::about) break;
        end = end_of_noun(c);
    }
    return end;
}

Tokens AgreementPhrases::act_of(std::uint32_t verb) const {
    Tokens act = {verb, verb + 1};
    for (const std::uint32_t c : clauses_.children(verb)) {
        const Relation relation = clauses_.token(c).relation;
        const bool aside = relation == Relation::punct || relation == Relation::mark ||
                           relation == Relation::cc || relation == Relation::advcl ||
                           relation == Relation::parataxis || relation == Relation::acl_relcl ||
                           relation == Relation::case_marker;
        if (aside) continue;
        if (c < verb) {
            const bool own = is_subject(relation) || relation == Relation::aux ||
                             relation == Relation::aux_pass || relation == Relation::advmod ||
                             relation == Relation::cop;
            if (own) act.first = std::min(act.first, begin_of(c));
            continue;
        }
        if (relation == Relation::conj && is_verb_form(clauses_.token(c))) break;
        const bool clause = relation == Relation::xcomp || relation == Relation::ccomp;
        act.last = std::max(act.last, clause ? act_of(c).last : end_of_noun(c));
    }
    return act;
}

/// Marks and asides that nothing of the clause follows.
bool AgreementPhrases::ends_clause(std::uint32_t child) const {
    const TokenWord& word = clauses_.reading().word(child);
    const Relation relation = clauses_.token(child).relation;
    if (relation == Relation::parataxis || relation == Relation::discourse) return true;
    if (relation != Relation::punct) return false;
    return is_dash(word) ? !clauses_.reading().words().touches_previous(child)
                         : word.is(";", ":", ".");
}

std::uint32_t AgreementPhrases::end_of_all(std::uint32_t at) const {
    std::uint32_t end = at + 1;
    std::uint32_t comma = nothing;
    for (const std::uint32_t c : clauses_.children(at)) {
        if (c < at) continue;
        if (ends_clause(c)) break;
        const Relation relation = clauses_.token(c).relation;
        if (relation == Relation::punct) {
            comma = c;
            continue;
        }
        const std::uint32_t begin = begin_of(c);
        const bool aside = (comma != nothing && comma + 1 == begin) ||
                           clauses_.reading().word(begin).is(",", "—", "–", "--");
        const bool clause = relation == Relation::acl_relcl || relation == Relation::appos ||
                            relation == Relation::advcl || relation == Relation::acl ||
                            (relation == Relation::conj && is_verb_form(clauses_.token(c)));
        if (aside && clause) break;
        end = std::max(end, end_of_all(c));
    }
    return end;
}

Tokens AgreementPhrases::complement_of(std::uint32_t verb) const {
    std::uint32_t end = end_of_all(verb);
    std::uint32_t first = verb + 1;
    for (const std::uint32_t c : clauses_.children(verb)) {
        const Relation relation = clauses_.token(c).relation;
        // "covers ports [and says nothing of dams]"
        const bool other_clause =
            c > verb && relation == Relation::conj && clauses_.token(c).xpos != Xpos::vb;
        if (other_clause) end = std::min(end, begin_of(c));
        if (c == first && (relation == Relation::compound_prt || relation == Relation::advmod))
            first = c + 1;
    }
    return trimmed({std::min(first, end), end});
}

AgreementSense AgreementPhrases::around(std::uint32_t noun) const {
    const AgreementSense sense = lexicon_.noun_around(clauses_.lemma(noun));
    if (sense != AgreementSense::none) return sense;
    return lexicon_.noun_around(clauses_.reading().word(noun).lower);
}

Tokens AgreementPhrases::sentence_of(std::uint32_t at) const {
    const Sentence& sentence = clauses_.reading().parsed_sentence(at);
    return {sentence.first_token,
            std::min(sentence.last_token, sentence.first_token + longest_sentence)};
}

Tokens AgreementPhrases::trimmed(Tokens tokens) const {
    const auto hollow = [&](std::uint32_t at) {
        const Upos upos = clauses_.token(at).upos;
        return upos == Upos::punct || upos == Upos::cconj;
    };
    while (!tokens.empty() && hollow(tokens.last - 1)) --tokens.last;
    while (!tokens.empty() &&
           (hollow(tokens.first) || clauses_.reading().word(tokens.first).is("that")))
        ++tokens.first;
    return tokens;
}

}  // namespace concord
