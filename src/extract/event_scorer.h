#pragma once

#include "concord/findings.h"
#include "concord/models.h"
#include "concord/result.h"
#include "extract/event_circumstances.h"
#include "extract/fact_scorer.h"

namespace concord {

/// Says how likely a found event is right: type, sides and status.
class EventScorer {
public:
    /// returns  one that knows nothing when the program was built without such a model
    /// errors   malformed when the table is not of the facts' size
    [[nodiscard]] static Result<EventScorer> load(const Models& models);

    /// Sets the `confidence` of the events; does nothing without a model.
    ///
    /// findings  those of `circumstances`
    void weigh(const EventCircumstances& circumstances, Findings& findings) const;

private:
    explicit EventScorer(FactScorer scorer) : scorer_(scorer) {}

    FactScorer scorer_;
};

}  // namespace concord
