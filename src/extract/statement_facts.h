#pragma once

#include <span>
#include <vector>

#include "concord/findings.h"
#include "extract/cue_lexicon.h"
#include "extract/fact_rows.h"
#include "extract/reading.h"

namespace concord {

/// Of a statement; its words are the cue's lemma, the speaker's head, the content's first.
using StatementFacts = FactRows<34, 3>;

/// cost  the tokens of the statements and the parts of the tagger beside them; for a speaker, the
///       mentions since he was last named
[[nodiscard]] std::vector<StatementFacts> find_statement_facts(
    const Reading& reading, const CueLexicon& lexicon, std::span<const Statement> statements);

}  // namespace concord
