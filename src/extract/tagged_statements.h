#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/cue_lexicon.h"
#include "extract/reading.h"

namespace concord {

/// What the attribution tagger found as statements, but for what was left unsaid, titles, actions
/// and indirect speech of nobody. None without its model.
///
/// returns  by cue or first content
/// cost     linear in the parts, for each those of its sentence
[[nodiscard]] std::vector<Statement> find_tagged_statements(const Reading& reading,
                                                            const CueLexicon& lexicon);

}  // namespace concord
