#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/cue_lexicon.h"
#include "extract/reading.h"

namespace concord {

/// Puts what the tagger found and what the rules found together. The tagger's statements stand,
/// with the quotations, carriers, hearers and times that the rules know; of the rules' own those
/// stay that quote, begin with "that", deny, ask or accuse, and that-clauses within another's
/// words, which the tagger does not read. Without tagged ones all the rules' stay.
///
/// returns  by first content, with `inside`
/// cost     the product of both numbers
[[nodiscard]] std::vector<Statement> merge_statements(const Reading& reading,
                                                      const CueLexicon& lexicon,
                                                      std::vector<Statement> tagged,
                                                      std::vector<Statement> by_rule);

}  // namespace concord
