// The arguments of verbs and event nouns out of a parse in Universal Dependencies, put into their
// logical order. Where the clause itself lacks one, it comes from
//
//     [the deal] that both sides signed           the noun before a relative clause
//     [troops] attacking the town                 the noun before a participle
//     [Ostravia] agreed to withdraw               the verb above an infinitive
//     [Ostravia] urged [Belmark] to withdraw      its object, where that verb moves someone
//     [police] stormed the hall and arrested six  the verb before "and"
//     [the envoy] held talks with ...             the light verb above a noun

#include "extract/event_clause.h"

#include <algorithm>

namespace concord {
namespace {

bool is_relative_pronoun(const Token& token) {
    return token.xpos == Xpos::wdt || token.xpos == Xpos::wp;
}

}  // namespace

bool EventArguments::has(EventSlot slot) const {
    return first(slot) != nothing;
}

std::uint32_t EventArguments::first(EventSlot slot) const {
    for (const EventArgument& argument : all) {
        if (argument.slot == slot) return argument.token;
    }
    return nothing;
}

EventClauses::EventClauses(const Reading& reading, const EventLexicon& lexicon)
    : reading_(reading),
      lexicon_(lexicon),
      tokens_(reading.annotation().tokens),
      classes_{.light = lexicon.class_named("light"),
               .light_reverse = lexicon.class_named("light_reverse"),
               .occur = lexicon.class_named("occur"),
               .comer = lexicon.class_named("comer"),
               .object_control = lexicon.class_named("object_control"),
               .meeting = lexicon.class_named("meeting"),
               .measure = lexicon.class_named("measure"),
               .human = lexicon.class_named("human"),
               .official = lexicon.class_named("official"),
               .document = lexicon.class_named("doc")},
      arguments_at_(tokens_.size(), 0) {
    lay_out_lemmas();
    lay_out_children();
}

void EventClauses::lay_out_children() {
    child_begin_.assign(tokens_.size() + 2, 0);
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
        if (tokens_[i].head != i) ++child_begin_[tokens_[i].head + 2];
    }
    for (std::size_t i = 2; i < child_begin_.size(); ++i) child_begin_[i] += child_begin_[i - 1];
    children_.resize(child_begin_.back());
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
        if (tokens_[i].head != i) children_[child_begin_[tokens_[i].head + 1]++] = i;
    }
}

void EventClauses::lay_out_lemmas() {
    lemmas_.reserve(tokens_.size());
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
        const std::string& lemma = tokens_[i].lemma;
        const bool capital = !lemma.empty() && lemma.front() >= 'A' && lemma.front() <= 'Z';
        const std::string_view lower = reading_.word(i).lower;
        const std::string_view folded = capital ? lower : std::string_view(lemma);
        const Upos upos = tokens_[i].upos;
        lemmas_.push_back(upos == Upos::verb  ? lexicon_.verb_lemma(folded, lower)
                          : upos == Upos::adj ? lower
                                              : folded);
    }
}

std::uint32_t EventClauses::child(std::uint32_t at, Relation relation) const {
    for (const std::uint32_t c : children(at)) {
        if (tokens_[c].relation == relation) return c;
    }
    return nothing;
}

std::string_view EventClauses::preposition_of(std::uint32_t at) const {
    for (const std::uint32_t c : children(at)) {
        if (tokens_[c].relation == Relation::case_marker) return reading_.word(c).lower;
    }
    return {};
}

bool EventClauses::has_mark(std::uint32_t at, std::string_view word) const {
    for (const std::uint32_t c : children(at)) {
        if (tokens_[c].relation == Relation::mark && reading_.word(c).is(word)) return true;
    }
    return false;
}

const EventArguments& EventClauses::arguments(std::uint32_t at) const {
    if (arguments_at_[at] == 0) {
        // Until they are read they are empty: two words may ask for each other's.
        arguments_.push_back(std::make_unique<EventArguments>());
        arguments_at_[at] = static_cast<std::uint32_t>(arguments_.size());
        EventArguments& own = *arguments_.back();
        own = is_verb_form(tokens_[at]) ? read_verb(at) : read_noun(at);
    }
    return *arguments_[arguments_at_[at] - 1];
}

std::vector<std::uint32_t> EventClauses::filled(std::uint32_t at, const SlotPath& path) const {
    std::vector<std::uint32_t> from = {at};
    for (const SlotStep& step : path) {
        std::vector<std::uint32_t> to;
        for (const std::uint32_t start : from) {
            if (step.slot == EventSlot::governor) {
                if (const auto g = arguments(start).governor; g != nothing) to.push_back(g);
                continue;
            }
            for (const EventArgument& argument : arguments(start).all) {
                if (argument.slot == step.slot && argument.preposition == step.preposition)
                    to.push_back(argument.token);
            }
        }
        from = std::move(to);
    }
    return from;
}

std::vector<std::uint32_t> EventClauses::with_conjuncts(std::uint32_t at) const {
    std::vector<std::uint32_t> all = {at};
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const std::uint32_t c : children(all[i])) {
            const Relation relation = tokens_[c].relation;
            if (relation == Relation::conj && !is_verb_form(tokens_[c])) all.push_back(c);
            if (relation == Relation::nmod && preposition_of(c) == "of" &&
                is_in_class(all[i], classes_.measure)) {
                all.push_back(c);
            }
        }
    }
    return all;
}

EventArguments EventClauses::read_verb(std::uint32_t verb) const {
    EventArguments found;
    found.passive = child(verb, Relation::aux_pass) != nothing ||
                    child(verb, Relation::nsubj_pass) != nothing ||
                    child(verb, Relation::obl_agent) != nothing;
    const Relation relation = tokens_[verb].relation;
    const bool participle = tokens_[verb].xpos == Xpos::vbn;
    if (participle &&
        (relation == Relation::acl || relation == Relation::advcl || relation == Relation::xcomp ||
         relation == Relation::ccomp) &&
        child(verb, Relation::aux) == nothing && child(verb, Relation::obj) == nothing &&
        !(relation == Relation::acl && has_own_subject(verb)) && !is_fronted_report(verb)) {
        found.passive = true;
    }
    if (relation == Relation::conj && participle && child(verb, Relation::aux) == nothing &&
        child(verb, Relation::nsubj) == nothing && is_verb_form(tokens_[tokens_[verb].head]) &&
        child(verb, Relation::obj) == nothing) {
        found.passive = found.passive || arguments(tokens_[verb].head).passive;
    }
    for (const std::uint32_t c : children(verb)) read_verb_child(verb, c, found);
    replace_pronoun(verb, found);
    read_relative(verb, found);
    read_participle(verb, found);
    if (subject_behind_for(verb) == nothing) read_control(verb, found);
    share_with_conjuncts(verb, found);
    find_lost_subject(verb, found);
    find_lost_agent(verb, found);
    return found;
}

void EventClauses::read_verb_child(std::uint32_t verb,
                                   std::uint32_t child,
                                   EventArguments& found) const {
    const Token& token = tokens_[child];
    const auto add = [&](EventSlot slot) { found.all.push_back({slot, {}, child}); };
    if (is_relative_pronoun(token) && tokens_[verb].relation == Relation::acl_relcl) return;
    switch (token.relation) {
        case Relation::nsubj:
        case Relation::nsubj_outer:
            add(found.passive ? EventSlot::object : EventSlot::subject);
            break;
        case Relation::nsubj_pass:
        case Relation::obj:
            add(EventSlot::object);
            break;
        case Relation::iobj:
            add(EventSlot::receiver);
            // "urged [them] to leave": the parse is not sure what to call it
            if (this->child(verb, Relation::obj) == nothing && !found.passive)
                add(EventSlot::object);
            break;
        case Relation::obl_agent:
        case Relation::obl:
            read_oblique(child, found);
            break;
        case Relation::xcomp:
        case Relation::ccomp:
        case Relation::advcl:
            read_clause(child, found);
            break;
        case Relation::compound_prt:
            add(EventSlot::particle);
            break;
        case Relation::advmod:
            if (is_name(child)) {  // one that the tagger does not know
                const bool behind = child > verb;
                if (!behind || this->child(verb, Relation::obj) == nothing)
                    add(behind ? EventSlot::object : EventSlot::subject);
                break;
            }
            add(EventSlot::adverb);
            if (token.upos == Upos::adp || token.upos == Upos::adv) add(EventSlot::particle);
            break;
        default:
            break;
    }
}

void EventClauses::read_oblique(std::uint32_t phrase, EventArguments& found) const {
    const std::string_view preposition = preposition_of(phrase);
    if (preposition.empty() || reading_.time_at(phrase) != nothing) return;
    found.all.push_back({EventSlot::preposition, preposition, phrase});
    if (found.passive && preposition == "by") found.all.push_back({EventSlot::subject, {}, phrase});
}

void EventClauses::read_clause(std::uint32_t clause, EventArguments& found) const {
    const Token& token = tokens_[clause];
    const bool infinitive = has_mark(clause, "to");
    if (token.relation == Relation::ccomp) {
        found.all.push_back({infinitive ? EventSlot::infinitive : EventSlot::clause, {}, clause});
    } else if (token.relation == Relation::xcomp || infinitive) {
        // "promises to be a feast" promises nothing
        const bool act = is_verb_form(token) || (token.relation == Relation::xcomp &&
                                                 child(clause, Relation::cop) == nothing);
        if (act) found.all.push_back({EventSlot::infinitive, {}, clause});
    } else {
        for (const std::uint32_t c : children(clause)) {
            // "accused them of breaching", "for failing"
            if (tokens_[c].relation == Relation::mark)
                found.all.push_back({EventSlot::preposition, reading_.word(c).lower, clause});
        }
    }
}

std::uint32_t EventClauses::relative_pronoun(std::uint32_t verb) const {
    for (const std::uint32_t c : children(verb)) {
        if (is_relative_pronoun(tokens_[c])) return c;
    }
    return nothing;
}

/// "Ostravia said [it] would withdraw": who said it, where the pronoun means nobody known.
void EventClauses::replace_pronoun(std::uint32_t verb, EventArguments& found) const {
    if (tokens_[verb].relation != Relation::ccomp || is_root(verb)) return;
    const std::uint32_t above = tokens_[verb].head;
    const std::uint32_t speaker = child(above, Relation::nsubj);
    if (speaker == nothing || tokens_[speaker].upos == Upos::pron) return;
    const EventSlot slot = found.passive ? EventSlot::object : EventSlot::subject;
    for (EventArgument& argument : found.all) {
        if (argument.slot != slot || !reading_.word(argument.token).is("it", "they", "he", "she"))
            continue;
        if (reading_.is_quoted(argument.token)) continue;  // who is quoted says "I"
        const std::uint32_t m = reading_.mention_ending(argument.token);
        const bool known = m != nothing && reading_.has_name(reading_.mentions()[m].entity);
        if (!known) argument.token = speaker;
    }
}

/// "the deal that both signed", "soldiers who fired"
void EventClauses::read_relative(std::uint32_t verb, EventArguments& found) const {
    if (tokens_[verb].relation != Relation::acl_relcl) return;
    const std::uint32_t noun = tokens_[verb].head;
    const std::uint32_t pronoun = relative_pronoun(verb);
    if (pronoun != nothing) {
        const Relation relation = tokens_[pronoun].relation;
        if (relation == Relation::nsubj) {
            found.all.push_back({EventSlot::subject, {}, noun});
        } else if (relation == Relation::obj || relation == Relation::nsubj_pass) {
            found.all.push_back({EventSlot::object, {}, noun});
        } else if (const auto preposition = preposition_of(pronoun); !preposition.empty()) {
            found.all.push_back({EventSlot::preposition, preposition, noun});
        }
        return;
    }
    if (!found.has(EventSlot::subject) && !found.passive) {
        found.all.push_back({EventSlot::subject, {}, noun});
    } else if (!found.has(EventSlot::object) && !is_adverbial(noun)) {
        found.all.push_back({EventSlot::object, {}, noun});
    }
}

/// "the first [time] that it offered to leave": when or why, not what.
bool EventClauses::is_adverbial(std::uint32_t noun) const {
    return reading_.word(noun).is("time", "day", "moment", "occasion", "reason", "way");
}

bool EventClauses::has_own_subject(std::uint32_t verb) const {
    const auto all = children(verb);
    return std::any_of(all.begin(), all.end(), [&](std::uint32_t c) {
        const Relation relation = tokens_[c].relation;
        return relation == Relation::nsubj ||
               (relation == Relation::advmod && c < verb && is_name(c));
    });
}

/// "The troops [fired] on the port, Ostravia said": a whole sentence, so the verb is no participle.
bool EventClauses::is_fronted_report(std::uint32_t verb) const {
    return tokens_[verb].relation == Relation::ccomp && tokens_[verb].head > verb &&
           (has_own_subject(verb) || subject_given_to_cue(verb) != nothing);
}

/// "troops attacking the town", "men arrested in June"
void EventClauses::read_participle(std::uint32_t verb, EventArguments& found) const {
    const std::uint32_t noun = tokens_[verb].head;
    if (tokens_[verb].relation == Relation::amod && tokens_[verb].xpos == Xpos::vbn) {
        found.passive = true;  // "the [murdered] envoy"
        found.all.push_back({EventSlot::object, {}, noun});
    }
    if (tokens_[verb].relation != Relation::acl) return;
    if (has_mark(verb, "to") || is_verb_form(tokens_[noun])) return;
    if (tokens_[verb].xpos == Xpos::vbg && !found.has(EventSlot::subject)) {
        if (!preposition_of(verb).empty() || child(verb, Relation::mark) != nothing) return;
        // "issued a [statement] demanding": who issued it
        const std::uint32_t above =
            is_in_class(noun, classes_.document) ? arguments(noun).governor : nothing;
        const std::uint32_t author =
            above == nothing ? nothing : arguments(above).first(EventSlot::subject);
        found.all.push_back({EventSlot::subject, {}, author == nothing ? noun : author});
    } else if (!found.has(EventSlot::object) && (found.passive || has_own_subject(verb))) {
        found.all.push_back({EventSlot::object, {}, noun});
    }
}

/// The subject of an infinitive or participle out of the clause above.
void EventClauses::read_control(std::uint32_t verb, EventArguments& found) const {
    const EventSlot wanted = found.passive ? EventSlot::object : EventSlot::subject;
    if (found.has(wanted) || is_root(verb)) return;
    const Relation relation = tokens_[verb].relation;
    const std::uint32_t above = tokens_[verb].head;
    const bool open = relation == Relation::xcomp || relation == Relation::advcl ||
                      (relation == Relation::ccomp && has_mark(verb, "to"));
    std::uint32_t who = nothing;
    if (open && is_verb_form(tokens_[above])) {
        who = controller(verb, above);
    } else if (open) {
        who = child(above, Relation::nsubj);  // "are ready to meet"
    } else if (relation == Relation::acl && has_mark(verb, "to")) {
        who = owner_of_plan(above);
    }
    if (who != nothing && who != verb) found.all.push_back({wanted, {}, who});
}

/// Who does what hangs from a verb: "agreed to leave", "accused [them] of breaching".
std::uint32_t EventClauses::controller(std::uint32_t verb, std::uint32_t above) const {
    const EventArguments& upper = arguments(above);
    const bool complement = tokens_[verb].relation != Relation::advcl || has_mark(verb, "to") ||
                            has_mark(verb, "of") || has_mark(verb, "from") ||
                            has_mark(verb, "into") || has_mark(verb, "for") || has_mark(verb, "in");
    const bool moved = complement && is_in_class(above, classes_.object_control);
    std::uint32_t who =
        upper.first(moved || upper.passive ? EventSlot::object : EventSlot::subject);
    if (who != nothing) return who;
    if (!moved) return upper.first(EventSlot::object);
    who = upper.first(EventSlot::receiver);
    for (const EventArgument& argument : upper.all) {
        const bool addressed = argument.preposition == "on" || argument.preposition == "for";
        if (who == nothing && addressed) who = argument.token;
    }
    return who;
}

/// Who does what hangs from a noun: "[Ostravia]'s decision to withdraw", "an [envoy] to visit",
/// "[Bell] to visit Hesk" of a headline; "[Bell] used the summit to accuse", where the noun is no
/// plan; "gives [Ostravia] the right to sell".
std::uint32_t EventClauses::owner_of_plan(std::uint32_t noun) const {
    const bool someone = is_in_class(noun, classes_.human) || is_in_class(noun, classes_.official);
    const bool beside = tokens_[noun].relation == Relation::appos;
    if ((someone && !beside) || (tokens_[noun].upos == Upos::propn && is_root(noun))) return noun;
    std::uint32_t verb = noun;
    while (!is_root(verb) && !is_verb_form(tokens_[verb])) verb = tokens_[verb].head;
    if (is_verb_form(tokens_[verb])) {
        const std::uint32_t receiver = arguments(verb).first(EventSlot::receiver);
        if (receiver != nothing && receiver != noun) return receiver;
    }
    if (lexicon_.status_of(lemma(noun), Upos::noun, Governed::clause) != nullptr) {
        const EventArguments& upper = arguments(noun);
        for (const EventSlot slot :
             {EventSlot::possessor, EventSlot::subject, EventSlot::modifier}) {
            if (const std::uint32_t who = upper.first(slot); who != nothing) return who;
        }
    }
    return is_verb_form(tokens_[verb]) ? arguments(verb).first(EventSlot::subject)
                                       : child(verb, Relation::nsubj);
}

/// "stormed the hall and [arrested] six", "[killed] and wounded six"
void EventClauses::share_with_conjuncts(std::uint32_t verb, EventArguments& found) const {
    if (tokens_[verb].relation == Relation::conj) take_from_first(verb, found);
    if (found.passive || found.has(EventSlot::object)) return;
    for (const std::uint32_t c : children(verb)) {
        const bool next = tokens_[c].relation == Relation::conj && c == verb + 2;
        if (!next || !is_verb_form(tokens_[c])) continue;
        const std::uint32_t object = child(c, Relation::obj);
        if (object != nothing) found.all.push_back({EventSlot::object, {}, object});
    }
}

/// What a verb behind "and" takes over from the one before.
void EventClauses::take_from_first(std::uint32_t verb, EventArguments& found) const {
    const EventSlot wanted = found.passive ? EventSlot::object : EventSlot::subject;
    const std::uint32_t before = tokens_[verb].head;
    if (is_verb_form(tokens_[before])) {
        const EventArguments& first = arguments(before);
        const EventSlot given = first.passive ? EventSlot::object : EventSlot::subject;
        const bool lacks = !found.has(wanted);
        for (const EventArgument& argument : first.all) {
            if (lacks && argument.slot == given) found.all.push_back({wanted, {}, argument.token});
        }
        const std::uint32_t agent = first.first(EventSlot::subject);
        const bool acts = found.passive && first.passive && agent != nothing;
        if (acts && !found.has(EventSlot::subject))
            found.all.push_back({EventSlot::subject, {}, agent});
    }
    if (!found.has(wanted) && child(before, Relation::cop) != nothing) {
        // "was critical and [called] on them to go"
        const std::uint32_t who = child(before, Relation::nsubj);
        if (who != nothing) found.all.push_back({wanted, {}, who});
    }
}

/// "was accused of cheating [by France]", which the parse hangs from the gerund.
void EventClauses::find_lost_agent(std::uint32_t verb, EventArguments& found) const {
    if (!found.passive || found.has(EventSlot::subject)) return;
    for (const std::uint32_t c : children(verb)) {
        if (tokens_[c].xpos != Xpos::vbg || tokens_[c].relation != Relation::advcl) continue;
        for (const std::uint32_t d : children(c)) {
            const bool agent =
                tokens_[d].relation == Relation::obl_agent || tokens_[d].relation == Relation::obl;
            if (agent && preposition_of(d) == "by" && reading_.time_at(d) == nothing)
                found.all.push_back({EventSlot::subject, {}, d});
        }
    }
}

/// "a day [for] Bell and Adler [to meet]"
std::uint32_t EventClauses::subject_behind_for(std::uint32_t verb) const {
    if (is_root(verb) || !has_mark(verb, "for")) return nothing;
    std::uint32_t begin = nothing;
    for (const std::uint32_t c : children(verb)) {
        if (tokens_[c].relation == Relation::mark && reading_.word(c).is("for")) begin = c;
    }
    for (const std::uint32_t c : children(tokens_[verb].head)) {
        if (begin < c && c < verb && tokens_[c].relation == Relation::obl) return c;
    }
    return nothing;
}

/// "[Belmark] for its part fired on the port, Ostravia said": the parse gives "said" both subjects.
std::uint32_t EventClauses::subject_given_to_cue(std::uint32_t verb) const {
    const std::uint32_t cue = tokens_[verb].head;
    if (tokens_[verb].relation != Relation::ccomp || cue < verb) return nothing;
    std::uint32_t before = nothing;
    bool has_speaker = false;
    for (const std::uint32_t c : children(cue)) {
        if (tokens_[c].relation != Relation::nsubj) continue;
        if (c < verb) before = c;
        has_speaker = has_speaker || c > verb;
    }
    return has_speaker ? before : nothing;
}

/// A name right before a verb without a subject, which the parse took for something else.
void EventClauses::find_lost_subject(std::uint32_t verb, EventArguments& found) const {
    if (found.passive || found.has(EventSlot::subject) || verb == 0) return;
    if (const std::uint32_t who = subject_behind_for(verb); who != nothing) {
        found.all.push_back({EventSlot::subject, {}, who});
        return;
    }
    if (const std::uint32_t who = subject_given_to_cue(verb); who != nothing) {
        found.all.push_back({EventSlot::subject, {}, who});
        return;
    }
    if (tokens_[verb].xpos != Xpos::vbd && tokens_[verb].xpos != Xpos::vbz) return;
    if (!is_name(verb - 1)) return;
    const std::uint32_t name = reading_.mentions()[reading_.mention_ending(verb - 1)].tokens.first;
    if (tokens_[verb - 1].head == verb || tokens_[name].head == verb)
        found.all.push_back({EventSlot::subject, {}, verb - 1});
}

}  // namespace concord
