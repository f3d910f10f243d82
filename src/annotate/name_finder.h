#pragma once

#include <span>
#include <vector>

#include "annotate/mention_draft.h"
#include "annotate/name_lexicon.h"
#include "annotate/tagger.h"
#include "base/token_words.h"
#include "concord/annotation.h"

namespace concord {

/// The names that the tagger found, with what lists know of them; others that the lists know; and
/// proper nouns of no class, as `other`.
///
/// tagged   by first token, not overlapping
/// returns  by first token, not overlapping
/// cost     linear in the tokens
[[nodiscard]] std::vector<MentionDraft> find_names(const TokenWords& words,
                                                   std::span<const Token> tokens,
                                                   std::span<const Sentence> sentences,
                                                   std::span<const TaggedName> tagged,
                                                   const NameLexicon& lexicon);

}  // namespace concord
