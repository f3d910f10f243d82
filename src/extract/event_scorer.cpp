// One sum over the facts of an event:
//
//     a verb in the past with both sides named beside it, told by the narrator: .83
//     a noun below "might", its side a pronoun: .35

#include "extract/event_scorer.h"

#include <vector>

#include "extract/event_facts.h"

namespace concord {

Result<EventScorer> EventScorer::load(const Models& models) {
    const Result<FactScorer> loaded = FactScorer::load(models.events(), EventFacts::rows);
    if (!loaded) return tl::unexpected(loaded.error());
    return EventScorer(*loaded);
}

void EventScorer::weigh(const EventCircumstances& circumstances, Findings& findings) const {
    if (scorer_.knows_nothing() || findings.events.empty()) return;
    const std::vector<EventFacts> facts = find_event_facts(circumstances);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        findings.events[i].confidence = confidence_of(scorer_.probability(facts[i].row));
    }
}

}  // namespace concord
