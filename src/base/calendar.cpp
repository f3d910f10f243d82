// Machine-written dates: ISO 8601, RFC 3339, RFC 822. Dates in running text are the business of
// the rooms.

#include "base/calendar.h"

#include <array>
#include <charconv>

#include "base/utf8.h"

namespace concord {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

/// Reads from the front of a text; every function leaves it unchanged when it fails.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    std::optional<int> digits(std::size_t least, std::size_t most) {
        std::size_t count = 0;
        while (count < rest_.size() && count < most && is_ascii_digit(rest_[count])) ++count;
        if (count < least) return std::nullopt;
        int number = 0;
        std::from_chars(rest_.data(), rest_.data() + count, number);
        rest_.remove_prefix(count);
        return number;
    }
    bool one_of(std::string_view characters) {
        if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::string_view letters() {
        std::size_t count = 0;
        while (count < rest_.size() && is_ascii_alpha(rest_[count])) ++count;
        const std::string_view word = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return word;
    }
    void spaces() {
        while (!rest_.empty() && is_ascii_space(rest_.front())) rest_.remove_prefix(1);
    }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

private:
    std::string_view rest_;
};

std::optional<year_month_day> valid_day(int y, int m, int d) {
    const year_month_day date{
        year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!date.ok() || y < 1000) return std::nullopt;
    return date;
}

bool read_clock(Scanner& scanner, Timestamp& stamp) {
    const auto hour = scanner.digits(1, 2);
    if (!hour) return false;
    const bool colon = scanner.one_of(":");
    const auto minute = scanner.digits(2, 2);
    if (!minute) return false;
    std::optional<int> second = 0;
    if (colon ? scanner.one_of(":") : is_ascii_digit(scanner.peek())) second = scanner.digits(2, 2);
    if (!second) return false;
    // "22:06:08:684" is no ISO 8601, but scripts write it.
    if (scanner.one_of(colon ? ".,:" : ".,")) {
        if (!scanner.digits(1, 12)) return false;
    }
    if (*hour > 24 || *minute > 59 || *second > 60) return false;
    stamp.hour = *hour == 24 ? 0 : *hour;
    stamp.minute = *minute;
    stamp.second = *second == 60 ? 59 : *second;
    return true;
}

std::optional<int> zone_by_name(std::string_view name) {
    struct Zone {
        std::string_view name;
        int hours;
    };
    // RFC 822, section 5.1, and CET/CEST, which feeds use.
    static constexpr std::array<Zone, 14> zones = {{{"Z", 0},
                                                    {"UT", 0},
                                                    {"UTC", 0},
                                                    {"GMT", 0},
                                                    {"EST", -5},
                                                    {"EDT", -4},
                                                    {"CST", -6},
                                                    {"CDT", -5},
                                                    {"MST", -7},
                                                    {"MDT", -6},
                                                    {"PST", -8},
                                                    {"PDT", -7},
                                                    {"CET", 1},
                                                    {"CEST", 2}}};
    for (const Zone& zone : zones) {
        if (equals_ignoring_case(zone.name, name)) return zone.hours * 60;
    }
    return std::nullopt;
}

/// Nothing, a zone name, or +hh, +hhmm, +hh:mm. False when something else stands there.
bool read_zone(Scanner& scanner, Timestamp& stamp) {
    scanner.spaces();
    const char sign = scanner.peek();
    if (scanner.one_of("+-")) {
        const auto hours = scanner.digits(2, 2);
        if (!hours) return false;
        scanner.one_of(":");
        const auto minutes = scanner.digits(2, 2);
        const int total = *hours * 60 + minutes.value_or(0);
        if (total > 15 * 60) return false;
        stamp.offset_minutes = sign == '-' ? -total : total;
    } else if (const std::string_view name = scanner.letters(); !name.empty()) {
        const auto offset = zone_by_name(name);
        if (!offset) return false;
        stamp.offset_minutes = offset;
    }
    scanner.spaces();
    return scanner.at_end();
}

std::optional<Timestamp> parse_iso(std::string_view text) {
    Scanner scanner(text);
    const auto y = scanner.digits(4, 4);
    if (!y) return std::nullopt;
    const bool separated = scanner.one_of("-/.");
    const auto m = scanner.digits(separated ? 1 : 2, 2);
    if (!m || (separated && !scanner.one_of("-/."))) return std::nullopt;
    const auto d = scanner.digits(separated ? 1 : 2, 2);
    if (!d) return std::nullopt;
    const auto date = valid_day(*y, *m, *d);
    if (!date) return std::nullopt;
    Timestamp stamp;
    stamp.day = *date;
    if (scanner.at_end()) return stamp;
    if (!scanner.one_of("Tt ")) return std::nullopt;
    scanner.spaces();
    if (!read_clock(scanner, stamp) || !read_zone(scanner, stamp)) return std::nullopt;
    return stamp;
}

std::optional<Timestamp> parse_rfc822(std::string_view text) {
    Scanner scanner(text);
    if (!scanner.letters().empty()) {
        scanner.one_of(".");
        scanner.one_of(",");
        scanner.spaces();
    }
    const auto d = scanner.digits(1, 2);
    scanner.one_of("-");
    scanner.spaces();
    const auto m = month_from_name(scanner.letters());
    scanner.one_of(".-");
    scanner.spaces();
    auto y = scanner.digits(2, 4);
    if (!d || !m || !y) return std::nullopt;
    if (*y < 100) *y += *y < 70 ? 2000 : 1900;
    const auto date = valid_day(*y, static_cast<int>(*m), *d);
    if (!date) return std::nullopt;
    Timestamp stamp;
    stamp.day = *date;
    scanner.spaces();
    if (scanner.at_end()) return stamp;
    if (!read_clock(scanner, stamp) || !read_zone(scanner, stamp)) return std::nullopt;
    return stamp;
}

void append_two(std::string& text, int number) {
    text += static_cast<char>('0' + number / 10);
    text += static_cast<char>('0' + number % 10);
}

}  // namespace

std::string to_string(year_month_day date) {
    std::string text = std::to_string(static_cast<int>(date.year()));
    text.insert(0, text.size() < 4 ? 4 - text.size() : 0, '0');
    text += '-';
    append_two(text, static_cast<int>(static_cast<unsigned>(date.month())));
    text += '-';
    append_two(text, static_cast<int>(static_cast<unsigned>(date.day())));
    return text;
}

std::string Timestamp::to_string() const {
    std::string text = concord::to_string(day);
    if (hour < 0) return text;
    text += 'T';
    append_two(text, hour);
    text += ':';
    append_two(text, minute);
    text += ':';
    append_two(text, second);
    if (!offset_minutes) return text;
    if (*offset_minutes == 0) return text + 'Z';
    const int size = *offset_minutes < 0 ? -*offset_minutes : *offset_minutes;
    text += *offset_minutes < 0 ? '-' : '+';
    append_two(text, size / 60);
    text += ':';
    append_two(text, size % 60);
    return text;
}

std::int64_t seconds_of(const Timestamp& time, std::int64_t clock) {
    constexpr std::int64_t minute = 60;
    constexpr std::int64_t hour = 60 * minute;
    constexpr std::int64_t day = 24 * hour;
    if (time.hour >= 0) clock = time.hour * hour + time.minute * minute + time.second;
    return std::chrono::sys_days(time.day).time_since_epoch().count() * day + clock -
           time.offset_minutes.value_or(0) * minute;
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
    text = trim(text);
    if (auto stamp = parse_iso(text)) return stamp;
    return parse_rfc822(text);
}

std::optional<year_month_day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto stamp = parse_iso(text);
    if (!stamp) return std::nullopt;
    return stamp->day;
}

std::optional<unsigned> month_from_name(std::string_view name) {
    static constexpr std::array<std::string_view, 12> months = {"january",
                                                                "february",
                                                                "march",
                                                                "april",
                                                                "may",
                                                                "june",
                                                                "july",
                                                                "august",
                                                                "september",
                                                                "october",
                                                                "november",
                                                                "december"};
    if (!name.empty() && name.back() == '.') name.remove_suffix(1);
    const std::string lower = ascii_lower(name);
    if (lower == "sept") return 9;
    for (unsigned i = 0; i < months.size(); ++i) {
        if (lower == months[i] || lower == months[i].substr(0, 3)) return i + 1;
    }
    return std::nullopt;
}

}  // namespace concord
