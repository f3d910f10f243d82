#pragma once

#include <span>
#include <vector>

#include "annotate/mention_draft.h"
#include "annotate/name_lexicon.h"
#include "base/token_words.h"
#include "concord/annotation.h"

namespace concord {

/// Finds the names of people, bodies and places by their capitals and by the words beside them.
///
/// returns  by first token, not overlapping
/// cost     linear in the tokens
[[nodiscard]] std::vector<MentionDraft> find_names(const TokenWords& words,
                                                   std::span<const Sentence> sentences,
                                                   const NameLexicon& lexicon);

}  // namespace concord
