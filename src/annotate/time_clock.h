#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "annotate/time_calendar.h"
#include "base/token_words.h"

namespace concord {

/// A point as far as its TIMEX3 value tells it: 0 is what it leaves open.
struct CalendarPoint {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    unsigned quarter = 0;

    /// The day itself; nothing for a month or year.
    [[nodiscard]] Anchor whole_day() const;
};

/// "2031-06-12", "2031-06-12TMO", "2031-06", "2031-Q2", "2031-SU", "2031"; nothing for values
/// without a known year, for decades and for what is no point.
[[nodiscard]] std::optional<CalendarPoint> calendar_point(std::string_view value);

/// A point that the article spoke of: what "two days later" counts from.
struct SpokenPoint {
    std::size_t time = 0;      ///< index among the times of the article
    std::size_t sentence = 0;  ///< first token of its sentence
    bool absolute = false;     ///< its words say all, its year too
    CalendarPoint point;
};

/// What the times of an article count from.
struct TimeClock {
    Anchor published;
    Anchor latest;           ///< for weekdays: a page that was rewritten names its last writer's
    bool narrative = false;  ///< a history: "7 August" is of the year that is being told
    std::optional<SpokenPoint> spoken;   ///< the last
    std::optional<SpokenPoint> quarter;  ///< the last quarter, but for "a year earlier"
};

/// Whether an article tells of years before its own far more often than of its own days.
///
/// words  marked by a `TimeLexicon`
[[nodiscard]] bool tells_history(const TokenWords& words, const Anchor& published);

/// Which point something counts from.
enum class TimeBase { none, published, spoken };

namespace timex {

/// The point as exact as `unit` (D, W, M, Q or Y) and as it is known, `offset` units on; a year's
/// distance from a quarter is a quarter. Open where the point is not known so exactly.
[[nodiscard]] std::string from_point(const CalendarPoint& point, char unit, int offset);

/// The year of `month` that lies nearest to the point of a narrative, rather behind than before it.
[[nodiscard]] int year_beside(const CalendarPoint& point, unsigned month);

}  // namespace timex
}  // namespace concord
