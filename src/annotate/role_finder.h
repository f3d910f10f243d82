#pragma once

#include <span>
#include <vector>

#include "annotate/mention_draft.h"
#include "annotate/name_lexicon.h"
#include "base/token_words.h"
#include "concord/annotation.h"

namespace concord {

/// Gives the names their roles ("Kremlin spokesman X", "X, the envoy,") and adds the mentions that
/// are roles only ("a Western official", "the ministry").
///
/// names    as `find_names` gave them; their roles are widened, their appositions set
/// returns  names and nominals together, by first token
/// cost     linear in the tokens
[[nodiscard]] std::vector<MentionDraft> find_roles(const TokenWords& words,
                                                   std::span<const Sentence> sentences,
                                                   const NameLexicon& lexicon,
                                                   std::vector<MentionDraft> names);

}  // namespace concord
