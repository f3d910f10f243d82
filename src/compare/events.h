#pragma once

#include <vector>

#include "compare/entities.h"
#include "compare/event_pair.h"
#include "compare/event_words.h"
#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

/// One event of one article.
struct EventReport {
    Index article = 0;
    Index event = 0;  ///< in the article's findings

    friend auto operator<=>(const EventReport&, const EventReport&) = default;
};

/// Reports of one event, by article and place; several of an article when it tells the event more
/// than once.
using EventGroup = std::vector<EventReport>;

/// What decides whether two reports tell one event. Loaded once.
struct EventTools {
    EventWords words;
    EventPairScorer scorer;
};

/// The events of all articles that are worth telling, the same event once: those with a side, that
/// are no part of another, and likely right. In the order of their first reports.
///
/// Reports of one event may contradict each other in what is counted, and in whether it took place;
/// never in its day, place, sides, or its number in a row, as far as these are read.
///
/// cost  as `cluster_mentions`
[[nodiscard]] std::vector<EventGroup> fold_events(const StoryView& view,
                                                  const StoryEntities& entities,
                                                  const EventTools& tools);

/// One entry for the reports of an event: sides, day and place as most origins give them; of each
/// article the sentence that tells most of it.
///
/// group  not empty
[[nodiscard]] StoryEvent describe_event(const StoryView& view,
                                        const StoryEntities& entities,
                                        const EventGroup& group);

/// By day, undated last; then by first report.
void sort_events(const StoryView& view, std::vector<StoryEvent>& events);

}  // namespace concord
