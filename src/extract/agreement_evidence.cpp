// What the verbs and words around a mention say of whether the agreement was made, by whom and
// when:
//
//     Ostravia and Belmark [signed] a truce on Monday        made, by two sides, on Monday
//     The truce [took effect] at noon                        it exists
//     They hope to [reach] a truce                           says nothing of the kind

#include "extract/agreement_mentions.h"

#include <algorithm>
#include <string_view>

namespace concord {
namespace {

constexpr std::uint32_t longest_gap = 14;  ///< tokens between a phrase and its participle

}  // namespace

bool AgreementMentionFinder::is_done(std::uint32_t verb) const {
    const Token& token = clauses_.token(verb);
    const StatusReading reading = status_.read(verb);
    if (reading.condition || !is_certain(reading.status)) return false;
    if (clauses_.has_mark(verb, "once") || clauses_.has_mark(verb, "before")) return false;
    const bool bare = token.xpos == Xpos::vb && clauses_.child(verb, Relation::aux) == nothing;
    if (clauses_.has_mark(verb, "to") || bare)
        return !clauses_.is_root(verb) &&
               lexicon_.verb(clauses_.lemma(token.head), "act") == AgreementSense::succeeds &&
               is_done(token.head);
    const std::uint32_t passive = clauses_.child(verb, Relation::aux_pass);
    if (passive != nothing && reading_.word(passive).is("being")) return false;
    if (token.xpos != Xpos::vbg) return true;
    for (const std::uint32_t c : clauses_.children(verb)) {
        const Relation relation = clauses_.token(c).relation;
        if (relation == Relation::aux || relation == Relation::aux_pass) return true;
        if (relation != Relation::mark && relation != Relation::case_marker) continue;
        // "accused of breaking", but not "hopes of reaching"
        if (reading_.word(c).is("of", "for")) return clauses_.token(token.head).upos != Upos::noun;
        return reading_.word(c).is("after", "since", "by", "following", "despite");
    }
    return token.relation == Relation::advcl || token.relation == Relation::acl ||
           token.relation == Relation::conj;
}

/// "violated the [terms] of the truce": the word that stands for the agreement in its clause.
std::uint32_t AgreementMentionFinder::stand_in(std::uint32_t head) const {
    if (clauses_.is_root(head) || clauses_.preposition_of(head) != "of") return head;
    const std::uint32_t above = clauses_.token(head).head;
    return phrases_.around(above) == AgreementSense::terms ? above : head;
}

/// What a verb says of its subject: "began", "took effect", "came into force", "calls for".
AgreementSense AgreementMentionFinder::subject_sense(std::uint32_t verb) const {
    const std::string_view lemma = clauses_.lemma(verb);
    const EventArguments& arguments = clauses_.arguments(verb);
    const std::uint32_t object = arguments.first(EventSlot::object);
    if (object != nothing && reading_.word(object).is("effect"))
        return lexicon_.verb(lemma, "effect");
    const AgreementSense sense = lexicon_.verb(lemma, "subject");
    if (sense != AgreementSense::none) {
        return object != nothing && sense == AgreementSense::began ? AgreementSense::none : sense;
    }
    for (const EventArgument& other : arguments.all) {
        if (other.slot != EventSlot::preposition) continue;
        const TokenWord& word = reading_.word(other.token);
        if (word.is("force", "effect")) return lexicon_.verb(lemma, word.lower);
        if (other.preposition == "for") return lexicon_.verb(lemma, "for");
    }
    return AgreementSense::none;
}

/// The strongest thing that a verb says of an agreement that it has in one of its slots.
AgreementSense AgreementMentionFinder::sense_of(std::uint32_t verb,
                                                const AgreementMention& mention) const {
    const std::string_view lemma = clauses_.lemma(verb);
    const EventArguments& arguments = clauses_.arguments(verb);
    const std::uint32_t self = stand_in(clauses_.first_conjunct(mention.head));
    for (const EventArgument& argument : arguments.all) {
        if (argument.token != self && argument.token != mention.head) continue;
        AgreementSense sense = AgreementSense::none;
        if (argument.slot == EventSlot::object) {
            sense = lexicon_.verb(lemma, "object");
            if (sense == AgreementSense::none) sense = lexicon_.verb(lemma, "on");
        } else if (argument.slot == EventSlot::preposition) {
            sense = lexicon_.verb(lemma, argument.preposition);
        } else if (argument.slot == EventSlot::subject) {
            sense = subject_sense(verb);
        }
        if (sense != AgreementSense::none) return sense;
    }
    return AgreementSense::none;
}

void AgreementMentionFinder::read_verbs(AgreementMention& mention) const {
    const std::uint32_t self = clauses_.first_conjunct(mention.head);
    if (!clauses_.is_root(self)) {
        const std::uint32_t above = clauses_.token(stand_in(self)).head;
        if (is_verb_form(clauses_.token(above))) read_verb(above, mention);
    }
    for (const std::uint32_t c : clauses_.children(mention.head)) {
        const Token& token = clauses_.token(c);
        const bool clause = token.relation == Relation::acl ||
                            token.relation == Relation::acl_relcl ||
                            token.relation == Relation::amod;
        if (!clause || !is_verb_form(token)) continue;
        if (token.relation == Relation::amod) {
            // "a US-[brokered] truce"
            const AgreementSense sense = lexicon_.verb(clauses_.lemma(c), "object");
            if (sense == AgreementSense::made || sense == AgreementSense::arranged)
                mention.exists = true;
            continue;
        }
        read_verb(c, mention);
    }
}

void AgreementMentionFinder::read_verb(std::uint32_t verb, AgreementMention& mention) const {
    const AgreementSense sense = sense_of(verb, mention);
    mention.verbs.push_back(verb);
    mention.weighed = mention.weighed || sense == AgreementSense::weighed;
    if (sense != AgreementSense::none && sense != AgreementSense::weighed)
        take_sense(verb, sense, mention);
}

/// Whether what a verb says is told as done, and of an agreement that it can be said of.
bool AgreementMentionFinder::tells(std::uint32_t verb,
                                   AgreementSense sense,
                                   const AgreementMention& mention) const {
    if (mention.wished || !is_done(verb)) return false;
    switch (sense) {
        case AgreementSense::arranged:
            // "declared the truce invalid"
            if (clauses_.child(verb, Relation::xcomp) != nothing) return false;
            break;
        case AgreementSense::began:
            // "a truce, beginning with the north"
            if (clauses_.token(verb).xpos == Xpos::vbg) return false;
            break;
        case AgreementSense::made:
        case AgreementSense::broken:
            break;
        default:
            return mention.definite;  // "calls for", of what may only be a draft
    }
    return sense == AgreementSense::broken || status_.read(verb).status == EventStatus::happened;
}

void AgreementMentionFinder::take_sense(std::uint32_t verb,
                                        AgreementSense sense,
                                        AgreementMention& mention) const {
    if (!tells(verb, sense, mention)) return;
    if (sense != AgreementSense::states) mention.told = true;
    if (sense == AgreementSense::made) take_time(verb, AgreedTime::made, mention);
    if (sense == AgreementSense::arranged) take_time(verb, AgreedTime::arranged, mention);
    if (sense == AgreementSense::began) take_time(verb, AgreedTime::begun, mention);
    take_sides(verb, sense, mention);
}

void AgreementMentionFinder::take_sides(std::uint32_t verb,
                                        AgreementSense sense,
                                        AgreementMention& mention) const {
    const bool made = sense == AgreementSense::made;
    const bool by_sides = made || sense == AgreementSense::kept || sense == AgreementSense::ended ||
                          sense == AgreementSense::broken;
    const bool arranged = sense == AgreementSense::arranged;
    for (const EventArgument& argument : clauses_.arguments(verb).all) {
        if (argument.token == mention.head) continue;
        if (argument.slot == EventSlot::subject) {
            if (by_sides) add_parties(argument.token, mention.parties, !made);
            if (made) add_parties(argument.token, mention.sides);
            if (arranged) add_parties(argument.token, mention.bringers);
        }
        const bool side = argument.slot == EventSlot::preposition &&
                          lexicon_.preposition(argument.preposition) == AgreementSense::sides;
        if (!side || (!made && !arranged)) continue;
        add_parties(argument.token, mention.parties);
        add_parties(argument.token, mention.sides);
    }
}

/// Whether the way up from a token meets the verb before any other.
bool AgreementMentionFinder::is_own(std::uint32_t token, const AgreementMention& mention) const {
    for (int step = 0; step < 6; ++step) {
        if (is_verb_form(clauses_.token(token)) || clauses_.is_root(token)) break;
        token = clauses_.token(token).head;
    }
    return token == mention.head ||
           std::find(mention.verbs.begin(), mention.verbs.end(), token) != mention.verbs.end();
}

void AgreementMentionFinder::take_time(std::uint32_t verb,
                                       AgreedTime from,
                                       AgreementMention& mention) const {
    if (from <= mention.time_from) return;
    const auto& times = reading_.annotation().times;
    AgreementMention only_verb;
    only_verb.head = mention.head;
    only_verb.verbs = {verb};
    const Tokens sentence = phrases_.sentence_of(verb);
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        const std::uint32_t t = reading_.time_at(i);
        if (t == nothing || times[t].type == TimeType::duration || times[t].type == TimeType::set)
            continue;
        if (!is_day_or_year(times[t].value) || !is_own(i, only_verb)) continue;
        mention.time = t;
        mention.time_from = from;
        return;
    }
}

/// A participle that describes what stands before it, whatever the parse makes of it.
bool AgreementMentionFinder::is_participle(std::uint32_t at) const {
    const Xpos tag = clauses_.token(at).xpos;
    if (tag != Xpos::vbn && tag != Xpos::vbd) return false;
    if (clauses_.child(at, Relation::aux) != nothing ||
        clauses_.child(at, Relation::aux_pass) != nothing) {
        return false;
    }
    // "in the Black [Sea] agreed": no subject, though the parse may say so
    const std::uint32_t subject = clauses_.child(at, Relation::nsubj);
    return tag == Xpos::vbn || subject == nothing || !clauses_.preposition_of(subject).empty();
}

void AgreementMentionFinder::take_participle(std::uint32_t at, AgreementMention& mention) const {
    const AgreementSense sense = lexicon_.verb(clauses_.lemma(at), "object");
    if (sense != AgreementSense::made && sense != AgreementSense::arranged) return;
    if (!is_participle(at) || sense_of(at, mention) != AgreementSense::none) return;
    if (at > mention.head + 1 && clauses_.child(at, Relation::obj) != nothing) return;
    mention.verbs.push_back(at);
    const std::vector<Index> before = mention.parties;
    take_sense(at, sense, mention);
    // The parse may hang it from a clause whose subject is another's.
    if (clauses_.child(at, Relation::obl_agent) == nothing) mention.parties = before;
    const TokenWord& mark = reading_.word(at - 1);
    if (at > mention.phrase.last && !is_dash(mark) && !mark.is(",")) mention.phrase.last = at;
}

/// "a truce on strikes on ports [- agreed in Hesk on Monday -]", wherever the parse hangs it.
void AgreementMentionFinder::read_participle(AgreementMention& mention) const {
    const auto size = static_cast<std::uint32_t>(reading_.words().size());
    const std::uint32_t last = std::min(size, mention.head + 1 + longest_gap);
    for (std::uint32_t i = mention.head + 1; i < last; ++i) {
        const TokenWord& word = reading_.word(i);
        const Upos upos = clauses_.token(i).upos;
        if (upos == Upos::verb) return take_participle(i, mention);
        const bool nominal = upos == Upos::noun || upos == Upos::propn || upos == Upos::adj ||
                             upos == Upos::adp || upos == Upos::det || upos == Upos::cconj;
        const bool comma = word.is(",") && i == mention.phrase.last;
        if (!nominal && !comma && !is_dash(word)) return;
        if (agreement_noun(reading_, lexicon_, i).kind != AgreementKind::none) return;
    }
}

/// "freed [as part of] a prisoner swap"
void AgreementMentionFinder::read_carrying_out(AgreementMention& mention) const {
    if (mention.noun.kind != AgreementKind::exchange) return;
    std::uint32_t phrase = clauses_.first_conjunct(mention.head);
    if (!clauses_.is_root(phrase)) {
        const std::uint32_t above = clauses_.token(phrase).head;
        if (phrases_.around(above) == AgreementSense::part) phrase = above;
    }
    const std::string_view before = clauses_.preposition_of(phrase);
    if (clauses_.is_root(phrase) ||
        (before != "in" && before != "as" && before != "during" && before != "under"))
        return;
    const std::uint32_t verb = clauses_.token(phrase).head;
    if (!is_verb_form(clauses_.token(verb)) || !is_done(verb)) return;
    if (status_.read(verb).status != EventStatus::happened) return;
    mention.exists = true;
    take_time(verb, AgreedTime::begun, mention);
    const std::uint32_t who = clauses_.arguments(verb).first(EventSlot::subject);
    if (who != nothing) add_parties(who, mention.parties, true);
}

/// "under the deal", "the collapse of the truce"
void AgreementMentionFinder::read_surroundings(AgreementMention& mention) const {
    if (mention.wished) {
        mention.exists = false;
        return;
    }
    // "[proposed] a fragile truce"
    const std::uint32_t self = clauses_.first_conjunct(mention.head);
    const EventStatus status = status_.read(mention.head).status;
    const bool dated = mention.time_from == AgreedTime::modifier;
    if (status == EventStatus::requested || (!is_certain(status) && !dated)) mention.exists = false;
    if (mention.told) mention.exists = true;
    read_carrying_out(mention);
    const AgreementSense before = lexicon_.preposition(clauses_.preposition_of(self));
    const bool existing = before == AgreementSense::terms || before == AgreementSense::exists ||
                          before == AgreementSense::despite;
    if (existing && mention.definite) mention.exists = true;
    if (!clauses_.is_root(self)) {
        const std::uint32_t above = clauses_.token(self).head;
        const AgreementSense around = phrases_.around(above);
        const bool tells = around == AgreementSense::exists || around == AgreementSense::broken;
        if (mention.definite && tells && clauses_.preposition_of(self) == "of")
            mention.exists = true;
    }
    if (mention.named) mention.exists = true;
}

}  // namespace concord
