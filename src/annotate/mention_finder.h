#pragma once

#include <span>
#include <vector>

#include "annotate/mention_draft.h"
#include "annotate/name_lexicon.h"
#include "base/quotations.h"
#include "base/token_words.h"
#include "concord/annotation.h"

namespace concord {

/// Adds to names and roles what else may mean someone or something: pronouns, and the other noun
/// phrases of the parse. Marks at every mention what its neighbours tell of it.
///
/// words     with the marks of the name lexicon
/// mentions  names and nominals as `find_roles` gave them
/// returns   all mentions, by first token
[[nodiscard]] std::vector<MentionDraft> find_mentions(const TokenWords& words,
                                                      std::span<const Token> tokens,
                                                      std::span<const Sentence> sentences,
                                                      std::span<const Quotation> quotations,
                                                      const NameLexicon& lexicon,
                                                      std::vector<MentionDraft> mentions);

}  // namespace concord
