#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "annotate/time_clock.h"
#include "concord/annotation.h"

namespace concord {

/// A time expression that ends before token `end`.
struct TimeTerm {
    std::size_t end = 0;
    TimeType type = TimeType::date;
    std::string value;
    std::string mod;
    std::string begin_point;
    std::string end_point;
    TimeBase base = TimeBase::none;  ///< what the value was counted from, if that is known
    TokenRange begin_at;             ///< of a range, the tokens that name `begin_point`
    TokenRange end_at;
};

/// An expression whose words say all: "14 April 2030", "four hours".
[[nodiscard]] inline TimeTerm absolute_term(std::size_t end, TimeType type, std::string value) {
    TimeTerm term;
    term.end = end;
    term.type = type;
    term.value = std::move(value);
    return term;
}

/// An expression that counts from the day of publication: "yesterday", "in April".
[[nodiscard]] inline TimeTerm anchored_term(std::size_t end, TimeType type, std::string value) {
    TimeTerm term = absolute_term(end, type, std::move(value));
    term.base = TimeBase::published;
    return term;
}

/// An expression that counts from the last point spoken of: "two days later", "that year".
[[nodiscard]] inline TimeTerm spoken_term(std::size_t end, TimeType type, std::string value) {
    TimeTerm term = absolute_term(end, type, std::move(value));
    term.base = TimeBase::spoken;
    return term;
}

/// True for 2031-W24-WE and XXXX-WXX-WE.
[[nodiscard]] inline bool is_weekend(std::string_view value) {
    return value.ends_with("-WE");
}

/// True for 2031-06-12, XXXX-06-12 and XXXX-WXX-5; weeks, months and years have shorter values.
[[nodiscard]] inline bool is_day(std::string_view value) {
    return value.size() >= 10 && !is_weekend(value);
}

}  // namespace concord
