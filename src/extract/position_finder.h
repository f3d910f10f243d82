#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/event_circumstances.h"
#include "extract/position_lexicon.h"

namespace concord {

/// Who takes which stance on what, as the narrator and the speakers of an article tell it, by the
/// words of the stance. Only what is plainly told: no conditions, possibilities or questions.
///
/// circumstances  with the statements of the article, complete
/// cost           one look per word; at words of stance the clause around them and the positions
///                of their sentence; sentences of more than 80 tokens are passed over
[[nodiscard]] std::vector<Position> find_positions(const EventCircumstances& circumstances,
                                                   const PositionLexicon& lexicon);

}  // namespace concord
