#pragma once

#include "story_sections.h"

namespace concord::server {

/// How much of each section the page of a story shows.
struct StoryLimits {
    Window timeline = {0, 12, 0, true};
    Window events = {0, 5, 0, true};
    Window statements = {0, 10, 3, true};
    Window other = {0, 5, 0, true};
    Window reports = {0, 60, 0, true};
    Window names = {0, 18, 0, true};

    /// Half of each, for a story of long sentences and many reports.
    [[nodiscard]] StoryLimits halved() const;
    /// Everything there is.
    [[nodiscard]] static StoryLimits none() { return {{}, {}, {}, {}, {}, {}}; }
};

/// The whole record of a story: opening, list of contents, sections.
void put_story(Html& html, const StoryView& story, const Links& links, const StoryLimits& limits);

}  // namespace concord::server
