// The arguments of event nouns: what hangs from them, and what a light verb above them says.

#include "extract/event_clause.h"

namespace concord {

EventArguments EventClauses::read_noun(std::uint32_t noun) const {
    EventArguments found;
    for (const std::uint32_t c : children(noun)) read_noun_child(noun, c, found);
    read_pair(noun, found);
    read_neighbour(noun, found);
    read_governor(noun, found);
    return found;
}

/// "Ostravia-Belmark [talks]", whatever the parse makes of the pair.
void EventClauses::read_pair(std::uint32_t noun, EventArguments& found) const {
    if (noun < 3 || !is_dash(reading_.word(noun - 2))) return;
    if (!reading_.words().touches_previous(noun - 2)) return;
    for (const std::uint32_t at : {noun - 3, noun - 1}) {
        const Upos upos = tokens_[at].upos;
        if (upos != Upos::propn && upos != Upos::adj) return;
    }
    found.all.push_back({EventSlot::modifier, {}, noun - 3});
    found.all.push_back({EventSlot::modifier, {}, noun - 1});
}

/// "reject [calls] for a truce": a phrase right behind the noun that hangs from the verb above.
void EventClauses::read_neighbour(std::uint32_t noun, EventArguments& found) const {
    if (noun + 1 >= tokens_.size() || is_root(noun)) return;
    const Token& next = tokens_[noun + 1];
    if (next.relation != Relation::case_marker || next.head <= noun) return;
    const Token& phrase = tokens_[next.head];
    const bool beside = phrase.relation == Relation::obl && phrase.head == tokens_[noun].head;
    if (beside && reading_.time_at(next.head) == nothing) {
        found.all.push_back({EventSlot::preposition, reading_.word(noun + 1).lower, next.head});
    }
}

bool EventClauses::is_name(std::uint32_t at) const {
    const std::uint32_t m = reading_.mention_ending(at);
    return m != nothing && reading_.mentions()[m].kind == MentionKind::name;
}

void EventClauses::read_noun_child(std::uint32_t noun,
                                   std::uint32_t child,
                                   EventArguments& found) const {
    const Token& token = tokens_[child];
    const auto add = [&](EventSlot slot) { found.all.push_back({slot, {}, child}); };
    switch (token.relation) {
        case Relation::nmod_poss:
            add(EventSlot::possessor);
            break;
        case Relation::nmod:
        case Relation::obl:
            read_phrase(noun, child, found);
            break;
        case Relation::amod:
        case Relation::compound:
        case Relation::nmod_desc:
        case Relation::nmod_unmarked:
            read_modifier(noun, child, found);
            break;
        case Relation::acl:
            read_noun_clause(noun, child, found);
            break;
        case Relation::acl_relcl:
            if (is_in_class(child, classes_.light)) inherit(noun, child, found);
            break;
        case Relation::nsubj:
            if (tokens_[noun].upos == Upos::adj || this->child(noun, Relation::cop) != nothing ||
                this->child(noun, Relation::case_marker) != nothing) {
                add(EventSlot::subject);
            }
            break;
        case Relation::xcomp:
        case Relation::ccomp:
        case Relation::csubj:
        case Relation::advcl:
            if (has_mark(child, "to")) {
                add(EventSlot::infinitive);
            } else if (has_mark(child, "that") || token.relation == Relation::ccomp) {
                add(EventSlot::clause);  // "it is shameful that"
            }
            break;
        default:
            break;
    }
}

void EventClauses::read_phrase(std::uint32_t noun,
                               std::uint32_t phrase,
                               EventArguments& found) const {
    if (reading_.time_at(phrase) != nothing) return;
    const std::string_view preposition = preposition_of(phrase);
    if (preposition.empty()) {
        if (phrase < noun) found.all.push_back({EventSlot::modifier, {}, phrase});
    } else if (preposition == "'s" || preposition == "'") {
        found.all.push_back({EventSlot::possessor, {}, phrase});
    } else {
        found.all.push_back({EventSlot::preposition, preposition, phrase});
    }
}

/// "US-Russia talks", "Israeli and Syrian strikes"
void EventClauses::read_modifier(std::uint32_t noun,
                                 std::uint32_t modifier,
                                 EventArguments& found) const {
    if (modifier > noun) return;
    found.all.push_back({EventSlot::modifier, {}, modifier});
    for (const std::uint32_t c : children(modifier)) {
        const Relation relation = tokens_[c].relation;
        if (c < noun && (relation == Relation::compound || relation == Relation::conj ||
                         relation == Relation::amod || relation == Relation::nmod)) {
            found.all.push_back({EventSlot::modifier, {}, c});
        }
    }
}

/// "an attack carried out by rebels", "talks held in Hesk with", "the talks Bell held with Adler"
void EventClauses::read_noun_clause(std::uint32_t noun,
                                    std::uint32_t verb,
                                    EventArguments& found) const {
    if (has_mark(verb, "that")) found.all.push_back({EventSlot::clause, {}, verb});
    if (has_own_subject(verb)) {
        if (is_in_class(verb, classes_.light)) inherit(noun, verb, found);
        return;
    }
    if (has_mark(verb, "to")) found.all.push_back({EventSlot::infinitive, {}, verb});
    if (tokens_[verb].xpos != Xpos::vbn) return;
    for (const std::uint32_t c : children(verb)) {
        const Relation relation = tokens_[c].relation;
        if (relation != Relation::obl && relation != Relation::obl_agent) continue;
        const std::string_view preposition = preposition_of(c);
        // not of "the attack, praised by"
        const bool theirs = preposition != "by" || is_in_class(verb, classes_.light);
        if (!preposition.empty() && theirs)
            found.all.push_back({EventSlot::preposition, preposition, c});
    }
}

/// Takes over what a light verb says of its noun.
void EventClauses::inherit(std::uint32_t noun, std::uint32_t verb, EventArguments& found) const {
    const EventArguments& upper = arguments(verb);
    const bool reverse = is_in_class(verb, classes_.light_reverse);
    for (const EventArgument& argument : upper.all) {
        if (argument.token == noun) continue;
        if (argument.slot == EventSlot::subject) {
            if (!reverse) {
                found.all.push_back(argument);
                continue;
            }
            for (const std::string_view preposition : {"of", "on", "against"}) {
                found.all.push_back({EventSlot::preposition, preposition, argument.token});
            }
        }
        const bool time = reading_.time_at(argument.token) != nothing;
        if (argument.slot == EventSlot::preposition && !time) found.all.push_back(argument);
    }
}

std::uint32_t EventClauses::first_conjunct(std::uint32_t at) const {
    while (tokens_[at].relation == Relation::conj && !is_root(at) &&
           !is_verb_form(tokens_[tokens_[at].head])) {
        at = tokens_[at].head;
    }
    return at;
}

void EventClauses::read_governor(std::uint32_t noun, EventArguments& found) const {
    const std::uint32_t below = first_conjunct(noun);
    if (is_root(below)) return;
    const std::uint32_t above = tokens_[below].head;
    const Relation relation = tokens_[below].relation;
    if (!is_verb_form(tokens_[above])) {
        // "Ministers in talks with"
        if (relation == Relation::nmod && preposition_of(below) == "in" &&
            is_in_class(noun, classes_.meeting)) {
            found.all.push_back({EventSlot::subject, {}, above});
        }
        return;
    }
    const bool object = relation == Relation::obj || relation == Relation::nsubj_pass;
    if (object || relation == Relation::obl || relation == Relation::nsubj) found.governor = above;
    const bool light =
        is_in_class(above, classes_.light) || is_in_class(above, classes_.light_reverse);
    // not of "called the attack an outrage"
    const bool judged = child(above, Relation::xcomp) != nothing;
    if (object && light && !judged) {
        inherit(noun, above, found);
    } else if (relation == Relation::nsubj && is_in_class(above, classes_.occur)) {
        read_occurrence(above, found);
    } else if (relation == Relation::obl && is_in_class(above, classes_.comer) &&
               is_in_class(noun, classes_.meeting)) {
        const std::string_view preposition = preposition_of(below);
        const std::uint32_t who = arguments(above).first(EventSlot::subject);
        if ((preposition == "for" || preposition == "in") && who != nothing)
            found.all.push_back({EventSlot::subject, {}, who});
    }
}

/// "Talks resumed [between Bell and Adler]"
void EventClauses::read_occurrence(std::uint32_t verb, EventArguments& found) const {
    for (const EventArgument& argument : arguments(verb).all) {
        if (argument.slot == EventSlot::preposition &&
            (argument.preposition == "between" || argument.preposition == "with")) {
            found.all.push_back(argument);
        }
    }
}

}  // namespace concord
