#pragma once

#include "concord/store.h"
#include "store/sqlite.h"

namespace concord {

/// Takes the stories out that name the article.
[[nodiscard]] Result<void> remove_stories_of(Database& database, std::int64_t article);

/// Writes a story, its line and a row for each of its parts, in place of those that have one of
/// its articles.
///
/// errors  not_found when it names an article that is not in the store, or cites another's
[[nodiscard]] Result<void> put_story(Database& database, const DerivedStory& story);

}  // namespace concord
