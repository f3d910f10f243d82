#pragma once

#include <string>
#include <vector>

#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

struct DatedLines {
    std::vector<TimelineEntry> timeline;  ///< up to the last report
    std::vector<TimelineEntry> calendar;  ///< after it
};

/// The sentences of the bodies that name a day or a month and tell something besides, by date,
/// article and place; of the copies of one text only the first. A time that only
/// bounds what the sentence tells ("until May", "the third since January") is not when it was.
///
/// last_day  YYYY-MM-DD of the last report; empty when no report is dated
[[nodiscard]] DatedLines find_dated_lines(const StoryView& view, const std::string& last_day);

}  // namespace concord
