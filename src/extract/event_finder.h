#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/event_circumstances.h"

namespace concord {

/// The events that an article tells of, by trigger.
///
/// circumstances  with the quantities and statements of the article, complete
/// cost           one look per word, and the clause around words that may tell of an event; of a
///                sentence its first 300 tokens are read
/// after          PLOVER (openeventdata/PLOVER, manual draft of 2024); tense, negation and
///                attribution are kept as data instead of dropping such events
[[nodiscard]] std::vector<Event> find_events(const EventCircumstances& circumstances);

}  // namespace concord
