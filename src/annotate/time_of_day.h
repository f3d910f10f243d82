#pragma once

#include <cstddef>
#include <optional>

#include "annotate/time_sentence.h"
#include "annotate/time_term.h"

namespace concord {

struct TimeOfDay {
    std::size_t end = 0;
    int hour = 0;
    int minute = 0;
    bool utc = false;  ///< said in UTC or GMT
};

/// "10.30pm", "3:29 PM", "9 a.m.", "00:00", "noon", "midnight". Without "am" or "pm" only what has
/// a colon is a time.
[[nodiscard]] std::optional<TimeOfDay> read_clock(const TimeSentence& sentence, std::size_t at);

/// A TIME that begins at `at`: a day with its part or clock time, in either order, or a part of a
/// day that stands alone: "Friday morning", "10.30pm on Friday", "at noon", "overnight".
[[nodiscard]] std::optional<TimeTerm> read_time_of_day(const TimeSentence& sentence,
                                                       std::size_t at);

}  // namespace concord
