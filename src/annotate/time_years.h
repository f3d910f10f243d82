#pragma once

#include <cstddef>
#include <optional>

#include "annotate/time_sentence.h"
#include "annotate/time_term.h"

namespace concord {

/// A year, decade or century that begins at `at`: "2022", "fiscal 1989", "'99", "241 BC", "nineteen
/// ninety-six", "the 1990s", "the 20th century".
[[nodiscard]] std::optional<TimeTerm> read_year(const TimeSentence& sentence, std::size_t at);

/// The second year of a range that ends before `end`: "1939-[45]", "2014 to [2022]", of `begin` the
/// first.
[[nodiscard]] std::optional<TimeTerm> read_last_year(const TimeSentence& sentence,
                                                     std::size_t at,
                                                     int begin);

}  // namespace concord
