#pragma once

#include <string>
#include <vector>

#include "compare/story_view.h"
#include "concord/story_record.h"

namespace concord {

/// Words of an article that give a side's value.
struct SideReport {
    Index article = 0;
    Span words;
};

/// A side of a disagreement with the first report of each article, in the order given, and the
/// number of independent origins behind them.
[[nodiscard]] DisagreementSide make_side(const StoryView& view,
                                         std::string value,
                                         const std::vector<SideReport>& reports);

}  // namespace concord
