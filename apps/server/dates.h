#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace concord::server {

/// "2031-06-06" as "6 June 2031", "2031-06" as "June 2031"; what is no date stays as it is.
/// A clock time behind it is left out.
[[nodiscard]] std::string spoken_date(std::string_view iso);

/// "6 Jun" for a day, "Jun 2031" for a month, "2031" for a year; what is no date stays as it is.
[[nodiscard]] std::string short_date(std::string_view iso);

/// The day as a number that grows by one each day; a month or year counts as its first day.
[[nodiscard]] std::optional<std::int64_t> day_number(std::string_view iso);

/// "Friday" for a full date, empty for anything else.
[[nodiscard]] std::string_view weekday_of(std::string_view iso);

/// True for YYYY-MM-DD of a day that there is, and nothing else.
[[nodiscard]] bool is_day(std::string_view text);

/// Date and clock time with the offset that the page printed: "6 June 2031, 21:40 +02:00".
[[nodiscard]] std::string spoken_moment(std::string_view iso);

/// "6–12 June 2031", "30 May – 2 June 2031", "6 June 2031" when both are one day.
[[nodiscard]] std::string spoken_span(std::string_view begin, std::string_view end);

/// The part of a date that HTML accepts in <time datetime>: YYYY, YYYY-MM, YYYY-MM-DD or a
/// moment; empty for anything else.
[[nodiscard]] std::string_view machine_date(std::string_view iso);

}  // namespace concord::server
