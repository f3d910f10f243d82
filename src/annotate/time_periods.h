#pragma once

#include <cstddef>
#include <optional>

#include "annotate/time_sentence.h"
#include "annotate/time_term.h"

namespace concord {

/// A point with the part of it that is meant as `mod`, beginning at `at`: "the end of April" (END),
/// "early on Thursday" (START), "mid-April" (MID); "earlier this week" has no mod.
[[nodiscard]] std::optional<TimeTerm> read_part_of_period(const TimeSentence& sentence,
                                                          std::size_t at);

}  // namespace concord
