#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "annotate/time_lexicon.h"
#include "concord/annotation.h"

namespace concord {

/// When the page was written, as `Article` has it; empty where it is not known.
struct TimesOfPage {
    std::string_view published;
    std::string_view modified;
};

/// Finds the time expressions of an article with their TIMEX3 values.
///
/// words    marked by `lexicon`
/// tokens   the same, with their tags
/// page     relative times count from its day of publication
/// returns  by span, not overlapping; without that day no value holds more than the words say
/// cost     linear in the tokens
[[nodiscard]] std::vector<TimeValue> find_times(const TokenWords& words,
                                                std::span<const Token> tokens,
                                                std::span<const Sentence> sentences,
                                                const TimesOfPage& page,
                                                const TimeLexicon& lexicon);

}  // namespace concord
