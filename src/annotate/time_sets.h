#pragma once

#include <cstddef>
#include <optional>

#include "annotate/time_sentence.h"
#include "annotate/time_term.h"

namespace concord {

/// A time that comes again and begins at `at`: "each day", "every Friday", "a week" behind a count,
/// "daily".
[[nodiscard]] std::optional<TimeTerm> read_set(const TimeSentence& sentence, std::size_t at);

}  // namespace concord
