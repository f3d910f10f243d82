#pragma once

#include <span>
#include <vector>

#include "concord/findings.h"
#include "extract/figure_context.h"
#include "extract/figure_finder.h"

namespace concord {

/// Links parts to their total (`part_of`) and says at the total whether they add up (`sum`): counts
/// of one thing with one role that stand together in a sentence, behind a larger one of the same;
/// and shares to the figure they are a share of.
///
/// quantities  as many as figures, in the same order; changed
void link_sums(const Reading& reading,
               std::span<const Figure> figures,
               std::span<const FigureContext> contexts,
               std::vector<Quantity>& quantities);

}  // namespace concord
