#pragma once

#include <cstdint>
#include <optional>

#include "extract/event_clause.h"

namespace concord {

/// The words that name what a stance is about: "[a truce]", "to [leave Hesk]", "that [Belmark
/// leave]".
///
/// head     of a noun phrase, infinitive, gerund or clause
/// trigger  the word of the stance; what leads to it is no part of the issue ("the plan, which
///          Ostravia rejected")
/// returns  words that hold the head; nothing for pronouns, times, phrases of more than 40 tokens,
///          and where a bracket or quotation that ends cuts the head off
[[nodiscard]] std::optional<Tokens> read_issue(const EventClauses& clauses,
                                               std::uint32_t head,
                                               std::uint32_t trigger);

/// The words of what somebody does, without subject, auxiliaries and negation: "will not
/// [negotiate with rebels]".
[[nodiscard]] std::optional<Tokens> read_act(const EventClauses& clauses, std::uint32_t verb);

}  // namespace concord
