// What one article asserts: figures, who said what, events and positions; agreements are left
// empty.

#include "extract/extractor.h"

#include "extract/cue_lexicon.h"
#include "extract/event_clause.h"
#include "extract/event_entities.h"
#include "extract/event_finder.h"
#include "extract/event_lexicon.h"
#include "extract/position_finder.h"
#include "extract/position_lexicon.h"
#include "extract/quantity_finder.h"
#include "extract/quantity_lexicon.h"
#include "extract/reading.h"
#include "extract/statement_carriers.h"
#include "extract/statement_context.h"
#include "extract/statement_denials.h"
#include "extract/statement_finder.h"
#include "extract/statement_merge.h"
#include "extract/statement_scorer.h"
#include "extract/tagged_statements.h"

namespace concord {

struct Extractor::State {
    State(const Knowledge& knowledge, StatementScorer loaded)
        : cues(knowledge),
          quantities(knowledge),
          events(knowledge),
          positions(knowledge, events),
          scorer(loaded) {}

    CueLexicon cues;
    QuantityLexicon quantities;
    EventLexicon events;
    PositionLexicon positions;
    StatementScorer scorer;
};

Extractor::Extractor(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::load(const Knowledge& knowledge, const Models& models) {
    const Result<StatementScorer> scorer = StatementScorer::load(models);
    if (!scorer) return tl::unexpected(scorer.error());
    return Extractor(std::make_unique<const State>(knowledge, *scorer));
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
    name_carriers(reading, state_->cues, findings.statements);
    state_->scorer.weigh(reading, state_->cues, findings.statements);
    read_denials(reading, findings.statements);
    const EventClauses clauses(reading, state_->events);
    const EventEntities entities(clauses);
    findings.events = find_events(clauses, entities, findings);
    findings.positions = find_positions(entities, state_->positions, findings);
    return findings;
}

}  // namespace concord
