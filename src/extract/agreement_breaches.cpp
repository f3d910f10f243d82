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
    // "the Hesk regime"
    if (!entities_.is_agent(head)) return std::nullopt;
    for (const EventArgument& argument : clauses_.arguments(head).all) {
        if (argument.slot != EventSlot::modifier && argument.slot != EventSlot::possessor) continue;
        const std::string_view code =
            clauses_.lexicon().country_of(reading_.word(argument.token).lower);
        if (const auto country = entities_.country(code); country && !code.empty()) return country;
    }
    return std::nullopt;
}

std::optional<Index> AgreementBreaches::speaker_at(std::uint32_t act) const {
    const std::uint32_t accusation = accusation_above(act);
    if (accusation != nothing) {
        const std::uint32_t accuser = clauses_.arguments(accusation).first(EventSlot::subject);
        if (accuser != nothing) return actor(accuser);
    }
    const auto statement = circumstances_.statement_at(act);
    if (!statement) return std::nullopt;
    const auto& speaker = findings_.statements[*statement].speaker;
    return speaker ? speaker->entity : std::nullopt;
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
std::uint32_t AgreementBreaches::culprit_of(std::uint32_t noun,
                                            const AgreementMention& mention) const {
    const EventArguments& arguments = clauses_.arguments(noun);
    for (const EventArgument& argument : arguments.all) {
        const bool people = argument.slot == EventSlot::modifier &&
                            argument.token != mention.head &&
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
    std::uint32_t who = culprit_of(noun, mention);
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

/// "has attacked the port despite the truce"
void AgreementBreaches::read_despite(const AgreementMention& mention,
                                     std::vector<AllegedBreach>& found) const {
    const bool halts =
        mention.noun.kind == AgreementKind::truce || mention.noun.kind == AgreementKind::moratorium;
    const std::uint32_t self = clauses_.first_conjunct(mention.head);
    if (!halts || mention.wished || clauses_.is_root(self)) return;
    if (lexicon_.preposition(clauses_.preposition_of(self)) != AgreementSense::despite) return;
    const std::uint32_t verb = clauses_.token(self).head;
    if (!is_told(verb)) return;
    const Tokens clause = {phrases_.begin_of(verb), phrases_.end_of_all(verb)};
    const Span bounds = reading_.span_of(clause);
    const auto& all = findings_.events;
    const auto first = std::lower_bound(
        all.begin(), all.end(), bounds.begin, [](const Event& one, std::uint32_t begin) {
            return one.trigger.begin < begin;
        });
    for (auto at = first; at != all.end() && at->trigger.begin < bounds.end; ++at) {
        const Event& event = *at;
        if (event.type != "ASSAULT" || event.actors.empty()) continue;
        if (event.status != "happened" && event.status != "ongoing") continue;
        const std::uint32_t act = reading_.tokens_of(event.trigger).first;
        if (lexicon_.verb(clauses_.lemma(act), "object") == AgreementSense::broken) return;
        const std::uint32_t above = clauses_.token(act).head;
        if (act != verb && above != verb) continue;
        add(act, event.actors.front(), phrases_.act_of(verb), found);
        return;
    }
}

std::vector<AllegedBreach> AgreementBreaches::read(const AgreementMention& mention) const {
    std::vector<AllegedBreach> found;
    for (const std::uint32_t verb : mention.verbs) {
        if (is_breach_verb(verb, mention)) read_verb(verb, mention, found);
    }
    const std::uint32_t self = clauses_.first_conjunct(mention.head);
    if (!clauses_.is_root(self)) {
        const std::uint32_t above = clauses_.token(self).head;
        const bool breach = lexicon_.noun_around(clauses_.lemma(above)) == AgreementSense::broken;
        if (breach && !is_verb_form(clauses_.token(above))) read_noun(above, mention, found);
    }
    if (found.empty()) read_despite(mention, found);
    return found;
}

}  // namespace concord
