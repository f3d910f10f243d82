#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/cue_lexicon.h"
#include "extract/reading.h"

namespace concord {

/// Puts what the tagger found and what the rules found together. The tagger's statements stand; of
/// the rules' those stay that quote words the tagger left out, and those within another's words, which
/// the tagger does not read.
///
/// returns  by first content, with `inside`
[[nodiscard]] std::vector<Statement> merge_statements(const Reading& reading,
                                                      const CueLexicon& lexicon,
                                                      std::vector<Statement> tagged,
                                                      std::vector<Statement> by_rule);

}  // namespace concord
