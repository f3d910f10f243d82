#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/quantity_lexicon.h"
#include "extract/reading.h"

namespace concord {

/// The figures of an article with their bounds, units, things counted, roles, places, times and
/// sums.
///
/// cost  linear in the tokens, but for the squares of the figures of one sentence
[[nodiscard]] std::vector<Quantity> find_quantities(const Reading& reading,
                                                    const QuantityLexicon& lexicon);

}  // namespace concord
