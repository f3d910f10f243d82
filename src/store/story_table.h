#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "concord/story_record.h"
#include "store/sqlite.h"

namespace concord {

/// Takes all stories out.
[[nodiscard]] Result<void> clear_stories(Database& database);

/// Takes the stories out that name the article.
[[nodiscard]] Result<void> remove_stories_of(Database& database, std::int64_t article);

/// Writes the record of a story: its line, and a row for each of its parts.
///
/// errors  not_found when it names an article that is not in the store
[[nodiscard]] Result<void> add_story(Database& database, const StoryRecord& record);

}  // namespace concord
