#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/word_rates.h"
#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

struct DatedLines {
    std::vector<TimelineEntry> timeline;  ///< up to the last report
    std::vector<TimelineEntry> calendar;  ///< after it
};

/// The dated sentences of a story (dated_mentions.h), and leads without a day beside them, by date,
/// article and place, each with its rank. What sentences tell nearly alike on a day is one line
/// with all its reports.
///
/// events    of the record: a line is linked with the first one of its date that one of its
///           sentences reports
/// last_day  YYYY-MM-DD of the last report; empty when no report is dated
/// cost      linear in the words of the story, and for each day in its sentences times 64
[[nodiscard]] DatedLines find_dated_lines(const StoryView& view,
                                          const WordRates& rates,
                                          std::span<const StoryEvent> events,
                                          const std::string& last_day);

}  // namespace concord
