#pragma once

#include <string>
#include <string_view>

#include "concord/findings.h"

namespace concord {

/// The least and the most that a figure's words allow.
struct FigureRange {
    double low = 0;
    double high = 0;

    [[nodiscard]] bool meets(const FigureRange& other) const {
        return low <= other.high && other.low <= high;
    }
};

/// As a record gives it: "at least 12", "more than 11,000", "about 40", "4.5 h".
[[nodiscard]] std::string value_of(const Quantity& quantity);

/// "About 30" is anything from 27 to 33.
[[nodiscard]] FigureRange range_of(const Quantity& quantity);

/// "dozens", "hundreds of thousands": no number that another could contradict.
[[nodiscard]] bool is_vague(std::string_view words);

/// ISO 4217, as units of money are written.
[[nodiscard]] bool is_currency(std::string_view unit);

}  // namespace concord
