// Single time expressions, each a small pattern over the words with its value. Points that leave
// something open (a weekday, a month without its year) are closed by the day of publication and by
// the tense beside them; without that day they stay open ("XXXX").
//
//     published 2025-04-14:  "April 11" 2025-04-11;  "last week" 2025-W15;  "by Friday" 2025-04-18

#include "annotate/time_terms.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "annotate/time_direction.h"
#include "base/calendar.h"
#include "base/utf8.h"

namespace concord {
namespace {

using namespace std::chrono;

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) {
        return std::nullopt;
    }
    return number;
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string amount_text(double amount) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, amount).ptr;
    return {digits, end};
}

}  // namespace

// --- pieces --------------------------------------------------------------------------------

std::optional<unsigned> TimeTerms::day_number(std::size_t at) const {
    if (at >= last_) return std::nullopt;
    std::string_view text = words_[at].lower;
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
        if (text.size() > 2 && text.ends_with(suffix)) {
            text.remove_suffix(2);
            break;
        }
    }
    if (text.size() > 2) return std::nullopt;
    const auto number = whole_number(text);
    if (!number || *number < 1 || *number > 31) return std::nullopt;
    return static_cast<unsigned>(*number);
}

std::optional<int> TimeTerms::year_at(std::size_t at) const {
    if (at >= last_ || words_[at].text.size() != 4) return std::nullopt;
    const auto year = whole_number(words_[at].text);
    if (!year || *year < 1700 || *year > 2199) return std::nullopt;
    return year;
}

bool TimeTerms::plausible_month(std::size_t at) const {
    const TokenWord& word = words_[at];
    if (!word.is_capitalised()) return false;
    if (!word.is("may") && !word.is("march")) return true;
    if (day_number(at + 1) || year_at(at + 1) || (at > first_ && day_number(at - 1))) return true;
    if (at == first_) return false;
    constexpr std::array<std::string_view, 16> before = {"in",
                                                         "since",
                                                         "until",
                                                         "by",
                                                         "last",
                                                         "next",
                                                         "early",
                                                         "late",
                                                         "of",
                                                         "from",
                                                         "between",
                                                         "and",
                                                         "this",
                                                         "to",
                                                         "mid",
                                                         "through"};
    return one_of(words_[at - 1].lower, before);
}

unsigned TimeTerms::month_at(std::size_t at) const {
    const TimeWord word = look(at);
    if (word.month == 0 || !plausible_month(at)) return 0;
    if (word.short_month) {
        const bool beside =
            day_number(at + 1) || year_at(at + 1) || (at > first_ && day_number(at - 1));
        if (!beside) return 0;
    }
    return word.month;
}

std::optional<double> TimeTerms::number(std::size_t at, std::size_t& end) const {
    if (at >= last_) return std::nullopt;
    const std::string_view text = words_[at].lower;
    if (is_ascii_digit(text[0])) {
        double value = 0;
        std::string plain;
        std::copy_if(
            text.begin(), text.end(), std::back_inserter(plain), [](char c) { return c != ','; });
        const auto [stop, error] =
            std::from_chars(plain.data(), plain.data() + plain.size(), value);
        if (error != std::errc() || stop != plain.data() + plain.size()) return std::nullopt;
        end = at + 1;
        return value;
    }
    const int value = look(at).number;
    if (value < 0) return std::nullopt;
    end = at + 1;
    if (value >= 20 && value % 10 == 0 && is(at + 1, "-")) {
        const int ones = look(at + 2).number;
        if (ones > 0 && ones < 10) {
            end = at + 3;
            return value + ones;
        }
    }
    return value;
}

Direction TimeTerms::direction_at(std::size_t at, std::size_t end) const {
    return direction_around(words_, first_, last_, at, end);
}

// --- points --------------------------------------------------------------------------------

std::optional<TimeTerm> TimeTerms::full_day(std::size_t at,
                                            std::size_t end,
                                            unsigned month,
                                            unsigned day) const {
    std::size_t year_end = end;
    if (is(end, ",") && year_at(end + 1)) year_end = end + 2;
    if (year_at(end)) year_end = end + 1;
    if (year_end != end) {
        const auto date = std::chrono::year(*year_at(year_end - 1)) / std::chrono::month(month) /
                          std::chrono::day(day);
        if (!date.ok()) return std::nullopt;
        return term(year_end, TimeType::date, timex::of_day(sys_days(date)), false);
    }
    if ((is(end, "last") || is(end, "this")) && is(end + 1, "year") && anchor_) {
        const int year = static_cast<int>(anchor_->year()) - (is(end, "last") ? 1 : 0);
        const auto date =
            std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
        if (!date.ok()) return std::nullopt;
        return term(end + 2, TimeType::date, timex::of_day(sys_days(date)), true);
    }
    Direction direction = Direction::nearest;
    if (direction_at(at, end) == Direction::future) direction = Direction::future;
    auto value = timex::month_day(anchor_, month, day, direction);
    if (!value) return std::nullopt;
    return term(end, TimeType::date, std::move(*value), true);
}

/// "April 11, 2025", "Apr. 11", "April 2025", "April last year", "April"
std::optional<TimeTerm> TimeTerms::month_first(std::size_t at) const {
    const unsigned month = month_at(at);
    if (month == 0) return std::nullopt;
    if (const auto day = day_number(at + 1)) {
        // "April 11-15" and "June 5 million" are no single days
        if (auto found = full_day(at, at + 2, month, *day)) return found;
    }
    std::size_t year = at + 1;
    if (is(year, ",") && year_at(year + 1)) ++year;
    if (is(year, "of") && year_at(year + 1)) ++year;
    if (const auto number = year_at(year)) {
        return term(year + 1, TimeType::date, timex::of_month(*number, month), false);
    }
    if ((is(at + 1, "last") || is(at + 1, "this") || is(at + 1, "next")) && is(at + 2, "year")) {
        if (!anchor_) return term(at + 3, TimeType::date, timex::month(anchor_, month, {}), false);
        const int offset = is(at + 1, "last") ? -1 : is(at + 1, "next") ? 1 : 0;
        const int number = static_cast<int>(anchor_->year()) + offset;
        return term(at + 3, TimeType::date, timex::of_month(number, month), true);
    }
    return term(
        at + 1, TimeType::date, timex::month(anchor_, month, direction_at(at, at + 1)), true);
}

/// "9 April 2025", "9th of April", "the 9th of April"
std::optional<TimeTerm> TimeTerms::day_first(std::size_t at) const {
    std::size_t day_at = at;
    if (is(at, "the")) ++day_at;
    const auto day = day_number(day_at);
    if (!day) return std::nullopt;
    std::size_t month = day_at + 1;
    if (is(month, "of")) ++month;
    const unsigned number = month_at(month);
    if (number == 0) return std::nullopt;
    return full_day(at, month + 1, number, *day);
}

std::optional<TimeTerm> TimeTerms::weekday_term(std::size_t at) const {
    const TimeWord word = look(at);
    if (word.weekday == 0 || word.weekdays || !words_[at].is_capitalised()) return std::nullopt;
    const bool comma = is(at + 1, ",") || is(at + 1, "(");
    const std::size_t next = comma ? at + 2 : at + 1;
    auto date = month_first(next);
    if (!date || date->value.size() < 10) date = day_first(next);
    if (date && date->value.size() >= 10) {
        if (is(at + 1, "(")) {
            if (!is(date->end, ")")) return std::nullopt;
            ++date->end;
        }
        return date;
    }
    std::size_t end = at + 1;
    if (is(end, "last") && is(end + 1, "week")) {
        if (!anchor_)
            return term(end + 2, TimeType::date, timex::weekday({}, word.weekday, {}), false);
        const int now = static_cast<int>(std::chrono::weekday(sys_days(*anchor_)).iso_encoding());
        const int offset = static_cast<int>(word.weekday) - now - 7;
        return term(end + 2, TimeType::date, timex::day_from(anchor_, offset), true);
    }
    const Direction direction = direction_at(at, end);
    return term(end, TimeType::date, timex::weekday(latest_, word.weekday, direction), true);
}

std::optional<TimeTerm> TimeTerms::relative_unit(std::size_t at,
                                                 std::size_t unit_at,
                                                 int offset) const {
    (void)at;
    const TimeWord word = look(unit_at);
    const std::size_t end = unit_at + 1;
    if (word.weekday != 0 && !word.weekdays && words_[unit_at].is_capitalised()) {
        if (!anchor_) return term(end, TimeType::date, timex::weekday({}, word.weekday, {}), false);
        if (offset < 0) {
            std::string value = timex::weekday(anchor_, word.weekday, Direction::past);
            if (value == timex::day_from(anchor_, 0)) value = timex::day_from(anchor_, -7);
            return term(end, TimeType::date, std::move(value), true);
        }
        const Direction direction = offset > 0 ? Direction::future : direction_at(at, end);
        return term(end, TimeType::date, timex::weekday(anchor_, word.weekday, direction), true);
    }
    if (word.month != 0 && !word.short_month && words_[unit_at].is_capitalised()) {
        const Direction direction = offset > 0 ? Direction::future : Direction::past;
        if (day_number(end)) return std::nullopt;
        return term(end, TimeType::date, timex::month(anchor_, word.month, direction), true);
    }
    if (!word.season.empty()) {
        const Direction direction = offset > 0   ? Direction::future
                                    : offset < 0 ? Direction::past
                                                 : direction_at(at, end);
        return term(end, TimeType::date, timex::season(anchor_, word.season, direction), true);
    }
    if (word.unit == nullptr || word.unit->plural) return std::nullopt;
    const std::string& unit = word.unit->letter;
    if (unit == "W") return term(end, TimeType::date, timex::week_from(anchor_, offset), true);
    if (unit == "WE") {
        return term(end, TimeType::date, timex::week_from(anchor_, offset) + "-WE", true);
    }
    if (unit == "M" && !word.unit->clock) {
        return term(end, TimeType::date, timex::month_from(anchor_, offset), true);
    }
    if (unit == "Q") return term(end, TimeType::date, timex::quarter_from(anchor_, offset), true);
    if (unit == "Y") return term(end, TimeType::date, timex::year_from(anchor_, offset), true);
    return std::nullopt;
}

/// today, yesterday, last week, this year, next Friday
std::optional<TimeTerm> TimeTerms::relative(std::size_t at) const {
    if (is(at, "the") && is(at + 1, "previous")) return relative_unit(at, at + 2, -1);
    const TokenWord& word = words_[at];
    if (word.is("today")) return term(at + 1, TimeType::date, timex::day_from(anchor_, 0), true);
    if (word.is("yesterday"))
        return term(at + 1, TimeType::date, timex::day_from(anchor_, -1), true);
    if (word.is("tomorrow")) return term(at + 1, TimeType::date, timex::day_from(anchor_, 1), true);
    int offset = 2;
    std::size_t unit = at + 1;
    if (word.is("last") || word.is("past") || word.is("previous")) offset = -1;
    if (word.is("this") || word.is("current")) offset = 0;
    if (word.is("next") || word.is("coming")) offset = 1;
    if (offset == 2 || unit >= last_) return std::nullopt;
    if (word.is("this") && (is(unit, "past") || is(unit, "coming"))) {
        offset = is(unit, "past") ? -1 : 1;
        ++unit;
    }
    const bool the = at > first_ && is(at - 1, "the");
    if (the && !word.is("previous")) return std::nullopt;  // "the last week" is a duration
    return relative_unit(at, unit, offset);
}

std::optional<TimeTerm> TimeTerms::iso_day(std::size_t at) const {
    const auto day = parse_day(words_[at].text);
    if (!day) return std::nullopt;
    return term(at + 1, TimeType::date, timex::of_day(sys_days(*day)), false);
}

std::optional<TimeTerm> TimeTerms::bare_year(std::size_t at) const {
    const TokenWord& word = words_[at];
    if (word.text.size() == 5 && word.lower.ends_with("s")) {  // the 1990s
        const auto decade = whole_number(word.text.substr(0, 4));
        if (decade && *decade >= 1700 && *decade < 2100 && *decade % 10 == 0) {
            return term(at + 1, TimeType::date, std::string(word.text.substr(0, 3)), false);
        }
    }
    const auto year = year_at(at);
    if (!year || *year < 1800 || *year > 2100 || at == first_) return std::nullopt;
    const TokenWord& before = words_[at - 1];
    constexpr std::array<std::string_view, 8> sure = {
        "in", "since", "until", "till", "during", "year", "early", "late"};
    constexpr std::array<std::string_view, 9> likely = {
        "of", "by", "from", "before", "after", "the", "'s", "mid", "between"};
    const bool counts = at + 1 < last_ && words_[at + 1].casing == Casing::lower &&
                        words_[at + 1].lower.ends_with('s');
    const bool measured = is(at + 1, "-") || look(at + 1).unit != nullptr || is(at + 1, "%");
    if (measured) return std::nullopt;
    const bool is_year = one_of(before.lower, sure) || (one_of(before.lower, likely) && !counts);
    if (!is_year) return std::nullopt;
    return term(at + 1, TimeType::date, timex::of_year(*year), false);
}

std::optional<TimeTerm> TimeTerms::point(std::size_t at) const {
    if (at >= last_) return std::nullopt;
    for (const auto read : {&TimeTerms::iso_day,
                            &TimeTerms::weekday_term,
                            &TimeTerms::month_first,
                            &TimeTerms::day_first,
                            &TimeTerms::relative,
                            &TimeTerms::bare_year}) {
        if (auto found = (this->*read)(at)) return found;
    }
    return std::nullopt;
}

// --- parts of a day ------------------------------------------------------------------------

/// "10.30pm", "3:29 PM", "9 a.m.", "00:00", "noon", "midnight"
std::optional<TimeTerms::Clock> TimeTerms::clock(std::size_t at) const {
    if (at >= last_) return std::nullopt;
    const std::string_view text = words_[at].lower;
    if (text == "noon" || text == "midnight") return Clock{at + 1, text == "noon" ? 12 : 0, 0};
    if (!is_ascii_digit(text[0]) || text.size() > 5) return std::nullopt;
    const std::size_t mark = text.find_first_of(".:");
    const auto hour = whole_number(text.substr(0, mark));
    const auto minute =
        mark == text.npos ? std::optional<int>(0) : whole_number(text.substr(mark + 1));
    if (!hour || !minute || *hour > 24 || *minute > 59) return std::nullopt;
    if (mark != text.npos && text.size() - mark != 3) return std::nullopt;
    Clock found{at + 1, *hour, *minute};
    const bool pm = is(at + 1, "pm") || is(at + 1, "p.m.") || is(at + 1, "p.m");
    const bool am = is(at + 1, "am") || is(at + 1, "a.m.") || is(at + 1, "a.m");
    if (pm || am) {
        if (found.hour < 1 || found.hour > 12) return std::nullopt;
        found.hour = found.hour % 12 + (pm ? 12 : 0);
        ++found.end;
        return found;
    }
    if (mark != text.npos && text[mark] == ':' && *hour < 24) return found;
    return std::nullopt;
}

/// "overnight", "last night", "the night of June 10", "that night"
std::optional<TimeTerm> TimeTerms::night(std::size_t at) const {
    const auto night_of = [&](std::size_t end, int offset) {
        return term(end, TimeType::time, timex::day_from(anchor_, offset) + "TNI", true);
    };
    if (is(at, "overnight")) {
        const bool adjective = at + 1 < last_ && words_[at + 1].casing == Casing::lower &&
                               at > first_ && (is(at - 1, "an") || is(at - 1, "the"));
        if (adjective) return std::nullopt;
        return night_of(at + 1, -1);
    }
    if (is(at, "tonight")) return night_of(at + 1, 0);
    if (is(at, "last") && is(at + 1, "night")) return night_of(at + 2, -1);
    if (!is(at + 1, "night") || !(is(at, "the") || is(at, "that"))) return std::nullopt;
    if (is(at + 2, "of")) {
        std::size_t date_at = at + 3;
        // "the night of 10–11 June" bears its evening's date
        if (day_number(date_at) && (is(date_at + 1, "–") || is(date_at + 1, "-")) &&
            day_number(date_at + 2) && month_at(date_at + 3) != 0) {
            const auto whole =
                full_day(at, date_at + 4, month_at(date_at + 3), *day_number(date_at));
            if (whole)
                return term(whole->end, TimeType::time, whole->value + "TNI", whole->anchored);
        }
        if (is(date_at, "the")) ++date_at;
        const auto date = point(date_at);
        if (!date || date->value.size() < 10) return std::nullopt;
        std::size_t end = date->end;
        if ((is(end, "–") || is(end, "-")) && day_number(end + 1)) end += 2;
        return term(end, TimeType::time, date->value + "TNI", date->anchored);
    }
    if (is(at + 2, "before") || is(at + 2, "after")) return std::nullopt;
    const bool during = at > first_ && (is(at - 1, "during") || is(at - 1, "in") || is(at, "that"));
    return during ? std::optional<TimeTerm>(night_of(at + 2, -1)) : std::nullopt;
}

std::optional<TimeTerm> TimeTerms::part(std::size_t at) const {
    if (at >= last_) return std::nullopt;
    if (auto found = night(at)) return found;
    if (const auto time = clock(at)) {
        std::size_t date_at = time->end;
        if (is(date_at, ",")) ++date_at;
        if (is(date_at, "on")) ++date_at;
        const auto date = point(date_at);
        const bool day = date && date->value.size() >= 10 &&
                         (date->value[0] == 'X' || date->value.find('W') == std::string::npos);
        if (day) {
            return term(date->end,
                        TimeType::time,
                        timex::of_clock(date->value, time->hour, time->minute),
                        date->anchored);
        }
        return term(time->end,
                    TimeType::time,
                    timex::of_clock("XXXX-XX-XX", time->hour, time->minute),
                    false);
    }
    if (is(at, "this") || is(at, "yesterday") || is(at, "tomorrow")) {
        const std::string_view part = look(at + 1).part_of_day;
        if (part.size() == 2) {
            const int offset = is(at, "yesterday") ? -1 : is(at, "tomorrow") ? 1 : 0;
            return term(at + 2,
                        TimeType::time,
                        timex::day_from(anchor_, offset) + "T" + std::string(part),
                        true);
        }
    }
    const auto date = point(at);
    if (!date) return std::nullopt;
    const bool is_day = date->value.size() == 10;
    if (!is_day) return std::nullopt;
    std::size_t next = date->end;
    const std::string_view part = look(next).part_of_day;
    if (part.size() == 2) {
        return term(
            next + 1, TimeType::time, date->value + "T" + std::string(part), date->anchored);
    }
    if (is(next, "at")) ++next;
    if (next == date->end) return std::nullopt;
    if (const auto time = clock(next)) {
        return term(time->end,
                    TimeType::time,
                    timex::of_clock(date->value, time->hour, time->minute),
                    date->anchored);
    }
    return std::nullopt;
}

// --- durations and sets --------------------------------------------------------------------

/// Reads "more than", "about", "at least" before a number; moves `at` behind them.
std::string TimeTerms::mod_before_number(std::size_t& at) const {
    struct Words {
        std::string_view first;
        std::string_view second;
        std::string_view mod;
    };
    constexpr std::array<Words, 20> known = {{
        {"more", "than", "MORE_THAN"},   {"less", "than", "LESS_THAN"},
        {"fewer", "than", "LESS_THAN"},  {"at", "least", "EQUAL_OR_MORE"},
        {"at", "most", "EQUAL_OR_LESS"}, {"up", "to", "EQUAL_OR_LESS"},
        {"no", "more", "EQUAL_OR_LESS"}, {"over", "", "MORE_THAN"},
        {"under", "", "LESS_THAN"},      {"about", "", "APPROX"},
        {"around", "", "APPROX"},        {"roughly", "", "APPROX"},
        {"approximately", "", "APPROX"}, {"some", "", "APPROX"},
        {"nearly", "", "LESS_THAN"},     {"almost", "", "LESS_THAN"},
        {"just", "over", "MORE_THAN"},   {"just", "under", "LESS_THAN"},
        {"well", "over", "MORE_THAN"},   {"a", "mere", ""},
    }};
    for (const Words& words : known) {
        if (!is(at, words.first)) continue;
        if (words.second.empty()) {
            ++at;
            return std::string(words.mod);
        }
        if (!is(at + 1, words.second)) continue;
        at += 2;
        if (words.first == "no" && is(at, "than")) ++at;
        return std::string(words.mod);
    }
    return {};
}

/// A number and its unit: "four hours", "30-day", "four and a half hours", "an hour", "days".
std::optional<TimeTerm> TimeTerms::measured(std::size_t at) const {
    std::size_t end = at;
    std::optional<double> amount = number(at, end);
    bool vague = false;
    if (!amount && (is(at, "a") || is(at, "an") || is(at, "one"))) {
        amount = 1;
        end = at + 1;
        if (is(end, "few") || is(end, "couple")) {
            vague = true;
            if (is(++end, "of")) ++end;
        }
    } else if (!amount && (is(at, "several") || is(at, "many"))) {
        amount = 0;
        vague = true;
        end = at + 1;
    } else if (is(at, "half") && (is(at + 1, "a") || is(at + 1, "an"))) {
        amount = 0.5;
        end = at + 2;
    }
    if (!amount) return std::nullopt;
    double extra = 0;
    if (is(end, "and") && is(end + 1, "a") && is(end + 2, "half")) {
        extra = 0.5;
        end += 3;
    }
    if (is(end, "-") && words_.touches_previous(end)) ++end;
    const TimeWord word = look(end);
    if (word.unit == nullptr || word.unit->letter == "WE") return std::nullopt;
    ++end;
    // In "for a second week" it is an ordinal.
    const bool article = is(at, "a") || is(at, "one");
    if (article && is(end - 1, "second") && end < last_ && words_[end].casing == Casing::lower &&
        !is(end, "later") && !is(end, "ago")) {
        return std::nullopt;
    }
    if (is(end, "and") && is(end + 1, "a") && is(end + 2, "half")) {
        extra = 0.5;
        end += 3;
    }
    const TimeUnit& unit = *word.unit;
    std::string value = unit.clock ? "PT" : "P";
    double total = *amount + extra;
    std::string letter = unit.letter;
    if (letter == "F") {
        total *= 2;
        letter = "W";
    } else if (letter == "N") {
        letter = "D";
    } else if (letter == "Q") {
        total *= 3;
        letter = "M";
    } else if (letter == "E" || letter == "C") {
        total *= letter == "E" ? 10 : 100;
        letter = "Y";
    }
    if (total > 1e7) return std::nullopt;
    const bool half_hours = letter == "H" && total * 2 == static_cast<int>(total * 2) &&
                            total != static_cast<int>(total);
    if (vague) {
        value += "X" + letter;
    } else if (half_hours) {
        if (total > 1) value += amount_text(total - 0.5) + "H";
        value += "30M";
    } else {
        value += amount_text(total) + letter;
    }
    return term(end, TimeType::duration, std::move(value), false);
}

std::optional<TimeTerm> TimeTerms::duration(std::size_t at) const {
    if (at >= last_) return std::nullopt;
    std::size_t start = at;
    if (is(at, "the") || is(at, "this") || is(at, "these")) {
        ++start;
        const bool running = is(start, "past") || is(start, "last") || is(start, "next") ||
                             is(start, "first") || is(start, "final") || is(start, "coming") ||
                             is(start, "previous");
        if (running) ++start;
        if (running && is(start, "few")) {
            const TimeWord word = look(start + 1);
            if (word.unit != nullptr) {
                return term(start + 2,
                            TimeType::duration,
                            (word.unit->clock ? "PTX" : "PX") + word.unit->letter,
                            false);
            }
        }
        std::size_t end = start;
        if (!number(start, end)) {
            const TimeWord word = look(start);
            const bool whole = running && (is(at + 1, "past") || is(at + 1, "last")) &&
                               word.unit != nullptr && !word.unit->plural && !word.unit->clock;
            if (!whole || word.unit->letter == "N" || word.unit->letter.size() > 1) {
                return std::nullopt;
            }
            return term(start + 1, TimeType::duration, "P1" + word.unit->letter, false);
        }
    }
    const std::string mod = mod_before_number(start);
    const bool article = is(start, "a") || is(start, "an") || is(start, "one");
    auto found = measured(start);
    if (!found) return std::nullopt;
    // "a year" counts only where something asks for a length.
    if (article && mod.empty() && found->value.find('X') == std::string::npos) {
        constexpr std::array<std::string_view, 12> asks = {"for",
                                                           "in",
                                                           "within",
                                                           "over",
                                                           "after",
                                                           "than",
                                                           "about",
                                                           "spent",
                                                           "lasted",
                                                           "took",
                                                           "of",
                                                           "every"};
        const bool hyphen = start + 1 < last_ && is(start + 1, "-");
        const bool asked = at > first_ && one_of(words_[at - 1].lower, asks);
        const bool followed = is(found->end, "later") || is(found->end, "earlier") ||
                              is(found->end, "after") || is(found->end, "before");
        if (!hyphen && !asked && !followed) return std::nullopt;
    }
    // In "the 30-day truce" the article is the noun's.
    const bool adjective = start > at && is(found->end - 2, "-");
    if (adjective && mod.empty()) return std::nullopt;
    found->mod = mod;
    return found;
}

std::optional<TimeTerm> TimeTerms::ago(std::size_t at) const {
    std::size_t start = at;
    const std::string mod = mod_before_number(start);
    const auto length = measured(start);
    if (!length || !is(length->end, "ago")) return std::nullopt;
    const std::string& value = length->value;
    const std::size_t end = length->end + 1;
    const char letter = value.back();
    if (value[1] == 'T') {
        return term(end, TimeType::date, "PAST_REF", false);
    }
    const auto count = whole_number(std::string_view(value).substr(1, value.size() - 2));
    std::string point;
    if (!count || *count > 4000) {
        point = letter == 'D'   ? "XXXX-XX-XX"
                : letter == 'W' ? "XXXX-WXX"
                : letter == 'M' ? "XXXX-XX"
                                : "XXXX";
        if (anchor_) point = "PAST_REF";
    } else if (letter == 'D') {
        point = timex::day_from(anchor_, -*count);
    } else if (letter == 'W') {
        point = timex::week_from(anchor_, -*count);
    } else if (letter == 'M') {
        point = timex::month_from(anchor_, -*count);
    } else {
        point = timex::year_from(anchor_, -*count);
    }
    TimeTerm found = term(end, TimeType::date, std::move(point), true);
    found.mod = mod;
    return found;
}

std::optional<TimeTerm> TimeTerms::set(std::size_t at) const {
    const auto of = [&](std::size_t end, const TimeUnit& unit) {
        return term(end, TimeType::set, (unit.clock ? "PT1" : "P1") + unit.letter, false);
    };
    const TokenWord& word = words_[at];
    const TimeWord next = look(at + 1);
    const bool unit_follows = next.unit != nullptr && !next.unit->plural &&
                              next.unit->letter.size() == 1 && next.unit->letter != "N";
    if ((word.is("each") || word.is("every")) && unit_follows) return of(at + 2, *next.unit);
    if ((word.is("each") || word.is("every")) && next.weekday != 0) {
        return term(at + 2, TimeType::set, "XXXX-WXX-" + std::to_string(next.weekday), false);
    }
    if ((word.is("a") || word.is("an") || word.is("per")) && unit_follows && at > first_) {
        const TokenWord& before = words_[at - 1];
        constexpr std::array<std::string_view, 6> counts = {
            "thousands", "hundreds", "times", "dozens", "once", "twice"};
        const bool counted = word.is("per") || one_of(before.lower, counts) ||
                             is_ascii_digit(before.text[0]) || before.is("million") ||
                             before.is("billion") || before.is("bn") || before.is("m") ||
                             before.is("tonnes") || before.is("barrels") || before.is("people") ||
                             before.is("hours");
        if (counted) return of(at + 2, *next.unit);
    }
    if (word.casing != Casing::lower && at != first_) return std::nullopt;
    struct Adverb {
        std::string_view word;
        std::string_view value;
    };
    constexpr std::array<Adverb, 8> adverbs = {{{"daily", "P1D"},
                                                {"weekly", "P1W"},
                                                {"monthly", "P1M"},
                                                {"annually", "P1Y"},
                                                {"yearly", "P1Y"},
                                                {"annual", "P1Y"},
                                                {"hourly", "PT1H"},
                                                {"quarterly", "P3M"}}};
    for (const Adverb& adverb : adverbs) {
        if (word.is(adverb.word) && word.casing == Casing::lower) {
            return term(at + 1, TimeType::set, std::string(adverb.value), false);
        }
    }
    return std::nullopt;
}

// --- phrases -------------------------------------------------------------------------------

std::optional<TimeTerm> TimeTerms::phrase(std::size_t at) const {
    const TimeLexicon::Phrase found = lexicon_.longest_phrase(words_, at, last_);
    if (found.words == 0) return std::nullopt;
    const std::size_t end = at + found.words;
    if (!found.holiday) return term(end, TimeType::date, std::string(found.value), false);
    if (!words_[at].is_capitalised() && !words_[at].is("the")) return std::nullopt;
    const auto year = year_at(end);
    if (!year && !anchor_) return term(end, TimeType::date, "XXXX-XX-XX", false);
    std::string_view day = found.value;
    if (!day.starts_with("easter")) {
        const auto month = static_cast<unsigned>(*whole_number(day.substr(0, 2)));
        const auto number = static_cast<unsigned>(*whole_number(day.substr(3)));
        if (year) {
            return term(end + 1,
                        TimeType::date,
                        timex::of_day(std::chrono::year(*year) / std::chrono::month(month) /
                                      std::chrono::day(number)),
                        false);
        }
        auto value = timex::month_day(anchor_, month, number, direction_at(at, end));
        if (!value) return std::nullopt;
        return term(end, TimeType::date, std::move(*value), true);
    }
    day.remove_prefix(6);
    int offset = 0;
    if (!day.empty()) {
        offset = *whole_number(day.substr(1)) * (day.front() == '-' ? -1 : 1);
    }
    const int number = year ? *year : static_cast<int>(anchor_->year());
    return term(year ? end + 1 : end,
                TimeType::date,
                timex::of_day(timex::easter(number) + days(offset)),
                !year);
}

}  // namespace concord
