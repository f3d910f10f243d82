// Frames name the slots of a side, but several, of which the first that is filled is taken; what is
// found here is where the one that was taken stands.

#include "extract/event_side.h"

#include <optional>

namespace concord {
namespace {

SideWay way_of(EventSlot slot) {
    switch (slot) {
        case EventSlot::subject:
            return SideWay::subject;
        case EventSlot::object:
            return SideWay::object;
        case EventSlot::receiver:
            return SideWay::receiver;
        case EventSlot::possessor:
            return SideWay::possessor;
        case EventSlot::modifier:
            return SideWay::modifier;
        case EventSlot::preposition:
            return SideWay::preposition;
        default:
            return SideWay::other;
    }
}

SideWay inner_way_of(EventSlot slot) {
    if (slot == EventSlot::possessor || slot == EventSlot::modifier) return SideWay::in_owner;
    return slot == EventSlot::preposition ? SideWay::in_phrase : SideWay::in_clause;
}

std::optional<Index> meant_at(const EventEntities& entities, std::uint32_t at, EventSlot slot) {
    return slot == EventSlot::modifier ? entities.entity_of_modifier(at) : entities.entity_of(at);
}

}  // namespace

EventSide find_side(const EventClauses& clauses,
                    const EventEntities& entities,
                    Index wanted,
                    std::uint32_t trigger,
                    TokenRange sentence) {
    const auto& arguments = clauses.arguments(trigger).all;
    for (const EventArgument& argument : arguments) {
        for (const std::uint32_t each : clauses.with_conjuncts(argument.token)) {
            if (meant_at(entities, each, argument.slot) == wanted)
                return {way_of(argument.slot), each};
        }
    }
    for (const EventArgument& argument : arguments) {
        for (const EventArgument& inner : clauses.arguments(argument.token).all) {
            if (meant_at(entities, inner.token, inner.slot) == wanted)
                return {inner_way_of(inner.slot), inner.token};
        }
    }
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        if (entities.chain_at(i) == wanted) return {SideWay::in_sentence, i};
    }
    return {SideWay::elsewhere, nothing};
}

}  // namespace concord
