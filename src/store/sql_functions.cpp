// What SQL cannot say well: slices by code point that also pass a NUL, and comparisons that know
// more letters than ASCII.

#include "store/sql_functions.h"

#include <charconv>
#include <chrono>

#include "base/calendar.h"
#include "base/utf8.h"
#include "base/weeks.h"
#include "store/search_words.h"

namespace concord {
namespace {

std::string_view text_of(sqlite3_value* value) {
    const auto* const bytes = sqlite3_value_text(value);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

bool any_null(int count, sqlite3_value** values) {
    for (int i = 0; i < count; ++i) {
        if (sqlite3_value_type(values[i]) == SQLITE_NULL) return true;
    }
    return false;
}

/// The byte of the code point `count` places behind `at`.
std::size_t advance(std::string_view text, std::size_t at, std::int64_t count) {
    while (count > 0 && at < text.size()) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
        --count;
    }
    return at;
}

void words(sqlite3_context* context, int count, sqlite3_value** values) {
    if (any_null(count, values)) return;
    const std::string_view text = text_of(values[0]);
    const std::int64_t from = sqlite3_value_int64(values[1]);
    const std::size_t begin = advance(text, 0, from);
    const std::size_t end = advance(text, begin, sqlite3_value_int64(values[2]) - from);
    sqlite3_result_text64(context, text.data() + begin, end - begin, SQLITE_TRANSIENT, SQLITE_UTF8);
}

void same(sqlite3_context* context, int count, sqlite3_value** values) {
    if (any_null(count, values)) return;
    const std::string_view a = text_of(values[0]);
    const std::string_view b = text_of(values[1]);
    sqlite3_result_int(context, a == b || to_lower(a) == to_lower(b) ? 1 : 0);
}

void holds(sqlite3_context* context, int count, sqlite3_value** values) {
    if (any_null(count, values)) return;
    std::string text;
    std::string part;
    append_search_words(text_of(values[0]), text);
    append_search_words(text_of(values[1]), part);
    sqlite3_result_int(context, text.find(part) != std::string::npos ? 1 : 0);
}

/// A week as its first or last day; every other date as it is.
void day_of_week(sqlite3_context* context, sqlite3_value* value, std::chrono::days into) {
    const std::string_view date = text_of(value);
    constexpr std::size_t week_size = 8;  // YYYY-Www
    int year = 0;
    int week = 0;
    if (date.size() == week_size && date.substr(4, 2) == "-W") {
        std::from_chars(date.data(), date.data() + 4, year);
        std::from_chars(date.data() + 6, date.data() + week_size, week);
    }
    const auto monday = monday_of_week(year, week);
    if (!monday) return sqlite3_result_value(context, value);
    const std::string day = to_string(std::chrono::year_month_day(*monday + into));
    sqlite3_result_text64(context, day.data(), day.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void first_day(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    day_of_week(context, values[0], std::chrono::days{0});
}

void last_day(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    day_of_week(context, values[0], std::chrono::days{6});
}

}  // namespace

Result<void> add_sql_functions(Database& database) {
    struct Function {
        const char* name;
        int arguments;
        void (*call)(sqlite3_context*, int, sqlite3_value**);
    };
    static constexpr Function functions[] = {{"words", 3, words},
                                             {"same", 2, same},
                                             {"holds", 2, holds},
                                             {"first_day", 1, first_day},
                                             {"last_day", 1, last_day}};
    for (const Function& function : functions) {
        const int code =
            sqlite3_create_function_v2(database.handle(),
                                       function.name,
                                       function.arguments,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                       nullptr,
                                       function.call,
                                       nullptr,
                                       nullptr,
                                       nullptr);
        if (code != SQLITE_OK) return tl::unexpected(database.error(code));
    }
    return {};
}

}  // namespace concord
