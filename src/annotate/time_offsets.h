#pragma once

#include <cstddef>
#include <optional>

#include "annotate/time_sentence.h"
#include "annotate/time_term.h"

namespace concord {

/// A point that begins at `at` and counts from the last one spoken of: "two days later", "a year
/// earlier", "the next day", "the same month", "that year".
[[nodiscard]] std::optional<TimeTerm> read_offset(const TimeSentence& sentence, std::size_t at);

}  // namespace concord
