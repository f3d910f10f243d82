#pragma once

#include <vector>

#include "extract/cue_lexicon.h"
#include "extract/noun_phrase.h"
#include "extract/reading.h"

namespace concord {

/// Whether a phrase means who passes words on: an agency, a paper, a broadcaster.
[[nodiscard]] bool is_carrier(const Reading& reading,
                              const CueLexicon& lexicon,
                              const NounPhrase& phrase);

/// Whether the one who is told something is the reporter or an outlet that no list has: "told me",
/// "told Hesk Matters".
[[nodiscard]] bool is_reporter(const Reading& reading,
                               const CueLexicon& lexicon,
                               const NounPhrase& phrase);

/// Those of a phrase who pass words on, nearest first: "the [Hesk Post]’s [Anna Bell]" are Bell and
/// the paper. Empty when the phrase names no outlet.
[[nodiscard]] std::vector<Index> carriers_in(const Reading& reading,
                                             const CueLexicon& lexicon,
                                             const NounPhrase& phrase);

}  // namespace concord
