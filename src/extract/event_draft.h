#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/event_lexicon.h"
#include "extract/event_status.h"

namespace concord {

/// An event with the words that tell it, before it is written into the record.
struct EventDraft {
    std::uint32_t trigger = 0;
    const EventFrame* frame = nullptr;
    StatusReading status;
    std::vector<Index> actors;
    std::vector<Index> recipients;
    std::uint32_t folded_into = nothing;  ///< draft
};

}  // namespace concord
