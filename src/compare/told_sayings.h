#pragma once

#include "compare/entities.h"
#include "compare/saying_pair.h"
#include "compare/story_view.h"

namespace concord {

/// A statement of an article of the story, with its sentence, its speaker and its day. Refers to
/// the story's records.
///
/// words      as of `read_gist`
/// statement  with content
[[nodiscard]] ToldSaying read_told_saying(const StoryView& view,
                                          const StoryEntities& entries,
                                          const WordLists& words,
                                          Index article,
                                          const Statement& statement);

}  // namespace concord
