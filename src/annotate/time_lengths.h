#pragma once

#include <cstddef>
#include <optional>

#include "annotate/time_sentence.h"
#include "annotate/time_term.h"

namespace concord {

/// An amount of one unit of ISO 8601: "four and a half hours", "two decades" (20 years).
struct TimeLength {
    std::size_t end = 0;
    double amount = 0;
    char unit = 'D';     ///< D, W, M, Y, or of the clock H, M, S
    bool clock = false;  ///< `unit` is one of the clock
    bool vague = false;  ///< "several hours": the amount is not known
};

/// A number and its unit that begin at `at`: "four hours", "30-day", "half an hour", "a week".
[[nodiscard]] std::optional<TimeLength> read_length(const TimeSentence& sentence, std::size_t at);

/// P4D, PT4H30M, PXW
[[nodiscard]] std::string length_value(const TimeLength& length);

/// A DURATION that begins at `at`: "more than four hours", "30-day", "the past two weeks". "A week"
/// is one only where something asks how long.
[[nodiscard]] std::optional<TimeTerm> read_duration(const TimeSentence& sentence, std::size_t at);

}  // namespace concord
