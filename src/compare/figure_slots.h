#pragma once

#include <vector>

#include "compare/figures.h"
#include "compare/story_view.h"

namespace concord {

/// One article's figure for a slot, with every place where it gives it; the first one leads.
struct FigureClaim {
    std::vector<const ToldFigure*> figures;

    [[nodiscard]] const ToldFigure& first() const { return *figures.front(); }
};

/// What several articles, or several sources of one, give a figure for: the dead of one attack.
using FigureSlot = std::vector<FigureClaim>;

/// Puts figures together that count the same: same role, same people or thing, same place and
/// day as far as they are named, and sentences that are alike; of two figures of an article only
/// the one that is most like the other article's.
///
/// figures  must outlive the slots
/// returns  slots of two claims or more, by first claim
/// cost     the square of the figures of one role and thing
[[nodiscard]] std::vector<FigureSlot> find_slots(const StoryView& view,
                                                 const std::vector<ToldFigure>& figures);

}  // namespace concord
