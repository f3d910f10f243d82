#pragma once

#include "extract/cue_finder.h"
#include "extract/cue_lexicon.h"
#include "extract/noun_phrase.h"
#include "extract/reading.h"

namespace concord {

/// "wrote on Plaza": whatever one posts on is a channel.
[[nodiscard]] bool is_posted(const Reading& reading,
                             const CueSite& site,
                             std::uint32_t preposition,
                             std::uint32_t noun);

/// Notes who was told: the outlet and its reporter carry the words, others are addressed.
void hear(const Reading& reading,
          const CueLexicon& lexicon,
          const NounPhrase& phrase,
          CueSite& site);

/// Adds to a cue what the parse hangs on its verb and the words beside it did not show: who was
/// told, who passed it on, where it was said, when.
///
/// verb  the token that governs the clause of the cue
/// cost  some hundred tokens around the verb
void add_arguments(const Reading& reading,
                   const CueLexicon& lexicon,
                   const NounPhraseFinder& phrases,
                   std::uint32_t verb,
                   CueSite& site);

}  // namespace concord
