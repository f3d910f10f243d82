#pragma once

#include <cstddef>
#include <optional>

#include "annotate/time_sentence.h"
#include "annotate/time_term.h"

namespace concord {

/// The day, month, week or year that begins at `at`: "9 April 2025", "Friday", "last week", "2022".
[[nodiscard]] std::optional<TimeTerm> read_point(const TimeSentence& sentence, std::size_t at);

/// A day whose month and number are known, with the year behind it if there is one. Without it, a
/// day to come where the tense beside it says so, else the nearest.
///
/// at, end  tokens that hold month and number, [at, end)
/// returns  nothing when no such day exists
[[nodiscard]] std::optional<TimeTerm> read_day_of_month(
    const TimeSentence& sentence, std::size_t at, std::size_t end, unsigned month, unsigned day);

}  // namespace concord
