#pragma once

#include <vector>

#include "compare/entities.h"
#include "compare/figures.h"
#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

/// Where the articles of a story differ: figures, dates, ordinals and denials, each kind by
/// its first report.
///
/// A disagreement is left out where it is not sure that both sides speak of the same.
[[nodiscard]] std::vector<Disagreement> find_disagreements(const StoryView& view,
                                                           const StoryEntities& entities,
                                                           const KnownNames& states,
                                                           const FigureLexicon& lexicon);

}  // namespace concord
