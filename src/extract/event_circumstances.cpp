// When and where: what the clause of the trigger says is read, what only its sentence says is
// inferred, what only the dateline says is assumed. A word belongs to a clause when the way up the
// parse leads to the trigger, or to the light verb or the verb above it, before it meets another
// verb.

#include "extract/event_circumstances.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace concord {
namespace {

/// Figures that measure something beside the event, not what it did.
bool is_of_event(std::string_view role) {
    constexpr std::array<std::string_view, 7> beside = {
        "age", "lasted", "distance", "share", "reached", "rose", "fell"};
    return !role.empty() && std::find(beside.begin(), beside.end(), role) == beside.end();
}

bool is_year(std::string_view value) {
    return value.size() == std::string_view("YYYY").size();
}

bool is_place_preposition(std::string_view word) {
    constexpr std::array<std::string_view, 10> all = {
        "in", "at", "near", "outside", "inside", "across", "around", "off", "along", "throughout"};
    return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

EventCircumstances::EventCircumstances(const EventEntities& entities, const Findings& findings)
    : clauses_(entities.clauses()),
      entities_(entities),
      reading_(clauses_.reading()),
      findings_(findings),
      light_(clauses_.lexicon().class_named("light")),
      site_(clauses_.lexicon().class_named("site")) {
    lay_out_statements();
    find_dateline();
}

void EventCircumstances::add(const EventDraft& draft, TokenRange sentence, Event& event) const {
    const std::uint32_t trigger = draft.trigger;
    event.according_to = statement_at(trigger);
    add_time(trigger, sentence, event);
    add_place(trigger, sentence, event);
    add_quantities(draft, sentence, event);
    add_ordinal(trigger, event);
}

void EventCircumstances::lay_out_statements() {
    statement_at_.assign(reading_.words().size(), nothing);
    std::vector<std::uint32_t> length_at(statement_at_.size(), nothing);
    cue_at_.assign(statement_at_.size(), nothing);
    for (Index s = 0; s < findings_.statements.size(); ++s) {
        if (const auto& cue = findings_.statements[s].cue) {
            const Tokens tokens = reading_.tokens_of(cue->span);
            for (std::uint32_t i = tokens.first; i < tokens.last; ++i) cue_at_[i] = s;
        }
        for (const Content& content : findings_.statements[s].content) {
            const std::uint32_t length = content.span.end - content.span.begin;
            const Tokens tokens = reading_.tokens_of(content.span);
            for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
                if (length >= length_at[i]) continue;
                length_at[i] = length;
                statement_at_[i] = s;
            }
        }
    }
}

std::optional<Index> EventCircumstances::statement_at(std::uint32_t token) const {
    if (statement_at_[token] == nothing) return std::nullopt;
    return statement_at_[token];
}

std::optional<Index> EventCircumstances::cue_at(std::uint32_t token) const {
    if (cue_at_[token] == nothing) return std::nullopt;
    return cue_at_[token];
}

bool EventCircumstances::belongs(std::uint32_t token, std::uint32_t trigger) const {
    constexpr int farthest = 6;
    const std::uint32_t governor = clauses_.arguments(trigger).governor;
    const std::uint32_t holder = holder_of(trigger);
    for (int step = 0; step < farthest; ++step) {
        if (token == trigger) return true;
        if (clauses_.token(token).upos == Upos::verb) return token == governor || token == holder;
        if (clauses_.is_root(token)) return false;
        token = clauses_.token(token).head;
    }
    return false;
}

bool EventCircumstances::has_own_time(std::uint32_t trigger) const {
    const auto children = clauses_.children(trigger);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        return reading_.time_at(c) != nothing;
    });
}

/// "the inquiry into the [2016] vote": the time tells which vote.
bool EventCircumstances::names_another(Tokens time, std::uint32_t trigger) const {
    for (std::uint32_t i = time.first; i < time.last; ++i) {
        const Token& token = clauses_.token(i);
        if (time.holds(token.head) || token.head == trigger) continue;
        const Relation relation = token.relation;
        return relation == Relation::compound || relation == Relation::amod ||
               relation == Relation::nummod || relation == Relation::nmod_poss;
    }
    return false;
}

/// Whether a time stands in the clause of the trigger and tells when, not which.
bool EventCircumstances::is_own(Tokens time, std::uint32_t trigger) const {
    bool own = false;
    for (std::uint32_t i = time.first; i < time.last; ++i) own = own || belongs(i, trigger);
    return own && !names_another(time, trigger);
}

/// Whether a time of another clause can be that of the trigger: it tells when the verb above was,
/// not which ("the 2016 election"), and not when somebody spoke of it.
bool EventCircumstances::is_around(std::uint32_t time, std::uint32_t trigger) const {
    if (statement_at_[time] != statement_at_[trigger]) return false;
    std::uint32_t verb = time;
    while (clauses_.token(verb).upos != Upos::verb) {
        if (clauses_.is_root(verb)) return false;
        const Relation relation = clauses_.token(verb).relation;
        if (relation == Relation::compound || relation == Relation::amod ||
            relation == Relation::nmod || relation == Relation::nmod_poss) {
            return false;
        }
        verb = clauses_.token(verb).head;
    }
    for (std::uint32_t up = trigger; !clauses_.is_root(up);) {
        up = clauses_.token(up).head;
        if (up == verb) return true;
    }
    return false;
}

void EventCircumstances::add_time(std::uint32_t trigger, TokenRange sentence, Event& event) const {
    event.time_from = Provenance::assumed;
    const auto& times = reading_.annotation().times;
    std::optional<Index> elsewhere;
    std::optional<Index> year;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        const std::uint32_t t = reading_.time_at(i);
        if (t == nothing || reading_.time_tokens(t).first != i) continue;
        if (times[t].type == TimeType::duration || times[t].type == TimeType::set) continue;
        if (times[t].value.ends_with("_REF")) continue;
        const Tokens tokens = reading_.time_tokens(t);
        if (is_own(tokens, trigger)) {
            // "the worst strike [this year], early on Thursday"
            if (is_year(times[t].value)) {
                if (!year) year = t;
                continue;
            }
            event.time = t;
            event.time_from = Provenance::read;
            return;
        }
        if (!elsewhere && is_around(tokens.last - 1, trigger)) elsewhere = t;
    }
    if (year) {
        event.time = year;
        event.time_from = Provenance::read;
    } else if (elsewhere) {
        event.time = elsewhere;
        event.time_from = Provenance::inferred;
    }
}

std::optional<Index> EventCircumstances::place_at(std::uint32_t head) const {
    for (const std::uint32_t each : clauses_.with_conjuncts(head)) {
        const auto entity = entities_.chain_at(each);
        if (!entity || !reading_.has_name(*entity)) continue;
        if (reading_.annotation().entities[*entity].type == EntityType::place) return entity;
    }
    return std::nullopt;
}

/// "in Hesk", "in the city of Hesk", "at a base near Hesk"
std::optional<Index> EventCircumstances::place_in(const EventArgument& argument) const {
    if (argument.slot != EventSlot::preposition || !is_place_preposition(argument.preposition))
        return std::nullopt;
    if (const auto place = place_at(argument.token)) return place;
    for (const EventArgument& inner : clauses_.arguments(argument.token).all) {
        if (inner.slot != EventSlot::preposition) continue;
        if (!is_place_preposition(inner.preposition) && inner.preposition != "of") continue;
        if (const auto place = place_at(inner.token)) return place;
    }
    return std::nullopt;
}

std::optional<Index> EventCircumstances::own_place(std::uint32_t trigger) const {
    const std::uint32_t governor = clauses_.arguments(trigger).governor;
    for (const std::uint32_t at : {trigger, governor, holder_of(trigger)}) {
        if (at == nothing) continue;
        for (const EventArgument& argument : clauses_.arguments(at).all) {
            const auto place = place_in(argument);
            if (place) return town_behind(argument.token).value_or(*place);
        }
    }
    return std::nullopt;
}

/// "at the Hotel Sarne [in Hesk]": the town tells more.
std::optional<Index> EventCircumstances::town_behind(std::uint32_t house) const {
    constexpr std::uint32_t farthest = 3;
    if (!clauses_.is_in_class(house, site_)) return std::nullopt;
    const auto size = static_cast<std::uint32_t>(reading_.words().size());
    std::uint32_t next = house + 1;
    while (next < size && next - house < farthest && clauses_.token(next).upos == Upos::propn)
        ++next;
    if (next >= size || !reading_.word(next).is("in") || clauses_.is_root(next))
        return std::nullopt;
    return place_at(clauses_.token(next).head);
}

/// "a meeting that he [held] with her in Hesk"
std::uint32_t EventCircumstances::holder_of(std::uint32_t trigger) const {
    if (clauses_.token(trigger).upos == Upos::verb) return nothing;
    for (const std::uint32_t c : clauses_.children(trigger)) {
        const Relation relation = clauses_.token(c).relation;
        const bool is_clause = relation == Relation::acl || relation == Relation::acl_relcl;
        if (is_clause && clauses_.is_in_class(c, light_)) return c;
    }
    return nothing;
}

/// "a meeting that he held with the envoy, Ana Bell, [in Hesk]", where the parse hangs the place
/// from the envoy
std::optional<Index> EventCircumstances::place_of_holder(std::uint32_t trigger,
                                                         TokenRange sentence) const {
    const std::uint32_t holder = holder_of(trigger);
    for (std::uint32_t i = trigger; holder != nothing && i < sentence.last; ++i) {
        if (clauses_.token(i).relation != Relation::nmod || clauses_.preposition_of(i) != "in")
            continue;
        std::uint32_t at = clauses_.token(i).head;
        while (!clauses_.is_root(at) && (clauses_.token(at).relation == Relation::appos ||
                                         clauses_.token(at).relation == Relation::conj)) {
            at = clauses_.token(at).head;
        }
        if (clauses_.is_root(at) || clauses_.token(at).head != holder) continue;
        const auto place = clauses_.preposition_of(at) == "with" ? place_at(i) : std::nullopt;
        if (place) return place;
    }
    return std::nullopt;
}

/// "arrested four men [in Hesk]", where the parse hangs the place from the men.
bool EventCircumstances::is_of_party(std::uint32_t place, std::uint32_t trigger) const {
    const Token& noun = clauses_.token(clauses_.token(place).head);
    if (clauses_.token(place).relation != Relation::nmod || noun.head != trigger) return false;
    return noun.relation == Relation::obj || noun.relation == Relation::nsubj ||
           noun.relation == Relation::nsubj_pass;
}

/// "sent troops [to Hesk]", "shot down [over Hesk]"
std::optional<Index> EventCircumstances::place_behind(std::uint32_t trigger,
                                                      std::string_view preposition) const {
    for (const EventArgument& argument : clauses_.arguments(trigger).all) {
        if (argument.slot == EventSlot::preposition && argument.preposition == preposition)
            return place_at(argument.token);
    }
    return std::nullopt;
}

/// The place that is struck or visited: "in Ostravia an attack [on Hesk]" tells more than a
/// country.
std::optional<Index> EventCircumstances::place_acted_on(std::uint32_t trigger,
                                                        const Event& event) const {
    const bool is_visit = event.mode == "visit";
    const bool is_assault = event.type == "ASSAULT";
    const auto& entities = reading_.annotation().entities;
    const auto is_country = [&](Index entity) {
        return clauses_.lexicon().is_country(fold_word(entities[entity].name));
    };
    const bool is_vague = !event.place || (is_assault && is_country(*event.place));
    if (!is_vague || !(is_assault || is_visit)) return std::nullopt;
    const auto town =
        std::find_if(event.recipients.begin(), event.recipients.end(), [&](Index entity) {
            const bool is_place = entities[entity].type == EntityType::place;
            return is_place && (!event.place || !is_country(entity));
        });
    if (town != event.recipients.end()) return *town;
    const std::uint32_t visited = clauses_.arguments(trigger).first(EventSlot::object);
    return is_visit && visited != nothing ? place_at(visited) : std::nullopt;
}

void EventCircumstances::add_place(std::uint32_t trigger, TokenRange sentence, Event& event) const {
    event.place_from = Provenance::assumed;
    event.place = own_place(trigger);
    if (!event.place) event.place = place_of_holder(trigger, sentence);
    if (const auto struck = place_acted_on(trigger, event)) event.place = struck;
    if (!event.place && event.type == "MOBILIZE") event.place = place_behind(trigger, "to");
    if (!event.place && event.type == "ASSAULT") event.place = place_behind(trigger, "over");
    if (event.place) {
        event.place_from = Provenance::read;
        return;
    }
    for (std::uint32_t i = sentence.first; i < sentence.last && !event.place; ++i) {
        const bool apart = statement_at_[i] != statement_at_[trigger];
        if (apart || !is_place_preposition(clauses_.preposition_of(i))) continue;
        if (clauses_.token(i).relation == Relation::obl || is_of_party(i, trigger))
            event.place = place_at(i);
    }
    if (event.place) {
        event.place_from = Provenance::inferred;
        return;
    }
    event.place = dateline_place_;
}

void EventCircumstances::find_dateline() {
    const std::string dateline = fold_word(reading_.article().dateline);
    if (dateline.empty()) return;
    const auto& entities = reading_.annotation().entities;
    const auto found = std::find_if(entities.begin(), entities.end(), [&](const Entity& one) {
        return one.type == EntityType::place && fold_word(one.name) == dateline;
    });
    if (found != entities.end()) dateline_place_ = static_cast<Index>(found - entities.begin());
}

void EventCircumstances::add_quantities(const EventDraft& draft,
                                        TokenRange sentence,
                                        Event& event) const {
    const Span bounds = {reading_.word(sentence.first).span.begin,
                         reading_.word(sentence.last - 1).span.end};
    const auto& all = findings_.quantities;
    const auto first = std::lower_bound(
        all.begin(), all.end(), bounds.begin, [](const Quantity& quantity, std::uint32_t begin) {
            return quantity.span.begin < begin;
        });
    for (auto q = first; q != all.end() && q->span.begin < bounds.end; ++q) {
        if (!is_of_event(q->role)) continue;
        const Tokens tokens = reading_.tokens_of(q->span);
        if (tokens.empty()) continue;
        bool own = belongs(tokens.last - 1, draft.trigger);
        for (const std::uint32_t other : draft.merged) own = own || belongs(tokens.last - 1, other);
        if (own) event.quantities.push_back(static_cast<Index>(q - all.begin()));
    }
}

/// "their third meeting", "met for the fourth time"
void EventCircumstances::add_ordinal(std::uint32_t trigger, Event& event) const {
    const auto take = [&](std::uint32_t word) {
        const auto value = clauses_.lexicon().ordinal(reading_.word(word).lower);
        if (value) event.ordinal = value;
    };
    for (const std::uint32_t c : clauses_.children(trigger)) {
        const Relation relation = clauses_.token(c).relation;
        if (relation == Relation::amod || relation == Relation::nummod) take(c);
        if (relation != Relation::obl || !reading_.word(c).is("time")) continue;
        for (const std::uint32_t d : clauses_.children(c)) take(d);
    }
}

}  // namespace concord
