#pragma once

#include <vector>

#include "compare/figure_slots.h"
#include "concord/story_record.h"

namespace concord {

/// How the figures of one slot differ: those that exclude each other (conflict), those that a
/// later, larger figure or a correction replaced (superseded), and those that agree as bounds
/// (bound). At most one of each; none where all give the same.
[[nodiscard]] std::vector<Disagreement> compare_figures(const StoryView& view,
                                                        const StoryEntities& entities,
                                                        const FigureSlot& slot);

}  // namespace concord
