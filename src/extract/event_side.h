#pragma once

#include <cstdint>

#include "extract/event_clause.h"
#include "extract/event_entities.h"

namespace concord {

/// Where beside the word for an act an entity stands.
enum class SideWay : std::uint8_t {
    none,
    subject,
    object,
    receiver,
    possessor,
    modifier,
    preposition,
    other,
    in_owner,   ///< an owner or modifier inside one of these phrases
    in_phrase,  ///< behind a preposition inside one of them
    in_clause,  ///< elsewhere inside one of them
    in_sentence,
    elsewhere,
};

/// How a side of an event was come by.
struct EventSide {
    SideWay way = SideWay::none;
    std::uint32_t token = nothing;  ///< by which it is meant; `nothing` elsewhere
};

/// The nearest words by which a side is meant: an argument of the trigger, one of these, a word of
/// the sentence.
[[nodiscard]] EventSide find_side(const EventClauses& clauses,
                                  const EventEntities& entities,
                                  Index wanted,
                                  std::uint32_t trigger,
                                  TokenRange sentence);

}  // namespace concord
