// Years and what is longer. Four digits alone are a year unless something is counted with them:
//
//     in 2022, (1914), the 1998 elections      year
//     of 2022 soldiers, 2000 people, $1990     none
//     241 BC                                   BC0241; "499 to 493 BC" are both before Christ
//     the 1990s, the nineties                  199
//     the 20th century                         19

#include "annotate/time_years.h"

#include <array>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace concord {
namespace {

// --- four digits -----------------------------------------------------------------------------

bool is_dash(const TimeSentence& sentence, std::size_t at) {
    return sentence.is(at, "-", "–", "—", "/");
}

/// Behind a word that asks for a time.
bool is_asked_for(const TimeSentence& sentence, std::size_t at) {
    return sentence.is(at - 1, "in", "since", "until", "till", "during", "year", "early", "late") ||
           sentence.is(at - 1, "of", "by", "from", "before", "after", "mid", "between", "late");
}

/// True where the word at `at` stands in front of what is counted: "[people]", "[young] people".
bool is_counted(const TimeSentence& sentence, std::size_t at) {
    if (sentence.is_tagged(at, Xpos::jj) && sentence.is_lower(at)) ++at;
    return sentence.is_lower(at) && sentence.is_tagged(at, Xpos::nns);
}

/// True where a determiner before a year makes the noun behind it the year's: "the 1998 elections".
bool is_determined(const TimeSentence& sentence, std::size_t at) {
    return sentence.is_tagged(at - 1, Xpos::dt, Xpos::prp_possessive, Xpos::pos);
}

bool is_part_of_number(const TimeSentence& sentence, std::size_t at) {
    if (sentence.is(at - 1, "$", "£", "€", "#", "no.", "no", "number", "some", "about", "than") ||
        sentence.is(at - 1, "nearly", "almost", "around", "over", "at", "least", "up", "only")) {
        return true;
    }
    if (sentence.is(at + 1,
                    "%",
                    "percent",
                    "per",
                    "km",
                    "kg",
                    "m",
                    "ft",
                    "feet",
                    "meters",
                    "metres",
                    "miles") ||
        sentence.look(at + 1).unit != nullptr) {
        return true;
    }
    return sentence.touches_previous(at) && !sentence.is(at - 1, "(", "[", "\"", "“", "‘", "'") &&
           !is_dash(sentence, at - 1);
}

/// 1990 in "1990", "(1990)", "1990-94"; nothing for counts.
std::optional<TimeTerm> read_four_digits(const TimeSentence& sentence, std::size_t at) {
    constexpr int first_bare_year = 1500;
    const TokenWord& word = sentence[at];
    if (word.text.size() != 4 || is_part_of_number(sentence, at)) return std::nullopt;
    const auto year = whole_number(word.text);
    if (!year || *year < 1000 || *year > 2100) return std::nullopt;
    const bool asked = is_asked_for(sentence, at);
    if (*year < first_bare_year && !asked) return std::nullopt;
    if (is_counted(sentence, at + 1) && !is_determined(sentence, at)) return std::nullopt;
    const bool round = *year % 500 == 0;
    if (round && !asked && !is_determined(sentence, at) && sentence.is_lower(at + 1)) {
        return std::nullopt;
    }
    const bool compound =
        sentence.is(at + 1, "-") && sentence.touches_previous(at + 1) && sentence.is_lower(at + 2);
    if (compound) return std::nullopt;
    return absolute_term(at + 1, TimeType::date, timex::of_year(*year));
}

// --- before Christ ---------------------------------------------------------------------------

std::size_t behind_bc(const TimeSentence& sentence, std::size_t at) {
    return sentence.is(at, "bc", "b.c.", "bce", "b.c", "b.c.e.") ? at + 1 : at;
}

std::string year_before_christ(int year) {
    return "BC" + timex::of_year(year);
}

/// "241 BC"; of "499-493 BC" and "499 to 493 BC" the first number too
std::optional<TimeTerm> read_before_christ(const TimeSentence& sentence, std::size_t at) {
    const std::string_view text = sentence[at].text;
    const auto year = text.size() > 4 ? std::nullopt : whole_number(text);
    if (!year || *year < 1) return std::nullopt;
    const std::size_t end = behind_bc(sentence, at + 1);
    if (end != at + 1) return absolute_term(end, TimeType::date, year_before_christ(*year));
    const bool joined = is_dash(sentence, at + 1) || sentence.is(at + 1, "to", "and", "or");
    if (!joined || !sentence.has(at + 2) || sentence[at + 2].text.size() > 4) return std::nullopt;
    const auto last = whole_number(sentence[at + 2].text);
    if (!last || *last > *year || behind_bc(sentence, at + 3) == at + 3) return std::nullopt;
    return absolute_term(at + 1, TimeType::date, year_before_christ(*year));
}

// --- words -----------------------------------------------------------------------------------

/// "nineteen ninety-six", "nineteen eighty", "two thousand", "two thousand one"
std::optional<TimeTerm> read_spelled(const TimeSentence& sentence, std::size_t at) {
    if (sentence.is(at, "two") && sentence.is(at + 1, "thousand")) {
        if (!is_asked_for(sentence, at)) return std::nullopt;
        const auto ones = sentence.number(at + 2);
        const bool more = ones && ones->value < 30 && sentence.look(at + 2).number > 0;
        const int year = 2000 + (more ? static_cast<int>(ones->value) : 0);
        return absolute_term(more ? ones->end : at + 2, TimeType::date, timex::of_year(year));
    }
    if (!sentence.is(at, "eighteen", "nineteen")) return std::nullopt;
    const int tens = sentence.look(at + 1).number;
    if (tens < 10) return std::nullopt;
    const auto rest = sentence.number(at + 1);
    if (!rest || sentence.look(rest->end).unit != nullptr) return std::nullopt;
    const int century = sentence.is(at, "nineteen") ? 1900 : 1800;
    return absolute_term(
        rest->end, TimeType::date, timex::of_year(century + static_cast<int>(rest->value)));
}

/// "fiscal 1989", "fiscal year 1989"
std::optional<TimeTerm> read_fiscal(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.is(at, "fiscal", "financial")) return std::nullopt;
    const std::size_t year_at = sentence.is(at + 1, "year") ? at + 2 : at + 1;
    const auto year = sentence.year(year_at);
    if (!year) return std::nullopt;
    return absolute_term(year_at + 1, TimeType::date, timex::of_year(*year));
}

/// "'99": of the century that lies nearest behind the point told, or the day of publication
std::optional<TimeTerm> read_two_digits(const TimeSentence& sentence, std::size_t at) {
    const std::string_view text = sentence[at].lower;
    if (text.size() != 3 || text[0] != '\'') return std::nullopt;
    const auto number = whole_number(text.substr(1));
    if (!number || !is_asked_for(sentence, at)) return std::nullopt;
    const CalendarPoint* told = sentence.told();
    if (told == nullptr && !sentence.anchor()) return std::nullopt;
    const int now = told != nullptr ? told->year : static_cast<int>(sentence.anchor()->year());
    int year = now / 100 * 100 + *number;
    if (year > now + 10) year -= 100;
    return anchored_term(at + 1, TimeType::date, timex::of_year(year));
}

// --- decades and centuries -------------------------------------------------------------------

/// The tens of a decade by its name: 9 for "nineties".
std::optional<int> decade_word(const TimeSentence& sentence, std::size_t at) {
    constexpr std::array<std::string_view, 8> names = {"twenties",
                                                       "thirties",
                                                       "forties",
                                                       "fifties",
                                                       "sixties",
                                                       "seventies",
                                                       "eighties",
                                                       "nineties"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (sentence.is(at, names[i])) return static_cast<int>(i) + 2;
    }
    return std::nullopt;
}

/// The first three digits of the decade at `at`: "1990s", "'90s", "nineties".
std::optional<std::string> decade_at(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.has(at)) return std::nullopt;
    std::string_view text = sentence[at].lower;
    if (text.size() == 5 && text.ends_with("s")) {
        const auto decade = whole_number(text.substr(0, 4));
        if (!decade || *decade < 1500 || *decade >= 2100 || *decade % 10 != 0) return std::nullopt;
        return std::string(text.substr(0, 3));
    }
    if (text.starts_with("'")) text.remove_prefix(1);
    const bool short_form = text.size() == 3 && text.ends_with("0s") && is_ascii_digit(text[0]);
    const auto word = decade_word(sentence, at);
    if (!word && !short_form) return std::nullopt;
    const bool dated = text.size() != sentence[at].lower.size() ||
                       sentence.is(at - 1, "the", "early", "late", "mid", "-");
    const bool an_age = sentence.is(at - 1, "his", "her", "their", "my") ||
                        sentence.is(at - 2, "his", "her", "their", "my");
    if (!dated || an_age) return std::nullopt;
    if (word) return "19" + std::to_string(*word);
    // "the '20s" are the nearest that have begun
    if (!sentence.anchor()) return std::nullopt;
    const int year = static_cast<int>(sentence.anchor()->year());
    int decade = year / 100 * 10 + (text[0] - '0');
    if (decade * 10 > year) decade -= 10;
    return std::to_string(decade);
}

std::optional<TimeTerm> read_decade(const TimeSentence& sentence, std::size_t at) {
    const std::size_t name_at = sentence.is(at, "the") ? at + 1 : at;
    const auto decade = decade_at(sentence, name_at);
    if (!decade) return std::nullopt;
    return absolute_term(name_at + 1, TimeType::date, *decade);
}

/// The number of an ordinal up to "twenty-first": "18th", "nineteenth".
std::optional<int> century_number(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.has(at)) return std::nullopt;
    std::string_view text = sentence[at].lower;
    if (is_ascii_digit(text[0]) && text.size() > 2 &&
        (text.ends_with("th") || text.ends_with("st") || text.ends_with("nd") ||
         text.ends_with("rd"))) {
        text.remove_suffix(2);
        return whole_number(text);
    }
    const int ordinal = sentence.look(at).ordinal;
    return ordinal > 0 ? std::optional(ordinal) : std::nullopt;
}

/// "the 20th century", "the nineteenth century", "9th-century", "the 9th century BC"
std::optional<TimeTerm> read_century(const TimeSentence& sentence, std::size_t at) {
    const std::size_t number_at = sentence.is(at, "the") ? at + 1 : at;
    auto number = century_number(sentence, number_at);
    std::size_t unit_at = number_at + 1;
    if (sentence.is(number_at, "twenty") && sentence.is(number_at + 1, "-") &&
        sentence.is(number_at + 2, "first")) {
        number = 21;
        unit_at = number_at + 3;
    }
    if (sentence.is(unit_at, "-")) ++unit_at;
    if (!number || *number < 1 || *number > 30 || !sentence.is(unit_at, "century", "centuries")) {
        return std::nullopt;
    }
    std::string value = timex::of_year(*number - 1).substr(2);
    const std::size_t end = behind_bc(sentence, unit_at + 1);
    if (end != unit_at + 1) value.insert(0, "BC");
    return absolute_term(end, TimeType::date, std::move(value));
}

}  // namespace

std::optional<TimeTerm> read_year(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.has(at)) return std::nullopt;
    for (const auto read : {read_century,
                            read_decade,
                            read_before_christ,
                            read_four_digits,
                            read_spelled,
                            read_fiscal,
                            read_two_digits}) {
        if (auto found = read(sentence, at)) return found;
    }
    return std::nullopt;
}

std::optional<TimeTerm> read_last_year(const TimeSentence& sentence, std::size_t at, int begin) {
    if (!sentence.has(at)) return std::nullopt;
    const std::string_view text = sentence[at].text;
    auto year = whole_number(text);
    if (!year) return std::nullopt;
    if (text.size() == 2) {
        *year += begin / 100 * 100;
    } else if (text.size() != 4) {
        return std::nullopt;
    }
    if (*year <= begin || *year > 2100) return std::nullopt;
    return absolute_term(at + 1, TimeType::date, timex::of_year(*year));
}

}  // namespace concord
