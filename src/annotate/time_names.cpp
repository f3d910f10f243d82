// Times that knowledge/time_words lists by name: `references` with their TIMEX3 value, `holidays`
// with the rule of their day.
//
//     published 2031-06-12:  "they hope for Christmas" 2031-12-25;  "Good Friday" 2031-04-11;
//                            "currently" PRESENT_REF

#include "annotate/time_names.h"

#include <chrono>
#include <string>

#include "annotate/time_holidays.h"

namespace concord {
namespace {

/// The holiday in the year behind its name, or else in the one that the tense around [at, end)
/// chooses. A month of fasting is a range.
std::optional<TimeTerm> read_holiday(const TimeSentence& sentence,
                                     std::size_t at,
                                     std::size_t end,
                                     std::string_view rule) {
    const std::size_t year_at = sentence.is(end, ",") ? end + 1 : end;
    const auto year = sentence.year(year_at);
    if (year) end = year_at + 1;
    const CalendarPoint* told = sentence.told();
    if (!year && told == nullptr && !sentence.anchor()) {
        return absolute_term(end, TimeType::date, "XXXX-XX-XX");
    }
    std::optional<HolidayDays> days;
    if (year || told != nullptr) {
        days = holiday_in(rule, year ? *year : told->year);
    } else {
        const auto first_in = [rule](int of_year) -> std::optional<std::chrono::sys_days> {
            const auto found = holiday_in(rule, of_year);
            return found ? std::optional(found->first) : std::nullopt;
        };
        const auto first =
            timex::day_of_some_year(*sentence.anchor(), sentence.direction(at, end), first_in);
        if (!first) return std::nullopt;
        const std::chrono::year_month_day date(*first);
        days = holiday_in(rule, static_cast<int>(date.year()));
    }
    if (!days) return std::nullopt;
    TimeTerm term = absolute_term(end, TimeType::date, timex::of_day(days->first));
    if (!year) term.base = told != nullptr ? TimeBase::spoken : TimeBase::published;
    if (days->days > 1) {
        term.type = TimeType::duration;
        term.begin_point = term.value;
        term.end_point = timex::of_day(days->first + std::chrono::days(days->days - 1));
        term.value = "P" + std::to_string(days->days) + "D";
    }
    return term;
}

}  // namespace

std::optional<TimeTerm> read_named_time(const TimeSentence& sentence, std::size_t at) {
    const TimeLexicon::Phrase name = sentence.phrase(at);
    if (name.words == 0) return std::nullopt;
    const std::size_t end = at + name.words;
    // In "the past four years", "the future king" the words belong to what follows.
    const bool attributive = sentence.is(at, "the") && sentence.is_lower(end) &&
                             sentence.is_tagged(end, Xpos::nn, Xpos::nns, Xpos::cd, Xpos::jj);
    const bool of_something = name.value == "FUTURE_REF" && sentence.is(end, "of");
    if (!name.holiday && (attributive || of_something || sentence.look(end).number >= 0))
        return std::nullopt;
    if (!name.holiday) return absolute_term(end, TimeType::date, std::string(name.value));
    if (!sentence.is_capitalised(at) && !sentence.is(at, "the")) return std::nullopt;
    return read_holiday(sentence, at, end, name.value);
}

}  // namespace concord
