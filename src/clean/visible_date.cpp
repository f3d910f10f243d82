// Dates in running text. The text is cut into numbers, words and marks; from every number or month
// name on, the known orders are tried: "14 April 2025", "April 14, 2025", "2025-04-14",
// "14.04.2025", "2025年4月14日". "04/05/2025" counts only where the order is known. A clock time
// ("3:29 PM", "15h29", "08.15 Uhr") is taken when it stands within a few marks of the day.

#include "clean/visible_date.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace concord {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

struct Token {
    enum class Kind : std::uint8_t { number, word, mark } kind = Kind::mark;
    std::size_t begin = 0;
    std::size_t end = 0;
    int value = 0;
    char32_t mark = 0;
    std::string lower;  ///< of a word

    [[nodiscard]] std::size_t size() const { return end - begin; }
    [[nodiscard]] bool is(char32_t c) const { return kind == Kind::mark && mark == c; }
    [[nodiscard]] bool is_number() const { return kind == Kind::number; }
};

constexpr std::size_t token_limit = 400;

bool is_cjk(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF);
}

/// Spaces are no tokens; ideographs are tokens of their own.
std::vector<Token> tokenize(std::string_view text, std::size_t from) {
    std::vector<Token> tokens;
    for (std::size_t at = from; at < text.size() && tokens.size() < token_limit;) {
        const CodePoint c = code_point_at(text, at);
        Token token;
        token.begin = at;
        if (is_ascii_digit(text[at])) {
            while (at < text.size() && is_ascii_digit(text[at])) ++at;
            token.kind = Token::Kind::number;
            const auto size = std::min<std::size_t>(at - token.begin, 9);
            std::from_chars(
                text.data() + token.begin, text.data() + token.begin + size, token.value);
        } else if (is_letter(c.value) && !is_cjk(c.value)) {
            std::size_t end = at;
            while (end < text.size()) {
                const CodePoint next = code_point_at(text, end);
                if (!is_letter(next.value) && (next.value < 0x300 || next.value > 0x36F) &&
                    !(next.value >= 0x900 && next.value < 0xE00)) {
                    break;
                }
                if (is_cjk(next.value)) break;
                end += next.size;
            }
            token.kind = Token::Kind::word;
            token.lower = to_lower(text.substr(at, std::min<std::size_t>(end - at, 40)));
            at = end;
        } else {
            at += c.size;
            if (is_space(c.value)) continue;
            token.mark = c.value;
        }
        token.end = at;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

constexpr int earliest_year = 1990;
constexpr int latest_year = 2099;

bool is_year(const Token& token) {
    return token.is_number() && token.size() == 4 && token.value >= earliest_year &&
           token.value <= latest_year;
}

bool is_short_number(const Token& token, int most) {
    return token.is_number() && token.size() <= 2 && token.value >= 1 && token.value <= most;
}

class DateScanner {
public:
    DateScanner(std::string_view text,
                std::size_t from,
                const MonthNames& months,
                const DateReading& reading)
        : tokens_(tokenize(text, from)), months_(months), reading_(reading) {}

    std::optional<VisibleDate> first() {
        for (std::size_t n = 0; n < tokens_.size(); ++n) {
            auto found = date_at(n);
            if (!found) continue;
            read_clock(n, next_, *found);
            return found;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] const Token& at(std::size_t n) const {
        static const Token none{};
        return n < tokens_.size() ? tokens_[n] : none;
    }

    [[nodiscard]] unsigned month_at(std::size_t n) const {
        const Token& token = at(n);
        if (token.kind != Token::Kind::word) return 0;
        return months_.month_of(token.lower, reading_.language);
    }

    std::optional<VisibleDate> make(std::size_t from, std::size_t to, int y, int m, int d) {
        const year_month_day date{
            year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
        if (!date.ok()) return std::nullopt;
        VisibleDate found;
        found.stamp.day = date;
        found.begin = tokens_[from].begin;
        found.end = tokens_[to - 1].end;
        next_ = to;
        return found;
    }

    std::optional<VisibleDate> date_at(std::size_t n) {
        const Token& token = at(n);
        const bool glued =
            n > 0 && tokens_[n - 1].end == token.begin &&
            (tokens_[n - 1].is_number() || tokens_[n - 1].is('/') || tokens_[n - 1].is('-') ||
             tokens_[n - 1].is('.') || tokens_[n - 1].is(':'));
        if (token.is_number() && !glued) {
            if (token.size() == 4) return year_first(n);
            if (token.size() <= 2) {
                if (auto found = day_month_name(n)) return found;
                return numeric(n);
            }
            if (token.size() == 8) return packed(n);
            return std::nullopt;
        }
        if (token.kind == Token::Kind::word) return month_name_first(n);
        return std::nullopt;
    }

    /// 2025-04-14, 2025/4/14, 2025.04.14, 2025年4月14日, 2025 April 14, 2025. április 14.
    std::optional<VisibleDate> year_first(std::size_t n) {
        if (!is_year(at(n))) return std::nullopt;
        std::size_t next = n + 1;
        if (at(next).is('.') && month_at(next + 1) != 0) ++next;
        if (const unsigned name = month_at(next); name != 0) {
            std::size_t d = next + 1;
            if (at(d).is('.')) ++d;
            if (!is_short_number(at(d), 31)) return std::nullopt;
            return named(make(n, d + 1, at(n).value, static_cast<int>(name), at(d).value));
        }
        const Token& mark = at(n + 1);
        const bool ideographs = mark.is(U'年') || mark.is(U'년');
        const bool separated =
            mark.is('-') || mark.is('/') || mark.is('.') || mark.is(0x2010) || mark.is(0x2011);
        if (!ideographs && !separated) return std::nullopt;
        const Token& second = at(n + 3);
        const bool fits = ideographs ? second.is(U'月') || second.is(U'월') : second.is(mark.mark);
        if (!is_short_number(at(n + 2), 12) || !fits || !is_short_number(at(n + 4), 31)) {
            return std::nullopt;
        }
        std::size_t to = n + 5;
        if (ideographs && (at(to).is(U'日') || at(to).is(U'일'))) ++to;
        return named(make(n, to, at(n).value, at(n + 2).value, at(n + 4).value));
    }

    static std::optional<VisibleDate> named(std::optional<VisibleDate> found) {
        if (found) found->has_month_name = true;
        return found;
    }

    std::optional<VisibleDate> packed(std::size_t n) {
        const int value = at(n).value;
        const int y = value / 10000;
        if (y < earliest_year || y > latest_year) return std::nullopt;
        return named(make(n, n + 1, y, value / 100 % 100, value % 100));
    }

    /// 14 April 2025, 14. April 2025, 14 de abril de 2025, 14th of April, 2025, 14-Apr-25 not.
    std::optional<VisibleDate> day_month_name(std::size_t n) {
        if (!is_short_number(at(n), 31)) return std::nullopt;
        std::size_t m = n + 1;
        if (at(m).kind == Token::Kind::word && is_ordinal_ending(at(m).lower)) ++m;
        while (at(m).is('.') || at(m).is('-') || at(m).is(0xBA) || at(m).is(',') || at(m).is('/') ||
               is_of(at(m))) {
            ++m;
        }
        const unsigned name = month_at(m);
        if (name == 0 || m > n + 4) return std::nullopt;
        std::size_t y = m + 1;
        while (y < m + 5 && (at(y).is('.') || at(y).is(',') || at(y).is('-') || at(y).is('/') ||
                             at(y).is('\'') || is_of(at(y)))) {
            ++y;
        }
        if (!is_year(at(y))) return std::nullopt;
        return named(make(n, y + 1, at(y).value, static_cast<int>(name), at(n).value));
    }

    /// April 14, 2025; Apr. 14 2025; April 14th, 2025.
    std::optional<VisibleDate> month_name_first(std::size_t n) {
        const unsigned name = month_at(n);
        if (name == 0) return std::nullopt;
        std::size_t d = n + 1;
        while (at(d).is('.') || at(d).is('-') || at(d).is('/')) ++d;
        if (!is_short_number(at(d), 31)) return std::nullopt;
        std::size_t y = d + 1;
        if (at(y).kind == Token::Kind::word && is_ordinal_ending(at(y).lower)) ++y;
        while (y < d + 4 && (at(y).is(',') || at(y).is('.') || at(y).is('-') || at(y).is('/'))) ++y;
        if (!is_year(at(y))) return std::nullopt;
        return named(make(n, y + 1, at(y).value, static_cast<int>(name), at(d).value));
    }

    static bool is_ordinal_ending(std::string_view word) {
        return word == "st" || word == "nd" || word == "rd" || word == "th" || word == "er" ||
               word == "º" || word == "e";
    }

    static bool is_of(const Token& token) {
        if (token.kind != Token::Kind::word) return false;
        return token.lower == "de" || token.lower == "of" || token.lower == "del" ||
               token.lower == "d";
    }

    /// 14.04.2025, 14/04/2025, 14-04-2025 and the American order where it is known.
    std::optional<VisibleDate> numeric(std::size_t n) {
        const Token& mark = at(n + 1);
        if (!mark.is('.') && !mark.is('/') && !mark.is('-')) return std::nullopt;
        if (!is_short_number(at(n), 31) || !is_short_number(at(n + 2), 31)) return std::nullopt;
        if (!at(n + 3).is(mark.mark)) return std::nullopt;
        const Token& last = at(n + 4);
        if (at(n + 5).is(mark.mark) && at(n + 6).is_number()) return std::nullopt;
        int y = last.value;
        if (!is_year(last)) {
            if (!last.is_number() || last.size() != 2 || mark.is('-')) return std::nullopt;
            y += 2000;
            if (y > latest_year - 60) return std::nullopt;
        }
        const int first = at(n).value;
        const int second = at(n + 2).value;
        if (second > 12) return make(n, n + 5, y, first, second);
        if (first > 12 || mark.is('.') || first == second) {
            return make(n, n + 5, y, second, first);
        }
        if (reading_.order == DateOrder::unknown) return std::nullopt;
        const bool swapped = reading_.order == DateOrder::month_first;
        return make(n, n + 5, y, swapped ? first : second, swapped ? second : first);
    }

    /// Looks for a clock time behind the date, then before it.
    void read_clock(std::size_t from, std::size_t to, VisibleDate& found) const {
        std::size_t n = to;
        for (int steps = 0; steps < 4 && n < tokens_.size(); ++steps, ++n) {
            const Token& token = at(n);
            if (token.is_number()) {
                if (const std::size_t end = clock_at(n, found.stamp)) {
                    found.end = tokens_[end - 1].end;
                    read_zone(end, found);
                }
                return;
            }
            if (!is_between(token)) break;
        }
        for (std::size_t back = 2; back <= 7 && back <= from; ++back) {
            const std::size_t begin = from - back;
            if (!at(begin).is_number()) continue;
            if (begin > 0 && (at(begin - 1).is(':') || at(begin - 1).is('.'))) continue;
            Timestamp stamp = found.stamp;
            const std::size_t end = clock_at(begin, stamp);
            if (end == 0 || end > from) continue;
            if (std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                            tokens_.begin() + static_cast<std::ptrdiff_t>(from),
                            [](const Token& token) { return token.is_number(); })) {
                continue;
            }
            found.stamp = stamp;
            return;
        }
    }

    /// Words and marks that stand between a day and its clock time.
    static bool is_between(const Token& token) {
        if (token.kind == Token::Kind::mark) {
            return token.mark != '(' && token.mark != ';';
        }
        static constexpr std::array words = std::to_array<std::string_view>(
            {"at",   "um", "à", "a",   "las", "alle", "ore", "om", "kl",   "г",  "в", "о",
             "godz", "t",  "ב", "klo", "o",   "år",   "uhr", "at", "saat", "ob", "в"});
        return std::find(words.begin(), words.end(), token.lower) != words.end();
    }

    /// "3:29 PM", "15:29:10", "15.29", "15h29", "3 pm"; returns the token behind it or 0.
    std::size_t clock_at(std::size_t n, Timestamp& stamp) const {
        const Token& first = at(n);
        if (!first.is_number() || first.size() > 2 || first.value > 23) return 0;
        int minute = 0;
        int second = 0;
        std::size_t next = n + 1;
        const bool colon = at(next).is(':');
        const bool other_mark =
            at(next).is('.') || (at(next).kind == Token::Kind::word && at(next).lower == "h");
        bool minutes_read = false;
        if ((colon || other_mark) && at(next + 1).is_number() && at(next + 1).size() == 2 &&
            at(next + 1).value < 60 && at(next).begin == first.end) {
            minute = at(next + 1).value;
            next += 2;
            minutes_read = true;
            if (colon && at(next).is(':') && at(next + 1).is_number() && at(next + 1).size() == 2 &&
                at(next + 1).value < 60) {
                second = at(next + 1).value;
                next += 2;
            }
        }
        // A second dot and number: "14.04.2025" is no clock time.
        if (minutes_read && at(next).is('.') && at(next + 1).is_number()) return 0;
        const int half = half_of_day(next);
        if (!minutes_read && half < 0) return 0;
        int hour = first.value;
        if (half >= 0) {
            if (hour > 12 && half == 0) return 0;
            if (hour <= 12) hour = hour % 12 + 12 * half;
        }
        stamp.hour = hour;
        stamp.minute = minute;
        stamp.second = second;
        return next;
    }

    /// 0 for am, 1 for pm, -1 for none; passes over it.
    int half_of_day(std::size_t& next) const {
        const Token& token = at(next);
        if (token.kind != Token::Kind::word) return -1;
        if (token.lower == "am" || token.lower == "pm") {
            ++next;
            return token.lower == "pm" ? 1 : 0;
        }
        if ((token.lower == "a" || token.lower == "p") && at(next + 1).is('.') &&
            at(next + 2).lower == "m") {
            const int half = token.lower == "p" ? 1 : 0;
            next += 3;
            return half;
        }
        return -1;
    }

    void read_zone(std::size_t n, VisibleDate& found) const {
        struct Zone {
            std::string_view name;
            int minutes;
        };
        // Names that mean one offset wherever they stand on a news page.
        static constexpr std::array zones = std::to_array<Zone>({{"gmt", 0},
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
        if (at(n).is('(')) ++n;
        const Token& token = at(n);
        if (token.kind != Token::Kind::word) return;
        const auto* zone = std::find_if(
            zones.begin(), zones.end(), [&](const Zone& z) { return z.name == token.lower; });
        if (zone == zones.end()) return;
        int offset = zone->minutes;
        if (offset == 0 && (at(n + 1).is('+') || at(n + 1).is('-')) && at(n + 2).is_number() &&
            at(n + 2).size() <= 2 && at(n + 2).value <= 14) {
            offset = at(n + 2).value * (at(n + 1).is('-') ? -60 : 60);
        }
        found.stamp.offset_minutes = offset;
        found.end = token.end;
    }

    std::vector<Token> tokens_;
    const MonthNames& months_;
    DateReading reading_;
    std::size_t next_ = 0;
};

}  // namespace

MonthNames::MonthNames(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("languages/months").rows) {
        unsigned number = 0;
        std::from_chars(row[1].data(), row[1].data() + row[1].size(), number);
        names_[row[0]].push_back({number, row[2]});
    }
}

unsigned MonthNames::month_of(std::string_view word, std::string_view language) const {
    const auto found = names_.find(word);
    if (found == names_.end()) return 0;
    for (const Month& month : found->second) {
        if (month.language == language) return month.number;
    }
    return found->second.front().number;
}

std::optional<VisibleDate> find_date(std::string_view text,
                                     const MonthNames& months,
                                     const DateReading& reading,
                                     std::size_t from) {
    return DateScanner(text, from, months, reading).first();
}

namespace {

/// "/29-10-2021", "08-11-2021-title": day first, with the same mark twice.
std::optional<year_month_day> day_first_in_url(std::string_view url) {
    const auto digits = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (std::size_t n = at; n < at + count; ++n) {
            if (n >= url.size() || !is_ascii_digit(url[n])) return -1;
            value = value * 10 + (url[n] - '0');
        }
        return value;
    };
    for (std::size_t at = 1; at + 10 <= url.size(); ++at) {
        if (is_ascii_digit(url[at - 1]) || !is_ascii_digit(url[at])) continue;
        const char mark = url[at + 2];
        if ((mark != '-' && mark != '/' && mark != '.') || url[at + 5] != mark) continue;
        const int d = digits(at, 2);
        const int m = digits(at + 3, 2);
        const int y = digits(at + 6, 4);
        if (d < 13 || m < 1 || y < earliest_year || digits(at + 10, 1) >= 0) continue;
        const year_month_day date{
            year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
        if (date.ok()) return date;
    }
    return std::nullopt;
}

}  // namespace

std::optional<year_month_day> day_in_url(std::string_view url) {
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        if (at + size > url.size()) return -1;
        const auto result = std::from_chars(url.data() + at, url.data() + at + size, value);
        return result.ptr == url.data() + at + size ? value : -1;
    };
    const auto digit_at = [&](std::size_t at) {
        return at < url.size() && is_ascii_digit(url[at]);
    };
    for (std::size_t at = 0; at + 8 <= url.size(); ++at) {
        if (!is_ascii_digit(url[at]) || (at > 0 && is_ascii_digit(url[at - 1]))) continue;
        const int y = number(at, 4);
        if (y < earliest_year || y > latest_year) continue;
        int m = 0;
        int d = 0;
        std::size_t end = at + 8;
        const char mark = url[at + 4];
        if (mark == '/' || mark == '-' || mark == '_') {
            const std::size_t m_size = digit_at(at + 6) ? 2 : 1;
            const std::size_t d_at = at + 5 + m_size + 1;
            const std::size_t d_size = digit_at(d_at + 1) ? 2 : 1;
            if (d_at > url.size() || url[d_at - 1] != mark) continue;
            m = number(at + 5, m_size);
            d = number(d_at, d_size);
            end = d_at + d_size;
        } else {
            m = number(at + 4, 2);
            d = number(at + 6, 2);
        }
        if (m < 1 || d < 1 || digit_at(end)) continue;
        const year_month_day date{
            year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
        if (date.ok()) return date;
    }
    return day_first_in_url(url);
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
