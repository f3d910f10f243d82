// Days in addresses. https://a.example/2025/04/14/title -> 2025-04-14. The year first is the common
// order; day first counts where the site writes so, or where the day can be no month: "29-10-2021".

#include "clean/url_date.h"

#include "base/utf8.h"
#include "clean/visible_date.h"

namespace concord {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

bool is_digit_at(std::string_view url, std::size_t at) {
    return at < url.size() && is_ascii_digit(url[at]);
}

bool begins_number(std::string_view url, std::size_t at) {
    return is_digit_at(url, at) && (at == 0 || !is_ascii_digit(url[at - 1]));
}

/// The number that `count` digits at `at` spell; -1 when something else stands there.
int read_digits(std::string_view url, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t n = at; n < at + count; ++n) {
        if (!is_digit_at(url, n)) return -1;
        value = value * 10 + (url[n] - '0');
    }
    return value;
}

std::optional<year_month_day> valid_day(int y, int m, int d) {
    if (m < 1 || d < 1) return std::nullopt;
    const year_month_day date{
        year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// "20250414", "2025/04/14", "2025-4-1", "2025_04_14".
std::optional<year_month_day> year_first_at(std::string_view url, std::size_t at) {
    const int y = read_digits(url, at, 4);
    if (y < earliest_year || y > latest_year) return std::nullopt;
    const char mark = url[at + 4];
    const bool is_packed = mark != '/' && mark != '-' && mark != '_';
    const std::size_t month_at = is_packed ? at + 4 : at + 5;
    const std::size_t month_size = is_packed || is_digit_at(url, month_at + 1) ? 2 : 1;
    const std::size_t day_at = month_at + month_size + (is_packed ? 0 : 1);
    const std::size_t day_size = is_packed || is_digit_at(url, day_at + 1) ? 2 : 1;
    if (!is_packed && (day_at > url.size() || url[day_at - 1] != mark)) return std::nullopt;
    if (is_digit_at(url, day_at + day_size)) return std::nullopt;
    return valid_day(y, read_digits(url, month_at, month_size), read_digits(url, day_at, day_size));
}

/// "29-10-2021", with the same mark twice.
std::optional<year_month_day> day_first_at(std::string_view url, std::size_t at, DateOrder order) {
    const char mark = url[at + 2];
    if ((mark != '-' && mark != '/' && mark != '.') || url[at + 5] != mark) return std::nullopt;
    const int d = read_digits(url, at, 2);
    const int y = read_digits(url, at + 6, 4);
    if ((d < 13 && order != DateOrder::day_first) || y < earliest_year || is_digit_at(url, at + 10))
        return std::nullopt;
    return valid_day(y, read_digits(url, at + 3, 2), d);
}

}  // namespace

std::optional<year_month_day> day_in_url(std::string_view url, DateOrder order) {
    for (std::size_t at = 0; at + 8 <= url.size(); ++at) {
        if (!begins_number(url, at)) continue;
        if (const auto date = year_first_at(url, at)) return date;
    }
    for (std::size_t at = 1; at + 10 <= url.size(); ++at) {
        if (!begins_number(url, at)) continue;
        if (const auto date = day_first_at(url, at, order)) return date;
    }
    return std::nullopt;
}

}  // namespace concord
