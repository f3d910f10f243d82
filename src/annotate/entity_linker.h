#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "annotate/actor_lexicon.h"
#include "annotate/antecedent_ranker.h"
#include "annotate/mention_draft.h"
#include "annotate/name_lexicon.h"
#include "base/quotations.h"
#include "base/token_words.h"
#include "concord/annotation.h"

namespace concord {

/// Gathers mentions that mean the same one, and finds whom "he", "the envoy" and "the ministry"
/// mean.
///
/// actors    what countries and sectors are told by
/// mentions  as `find_mentions` gave them
/// returns   by first mention; mentions sorted
/// cost      linear in the mentions but for roles, which look through all who may hold one
[[nodiscard]] std::vector<Entity> link_entities(std::string_view text,
                                                const TokenWords& words,
                                                std::span<const Token> tokens,
                                                std::span<const Sentence> sentences,
                                                std::span<const Quotation> quotations,
                                                const NameLexicon& lexicon,
                                                const ActorLexicon& actors,
                                                const AntecedentRanker& ranker,
                                                std::span<const MentionDraft> mentions);

}  // namespace concord
