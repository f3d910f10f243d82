#pragma once

#include "story_sections.h"

namespace concord::server {

/// How much of each section the page of a story shows.
struct StoryLimits {
    Window timeline = {0, 40, 0};
    Window statements = {0, 24, 3};
    Window other = {0, 12, 0};
    Window names = {0, 24, 0};

    /// Everything there is.
    [[nodiscard]] static StoryLimits none() { return {{}, {}, {}, {}}; }
};

/// The whole record of a story: opening, list of contents, sections.
void put_story(Html& html, const StoryView& story, const Links& links, const StoryLimits& limits);

}  // namespace concord::server
