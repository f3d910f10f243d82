// Dates of feeds that are neither RFC 822 nor ISO 8601: the parts are told apart by their shape
// and put in order. "Sat Apr 12 14:29:00 MSK 2025" (Java) becomes "12 Apr 2025 14:29:00": what
// MSK means is not in any standard that names zones, and a time without offset is not wrong.

#include "intake/feed_date.h"

#include <algorithm>

#include "base/calendar.h"
#include "base/utf8.h"

namespace concord {
namespace {

struct Parts {
    std::string_view day;
    std::string_view month;
    std::string_view year;
    std::string_view time;
    std::string_view zone;
};

void place(std::string_view word, Parts& parts) {
    if (are_ascii_digits(word)) {
        if (word.size() == 4) {
            parts.year = word;
        } else if (word.size() < 3 && parts.day.empty()) {
            parts.day = word;
        }
    } else if (word.find(':') != std::string_view::npos && is_ascii_digit(word.front())) {
        parts.time = word;
    } else if (parts.month.empty() && month_from_name(word)) {
        parts.month = word;
    } else if (!parts.time.empty() && parts.zone.empty()) {
        parts.zone = word;
    }
}

}  // namespace

std::string feed_date(std::string_view written) {
    std::string_view text = trim(written);
    constexpr std::size_t longest = 100;
    if (text.size() > longest || parse_timestamp(text)) return std::string(text);
    const std::string_view whole = text;
    text = trim(text.substr(0, text.find('(')));
    Parts parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" ,\t"), text.size());
        if (end > 0) place(text.substr(0, end), parts);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    std::string date =
        std::string(parts.day) + ' ' + std::string(parts.month) + ' ' + std::string(parts.year);
    if (!parts.time.empty()) date += ' ' + std::string(parts.time);
    std::string zoned = date + ' ' + std::string(parts.zone);
    if (!parts.zone.empty() && parse_timestamp(zoned)) return zoned;
    return parse_timestamp(date) ? date : std::string(whole);
}

}  // namespace concord
