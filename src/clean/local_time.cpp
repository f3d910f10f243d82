// An instant in UTC hides on which day an outlet published. The page often shows it again in local
// time: as a line at the headline, as the bare day whose midnight the instant is, or in the data of
// a script ("2023-11-08T22:35:29-08:00", "2020-02-17 21:18:11"), where minutes and seconds agree
// and the hours lie a zone apart.

#include "clean/local_time.h"

#include <string>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr int minutes_a_day = 1440;

std::int64_t minutes_of(const Timestamp& stamp) {
    const auto days = std::chrono::sys_days(stamp.day).time_since_epoch().count();
    return static_cast<std::int64_t>(days) * minutes_a_day +
           std::int64_t{std::max(stamp.hour, 0)} * 60 + stamp.minute;
}

/// The offset that a clock time without one would have if it meant the instant; nothing: no zone.
std::optional<int> offset_between(const Timestamp& utc, const Timestamp& local) {
    const std::int64_t offset = minutes_of(local) - minutes_of(utc);
    constexpr std::int64_t westmost = -720;
    constexpr std::int64_t eastmost = 840;
    if (offset == 0 || offset < westmost || offset > eastmost || offset % 30 != 0) {
        return std::nullopt;
    }
    return static_cast<int>(offset);
}

/// `shown` with its offset, when it means the instant.
std::optional<Timestamp> match(const Timestamp& utc, Timestamp shown) {
    const auto offset = offset_between(utc, shown);
    if (!offset) return std::nullopt;
    if (shown.offset_minutes && *shown.offset_minutes != *offset) return std::nullopt;
    shown.second = utc.second;
    shown.offset_minutes = offset;
    return shown;
}

/// "2026-11-08T23:00:00Z" beside "9 November 2026": midnight of that day, east of Greenwich.
std::optional<Timestamp> midnight(const Timestamp& utc, const Timestamp& shown) {
    if (utc.minute != 0 || utc.second != 0) return std::nullopt;
    Timestamp local = shown;
    local.hour = 0;
    const auto offset = offset_between(utc, local);
    if (!offset || *offset < 0) return std::nullopt;
    local.offset_minutes = offset;
    return local;
}

/// The stamp around ":18:11" at `at`: 13 bytes before it, an offset behind it.
std::optional<Timestamp> stamp_around(std::string_view source, std::size_t at) {
    constexpr std::size_t day_and_hour = 13;
    constexpr std::size_t minutes_and_seconds = 6;
    if (at < day_and_hour) return std::nullopt;
    const std::size_t begin = at - day_and_hour;
    std::size_t end = at + minutes_and_seconds;
    if (source.substr(end, 1) == ".") {
        ++end;
        while (end < source.size() && is_ascii_digit(source[end])) ++end;
    }
    const std::string_view zone = source.substr(end, 6);
    const bool has_zone = zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':';
    if (zone.starts_with("Z")) return std::nullopt;
    return parse_timestamp(source.substr(begin, end - begin + (has_zone ? 6 : 0)));
}

}  // namespace

std::optional<Timestamp> local_time(const Timestamp& utc,
                                    const std::vector<DateCandidate>& candidates,
                                    std::string_view source) {
    for (const DateCandidate& shown : candidates) {
        if (!shown.is_near || shown.stamp.offset_minutes) continue;
        const auto local =
            shown.stamp.hour >= 0 ? match(utc, shown.stamp) : midnight(utc, shown.stamp);
        if (local) return local;
    }
    if (utc.second == 0) return std::nullopt;  // too common to tell one instant
    const std::string needle = utc.to_string().substr(13, 6);
    for (std::size_t at = source.find(needle); at != std::string_view::npos;
         at = source.find(needle, at + 1)) {
        const auto shown = stamp_around(source, at);
        if (!shown) continue;
        if (const auto local = match(utc, *shown)) return local;
    }
    return std::nullopt;
}

}  // namespace concord
