#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "annotate/time_sentence.h"
#include "annotate/time_term.h"

namespace concord {

/// A point that begins at `at` and names its distance from the day of publication in steps:
/// "today", "last week", "this year", "next Friday".
[[nodiscard]] std::optional<TimeTerm> read_relative_point(const TimeSentence& sentence,
                                                          std::size_t at);

/// A length that begins at `at` and lies behind: "45 days ago", "more than a week ago".
[[nodiscard]] std::optional<TimeTerm> read_ago(const TimeSentence& sentence, std::size_t at);

/// The day, week, month or year that lies `count` of them back; unit is D, W, M or Y.
[[nodiscard]] std::string back_from(const Anchor& anchor, char unit, int count);

/// The week, weekend, month, quarter or year `offset` from that of the anchor; nothing for other
/// units.
[[nodiscard]] std::optional<std::string> period_from(const Anchor& anchor,
                                                     const TimeUnit& unit,
                                                     int offset);

}  // namespace concord
