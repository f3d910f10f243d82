#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/cue_lexicon.h"
#include "extract/reading.h"

namespace concord {

/// The statements that the attribution tagger found, with a source, a known cue and a clause or
/// quotation; none without its model.
///
/// returns  by cue or first content
/// cost     linear in the article
[[nodiscard]] std::vector<Statement> find_tagged_statements(const Reading& reading,
                                                            const CueLexicon& lexicon);

}  // namespace concord
