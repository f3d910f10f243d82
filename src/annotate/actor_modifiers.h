#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "annotate/actor_lexicon.h"
#include "annotate/actor_phrase.h"
#include "annotate/article_nations.h"
#include "annotate/mention_draft.h"
#include "base/token_words.h"
#include "concord/annotation.h"

namespace concord {

/// One who acts and stands before a noun only.
struct ModifierActor {
    TokenRange tokens;
    ActorFacts facts;
};

/// Finds countries and bodies that act though they only qualify a noun: "the Kantrian offer", "the
/// Kantrian army's advance", and each of "Kantrian and Torvan envoys".
///
/// mentions  of the article, by first token; what they name already is left out
/// returns   by first token, not overlapping
/// cost      linear in the words
[[nodiscard]] std::vector<ModifierActor> find_modifier_actors(
    const TokenWords& words,
    std::span<const Token> tokens,
    std::span<const Sentence> sentences,
    std::span<const MentionDraft> mentions,
    const ActorLexicon& lexicon,
    const ArticleNations& nations);

}  // namespace concord
