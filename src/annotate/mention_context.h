#pragma once

#include <span>
#include <vector>

#include "annotate/mention_draft.h"
#include "annotate/name_lexicon.h"
#include "base/quotations.h"
#include "base/token_words.h"
#include "concord/annotation.h"

namespace concord {

/// Adds the pronouns that can be resolved (he, she and their forms; it and they where they speak)
/// and marks at every mention what its neighbours tell: subject, acts, owns_aide, quoted.
///
/// returns  all mentions, by first token
[[nodiscard]] std::vector<MentionDraft> place_mentions(const TokenWords& words,
                                                       std::span<const Sentence> sentences,
                                                       std::span<const Quotation> quotations,
                                                       std::vector<MentionDraft> mentions);

}  // namespace concord
