// Clock times: "3:29 PM", "15:29:10 CEST", "15h29", "08.15 Uhr", "3 pm". One belongs to a date when
// no more than a few marks and small words stand between: "14 April 2025 at 15:29". Minutes or a
// half of the day must be written; "14 April 2025, 5 comments" has no clock time.

#include "clean/clock_time.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace concord {
namespace {

/// Words and marks that stand between a day and its clock time.
bool is_between(const DateToken& token) {
    if (!token.is_word()) return token.mark != '(' && token.mark != ';';
    static constexpr std::array words = std::to_array<std::string_view>(
        {"at", "um",   "à", "a", "las", "alle", "ore", "om",  "kl",   "г", "в",
         "о",  "godz", "t", "ב", "klo", "o",    "år",  "uhr", "saat", "ob"});
    return std::find(words.begin(), words.end(), token.lower) != words.end();
}

/// Minutes or seconds.
bool is_sixtieth(const DateToken& token) {
    return token.is_number() && token.size() == 2 && token.value < 60;
}

/// "時30分" and "시30분", or the hour alone: "14時".
bool read_ideographs(const DateTokens& tokens, std::size_t n, ClockTime& clock) {
    const DateToken& mark = tokens[n + 1];
    if (!mark.is(U'時') && !mark.is(U'时') && !mark.is(U'시') && !mark.is(U'点')) return false;
    clock.end = n + 2;
    const DateToken& minute = tokens[n + 2];
    if (minute.is_number() && minute.size() <= 2 && minute.value < 60 &&
        (tokens[n + 3].is(U'分') || tokens[n + 3].is(U'분'))) {
        clock.minute = minute.value;
        clock.end = n + 4;
    }
    return true;
}

/// ":30", ".30", "h30", ":30:15" behind the hour at `n`.
///
/// returns whether there are minutes
bool read_minutes(const DateTokens& tokens, std::size_t n, ClockTime& clock) {
    const DateToken& mark = tokens[n + 1];
    const bool parts = mark.is(':') || mark.is('.') || (mark.is_word() && mark.lower == "h");
    if (!parts || mark.begin != tokens[n].end || !is_sixtieth(tokens[n + 2])) return false;
    clock.minute = tokens[n + 2].value;
    clock.end = n + 3;
    if (mark.is(':') && tokens[n + 3].is(':') && is_sixtieth(tokens[n + 4])) {
        clock.second = tokens[n + 4].value;
        clock.end = n + 5;
    }
    return true;
}

enum class HalfOfDay : std::uint8_t { none, am, pm };

/// "pm" or "p.m." behind the time; passes over it.
HalfOfDay read_half(const DateTokens& tokens, ClockTime& clock) {
    const DateToken& token = tokens[clock.end];
    if (!token.is_word()) return HalfOfDay::none;
    if (token.lower == "am" || token.lower == "pm") {
        ++clock.end;
        return token.lower == "pm" ? HalfOfDay::pm : HalfOfDay::am;
    }
    const bool is_letter_of_half = token.lower == "a" || token.lower == "p";
    if (is_letter_of_half && tokens[clock.end + 1].is('.') && tokens[clock.end + 2].lower == "m") {
        clock.end += 3;
        return token.lower == "p" ? HalfOfDay::pm : HalfOfDay::am;
    }
    return HalfOfDay::none;
}

/// The clock time that begins at token `n`.
std::optional<ClockTime> clock_at(const DateTokens& tokens, std::size_t n) {
    const DateToken& first = tokens[n];
    if (!first.is_number() || first.size() > 2 || first.value > 23) return std::nullopt;
    ClockTime clock;
    clock.hour = first.value;
    clock.end = n + 1;
    const bool has_minutes = read_minutes(tokens, n, clock) || read_ideographs(tokens, n, clock);
    // A second dot and number: "14.04.2025" is no clock time.
    if (has_minutes && tokens[clock.end].is('.') && tokens[clock.end + 1].is_number()) {
        return std::nullopt;
    }
    const HalfOfDay half = read_half(tokens, clock);
    if (half == HalfOfDay::none) return has_minutes ? std::optional(clock) : std::nullopt;
    if (half == HalfOfDay::am && clock.hour > 12) return std::nullopt;
    if (clock.hour <= 12) clock.hour = clock.hour % 12 + (half == HalfOfDay::pm ? 12 : 0);
    return clock;
}

struct Zone {
    std::string_view name;
    int minutes;
};

/// Names that mean one offset wherever they stand on a news page.
constexpr std::array zones = std::to_array<Zone>({{"gmt", 0},
                                                  {"utc", 0},
                                                  {"edt", -240},
                                                  {"est", -300},
                                                  {"cdt", -300},
                                                  {"pdt", -420},
                                                  {"pst", -480},
                                                  {"cet", 60},
                                                  {"cest", 120},
                                                  {"mez", 60},
                                                  {"mesz", 120},
                                                  {"msk", 180},
                                                  {"jst", 540},
                                                  {"kst", 540}});

/// "GMT", "(CEST", "UTC+2" behind the time.
void read_zone(const DateTokens& tokens, ClockTime& clock) {
    const std::size_t n = tokens[clock.end].is('(') ? clock.end + 1 : clock.end;
    if (!tokens[n].is_word()) return;
    const auto* zone = std::find_if(zones.begin(), zones.end(), [&](const Zone& known) {
        return known.name == tokens[n].lower;
    });
    if (zone == zones.end()) return;
    clock.offset_minutes = zone->minutes;
    clock.end = n + 1;
    const DateToken& sign = tokens[n + 1];
    const DateToken& hours = tokens[n + 2];
    if (zone->minutes == 0 && (sign.is('+') || sign.is('-')) && hours.is_number() &&
        hours.size() <= 2 && hours.value <= 14) {
        clock.offset_minutes = hours.value * (sign.is('-') ? -60 : 60);
    }
}

bool has_number(const DateTokens& tokens, std::size_t begin, std::size_t end) {
    for (std::size_t n = begin; n < end; ++n) {
        if (tokens[n].is_number()) return true;
    }
    return false;
}

/// The clock time nearest to a date that begins at token `from`, no other number between.
std::optional<ClockTime> clock_before(const DateTokens& tokens, std::size_t from) {
    constexpr std::size_t reach = 7;
    for (std::size_t back = 2; back <= reach && back <= from; ++back) {
        const std::size_t begin = from - back;
        const bool is_inner = begin > 0 && (tokens[begin - 1].is(':') || tokens[begin - 1].is('.'));
        if (!tokens[begin].is_number() || is_inner) continue;
        const auto clock = clock_at(tokens, begin);
        if (clock && clock->end <= from && !has_number(tokens, clock->end, from)) return clock;
    }
    return std::nullopt;
}

}  // namespace

std::optional<ClockTime> find_clock(const DateTokens& tokens, std::size_t from, std::size_t to) {
    constexpr std::size_t reach = 4;
    for (std::size_t n = to; n < to + reach && n < tokens.size(); ++n) {
        if (tokens[n].is_number()) {
            auto clock = clock_at(tokens, n);
            if (clock) read_zone(tokens, *clock);
            return clock;
        }
        if (!is_between(tokens[n])) break;
    }
    return clock_before(tokens, from);
}

std::optional<int> leading_clock(std::string_view line) {
    constexpr std::size_t reach = 40;
    line = line.substr(0, std::min(line.size(), reach));
    if (line.empty() || !is_ascii_digit(line.front())) return std::nullopt;
    const DateTokens tokens(line, 0);
    if (tokens.size() < 4) return std::nullopt;
    auto clock = clock_at(tokens, 0);
    if (!clock) return std::nullopt;
    read_zone(tokens, *clock);
    std::size_t next = clock->end;
    if (tokens[next].is_word() && (tokens[next].lower == "uhr" || tokens[next].lower == "h"))
        ++next;
    const DateToken& mark = tokens[next];
    const bool parts = mark.is(':') || mark.is('-') || mark.is('|') || mark.is(0x2013) ||
                       mark.is(0x2014) || mark.is(0x2022) || mark.is(0xFF1A);
    if (!parts || tokens[next + 1].is_number()) return std::nullopt;
    return clock->hour * 60 + clock->minute;
}

std::optional<int> clock_line(std::string_view line) {
    line = trim(line);
    if (line.size() > 11 || line.size() < 3) return std::nullopt;
    std::size_t digits = 0;
    while (digits < 2 && digits < line.size() && is_ascii_digit(line[digits])) ++digits;
    if (digits == 0) return std::nullopt;
    int hour = 0;
    std::from_chars(line.data(), line.data() + digits, hour);
    std::string_view rest = line.substr(digits);
    int minute = 0;
    bool has_minutes = false;
    if (rest.size() >= 3 && (rest[0] == ':' || rest[0] == '.') && is_ascii_digit(rest[1]) &&
        is_ascii_digit(rest[2])) {
        std::from_chars(rest.data() + 1, rest.data() + 3, minute);
        rest.remove_prefix(3);
        has_minutes = true;
    }
    std::string half;
    for (const char c : rest) {
        if (is_ascii_alpha(c)) half += ascii_lower(c);
        if (!is_ascii_alpha(c) && c != ' ' && c != '.') return std::nullopt;
    }
    if (half == "am" || half == "pm") {
        if (hour < 1 || hour > 12) return std::nullopt;
        hour = hour % 12 + (half == "pm" ? 12 : 0);
    } else if (!(half.empty() || half == "uhr") || !has_minutes) {
        return std::nullopt;
    }
    if (hour > 23 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
}

}  // namespace concord
