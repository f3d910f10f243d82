// What one article asserts: figures, who said what, events, positions and agreements.

#include "extract/extractor.h"

#include "extract/agreement_finder.h"
#include "extract/agreement_lexicon.h"
#include "extract/cue_lexicon.h"
#include "extract/event_circumstances.h"
#include "extract/event_clause.h"
#include "extract/event_contexts.h"
#include "extract/event_entities.h"
#include "extract/event_finder.h"
#include "extract/event_lexicon.h"
#include "extract/event_places.h"
#include "extract/event_scorer.h"
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
    State(const Knowledge& knowledge,
          std::shared_ptr<const PlaceTable> of_places,
          StatementScorer of_statements,
          EventScorer of_events)
        : cues(knowledge),
          quantities(knowledge),
          events(knowledge),
          contexts(knowledge),
          places(std::move(of_places)),
          positions(knowledge, events),
          agreements(knowledge),
          statement_scorer(of_statements),
          event_scorer(of_events) {}

    CueLexicon cues;
    QuantityLexicon quantities;
    EventLexicon events;
    ContextLexicon contexts;
    std::shared_ptr<const PlaceTable> places;
    PositionLexicon positions;
    AgreementLexicon agreements;
    StatementScorer statement_scorer;
    EventScorer event_scorer;
};

Extractor::Extractor(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::load(const Knowledge& knowledge,
                                  const Models& models,
                                  std::shared_ptr<const PlaceTable> places) {
    const Result<StatementScorer> statements = StatementScorer::load(models);
    if (!statements) return tl::unexpected(statements.error());
    const Result<EventScorer> events = EventScorer::load(models);
    if (!events) return tl::unexpected(events.error());
    return Extractor(
        std::make_unique<const State>(knowledge, std::move(places), *statements, *events));
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
    state_->statement_scorer.weigh(reading, state_->cues, findings.statements);
    read_denials(reading, findings.statements);
    const EventClauses clauses(reading, state_->events);
    const EventEntities entities(clauses);
    const EventCircumstances circumstances(entities, findings);
    findings.events = find_events(circumstances);
    state_->event_scorer.weigh(circumstances, findings);
    add_contexts(reading, state_->contexts, findings.events);
    EventPlaces places(reading, *state_->places);
    for (Event& event : findings.events) places.add(event);
    findings.positions = find_positions(circumstances, state_->positions);
    findings.agreements = find_agreements(circumstances, state_->agreements);
    return findings;
}

}  // namespace concord
