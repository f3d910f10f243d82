// Dates in running text. The text is cut into numbers, words and marks; from every number or month
// name on, the known orders are tried: "14 April 2025", "April 14, 2025", "2025-04-14",
// "14.04.2025", "2025年4月14日". "04/05/2025" counts only where the order is known. A clock time is
// taken when it stands within a few marks of the day.

#include "clean/visible_date.h"

#include <charconv>

#include "clean/clock_time.h"
#include "clean/date_tokens.h"

namespace concord {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

bool is_year(const DateToken& token) {
    return token.is_number() && token.size() == 4 && token.value >= earliest_year &&
           token.value <= latest_year;
}

bool is_short_number(const DateToken& token, int most) {
    return token.is_number() && token.size() <= 2 && token.value >= 1 && token.value <= most;
}

class DateScanner {
public:
    DateScanner(std::string_view text,
                std::size_t from,
                const MonthNames& months,
                const DateReading& reading)
        : tokens_(text, from), months_(months), reading_(reading) {}

    std::optional<VisibleDate> first() {
        for (std::size_t n = 0; n < tokens_.size(); ++n) {
            auto found = date_at(n);
            if (!found) continue;
            add_clock(n, *found);
            return found;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] const DateToken& at(std::size_t n) const { return tokens_[n]; }

    /// Adds the clock time that stands beside the date at token `n`.
    void add_clock(std::size_t n, VisibleDate& found) const {
        const auto clock = find_clock(tokens_, n, next_);
        if (!clock) return;
        found.stamp.hour = clock->hour;
        found.stamp.minute = clock->minute;
        found.stamp.second = clock->second;
        found.stamp.offset_minutes = clock->offset_minutes;
        if (clock->end > next_) found.end = tokens_[clock->end - 1].end;
    }

    [[nodiscard]] unsigned month_at(std::size_t n) const {
        const DateToken& token = at(n);
        if (!token.is_word()) return 0;
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
        const DateToken& token = at(n);
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
        if (token.is_word()) return month_name_first(n);
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
            return make(n, d + 1, at(n).value, static_cast<int>(name), at(d).value);
        }
        const DateToken& mark = at(n + 1);
        const bool ideographs = mark.is(U'年') || mark.is(U'년');
        const bool separated =
            mark.is('-') || mark.is('/') || mark.is('.') || mark.is(0x2010) || mark.is(0x2011);
        if (!ideographs && !separated) return std::nullopt;
        const DateToken& second = at(n + 3);
        const bool fits = ideographs ? second.is(U'月') || second.is(U'월') : second.is(mark.mark);
        if (!is_short_number(at(n + 2), 12) || !fits || !is_short_number(at(n + 4), 31)) {
            return std::nullopt;
        }
        std::size_t to = n + 5;
        if (ideographs && (at(to).is(U'日') || at(to).is(U'일'))) ++to;
        return make(n, to, at(n).value, at(n + 2).value, at(n + 4).value);
    }

    std::optional<VisibleDate> packed(std::size_t n) {
        const int value = at(n).value;
        const int y = value / 10000;
        if (y < earliest_year || y > latest_year) return std::nullopt;
        return make(n, n + 1, y, value / 100 % 100, value % 100);
    }

    /// 14 April 2025, 14. April 2025, 14 de abril de 2025, 14th of April, 2025, 14-Apr-25 not.
    std::optional<VisibleDate> day_month_name(std::size_t n) {
        if (!is_short_number(at(n), 31)) return std::nullopt;
        std::size_t m = n + 1;
        if (at(m).is_word() && is_ordinal_ending(at(m).lower)) ++m;
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
        return make(n, y + 1, at(y).value, static_cast<int>(name), at(n).value);
    }

    /// April 14, 2025; Apr. 14 2025; April 14th, 2025.
    std::optional<VisibleDate> month_name_first(std::size_t n) {
        const unsigned name = month_at(n);
        if (name == 0) return std::nullopt;
        std::size_t d = n + 1;
        while (at(d).is('.') || at(d).is('-') || at(d).is('/')) ++d;
        if (!is_short_number(at(d), 31)) return std::nullopt;
        std::size_t y = d + 1;
        if (at(y).is_word() && is_ordinal_ending(at(y).lower)) ++y;
        while (y < d + 4 && (at(y).is(',') || at(y).is('.') || at(y).is('-') || at(y).is('/'))) ++y;
        if (!is_year(at(y))) return std::nullopt;
        return make(n, y + 1, at(y).value, static_cast<int>(name), at(d).value);
    }

    static bool is_ordinal_ending(std::string_view word) {
        return word == "st" || word == "nd" || word == "rd" || word == "th" || word == "er" ||
               word == "º" || word == "e";
    }

    static bool is_of(const DateToken& token) {
        if (!token.is_word()) return false;
        return token.lower == "de" || token.lower == "of" || token.lower == "del" ||
               token.lower == "d";
    }

    /// 14.04.2025, 14/04/2025, 14-04-2025 and the American order where it is known.
    std::optional<VisibleDate> numeric(std::size_t n) {
        const DateToken& mark = at(n + 1);
        if (!mark.is('.') && !mark.is('/') && !mark.is('-')) return std::nullopt;
        if (!is_short_number(at(n), 31) || !is_short_number(at(n + 2), 31)) return std::nullopt;
        if (!at(n + 3).is(mark.mark)) return std::nullopt;
        const DateToken& last = at(n + 4);
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
        auto found = make(n, n + 5, y, swapped ? first : second, swapped ? second : first);
        if (found) found->is_ambiguous = true;
        return found;
    }

    DateTokens tokens_;
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

}  // namespace concord
