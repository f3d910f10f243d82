#pragma once

#include "story_sections.h"

namespace concord::server {

/// How much of each section the page of a story shows.
struct StoryLimits {
    Window timeline = {0, 30, 0, true};
    Window statements = {0, 20, 3, true};
    Window other = {0, 12, 0, true};
    Window reports = {0, 120, 0, true};
    Window names = {0, 24, 0, true};

    /// Everything there is.
    [[nodiscard]] static StoryLimits none() { return {{}, {}, {}, {}, {}}; }
};

/// The whole record of a story: opening, list of contents, sections.
void put_story(Html& html, const StoryView& story, const Links& links, const StoryLimits& limits);

}  // namespace concord::server
