#pragma once

#include <cstddef>
#include <span>

#include "annotate/time_calendar.h"
#include "base/token_words.h"
#include "concord/annotation.h"

namespace concord {

/// Which side of the day of publication a weekday or month lies on, by the tense beside it.
///
/// words        of the article, marked by a `TimeLexicon`
/// tokens       the same, parsed
/// first, last  tokens of the sentence, [first, last)
/// at, end      tokens of the expression, [at, end)
/// returns      past or future; nearest where nothing tells
[[nodiscard]] Direction direction_around(const TokenWords& words,
                                         std::span<const Token> tokens,
                                         std::size_t first,
                                         std::size_t last,
                                         std::size_t at,
                                         std::size_t end);

}  // namespace concord
