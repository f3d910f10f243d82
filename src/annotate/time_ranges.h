#pragma once

#include <cstddef>
#include <optional>

#include "annotate/time_sentence.h"
#include "annotate/time_term.h"

namespace concord {

/// A DURATION with both of its ends, beginning at `at`: "from Monday to Friday", "between 1am and
/// 2am on Friday", "10–15 June".
[[nodiscard]] std::optional<TimeTerm> read_range(const TimeSentence& sentence, std::size_t at);

}  // namespace concord
