// What one article asserts: figures, who said what, and events; positions and agreements are left
// empty.

#include "extract/extractor.h"

#include "extract/cue_lexicon.h"
#include "extract/event_finder.h"
#include "extract/event_lexicon.h"
#include "extract/quantity_finder.h"
#include "extract/quantity_lexicon.h"
#include "extract/reading.h"
#include "extract/statement_context.h"
#include "extract/statement_finder.h"
#include "extract/statement_merge.h"
#include "extract/tagged_statements.h"

namespace concord {

struct Extractor::State {
    explicit State(const Knowledge& knowledge)
        : cues(knowledge), quantities(knowledge), events(knowledge) {}

    CueLexicon cues;
    QuantityLexicon quantities;
    EventLexicon events;
};

Extractor::Extractor(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::load(const Knowledge& knowledge) {
    return Extractor(std::make_unique<const State>(knowledge));
}

Findings Extractor::extract(const Article& article, const Annotation& annotation) const {
    Findings findings;
    const Reading reading(article, annotation, state_->cues);
    findings.quantities = find_quantities(reading, state_->quantities);
    findings.statements = merge_statements(reading,
                                           state_->cues,
                                           find_tagged_statements(reading, state_->cues),
                                           find_statements(reading, state_->cues));
    read_context(reading, findings.statements);
    findings.events = find_events(reading, state_->events, findings);
    return findings;
}

}  // namespace concord
