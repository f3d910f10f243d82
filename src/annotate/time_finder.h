#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "annotate/time_lexicon.h"
#include "concord/annotation.h"

namespace concord {

/// Finds the time expressions of an article with their TIMEX3 values.
///
/// published  day or time of publication as `Article::published`, or empty
/// returns    by span, not overlapping; without `published` no value holds more than the words say
/// cost       linear in the tokens
[[nodiscard]] std::vector<TimeValue> find_times(std::string_view text,
                                                std::span<const Token> tokens,
                                                std::span<const Sentence> sentences,
                                                std::string_view published,
                                                const TimeLexicon& lexicon);

}  // namespace concord
