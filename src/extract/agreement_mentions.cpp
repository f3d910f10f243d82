// A noun for an agreement, with what its phrase and the verbs beside it tell:
//
//     The fragile truce between Ostravia and Belmark, [signed] on Monday, [took] effect
//
// exists (it was signed), is that of two sides, and was agreed on Monday. A ceasefire that somebody
// calls for, proposes or tries to broker does not exist by that.

#include "extract/agreement_mentions.h"

#include <algorithm>
#include <array>

namespace concord {
namespace {

bool is_determiner_of(const TokenWord& word) {
    return word.is("the", "this", "that", "these", "those", "its", "their", "his", "her", "our");
}

/// Verbs below which an infinitive is done.
bool succeeds(std::string_view lemma) {
    return lemma == "manage" || lemma == "help" || lemma == "proceed" || lemma == "go";
}

bool is_certain(EventStatus status) {
    return status == EventStatus::happened || status == EventStatus::ongoing;
}

bool is_side_preposition(std::string_view word) {
    return word == "between" || word == "with" || word == "among";
}

/// Neither "now" nor a decade.
bool is_day_or_year(std::string_view value) {
    constexpr std::size_t year = 4;
    return value.size() >= year && !value.ends_with("_REF");
}

constexpr std::uint32_t longest_gap = 14;  ///< tokens between a phrase and its participle

}  // namespace

AgreementNoun agreement_noun(const Reading& reading,
                             const AgreementLexicon& lexicon,
                             std::uint32_t at) {
    const Token& token = reading.annotation().tokens[at];
    if (token.upos != Upos::noun && token.upos != Upos::propn) return {};
    const TokenWord& word = reading.word(at);
    // "cease-fire" is three tokens
    if (at >= 2 && word.is("fire", "fires") && reading.word(at - 1).is("-") &&
        reading.word(at - 2).is("cease")) {
        return lexicon.noun("cease-fire");
    }
    return lexicon.noun(word.lower);
}

std::optional<AgreementMention> AgreementMentionFinder::read(std::uint32_t at) const {
    AgreementMention mention;
    mention.noun = agreement_noun(reading_, lexicon_, at);
    if (mention.noun.kind == AgreementKind::none) return std::nullopt;
    mention.head = at;
    const Token& token = clauses_.token(at);
    const bool inside =
        token.relation == Relation::compound || token.relation == Relation::nmod_unmarked;
    if (inside && token.head > at) {
        // "ceasefire violations" tell of the ceasefire, "ceasefire talks" do not.
        if (lexicon_.noun_around(reading_.word(token.head).lower) != AgreementSense::broken)
            return std::nullopt;
        mention.exists = true;
        mention.definite = true;
    }
    const std::uint32_t begin = std::min(phrases_.begin_of(at), at);
    mention.phrase = {begin, inside ? at + 1 : phrases_.end_of_name(at)};
    read_modifiers(mention);
    if (is_general(mention)) return std::nullopt;
    // "violated energy moratorium": headlines leave out articles
    const bool bare = clauses_.child(at, Relation::det) == nothing && mention.phrase.first < at;
    if (bare && clauses_.token(at).xpos == Xpos::nn) mention.definite = true;
    read_topic(mention);
    if (mention.noun.need == AgreementNeed::captives) {
        if ((mention.modifiers & captive_modifier) == 0) return std::nullopt;
        mention.noun.need = AgreementNeed::nothing;
    }
    if ((mention.modifiers & private_modifier) != 0) return std::nullopt;
    read_name(mention);
    read_pair(mention);
    read_sides(mention);
    widen_pair(mention);
    read_verbs(mention);
    read_participle(mention);
    read_surroundings(mention);
    return mention;
}

/// "treaties", "in agreement": none in particular
bool AgreementMentionFinder::is_general(const AgreementMention& mention) const {
    if (mention.definite) return false;
    const Xpos tag = clauses_.token(mention.head).xpos;
    if (tag == Xpos::nns || (tag == Xpos::nnps && mention.phrase.first == mention.head))
        return true;
    const bool bare = clauses_.child(mention.head, Relation::det) == nothing;
    return bare && clauses_.preposition_of(mention.head) == "in";
}

/// "a moratorium [on strikes]", wherever the parse hangs the phrase
void AgreementMentionFinder::read_topic(AgreementMention& mention) const {
    const AgreementKind kind = mention.noun.kind;
    if (kind != AgreementKind::truce && kind != AgreementKind::moratorium) return;
    const std::uint32_t next = mention.head + 1;
    if (next >= reading_.words().size() || !reading_.word(next).is("on")) return;
    const std::uint32_t topic = clauses_.token(next).head;
    if (clauses_.token(next).relation != Relation::case_marker || topic < next ||
        reading_.time_at(topic) != nothing) {
        return;
    }
    mention.topic = {next + 1, phrases_.end_of_all(topic)};
    mention.phrase.last = std::max(mention.phrase.last, phrases_.end_of_noun(topic));
}

void AgreementMentionFinder::read_modifiers(AgreementMention& mention) const {
    std::uint32_t first = mention.head;
    const auto& times = reading_.annotation().times;
    for (std::uint32_t i = mention.phrase.first; i < mention.head; ++i) {
        const TokenWord& word = reading_.word(i);
        if (is_determiner_of(word) || word.is("'s", "'")) mention.definite = true;
        const Relation relation = clauses_.token(i).relation;
        if (relation == Relation::case_marker && !word.is("'s", "'")) first = mention.head;
        const std::uint64_t marks = lexicon_.modifier(word.lower);
        mention.modifiers |= marks;
        if ((marks & wished_modifier) != 0) mention.wished = true;
        if ((marks & existing_modifier) != 0) mention.exists = true;
        if (const std::uint32_t t = reading_.time_at(i); t != nothing) {
            const TimeType type = times[t].type;
            if (type == TimeType::date && is_day_or_year(times[t].value)) {
                mention.time = t;
                mention.time_from = AgreedTime::modifier;
                mention.exists = true;
                mention.definite = true;
            }
            continue;
        }
        const AgreementNoun inner = agreement_noun(reading_, lexicon_, i);
        if (inner.kind != AgreementKind::none && inner.kind != AgreementKind::accord) {
            mention.noun = inner;
        }
        const Upos upos = clauses_.token(i).upos;
        const auto entity = entities_.chain_at(i);
        const bool person =
            entity && reading_.annotation().entities[*entity].type == EntityType::person;
        const bool tells = (upos == Upos::noun || upos == Upos::propn || upos == Upos::adj) &&
                           relation != Relation::nmod_poss && !person;
        if (tells && (marks & (existing_modifier | wished_modifier)) == 0)
            mention.described.push_back(i);
    }
    // The preposition before the phrase is none of it.
    for (std::uint32_t i = mention.head; i > mention.phrase.first; --i) {
        const Relation relation = clauses_.token(i - 1).relation;
        const bool owner = reading_.word(i - 1).is("'s", "'");
        const Upos upos = clauses_.token(i - 1).upos;
        if ((relation == Relation::case_marker && !owner) || relation == Relation::cc ||
            relation == Relation::mark || relation == Relation::cop || relation == Relation::aux ||
            is_subject(relation) || (upos == Upos::punct && !is_dash(reading_.word(i - 1)))) {
            break;
        }
        first = i - 1;
    }
    mention.phrase.first = first;
    // "the United States[-Mexico-Canada Agreement]"
    while (first > 0 && is_dash(reading_.word(first)) && reading_.words().touches_previous(first))
        --first;
    mention.phrase.first = first;
    std::erase_if(mention.described, [&](std::uint32_t i) { return i < first; });
    for (const EventArgument& argument : clauses_.arguments(mention.head).all) {
        if (argument.preposition == "of" || argument.preposition == "for")
            mention.modifiers |=
                lexicon_.modifier(reading_.word(argument.token).lower) & captive_modifier;
    }
    if (reading_.word(first).is("no")) mention.wished = true;
}

/// Capitals tell a name, but not where all words have them.
void AgreementMentionFinder::read_name(AgreementMention& mention) const {
    const Tokens sentence = phrases_.sentence_of(mention.head);
    std::uint32_t capital = 0;
    std::uint32_t words = 0;
    for (std::uint32_t i = sentence.first + 1; i < sentence.last; ++i) {
        const TokenWord& word = reading_.word(i);
        if (word.casing == Casing::none) continue;
        ++words;
        if (word.is_capitalised()) ++capital;
    }
    if (capital * 10 > words * 6) return;
    const TokenWord& head = reading_.word(mention.head);
    if (head.is("deal", "deals", "swap", "exchange")) return;
    const bool behind = mention.head + 2 < sentence.last &&
                        reading_.word(mention.head + 1).is("of", "on") &&
                        reading_.word(mention.head + 2).is_capitalised();
    const bool before = mention.head > mention.phrase.first &&
                        reading_.word(mention.head - 1).is_capitalised() &&
                        !is_determiner_of(reading_.word(mention.head - 1));
    if (head.is_capitalised() && (before || behind)) mention.named = true;
    // "the Minsk agreements", "the INF treaty"
    const bool plural = clauses_.token(mention.head).xpos == Xpos::nns;
    const bool solemn = mention.noun.kind == AgreementKind::treaty || plural;
    if (!head.is_capitalised() && before && solemn && mention.definite &&
        !clauses_.lexicon().is_demonym(reading_.word(mention.head - 1).lower)) {
        mention.named = true;
    }
    if (!mention.named) return;
    mention.definite = true;
    // "the Hesk Agreement [on trade and new ties]"
    std::uint32_t& last = mention.phrase.last;
    while (last > mention.head + 1 && !reading_.word(last - 1).is_capitalised()) --last;
    // "the Intermediate-Range Nuclear Forces Treaty ([INF])"
    const std::uint32_t bracket = mention.head + 1;
    if (bracket + 2 < sentence.last && reading_.word(bracket).is("(") &&
        reading_.word(bracket + 1).casing == Casing::upper) {
        mention.described.push_back(bracket + 1);
    }
}

bool AgreementMentionFinder::is_surely_person(Index entity) const {
    const Entity& chain = reading_.annotation().entities[entity];
    if (chain.type != EntityType::person) return false;
    if (!chain.sector.empty() || !chain.country.empty() || !chain.roles.empty()) return true;
    if (chain.name.find(' ') != std::string::npos) return true;
    return std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](const Mention& mention) {
        const TokenWord& word = reading_.word(reading_.tokens_of(mention.span).first);
        return mention.kind == MentionKind::pronoun && word.is("he", "she", "his", "her", "him");
    });
}

bool AgreementMentionFinder::can_be_party(Index entity) const {
    const Entity& chain = reading_.annotation().entities[entity];
    if (chain.sector == "MED" || chain.sector == "JRN" || chain.sector == "BUS") return false;
    if (chain.name.empty() || chain.sector == "LEG") return false;
    if (chain.type == EntityType::person)
        return !chain.sector.empty() || !chain.country.empty() || !is_surely_person(entity);
    return chain.type != EntityType::other;
}

void AgreementMentionFinder::add_party(std::optional<Index> entity,
                                       std::vector<Index>& into) const {
    if (!entity || !can_be_party(*entity)) return;
    if (std::find(into.begin(), into.end(), *entity) == into.end()) into.push_back(*entity);
}

/// "between Ostravia and Belmark, [not] the rebels"
bool AgreementMentionFinder::is_excepted(std::uint32_t at) const {
    const auto children = clauses_.children(at);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        return reading_.word(c).is("not");
    });
}

void AgreementMentionFinder::add_parties(std::uint32_t head,
                                         std::vector<Index>& into,
                                         bool no_persons) const {
    for (const std::uint32_t each : clauses_.with_conjuncts(head)) {
        if (each != head && is_excepted(each)) break;
        const auto entity = entities_.entity_of(each);
        const bool person = entity && is_surely_person(*entity);
        if (!person || !no_persons) add_party(entity, into);
    }
}

/// "the Ostravia-Belmark truce", "a US-Ostravian deal"
void AgreementMentionFinder::read_pair(AgreementMention& mention) const {
    for (std::uint32_t i = mention.phrase.first + 1; i + 1 < mention.head; ++i) {
        if (!is_dash(reading_.word(i)) || !reading_.words().touches_previous(i)) continue;
        const auto left = entities_.entity_of_modifier(i - 1);
        const auto right = entities_.entity_of_modifier(i + 1);
        if (!left || !right || left == right) continue;
        for (const auto& side : {left, right}) {
            add_party(side, mention.parties);
            add_party(side, mention.sides);
        }
    }
}

void AgreementMentionFinder::read_sides(AgreementMention& mention) const {
    std::uint32_t owner = nothing;
    bool with = false;
    for (const EventArgument& argument : clauses_.arguments(mention.head).all) {
        if (argument.slot == EventSlot::possessor &&
            clauses_.token(argument.token).upos != Upos::pron)
            owner = argument.token;
        if (argument.slot != EventSlot::preposition || !is_side_preposition(argument.preposition))
            continue;
        const std::size_t before = mention.parties.size();
        add_parties(argument.token, mention.parties);
        add_parties(argument.token, mention.sides);
        with = with || (argument.preposition == "with" && mention.parties.size() > before);
    }
    if (owner != nothing && with) add_parties(owner, mention.parties);
}

/// "between Ostravia [and the rebels]", where the parse hangs the second elsewhere
void AgreementMentionFinder::widen_pair(AgreementMention& mention) const {
    std::uint32_t& last = mention.phrase.last;
    bool between = false;
    for (std::uint32_t i = mention.head; i < last; ++i) {
        if (reading_.word(i).is("between")) between = true;
        if (reading_.word(i).is("and")) return;
    }
    const auto size = static_cast<std::uint32_t>(reading_.words().size());
    if (!between || last >= size || !reading_.word(last).is("and")) return;
    std::uint32_t end = last + 1;
    const auto nominal = [&](std::uint32_t at) {
        const Upos upos = clauses_.token(at).upos;
        return upos == Upos::noun || upos == Upos::propn || upos == Upos::adj ||
               upos == Upos::num || upos == Upos::det;
    };
    while (end < size && nominal(end)) ++end;
    if (end == last + 1) return;
    last = end;
    for (auto* into : {&mention.parties, &mention.sides})
        add_party(entities_.entity_of(end - 1), *into);
}

bool AgreementMentionFinder::is_done(std::uint32_t verb) const {
    const Token& token = clauses_.token(verb);
    const StatusReading reading = status_.read(verb);
    if (reading.condition || !is_certain(reading.status)) return false;
    const bool bare = token.xpos == Xpos::vb && clauses_.child(verb, Relation::aux) == nothing;
    if (clauses_.has_mark(verb, "to") || bare)
        return !clauses_.is_root(verb) && succeeds(clauses_.lemma(token.head)) &&
               is_done(token.head);
    const std::uint32_t passive = clauses_.child(verb, Relation::aux_pass);
    if (passive != nothing && reading_.word(passive).is("being")) return false;
    if (token.xpos != Xpos::vbg) return true;
    for (const std::uint32_t c : clauses_.children(verb)) {
        const Relation relation = clauses_.token(c).relation;
        if (relation == Relation::aux || relation == Relation::aux_pass) return true;
        if (relation != Relation::mark && relation != Relation::case_marker) continue;
        return reading_.word(c).is("after", "since", "by", "following", "despite", "for", "of");
    }
    return token.relation == Relation::advcl || token.relation == Relation::acl ||
           token.relation == Relation::conj;
}

/// "violated the [terms] of the truce": the word that stands for the agreement in its clause.
std::uint32_t AgreementMentionFinder::stand_in(std::uint32_t head) const {
    if (clauses_.is_root(head) || clauses_.preposition_of(head) != "of") return head;
    const std::uint32_t above = clauses_.token(head).head;
    return lexicon_.noun_around(clauses_.lemma(above)) == AgreementSense::terms ? above : head;
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
            sense = lexicon_.verb(lemma, "subject");
            const std::uint32_t object = arguments.first(EventSlot::object);
            if (object != nothing && reading_.word(object).is("effect"))
                sense = lexicon_.verb(lemma, "effect");
            for (const EventArgument& other : arguments.all) {
                if (other.slot != EventSlot::preposition || sense != AgreementSense::none) continue;
                const bool term = other.preposition == "for";
                const bool force = reading_.word(other.token).is("force", "effect");
                if (term || force) sense = lexicon_.verb(lemma, other.preposition);
            }
            if (object != nothing && sense == AgreementSense::began) sense = AgreementSense::none;
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
    if (sense != AgreementSense::none) take_sense(verb, sense, mention);
}

void AgreementMentionFinder::take_sense(std::uint32_t verb,
                                        AgreementSense sense,
                                        AgreementMention& mention) const {
    if (mention.wished || !is_done(verb)) return;
    const EventStatus status = status_.read(verb).status;
    const bool making = sense == AgreementSense::made || sense == AgreementSense::arranged ||
                        sense == AgreementSense::began;
    if (making && status != EventStatus::happened) return;
    // "calls for", of what may only be a draft
    const bool weak = sense == AgreementSense::states || sense == AgreementSense::kept ||
                      sense == AgreementSense::noted || sense == AgreementSense::lasted ||
                      sense == AgreementSense::ended;
    if (weak && !mention.definite) return;
    if (sense != AgreementSense::states && sense != AgreementSense::noted) mention.told = true;
    if (sense == AgreementSense::made) take_time(verb, AgreedTime::made, mention);
    if (sense == AgreementSense::arranged) take_time(verb, AgreedTime::arranged, mention);
    if (sense == AgreementSense::began) take_time(verb, AgreedTime::begun, mention);
    const bool by_sides = sense == AgreementSense::made || sense == AgreementSense::kept ||
                          sense == AgreementSense::ended || sense == AgreementSense::broken;
    for (const EventArgument& argument : clauses_.arguments(verb).all) {
        if (argument.token == mention.head) continue;
        if (argument.slot == EventSlot::subject) {
            if (by_sides)
                add_parties(argument.token, mention.parties, sense != AgreementSense::made);
            if (sense == AgreementSense::arranged) add_parties(argument.token, mention.bringers);
        }
        const bool side =
            argument.slot == EventSlot::preposition && is_side_preposition(argument.preposition);
        if (side && (sense == AgreementSense::made || sense == AgreementSense::arranged))
            add_parties(argument.token, mention.parties);
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

/// "a truce on strikes on ports [- agreed in Hesk on Monday -]", wherever the parse hangs it.
void AgreementMentionFinder::read_participle(AgreementMention& mention) const {
    const auto size = static_cast<std::uint32_t>(reading_.words().size());
    std::uint32_t gap = 0;
    for (std::uint32_t i = mention.head + 1; i < size && gap < longest_gap; ++i, ++gap) {
        const TokenWord& word = reading_.word(i);
        const Token& token = clauses_.token(i);
        if (token.upos == Upos::verb) {
            const AgreementSense sense = lexicon_.verb(clauses_.lemma(i), "object");
            const bool tells = sense == AgreementSense::made || sense == AgreementSense::arranged;
            // "in the Black [Sea] agreed": no subject, though the parse may say so
            const std::uint32_t subject = clauses_.child(i, Relation::nsubj);
            const bool participle =
                token.xpos == Xpos::vbn ||
                (token.xpos == Xpos::vbd &&
                 (subject == nothing || !clauses_.preposition_of(subject).empty()));
            if (!participle || !tells || sense_of(i, mention) != AgreementSense::none) return;
            if (clauses_.child(i, Relation::aux) != nothing ||
                clauses_.child(i, Relation::aux_pass) != nothing)
                return;
            if (gap > 0 && clauses_.child(i, Relation::obj) != nothing) return;
            mention.verbs.push_back(i);
            const std::vector<Index> before = mention.parties;
            take_sense(i, sense, mention);
            // The parse may hang it from a clause whose subject is another's.
            if (clauses_.child(i, Relation::obl_agent) == nothing) mention.parties = before;
            if (i > mention.phrase.last && !is_dash(reading_.word(i - 1)) &&
                !reading_.word(i - 1).is(","))
                mention.phrase.last = i;
            return;
        }
        const bool nominal = token.upos == Upos::noun || token.upos == Upos::propn ||
                             token.upos == Upos::adj || token.upos == Upos::adp ||
                             token.upos == Upos::det || token.upos == Upos::cconj;
        const bool comma = (word.is(",") || is_dash(word)) && i == mention.phrase.last;
        if (!nominal && !comma && !is_dash(word)) return;
        if (i > mention.head && agreement_noun(reading_, lexicon_, i).kind != AgreementKind::none)
            return;
    }
}

/// "freed [as part of] a prisoner swap"
void AgreementMentionFinder::read_carrying_out(AgreementMention& mention) const {
    if (mention.noun.kind != AgreementKind::exchange) return;
    std::uint32_t phrase = clauses_.first_conjunct(mention.head);
    if (!clauses_.is_root(phrase) && reading_.word(clauses_.token(phrase).head).is("part"))
        phrase = clauses_.token(phrase).head;
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
    const bool asserted = is_certain(status_.read(mention.head).status);
    if (!asserted && mention.time_from != AgreedTime::modifier) mention.exists = false;
    if (mention.told) mention.exists = true;
    read_carrying_out(mention);
    const AgreementSense before = lexicon_.preposition(clauses_.preposition_of(self));
    const bool existing = before == AgreementSense::terms || before == AgreementSense::exists ||
                          before == AgreementSense::despite;
    if (existing && mention.definite) mention.exists = true;
    if (!clauses_.is_root(self)) {
        const std::uint32_t above = clauses_.token(self).head;
        const AgreementSense around = lexicon_.noun_around(reading_.word(above).lower);
        if (mention.definite && around != AgreementSense::none &&
            clauses_.preposition_of(self) == "of")
            mention.exists = true;
    }
    if (mention.named) mention.exists = true;
}

}  // namespace concord
