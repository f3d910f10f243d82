// From words to the chains of the annotation. A phrase means the chain of the mention that its
// head ends or governs; a title means the name beside it ("President [Ana Bell]"); forces and
// officials that have no chain of their own mean their country. Things that have a chain ("a deal")
// are nobody.

#include "extract/event_entities.h"

#include <algorithm>
#include <array>

namespace concord {
namespace {

bool is_name_relation(Relation relation) {
    return relation == Relation::flat || relation == Relation::appos ||
           relation == Relation::nmod_desc;
}

}  // namespace

EventEntities::EventEntities(const EventClauses& clauses)
    : clauses_(clauses),
      reading_(clauses.reading()),
      lexicon_(clauses.lexicon()),
      entity_at_(reading_.annotation().tokens.size(), nothing) {
    for (const std::string_view name :
         {"role",    "body",     "human",     "force",      "army",     "militia",    "police",
          "crowd",   "criminal", "official",  "government", "leader",   "delegation", "parliament",
          "court",   "party",    "union",     "worker",     "student",  "medic",      "media",
          "company", "bank",     "aid_group", "civilian",   "prisoner", "hostage",    "person",
          "envoy",   "lawmaker", "spy"}) {
        agentive_.set(lexicon_.class_named(name));
    }
    for (const std::string_view name : {"official",
                                        "government",
                                        "leader",
                                        "delegation",
                                        "envoy",
                                        "parliament",
                                        "lawmaker",
                                        "court",
                                        "party",
                                        "union",
                                        "army",
                                        "force",
                                        "militia",
                                        "police",
                                        "crowd",
                                        "body",
                                        "aid_group",
                                        "plural_side"}) {
        public_.set(lexicon_.class_named(name));
    }
    media_class_ = lexicon_.class_named("media");
    party_class_ = lexicon_.class_named("party");
    role_class_ = lexicon_.class_named("role");
    things_ = agentive_;
    for (const std::string_view name :
         {"site", "territory", "vehicle", "ship", "aircraft", "weapon", "drone", "missile"})
        things_.set(lexicon_.class_named(name));
    lay_out_heads();
    lay_out_roles();
}

/// The token of a mention that hangs from outside it.
std::uint32_t EventEntities::head_of(Tokens tokens) const {
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
        if (clauses_.is_root(i) || !tokens.holds(clauses_.token(i).head)) return i;
    }
    return tokens.last - 1;
}

void EventEntities::lay_out_heads() {
    const auto& entities = reading_.annotation().entities;
    acts_.assign(entities.size(), false);
    std::vector<MentionKind> kind_at(entity_at_.size(), MentionKind::pronoun);
    for (const MentionTokens& mention : reading_.mentions()) {
        if (mention.tokens.empty()) continue;
        const std::uint32_t head = head_of(mention.tokens);
        const bool name = mention.kind == MentionKind::name;
        if ((lexicon_.classes_of(clauses_.lemma(head)) & agentive_).any())
            acts_[mention.entity] = true;
        if (reading_.time_at(head) != nothing && !name) continue;
        if (entity_at_[head] == nothing || (name && kind_at[head] != MentionKind::name)) {
            entity_at_[head] = mention.entity;
            kind_at[head] = mention.kind;
        }
        // A name that the parse splits is known by its last word too.
        const std::uint32_t last = mention.tokens.last - 1;
        if (name && entity_at_[last] == nothing) entity_at_[last] = mention.entity;
    }
}

void EventEntities::lay_out_roles() {
    const auto& entities = reading_.annotation().entities;
    for (Index e = 0; e < entities.size(); ++e) {
        for (const Tokens& role : reading_.roles_of(e)) {
            if (role.empty()) continue;
            std::uint32_t& known = entity_at_[head_of(role)];
            if (known == nothing || !reading_.has_name(known)) known = e;
        }
        if (entities[e].geopolitical && !entities[e].country.empty()) add_country(e);
    }
}

/// Notes who is meant by the adjective of a country: the country itself before its capital.
void EventEntities::add_country(Index entity) {
    const auto& entities = reading_.annotation().entities;
    const std::string& code = entities[entity].country;
    const auto known = std::find_if(countries_.begin(), countries_.end(), [&](const auto& entry) {
        return entry.first == code;
    });
    if (known == countries_.end()) {
        countries_.emplace_back(code, entity);
    } else if (!lexicon_.is_country(fold_word(entities[known->second].name)) &&
               lexicon_.is_country(fold_word(entities[entity].name))) {
        known->second = entity;
    }
}

std::optional<Index> EventEntities::country(std::string_view code) const {
    for (const auto& [known, entity] : countries_) {
        if (known == code) return entity;
    }
    return std::nullopt;
}

std::optional<Index> EventEntities::chain_at(std::uint32_t head) const {
    return entity_at_[head] == nothing ? std::nullopt : std::optional<Index>(entity_at_[head]);
}

/// "President [Ana Bell]", "the envoy, [Ana Bell]"
std::optional<Index> EventEntities::named_beside(std::uint32_t head) const {
    for (const std::uint32_t c : clauses_.children(head)) {
        const bool right = c > head && is_name_relation(clauses_.token(c).relation);
        if (right && entity_at_[c] != nothing && reading_.has_name(entity_at_[c]))
            return entity_at_[c];
    }
    // "Ana Bell, the [envoy]"
    if (clauses_.token(head).relation == Relation::appos) {
        const std::uint32_t above = entity_at_[clauses_.token(head).head];
        if (above != nothing && reading_.has_name(above)) return above;
    }
    // "the Hesk Post [newspaper]"
    if (!clauses_.is_in_class(head, media_class_) && !clauses_.is_in_class(head, party_class_))
        return std::nullopt;
    for (const std::uint32_t c : clauses_.children(head)) {
        if (clauses_.token(c).relation != Relation::compound || entity_at_[c] == nothing) continue;
        const Entity& chain = reading_.annotation().entities[entity_at_[c]];
        if (chain.type == EntityType::organization && !chain.name.empty()) return entity_at_[c];
    }
    return std::nullopt;
}

bool EventEntities::is_meant(std::uint32_t head, Index entity) const {
    if (reading_.has_name(entity)) return true;
    const Token& token = clauses_.token(head);
    if (token.upos == Upos::pron) {
        return acts_[entity] && !reading_.word(head).is("you", "this", "that");
    }
    return (lexicon_.classes_of(clauses_.lemma(head)) & things_).any();
}

std::optional<Index> EventEntities::entity_of(std::uint32_t head) const {
    if (reading_.time_at(head) != nothing) return std::nullopt;
    const std::uint32_t own = entity_at_[head];
    if (reading_.word(head).is("you", "this", "that")) return std::nullopt;
    if (own != nothing && reading_.has_name(own)) return own;
    if (const auto named = named_beside(head)) return named;
    if (own == nothing || !is_meant(head, own)) return country_in_phrase(head);
    if (clauses_.token(head).upos == Upos::pron) return own;
    if (acts_by_its_word(head).value_or(can_act(own))) return own;
    // Of a thing, whose it is tells more: "Ostravia's barracks".
    const auto owner = country_in_phrase(head);
    return owner ? owner : own;
}

std::optional<Index> EventEntities::entity_of_modifier(std::uint32_t at) const {
    if (entity_at_[at] != nothing && reading_.has_name(entity_at_[at])) return entity_at_[at];
    const std::string_view code = lexicon_.country_of(reading_.word(at).lower);
    return code.empty() ? std::nullopt : country(code);
}

/// The country of "Ostravian troops", "soldiers from Ostravia", "Ostravia's police".
std::optional<Index> EventEntities::country_in_phrase(std::uint32_t head) const {
    const EventClasses& classes = lexicon_.classes_of(clauses_.lemma(head));
    const std::string_view own = lexicon_.country_of(reading_.word(head).lower);
    if (!own.empty()) return country(own);
    if ((classes & things_).none()) return std::nullopt;
    for (const EventArgument& argument : clauses_.arguments(head).all) {
        const bool owner = argument.slot == EventSlot::possessor ||
                           argument.slot == EventSlot::modifier || argument.preposition == "of" ||
                           argument.preposition == "from";
        if (!owner || !is_country(argument.token)) continue;
        if (const auto entity = entity_of_modifier(argument.token)) return entity;
    }
    return std::nullopt;
}

bool EventEntities::is_public(std::uint32_t head) const {
    const Token& token = clauses_.token(head);
    if (!lexicon_.country_of(reading_.word(head).lower).empty()) return true;
    if (token.upos == Upos::pron && reading_.word(head).is("you", "this", "that")) return false;
    const auto entity = entity_of(head);
    if (entity && reading_.has_name(*entity)) {
        const Entity& chain = reading_.annotation().entities[*entity];
        return chain.type != EntityType::place || chain.geopolitical;
    }
    if (token.upos == Upos::propn && !entity && reading_.time_at(head) == nothing) return true;
    const EventClasses& classes = lexicon_.classes_of(clauses_.lemma(head));
    if ((classes & public_).any()) return true;
    if ((classes & agentive_).none()) return false;
    for (const EventArgument& argument : clauses_.arguments(head).all) {
        const bool owner = argument.slot == EventSlot::possessor ||
                           argument.slot == EventSlot::modifier || argument.preposition == "of" ||
                           argument.preposition == "from";
        const bool named = argument.slot == EventSlot::modifier &&
                           clauses_.token(argument.token).upos == Upos::propn;
        if (owner && (named || is_country(argument.token))) return true;
    }
    return false;
}

bool EventEntities::is_specific(std::uint32_t head) const {
    if (is_country(head)) return true;
    const auto entity = entity_of(head);
    if (entity && reading_.has_name(*entity)) return true;
    if (clauses_.token(head).upos == Upos::num) return true;
    if (clauses_.is_in_class(head, lexicon_.class_named("measure"))) return true;
    for (const std::uint32_t c : clauses_.children(head)) {
        const Relation relation = clauses_.token(c).relation;
        if (relation == Relation::nummod) return true;
        const bool owner = relation == Relation::amod || relation == Relation::compound ||
                           relation == Relation::nmod_poss || relation == Relation::nmod;
        if (!owner) continue;
        if (is_country(c)) return true;
        const std::uint32_t other = entity_at_[c];
        if (other != nothing && reading_.has_name(other)) return true;
    }
    return false;
}

bool EventEntities::is_type(std::uint32_t head, EntityType type) const {
    const auto entity = entity_of(head);
    return entity && reading_.annotation().entities[*entity].type == type;
}

bool EventEntities::is_country(std::uint32_t head) const {
    if (!lexicon_.country_of(reading_.word(head).lower).empty()) return true;
    const std::uint32_t own = entity_at_[head];
    return own != nothing && reading_.annotation().entities[own].geopolitical;
}

bool EventEntities::is_public_body(std::uint32_t head) const {
    constexpr std::array<std::string_view, 10> sectors = {
        "GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "OPP", "REB", "PRE"};
    if ((lexicon_.classes_of(clauses_.lemma(head)) & public_).any() || is_country(head))
        return true;
    const auto entity = entity_of(head);
    if (!entity) return false;
    const std::string& sector = reading_.annotation().entities[*entity].sector;
    return std::find(sectors.begin(), sectors.end(), sector) != sectors.end();
}

std::optional<bool> EventEntities::acts_by_its_word(std::uint32_t head) const {
    const EventClasses& classes = lexicon_.classes_of(clauses_.lemma(head));
    if ((classes & agentive_).any()) return true;
    const Token& token = clauses_.token(head);
    if ((classes & things_).any() && token.upos != Upos::propn) return false;
    if (token.upos == Upos::pron) {
        return !reading_.word(head).is("it", "this", "that", "which", "what", "there", "you");
    }
    return std::nullopt;
}

bool EventEntities::can_act(Index entity) const {
    const Entity& chain = reading_.annotation().entities[entity];
    // "Democrats" may have no type, but have a sector.
    return chain.type == EntityType::person || chain.type == EntityType::organization ||
           chain.type == EntityType::group || chain.geopolitical || !chain.sector.empty();
}

bool EventEntities::is_agent(std::uint32_t head) const {
    if (const auto acts = acts_by_its_word(head)) return *acts;
    if (const auto entity = entity_of(head)) return can_act(*entity);
    return clauses_.token(head).upos == Upos::propn && reading_.time_at(head) == nothing;
}

bool EventEntities::passes(std::uint32_t head, const SlotTest& test) const {
    switch (test.kind) {
        case SlotTest::Kind::lemma:
            return clauses_.lemma(head) == test.lemma || reading_.word(head).is(test.lemma);
        case SlotTest::Kind::word_class:
            return clauses_.is_in_class(head, test.word_class);
        case SlotTest::Kind::agent:
            return is_agent(head) || (reading_.word(head).is("it") && is_public(head));
        case SlotTest::Kind::person:
            return is_type(head, EntityType::person) ||
                   lexicon_.classes_of(clauses_.lemma(head)).test(role_class_);
        case SlotTest::Kind::organization:
            return is_type(head, EntityType::organization);
        case SlotTest::Kind::place:
            return is_type(head, EntityType::place);
        case SlotTest::Kind::country:
            return is_country(head);
        case SlotTest::Kind::group:
            return is_type(head, EntityType::group);
        case SlotTest::Kind::plural: {
            const Xpos tag = clauses_.token(head).xpos;
            return tag == Xpos::nns || tag == Xpos::nnps;
        }
        case SlotTest::Kind::public_body:
            return is_public_body(head);
        case SlotTest::Kind::demonym:
            return lexicon_.is_demonym(reading_.word(head).lower);
    }
    return false;
}

}  // namespace concord
