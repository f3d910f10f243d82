#pragma once

#include "extract/cue_finder.h"
#include "extract/cue_lexicon.h"
#include "extract/noun_phrase.h"
#include "extract/reading.h"

namespace concord {

/// The site with what else belongs to its attribution: hearer, carriers, channel, time, the whole
/// clause, and the side on which the attributed words stand.
///
/// phrases  of the narrator's sentence that holds the cue
/// site     has its cue, its speaker, and a clause that spans both
[[nodiscard]] CueSite complete_clause(const Reading& reading,
                                      const CueLexicon& lexicon,
                                      const NounPhraseFinder& phrases,
                                      CueSite site);

}  // namespace concord
