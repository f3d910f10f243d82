#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/cue_lexicon.h"
#include "extract/reading.h"

namespace concord {

/// Carriers that are named outside the clause of the cue: once for what follows ("From the Hesk
/// Post:"), in the sentence before ("in an interview with"), beside a document ("minutes obtained
/// by"), by the statement around another, or in the sentence before by the same speaker. "The
/// agency" becomes the outlet that was last named.
///
/// statements  by first content, with `inside` and their speakers
/// cost        linear in the statements and the sentences
void name_carriers(const Reading& reading,
                   const CueLexicon& lexicon,
                   std::vector<Statement>& statements);

}  // namespace concord
