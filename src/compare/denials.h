#pragma once

#include <vector>

#include "compare/entities.h"
#include "compare/story_view.h"
#include "compare/word_lists.h"
#include "compare/word_weights.h"
#include "concord/story_record.h"

namespace concord {

/// What is claimed in one place and denied in another, of one article or of two. A denial of which
/// nobody is known to have made the claim is left out, and so is one by whoever made it.
///
/// returns  rows of the sides "claimed" and "denied", by first denial; the same denial in several
///          articles is one row. Where the denier says who did it instead, the row is one of kind
///          attribution: the two doers are its sides
[[nodiscard]] std::vector<Disagreement> find_denials(const StoryView& view,
                                                     const StoryEntities& entities,
                                                     const WordWeights& weights,
                                                     const WordLists& words);

}  // namespace concord
