// The record of a story, part by part; each part has a file of its own.

#include <algorithm>
#include <cassert>

#include "base/calendar.h"
#include "base/word_rates.h"
#include "compare/agreements.h"
#include "compare/coverage.h"
#include "compare/disagreements.h"
#include "compare/entities.h"
#include "compare/established.h"
#include "compare/events.h"
#include "compare/parties.h"
#include "compare/passages.h"
#include "compare/positions.h"
#include "compare/statements.h"
#include "compare/story_view.h"
#include "compare/timeline.h"
#include "concord/pipeline.h"

namespace concord {
namespace {

/// The first and the last day on which a report came out.
void set_days(std::span<const ArticleRecord> records, StoryRecord& story) {
    for (const ArticleRecord& record : records) {
        const auto time = parse_timestamp(record.article.published);
        if (!time) continue;
        const std::string day = to_string(time->day);
        if (story.begin.empty() || day < story.begin) story.begin = day;
        if (day > story.end) story.end = day;
    }
}

}  // namespace

struct Comparer::State {
    KnownNames names;
    EventTools events;
    SayingTools sayings;
    WordLists disagreements;
    FigureLexicon figures;
    OfficeWords offices;
    IssueWords issues;
    AgreementNameReader agreements;
    WordRates rates;
};

Comparer::Comparer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Comparer::Comparer(Comparer&&) noexcept = default;
Comparer& Comparer::operator=(Comparer&&) noexcept = default;
Comparer::~Comparer() = default;

Result<Comparer> Comparer::load(const Knowledge& knowledge, const Models& models) {
    const Result<EventPairScorer> scorer = EventPairScorer::load(models.event_pairs());
    if (!scorer) return tl::unexpected(scorer.error());
    const Result<SayingPairScorer> sayings = SayingPairScorer::load(models.statement_pairs());
    if (!sayings) return tl::unexpected(sayings.error());
    return Comparer(
        std::make_unique<State>(State{KnownNames(knowledge),
                                      EventTools{EventWords(knowledge), *scorer},
                                      {WordLists(knowledge.table("comparing/sayings")), *sayings},
                                      WordLists(knowledge.table("comparing/disagreements")),
                                      FigureLexicon(knowledge),
                                      OfficeWords(knowledge),
                                      IssueWords(knowledge),
                                      AgreementNameReader(knowledge),
                                      WordRates(knowledge)}));
}

StoryRecord Comparer::compare(const Story& story, std::span<const ArticleRecord> records) const {
    assert(story.articles.size() == records.size());
    const StoryView view(story, records);
    const StoryEntities entities(view, state_->names);
    StoryRecord record;
    record.story = story;
    set_days(records, record);
    record.title = find_title(view);
    record.established = find_established(view);
    for (const Origin& origin : story.origins) {
        record.origins.push_back({origin, find_passages(view, origin)});
    }
    record.entities = entities.entries();
    for (const EventGroup& group : fold_events(view, entities, state_->events)) {
        record.events.push_back(describe_event(view, entities, group));
    }
    sort_events(view, record.events);
    record.statements = fold_statements(view, entities, state_->sayings);
    DatedLines dated = find_dated_lines(view, state_->rates, record.events, record.end);
    record.timeline = std::move(dated.timeline);
    record.calendar = std::move(dated.calendar);
    record.disagreements =
        find_disagreements(view,
                           entities,
                           {state_->names, state_->disagreements, state_->figures, state_->rates},
                           record.statements);
    const Parties parties(view, entities, state_->names, state_->offices);
    record.positions = find_positions(view, parties, state_->issues);
    record.agreements = find_agreements(view, parties, state_->agreements);
    record.coverage = find_coverage(view, record);
    return record;
}

}  // namespace concord
