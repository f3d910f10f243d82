#pragma once

#include <cstddef>
#include <optional>

#include "annotate/time_sentence.h"
#include "annotate/time_term.h"

namespace concord {

/// A quarter or half of a year that begins at `at`, as business counts: "the third quarter of
/// 2030", "first-half", "the latest quarter", "the year-earlier period".
[[nodiscard]] std::optional<TimeTerm> read_quarter(const TimeSentence& sentence, std::size_t at);

}  // namespace concord
