// Terms that stand far from any word for an agreement:
//
//     Ostravia and Belmark [agreed] on Monday to [stop attacking ports]     two sides, a halt
//     Under the text the two sides [undertake]:                             a list follows
//     The two sides agreed to [meet again]                                  none: no halt

#include "extract/agreement_commitments.h"

#include <algorithm>

namespace concord {

/// Two named sides, or "the two sides", "both countries".
bool AgreementCommitments::take_sides(std::uint32_t subject, Commitment& commitment) const {
    if (subject == nothing) return false;
    std::size_t named = 0;
    for (const std::uint32_t each : clauses_.with_conjuncts(subject)) {
        const auto party = entities_.entity_of(each);
        if (!party || !reading_.has_name(*party)) continue;
        const Entity& one = reading_.annotation().entities[*party];
        const bool is_party = mentions_.can_be_party(*party);
        // A name of one word beside a side is one, though the article may take it for a person's.
        if (is_party || (one.sector.empty() && one.name.find(' ') == std::string::npos)) ++named;
        if (is_party) commitment.parties.push_back(*party);
    }
    if (named > 1 && !commitment.parties.empty()) return true;
    commitment.parties.clear();
    const TokenWord& word = reading_.word(subject);
    return word.is("sides", "countries", "parties", "governments", "states") &&
           clauses_.is_in_class(subject, side_) &&
           clauses_.child(subject, Relation::nmod_poss) == nothing;
}

/// "[stop] attacking ports", "not to [attack] ports"
bool AgreementCommitments::is_halt(std::uint32_t act) const {
    if (lexicon_.verb(clauses_.lemma(act), "halt") == AgreementSense::states) return true;
    const auto children = clauses_.children(act);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        return c < act && reading_.word(c).is("not", "never");
    });
}

std::optional<Index> AgreementCommitments::time_of(std::uint32_t verb) const {
    const auto& times = reading_.annotation().times;
    for (const std::uint32_t c : clauses_.children(verb)) {
        const std::uint32_t time = reading_.time_at(c);
        if (time == nothing || clauses_.token(c).relation == Relation::xcomp) continue;
        const bool is_point =
            times[time].type == TimeType::date || times[time].type == TimeType::time;
        if (is_point && is_day_or_year(times[time].value)) return time;
    }
    return std::nullopt;
}

/// What "to" leads into: "agreed on Monday to [stop]", whatever the parse makes of it.
std::uint32_t AgreementCommitments::act_below(std::uint32_t verb) const {
    for (const std::uint32_t c : clauses_.children(verb)) {
        const Relation relation = clauses_.token(c).relation;
        const bool is_act = relation == Relation::xcomp || relation == Relation::advcl;
        const std::uint32_t mark = c > verb && is_act ? clauses_.child(c, Relation::mark) : nothing;
        if (mark != nothing && reading_.word(mark).is("to")) return c;
    }
    return nothing;
}

/// The nearest: the parse may take a dateline for another.
std::uint32_t AgreementCommitments::subject_of(std::uint32_t verb) const {
    std::uint32_t nearest = clauses_.arguments(verb).first(EventSlot::subject);
    for (const std::uint32_t c : clauses_.children(verb)) {
        if (c < verb && clauses_.token(c).relation == Relation::nsubj) nearest = c;
    }
    return nearest;
}

std::optional<Commitment> AgreementCommitments::read_verb(std::uint32_t verb) const {
    if (lexicon_.verb(clauses_.lemma(verb), "sides") != AgreementSense::made) return std::nullopt;
    const std::uint32_t act = act_below(verb);
    if (act == nothing || !is_halt(act) || !mentions_.is_done(verb)) return std::nullopt;
    Commitment commitment;
    if (!take_sides(subject_of(verb), commitment)) return std::nullopt;
    const std::uint32_t to = clauses_.child(act, Relation::mark);
    const bool negated = to > 0 && reading_.word(to - 1).is("not", "never");
    const Tokens term = phrases_.trimmed({negated ? to - 1 : to + 1, phrases_.end_of_all(act)});
    if (term.empty()) return std::nullopt;
    commitment.terms.push_back(term);
    commitment.time = time_of(verb);
    return commitment;
}

/// "the two sides undertake:", "under the truce, which provides for:"
bool AgreementCommitments::leads_to_list(Tokens sentence) const {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        const std::string_view lemma = clauses_.lemma(i);
        if (agreement_noun(reading_, lexicon_, i).kind != AgreementKind::none) {
            const auto mention = mentions_.read(i);
            if (mention && mention->definite && !mention->wished) return true;
        }
        Commitment commitment;
        if (!is_verb_form(clauses_.token(i)) ||
            lexicon_.verb(lemma, "sides") != AgreementSense::made)
            continue;
        if (take_sides(subject_of(i), commitment)) return true;
    }
    return false;
}

/// The list blocks behind a block that ends with a colon.
std::optional<Commitment> AgreementCommitments::read_list(Index block) const {
    const auto& blocks = reading_.article().blocks;
    const Span lead = blocks[block].span;
    if (blocks[block].role != BlockRole::paragraph ||
        !slice(reading_.article().text, lead).ends_with(':'))
        return std::nullopt;
    const Tokens tokens = reading_.tokens_of(lead);
    if (tokens.empty()) return std::nullopt;
    const Tokens sentence = phrases_.sentence_of(tokens.last - 1);
    if (!leads_to_list({std::max(sentence.first, tokens.first), tokens.last})) return std::nullopt;
    Commitment commitment;
    for (Index next = block + 1; next < blocks.size(); ++next) {
        if (blocks[next].role != BlockRole::list) break;
        const Tokens item = phrases_.trimmed(reading_.tokens_of(blocks[next].span));
        if (!item.empty()) commitment.terms.push_back(item);
    }
    if (commitment.terms.size() < 2) return std::nullopt;
    return commitment;
}

std::vector<Commitment> AgreementCommitments::read() const {
    std::vector<Commitment> found;
    for (std::uint32_t i = 0; i < reading_.words().size(); ++i) {
        if (clauses_.token(i).upos != Upos::verb) continue;
        if (auto commitment = read_verb(i)) found.push_back(std::move(*commitment));
    }
    for (Index block = 0; block < reading_.article().blocks.size(); ++block) {
        if (auto commitment = read_list(block)) found.push_back(std::move(*commitment));
    }
    return found;
}

}  // namespace concord
