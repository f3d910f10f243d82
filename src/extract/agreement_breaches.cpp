// Who broke it, and who says so:
//
//     Ostravia accused Belmark of [breaking] the truce 13 times     by Belmark, says Ostravia; 13
//     The truce, the ministry said, had been [violated] by Belmark  by Belmark, says the ministry
//     Each accused the other of [violations] of the truce           by either, says the other
//
// What the narrator says himself is alleged by nobody.

#include "extract/agreement_breaches.h"

#include <algorithm>

namespace concord {

/// Told as done: neither denied nor wished, asked or set as a condition.
bool AgreementBreaches::is_told(std::uint32_t act) const {
    const StatusReading reading = status_.read(act);
    if (reading.condition || !is_certain(reading.status)) return false;
    const bool infinitive = is_verb_form(clauses_.token(act)) && clauses_.has_mark(act, "to");
    if (infinitive && !clauses_.is_root(act)) {
        const std::string_view above = clauses_.lemma(clauses_.token(act).head);
        if (lexicon_.verb(above, "act") == AgreementSense::none) return false;
    }
    const auto statement = circumstances_.statement_at(act);
    if (!statement) return true;
    const Polarity polarity = findings_.statements[*statement].polarity;
    return polarity == Polarity::asserts || polarity == Polarity::neither;
}

/// "broke the ban, but [not] the truce"
bool AgreementBreaches::is_negated_phrase(const AgreementMention& mention) const {
    for (std::uint32_t i = mention.phrase.first; i < mention.head; ++i) {
        if (reading_.word(i).is("not")) return true;
    }
    return mention.phrase.first > 0 && reading_.word(mention.phrase.first - 1).is("not");
}

bool AgreementBreaches::is_breach_verb(std::uint32_t verb, const AgreementMention& mention) const {
    if (lexicon_.verb(clauses_.lemma(verb), "object") != AgreementSense::broken) return false;
    const std::uint32_t self = mentions_.stand_in(clauses_.first_conjunct(mention.head));
    for (const EventArgument& argument : clauses_.arguments(verb).all) {
        if (argument.slot == EventSlot::object && !is_negated_phrase(mention) &&
            (argument.token == self || argument.token == mention.head))
            return true;
    }
    return false;
}

/// "[accused] Belmark of breaking it": the verb above an act; `nothing` when there is none.
std::uint32_t AgreementBreaches::accusation_above(std::uint32_t act) const {
    constexpr int farthest = 4;
    for (int step = 0; step < farthest && !clauses_.is_root(act); ++step) {
        act = clauses_.token(act).head;
        if (!is_verb_form(clauses_.token(act))) continue;
        return lexicon_.verb(clauses_.lemma(act), "act") == AgreementSense::accuses ? act : nothing;
    }
    return nothing;
}

std::optional<Index> AgreementBreaches::actor(std::uint32_t head) const {
    if (head == nothing) return std::nullopt;
    const auto entity = entities_.entity_of(head);
    if (entity && reading_.has_name(*entity)) return entity;
    // "the Hesk regime", "the Ostravian side"
    const bool is_side = clauses_.is_in_class(head, side_);
    if (!entities_.is_agent(head) && !is_side) return std::nullopt;
    for (const EventArgument& argument : clauses_.arguments(head).all) {
        if (argument.slot != EventSlot::modifier && argument.slot != EventSlot::possessor) continue;
        const std::string_view code =
            clauses_.lexicon().country_of(reading_.word(argument.token).lower);
        if (const auto country = entities_.country(code); country && !code.empty()) return country;
        const auto chain = entities_.chain_at(head);
        if (chain && reading_.word(argument.token).is_capitalised()) return chain;
    }
    return std::nullopt;
}

std::optional<Index> AgreementBreaches::speaker_at(std::uint32_t act) const {
    const std::uint32_t accusation = accusation_above(act);
    if (accusation != nothing) {
        const std::uint32_t accuser = clauses_.arguments(accusation).first(EventSlot::subject);
        if (accuser != nothing) return actor(accuser);
    }
    return counter_of(act);
}

/// "13 [times]", "13 [violations]", "13 [drones]" of the act's own clause.
std::optional<Index> AgreementBreaches::figure_of(std::uint32_t act) const {
    const Tokens sentence = phrases_.sentence_of(act);
    const Span bounds = reading_.span_of(sentence);
    const auto& all = findings_.quantities;
    const auto first = std::lower_bound(
        all.begin(), all.end(), bounds.begin, [](const Quantity& one, std::uint32_t begin) {
            return one.span.begin < begin;
        });
    std::optional<Index> own;
    for (auto q = static_cast<Index>(first - all.begin());
         q < all.size() && all[q].span.begin < bounds.end;
         ++q) {
        const Quantity& quantity = all[q];
        if (!quantity.unit.empty() || !quantity.of) continue;
        const Tokens tokens = reading_.tokens_of(*quantity.of);
        if (tokens.empty()) continue;
        const std::uint32_t thing = tokens.last - 1;
        if (reading_.word(thing).is("times", "occasions") && thing > act) return q;
        std::uint32_t up = tokens.holds(act) ? act : thing;
        for (int step = 0; step < 3 && up != act && !is_verb_form(clauses_.token(up)); ++step)
            up = clauses_.token(up).head;
        if (up == act && !own && quantity.role != "lasted" && quantity.role != "age") own = q;
    }
    return own;
}

void AgreementBreaches::add(std::uint32_t act,
                            std::optional<Index> by,
                            Tokens words,
                            std::vector<AllegedBreach>& found) const {
    words = phrases_.trimmed(words);
    while (!words.empty() && (clauses_.token(words.first).upos == Upos::adp ||
                              clauses_.token(words.first).upos == Upos::sconj)) {
        ++words.first;
    }
    if (words.empty()) return;
    AllegedBreach breach;
    breach.by = by;
    breach.alleged_by = speaker_at(act);
    breach.quantity = figure_of(act);
    breach.span = reading_.span_of(words);
    found.push_back(breach);
}

/// "Ostravia and Belmark accuse each other of": two breaches, one by either.
void AgreementBreaches::add_mutual(std::uint32_t accusation,
                                   Tokens words,
                                   std::vector<AllegedBreach>& found) const {
    std::vector<Index> sides;
    const std::uint32_t subject = clauses_.arguments(accusation).first(EventSlot::subject);
    if (subject != nothing) {
        for (const std::uint32_t each : clauses_.with_conjuncts(subject)) {
            if (const auto side = actor(each)) sides.push_back(*side);
        }
    }
    words = phrases_.trimmed(words);
    // "Of violating it, they accused each other": the accusation stands behind the act.
    if (words.empty()) return;
    const Span span = reading_.span_of(words);
    if (sides.size() != 2) {
        found.push_back({std::nullopt, std::nullopt, std::nullopt, span});
        return;
    }
    found.push_back({sides[0], sides[1], std::nullopt, span});
    found.push_back({sides[1], sides[0], std::nullopt, span});
}

void AgreementBreaches::read_verb(std::uint32_t verb,
                                  const AgreementMention& mention,
                                  std::vector<AllegedBreach>& found) const {
    if (!is_told(verb)) return;
    const std::uint32_t accusation = accusation_above(verb);
    if (accusation != nothing && !is_told(accusation)) return;
    Tokens act = phrases_.act_of(verb);
    if (mention.head > verb)
        act.last = std::max({act.last, mention.phrase.last, mention.topic.last});
    if (accusation != nothing) {
        const std::uint32_t object = clauses_.arguments(accusation).first(EventSlot::object);
        const Tokens whole = {phrases_.act_of(accusation).first, act.last};
        if (object != nothing && reading_.word(object).is("each", "other", "another")) {
            add_mutual(accusation, whole, found);
        } else {
            add(verb, actor(object), whole, found);
        }
        return;
    }
    const EventArguments& arguments = clauses_.arguments(verb);
    const std::uint32_t who = arguments.first(EventSlot::subject);
    const std::optional<Index> by = actor(who);
    // "violated the truce" with nobody beside it that does
    if (!by && !arguments.passive && (who == nothing || !act.holds(who))) return;
    add(verb, by, act, found);
}

/// "[violations] of the truce by [Belmark]", "[Belmark]'s ceasefire violations"
std::uint32_t AgreementBreaches::culprit_of(std::uint32_t noun, std::uint32_t agreement) const {
    const EventArguments& arguments = clauses_.arguments(noun);
    for (const EventArgument& argument : arguments.all) {
        const bool people = argument.slot == EventSlot::modifier && argument.token != agreement &&
                            entities_.entity_of_modifier(argument.token);
        if (people || argument.slot == EventSlot::possessor || argument.preposition == "by")
            return argument.token;
    }
    return arguments.first(EventSlot::subject);
}

void AgreementBreaches::read_noun(std::uint32_t noun,
                                  const AgreementMention& mention,
                                  std::vector<AllegedBreach>& found) const {
    if (!is_told(noun)) return;
    std::uint32_t who = culprit_of(noun, mention.head);
    if (const std::uint32_t accusation = accusation_above(noun); accusation != nothing) {
        read_accusation(accusation, noun, who, found);
        return;
    }
    const std::uint32_t governor = clauses_.arguments(noun).governor;
    std::uint32_t act = noun;
    // "in violation of the truce": who does what is in violation of it
    if (who == nothing && clauses_.preposition_of(noun) == "in" && governor != nothing) {
        act = governor;
        if (!is_told(act)) return;
        who = clauses_.arguments(act).first(EventSlot::subject);
    }
    if (who == nothing && !figure_of(act)) return;
    std::optional<Index> by = actor(who);
    if (!by && who != nothing) by = entities_.entity_of_modifier(who);
    const bool told_by_verb = governor != nothing && by && who < noun;
    const std::uint32_t top = told_by_verb ? governor : act;
    const Tokens words = is_verb_form(clauses_.token(top))
                             ? phrases_.act_of(top)
                             : Tokens{phrases_.begin_of(top), phrases_.end_of_noun(top)};
    add(act, by, words, found);
}

/// "accused Belmark of [violations] of the truce", "denounced Belmark's [violations]"
void AgreementBreaches::read_accusation(std::uint32_t accusation,
                                        std::uint32_t noun,
                                        std::uint32_t culprit,
                                        std::vector<AllegedBreach>& found) const {
    if (!is_told(accusation)) return;
    const std::uint32_t object = clauses_.arguments(accusation).first(EventSlot::object);
    const Tokens words = {phrases_.act_of(accusation).first, phrases_.end_of_noun(noun)};
    const bool accused = object != nothing && object != noun;
    if (accused && reading_.word(object).is("each", "other", "another")) {
        add_mutual(accusation, words, found);
    } else {
        add(noun, actor(accused ? object : culprit), words, found);
    }
}

/// Of fighting, and in force.
bool AgreementBreaches::halts(const AgreementMention& mention) {
    const AgreementKind kind = mention.noun.kind;
    return !mention.wished && (kind == AgreementKind::truce || kind == AgreementKind::moratorium);
}

/// "has attacked the port [despite] the truce", "[since] the truce", "[since] the truce began"
void AgreementBreaches::read_assault(const AgreementMention& mention,
                                     std::vector<AllegedBreach>& found) const {
    const std::uint32_t self = clauses_.first_conjunct(mention.head);
    if (!halts(mention) || clauses_.is_root(self)) return;
    const std::string_view before = clauses_.preposition_of(self);
    const bool despite = lexicon_.preposition(before) == AgreementSense::despite;
    std::uint32_t verb = clauses_.token(self).head;
    if (!despite && before != "since") {
        const bool begins = is_verb_form(clauses_.token(verb)) && !clauses_.is_root(verb) &&
                            mentions_.subject_sense(verb) == AgreementSense::began &&
                            clauses_.arguments(verb).first(EventSlot::subject) == self;
        if (!begins || !(clauses_.has_mark(verb, "since") || clauses_.has_mark(verb, "after")))
            return;
        verb = clauses_.token(verb).head;
    }
    if (is_told(verb)) add_assault(verb, !despite, found);
}

/// What is only later than a truce is a breach in the words of one who says so.
void AgreementBreaches::add_assault(std::uint32_t verb,
                                    bool needs_accuser,
                                    std::vector<AllegedBreach>& found) const {
    const Tokens clause = {phrases_.begin_of(verb), phrases_.end_of_all(verb)};
    const Span bounds = reading_.span_of(clause);
    const auto& all = findings_.events;
    for (auto at = first_event_behind(bounds.begin);
         at != all.end() && at->trigger.begin < bounds.end;
         ++at) {
        const Event& event = *at;
        if (event.type != "ASSAULT" || event.actors.empty()) continue;
        if (event.status != "happened" && event.status != "ongoing") continue;
        const std::uint32_t act = reading_.tokens_of(event.trigger).first;
        if (lexicon_.verb(clauses_.lemma(act), "object") == AgreementSense::broken) return;
        const std::uint32_t above = clauses_.token(act).head;
        if (act != verb && above != verb) continue;
        const auto accuser = speaker_at(act);
        if (needs_accuser && (!accuser || accuser == event.actors.front())) return;
        add(act, event.actors.front(), phrases_.act_of(verb), found);
        return;
    }
}

std::vector<Event>::const_iterator AgreementBreaches::first_event_behind(std::uint32_t byte) const {
    const auto& all = findings_.events;
    return std::lower_bound(
        all.begin(), all.end(), byte, [](const Event& one, std::uint32_t begin) {
            return one.trigger.begin < begin;
        });
}

/// "[for its part] fired", "[in turn] fired", wherever the parse hangs it.
bool AgreementBreaches::is_in_answer(std::uint32_t act) const {
    constexpr std::uint32_t near = 4;  ///< tokens
    const std::uint32_t first = phrases_.sentence_of(act).first;
    for (std::uint32_t i = act; i > first && act - i <= near; --i) {
        const bool in_turn =
            i > first + 1 && reading_.word(i - 1).is("turn") && reading_.word(i - 2).is("in");
        const bool for_part =
            i > first + 2 && reading_.word(i - 1).is("part") && reading_.word(i - 3).is("for");
        if (in_turn || for_part) return true;
    }
    return false;
}

std::vector<AllegedBreach> AgreementBreaches::read_answers(
    const AgreementMention& mention, const std::vector<Index>& parties) const {
    constexpr std::uint32_t soon = 120;  ///< tokens
    std::vector<AllegedBreach> found;
    const bool is_of_breach =
        std::any_of(mention.verbs.begin(), mention.verbs.end(), [&](std::uint32_t verb) {
            return is_breach_verb(verb, mention);
        });
    if (!halts(mention) || !is_of_breach) return found;
    const std::uint32_t from = reading_.word(mention.head).span.end;
    const auto last = static_cast<std::uint32_t>(reading_.words().size()) - 1;
    const std::uint32_t until = reading_.word(std::min(mention.head + soon, last)).span.end;
    const auto may_be_side = [&](Index actor) {
        if (parties.empty()) return mentions_.can_be_party(actor) && reading_.has_name(actor);
        return std::find(parties.begin(), parties.end(), actor) != parties.end();
    };
    for (auto at = first_event_behind(from);
         at != findings_.events.end() && at->trigger.end <= until;
         ++at) {
        if (at->type != "ASSAULT" || at->actors.empty()) continue;
        if (at->status != "happened" && at->status != "ongoing") continue;
        const Index actor = at->actors.front();
        const std::uint32_t act = reading_.tokens_of(at->trigger).first;
        const auto accuser = speaker_at(act);
        if (!accuser || accuser == actor || !may_be_side(actor) || !is_in_answer(act)) continue;
        if (is_told(act)) add(act, actor, phrases_.act_of(act), found);
    }
    return found;
}

std::vector<AllegedBreach> AgreementBreaches::read(const AgreementMention& mention) const {
    std::vector<AllegedBreach> found;
    for (const std::uint32_t verb : mention.verbs) {
        if (is_breach_verb(verb, mention)) read_verb(verb, mention, found);
    }
    const std::uint32_t self = clauses_.first_conjunct(mention.head);
    if (!clauses_.is_root(self)) {
        const std::uint32_t above = clauses_.token(self).head;
        const bool breach = phrases_.around(above) == AgreementSense::broken;
        if (breach && !is_verb_form(clauses_.token(above))) read_noun(above, mention, found);
    }
    if (found.empty()) read_assault(mention, found);
    return found;
}

/// "35 Ostravian breaches", but not "the 35 breaches" of before, "breaches of the law", "airspace
/// violations"
bool AgreementBreaches::is_bare(std::uint32_t noun) const {
    const std::uint32_t article = clauses_.child(noun, Relation::det);
    if (article != nothing && reading_.word(article).is("the", "these", "those")) return false;
    const auto children = clauses_.children(noun);
    return std::none_of(children.begin(), children.end(), [&](std::uint32_t c) {
        const Token& token = clauses_.token(c);
        const TokenWord& word = reading_.word(c);
        if (token.relation == Relation::compound || token.relation == Relation::amod)
            return !word.is_capitalised() && !word.is("alleged", "more", "new", "such", "further");
        const std::string_view before = clauses_.preposition_of(c);
        return before == "of" || before == "to" || before == "against" || before == "in";
    });
}

/// Who is said to have counted them: "[Belmark] counts 35 breaches: six by Ostravia"; else who says
/// so.
std::optional<Index> AgreementBreaches::counter_of(std::uint32_t noun) const {
    std::uint32_t verb = clauses_.is_root(noun) ? noun : clauses_.token(noun).head;
    const bool is_item =
        clauses_.token(noun).relation == Relation::appos && !clauses_.is_root(verb);
    if (is_item) verb = clauses_.token(verb).head;
    const bool counts = is_verb_form(clauses_.token(verb)) && is_told(verb) &&
                        lexicon_.verb(clauses_.lemma(verb), "act") == AgreementSense::counts;
    if (counts) {
        if (const auto who = actor(clauses_.arguments(verb).first(EventSlot::subject))) return who;
    }
    const auto statement = circumstances_.statement_at(noun);
    if (!statement) return std::nullopt;
    const auto& speaker = findings_.statements[*statement].speaker;
    return speaker ? speaker->entity : std::nullopt;
}

void AgreementBreaches::read_count(Index quantity, std::vector<AllegedBreach>& found) const {
    const Quantity& counted = findings_.quantities[quantity];
    const Tokens number = reading_.tokens_of(counted.span);
    const Tokens of = reading_.tokens_of(*counted.of);
    if (number.empty() || of.empty() || clauses_.is_root(number.last - 1)) return;
    const std::uint32_t noun = of.last - 1;
    if (phrases_.around(noun) != AgreementSense::broken) return;
    constexpr std::uint32_t farthest = 5;
    AllegedBreach breach;
    breach.quantity = quantity;
    Tokens words = number;
    if (noun >= number.last && noun - number.last < farthest) {
        if (!is_bare(noun) || !is_told(noun)) return;
        breach.by = actor(culprit_of(noun, nothing));
        if (!breach.by) breach.by = demonym_of(noun);
        breach.alleged_by = counter_of(noun);
        const std::uint32_t above = clauses_.is_root(noun) ? noun : clauses_.token(noun).head;
        words = is_verb_form(clauses_.token(above))
                    ? phrases_.act_of(above)
                    : Tokens{phrases_.begin_of(noun), phrases_.end_of_noun(noun)};
    } else {
        breach.alleged_by = counter_of(number.last - 1);
        words = read_gap(number, breach, found);
        if (words.empty()) words = read_item(number, breach, found);
        if (words.empty()) return;
    }
    if ((!breach.by && !breach.alleged_by) || breach.by == breach.alleged_by) return;
    breach.span = reading_.span_of(phrases_.trimmed(words));
    found.push_back(breach);
}

/// "Ostravia spoke of 60 breaches, [Belmark of 35]": its verb is the one before.
Tokens AgreementBreaches::read_gap(Tokens number,
                                   AllegedBreach& breach,
                                   const std::vector<AllegedBreach>& before) const {
    if (number.first < 2 || !reading_.word(number.first - 1).is("of")) return {};
    const std::uint32_t who = number.first - 2;
    const Tokens sentence = phrases_.sentence_of(number.first);
    const bool goes_on = !before.empty() && sentence.holds(who) &&
                         sentence.holds(reading_.tokens_of(before.back().span).first);
    if (!goes_on || !clauses_.preposition_of(who).empty()) return {};
    const auto counter = actor(who);
    if (!counter) return {};
    breach.alleged_by = counter;
    return {phrases_.begin_of(who), number.last};
}

/// "11 breaches: [six by Belmark], and [four that it cannot explain]": an item of a list of counts.
Tokens AgreementBreaches::read_item(Tokens number,
                                    AllegedBreach& breach,
                                    const std::vector<AllegedBreach>& before) const {
    constexpr std::uint32_t farthest = 5;
    const std::uint32_t next = number.last;
    if (next >= reading_.words().size()) return {};
    const Tokens sentence = phrases_.sentence_of(number.first);
    const bool goes_on =
        !before.empty() && sentence.holds(reading_.tokens_of(before.back().span).first);
    if (goes_on && !breach.alleged_by) breach.alleged_by = before.back().alleged_by;
    if (reading_.word(next).is("by")) {
        const std::uint32_t who = clauses_.token(next).head;
        if (who <= next || who - next > farthest) return {};
        breach.by = actor(who);
        return {number.first, phrases_.end_of_noun(who)};
    }
    const bool is_change = reading_.word(next).is("more", "fewer", "less");
    return goes_on && before.back().by && !is_change
               ? Tokens{number.first, phrases_.end_of_all(number.last - 1)}
               : Tokens{};
}

/// "[Belmark] breaches"
std::optional<Index> AgreementBreaches::demonym_of(std::uint32_t noun) const {
    for (const std::uint32_t c : clauses_.children(noun)) {
        const Relation relation = clauses_.token(c).relation;
        const bool before =
            c < noun && (relation == Relation::amod || relation == Relation::compound);
        if (!before || !reading_.word(c).is_capitalised()) continue;
        if (const auto people = entities_.entity_of_modifier(c)) return people;
        if (const auto named = named_like(reading_.word(c).lower)) return named;
    }
    return std::nullopt;
}

/// "Marevian", of a country that no list has: the name in the article that it is made of.
std::optional<Index> AgreementBreaches::named_like(std::string_view adjective) const {
    const auto& entities = reading_.annotation().entities;
    for (Index e = 0; e < entities.size(); ++e) {
        if (is_made_of(adjective, fold_word(entities[e].name)) && mentions_.can_be_party(e))
            return e;
    }
    return std::nullopt;
}

std::vector<AllegedBreach> AgreementBreaches::read_counts(
    const std::vector<AllegedBreach>& known) const {
    std::vector<AllegedBreach> found;
    for (Index q = 0; q < findings_.quantities.size(); ++q) {
        const Quantity& quantity = findings_.quantities[q];
        const bool is_known = std::any_of(
            known.begin(), known.end(), [&](const auto& one) { return one.quantity == q; });
        if (!is_known && quantity.of && quantity.unit.empty()) read_count(q, found);
    }
    return found;
}

}  // namespace concord
