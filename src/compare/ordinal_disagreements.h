#pragma once

#include <vector>

#include "compare/entities.h"
#include "compare/story_places.h"
#include "compare/story_view.h"
#include "compare/word_lists.h"
#include "concord/story_record.h"

namespace concord {

/// The same meeting counted differently: "their third meeting this year" here, "the fourth between
/// the two this year" there, of the same two persons, on the same day, nowhere else.
[[nodiscard]] std::vector<Disagreement> find_ordinals(const StoryView& view,
                                                      const StoryEntities& entities,
                                                      const StoryPlaces& places,
                                                      const WordLists& words);

}  // namespace concord
