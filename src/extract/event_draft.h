#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/event_lexicon.h"
#include "extract/event_status.h"

namespace concord {

/// Tokens of a sentence in which events are looked for: what is longer is a table or a list.
constexpr Index longest_event_sentence = 300;

/// An event with the words that tell it, before it is written into the record.
struct EventDraft {
    std::uint32_t trigger = 0;
    const EventFrame* frame = nullptr;
    StatusReading status;
    std::vector<Index> actors;
    std::vector<Index> recipients;
    bool has_public_actor = false;
    bool has_actor = false;  ///< words, be there an entity or not
    bool has_public_recipient = false;
    bool has_recipient = false;           ///< someone or something that can be acted on
    bool is_specific = false;             ///< one that can be told from others of its kind
    std::uint32_t folded_into = nothing;  ///< draft
    std::vector<std::uint32_t> merged;    ///< further triggers of the same act
};

}  // namespace concord
