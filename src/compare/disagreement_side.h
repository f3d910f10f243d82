#pragma once

#include <string>
#include <vector>

#include "compare/story_view.h"
#include "compare/told_point.h"
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

/// Words of an article that date what a disagreement is about.
struct DatedReport {
    SideReport report;
    ToldPoint point;
};

/// A side for each date, in their order; empty where it is none in dispute: an article gives two
/// of them, or there are not two dates and two origins.
///
/// reports  with points of one unit
[[nodiscard]] std::vector<DisagreementSide> make_dated_sides(
    const StoryView& view, const std::vector<DatedReport>& reports);

}  // namespace concord
