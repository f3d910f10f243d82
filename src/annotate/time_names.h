#pragma once

#include <cstddef>
#include <optional>

#include "annotate/time_sentence.h"
#include "annotate/time_term.h"

namespace concord {

/// A time that has a name, beginning at `at`: holidays ("Good Friday", "Christmas 2030") and vague
/// references ("currently", "in recent weeks").
[[nodiscard]] std::optional<TimeTerm> read_named_time(const TimeSentence& sentence, std::size_t at);

}  // namespace concord
