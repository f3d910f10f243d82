// Times that knowledge/time_words lists by name: `references` with their TIMEX3 value, `holidays`
// with a day of the year or a distance from Easter.
//
//     published 2031-06-12:  "they hope for Christmas" 2031-12-25;  "Good Friday" 2031-04-11;
//                            "in recent weeks" PAST_REF

#include "annotate/time_names.h"

#include <chrono>
#include <string>

namespace concord {
namespace {

/// In the year behind the name, or else in the one that the tense around [at, end) chooses.
///
/// day  as in the table: "12-25"
std::optional<TimeTerm> fixed_holiday(const TimeSentence& sentence,
                                      std::size_t at,
                                      std::size_t end,
                                      std::string_view day) {
    const auto month = static_cast<unsigned>(whole_number(day.substr(0, 2)).value_or(0));
    const auto number = static_cast<unsigned>(whole_number(day.substr(3)).value_or(0));
    const auto year = sentence.year(end);
    const auto value =
        year ? timex::of_date(*year, month, number)
             : timex::month_day(sentence.anchor(), month, number, sentence.direction(at, end));
    if (!value) return std::nullopt;
    return year ? absolute_term(end + 1, TimeType::date, *value)
                : anchored_term(end, TimeType::date, *value);
}

/// distance  in days from Easter Sunday, as in the table: "+1", "-2"; empty for the day itself
std::optional<TimeTerm> easter_holiday(const TimeSentence& sentence,
                                       std::size_t end,
                                       std::string_view distance) {
    int days = 0;
    if (!distance.empty()) {
        days = whole_number(distance.substr(1)).value_or(0);
        if (distance.front() == '-') days = -days;
    }
    const auto value_in = [&](int year) {
        return timex::of_day(timex::easter(year) + std::chrono::days(days));
    };
    if (const auto year = sentence.year(end)) {
        return absolute_term(end + 1, TimeType::date, value_in(*year));
    }
    const int year = static_cast<int>(sentence.anchor()->year());
    return anchored_term(end, TimeType::date, value_in(year));
}

}  // namespace

std::optional<TimeTerm> read_named_time(const TimeSentence& sentence, std::size_t at) {
    const TimeLexicon::Phrase name = sentence.phrase(at);
    if (name.words == 0) return std::nullopt;
    const std::size_t end = at + name.words;
    if (!name.holiday) return absolute_term(end, TimeType::date, std::string(name.value));
    if (!sentence.is_capitalised(at) && !sentence.is(at, "the")) return std::nullopt;
    if (!sentence.year(end) && !sentence.anchor()) {
        return absolute_term(end, TimeType::date, "XXXX-XX-XX");
    }
    constexpr std::string_view easter = "easter";
    if (name.value.starts_with(easter)) {
        return easter_holiday(sentence, end, name.value.substr(easter.size()));
    }
    return fixed_holiday(sentence, at, end, name.value);
}

}  // namespace concord
