#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/event_circumstances.h"
#include "extract/fact_rows.h"

namespace concord {

/// Of an event; its words are type, type with mode, with status and with the types of its sides,
/// the trigger's lemma, its tag and relation, the word above, the word before, the object.
using EventFacts = FactRows<50, 10>;

/// The facts of each event, in order.
///
/// circumstances  with events, and the statements weighed
/// cost           the tokens once, and of each event its sentence and, of a pronoun, the mentions
/// since
///                somebody was last named
[[nodiscard]] std::vector<EventFacts> find_event_facts(const EventCircumstances& circumstances);

}  // namespace concord
