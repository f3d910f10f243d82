#pragma once

#include <span>
#include <string>

#include "extract/event_draft.h"

namespace concord {

/// The PLOVER type of an event after the manual's folding and tie-breaks.
///
/// drafts  those of the same sentence, which `draft.folded_into` points into
[[nodiscard]] std::string coded_type(const EventDraft& draft, std::span<const EventDraft> drafts);

}  // namespace concord
