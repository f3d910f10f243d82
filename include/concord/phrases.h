#pragma once

#include <span>
#include <vector>

#include "concord/annotation.h"

namespace concord {

/// The words that go with each word of a sentence to make its noun phrase: determiners,
/// adjectives, possessors, what follows "of", relative clauses and appositions. Prepositions
/// before it, what it is coordinated with and what else hangs from a predicate are left out.
///
///     [The head of the fund, who resigned,] left.     of "head"
///     [Anna Bell's] boat                              of "Bell": the 's of a possessor is inside
///
/// tokens   of the whole article
/// returns  [sentence.last_token - sentence.first_token]
/// cost     linear in the sentence
[[nodiscard]] std::vector<TokenRange> phrases_of(std::span<const Token> tokens,
                                                 const Sentence& sentence);

/// The word of a range, the first there is, whose head is outside it.
///
/// words  not empty
[[nodiscard]] Index head_of(std::span<const Token> tokens, TokenRange words);

/// The head of the phrase that a name stands for: "head" in "the head of the fund, Anna Bell".
///
/// through_apposition  for a name that is known to stand behind what it is called
[[nodiscard]] Index named_head(std::span<const Token> tokens,
                               TokenRange words,
                               bool through_apposition);

}  // namespace concord
