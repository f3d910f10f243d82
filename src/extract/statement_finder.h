#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/cue_lexicon.h"
#include "extract/reading.h"

namespace concord {

/// Everything that the article says someone said.
///
/// returns  by first content
/// cost     linear in the article
[[nodiscard]] std::vector<Statement> find_statements(const Reading& reading,
                                                     const CueLexicon& lexicon);

}  // namespace concord
