#pragma once

#include <span>
#include <vector>

#include "base/quotations.h"
#include "base/token_words.h"
#include "concord/annotation.h"

namespace concord {

/// No token of an article.
constexpr Index no_token = static_cast<Index>(-1);

/// The word that the speaker of each quotation is named by: the subject of a word of saying right
/// behind or before it, in its sentence; else that of the quotation before, in the same block
/// or the next.
///
/// words    with the marks of the name lexicon
/// returns  [quotations]; no_token where nobody is named, and inside other quotations
/// cost     linear in the quotations
[[nodiscard]] std::vector<Index> speakers_of(std::span<const Quotation> quotations,
                                             const TokenWords& words,
                                             std::span<const Token> tokens,
                                             std::span<const Sentence> sentences);

}  // namespace concord
