// Quarters and halves of a year. Without a year it is that of the day of publication, or the one
// before where the quarter has not come yet and nothing speaks of the future:
//
//     published 2031-06-12:  "the first quarter" 2031-Q1;  "the fourth quarter" 2030-Q4
//     behind one of them:    "the latest quarter", "the period" the same;
//                            "the year-earlier quarter" the same of the year before

#include "annotate/time_quarters.h"

#include <string>
#include <utility>

#include "annotate/time_relative.h"

namespace concord {
namespace {

/// A year that is said beside a quarter, and where its words end.
struct YearBeside {
    std::size_t end = 0;
    std::optional<int> year = std::nullopt;
    TimeBase base = TimeBase::none;
};

/// "1989", "last year's", "this year's"
YearBeside year_before(const TimeSentence& sentence, std::size_t at) {
    if (const auto year = sentence.year(at)) return {at + 1, year, TimeBase::none};
    const bool genitive = sentence.is(at + 1, "year") && sentence.is(at + 2, "'s");
    if (!genitive || !sentence.anchor()) return {at};
    const int now = static_cast<int>(sentence.anchor()->year());
    if (sentence.is(at, "last")) return {at + 3, now - 1, TimeBase::published};
    if (sentence.is(at, "this")) return {at + 3, now, TimeBase::published};
    if (sentence.is(at, "next")) return {at + 3, now + 1, TimeBase::published};
    return {at};
}

/// "of 1989", "in 1989", "1989", "of last year", "of this year", "of the year"
YearBeside year_behind(const TimeSentence& sentence, std::size_t at) {
    const std::size_t year_at = sentence.is(at, "of", "in", ",") ? at + 1 : at;
    if (const auto year = sentence.year(year_at)) return {year_at + 1, year, TimeBase::none};
    if (!sentence.anchor() || !sentence.is(year_at + 1, "year")) return {at};
    const int now = static_cast<int>(sentence.anchor()->year());
    if (sentence.is(year_at, "last")) return {year_at + 2, now - 1, TimeBase::published};
    if (sentence.is(year_at, "this")) return {year_at + 2, now, TimeBase::published};
    if (sentence.is(year_at, "next")) return {year_at + 2, now + 1, TimeBase::published};
    return {at};
}

/// 1 to 4: "third", "3rd"
unsigned ordinal_of(const TimeSentence& sentence, std::size_t at) {
    constexpr int last_quarter = 4;
    if (sentence.is(at, "1st")) return 1;
    if (sentence.is(at, "2nd")) return 2;
    if (sentence.is(at, "3rd")) return 3;
    if (sentence.is(at, "4th")) return 4;
    const int ordinal = sentence.look(at).ordinal;
    return ordinal > 0 && ordinal <= last_quarter ? static_cast<unsigned>(ordinal) : 0;
}

std::string part_of_year(int year, bool half, unsigned number) {
    return timex::of_year(year) + (half ? "-H" : "-Q") + std::to_string(number);
}

/// The year of a quarter or half that names none.
///
/// at, end  the tokens of the expression, [at, end)
int year_of_part(
    const TimeSentence& sentence, std::size_t at, std::size_t end, bool half, unsigned number) {
    const unsigned month = static_cast<unsigned>(sentence.anchor()->month());
    const int year = static_cast<int>(sentence.anchor()->year());
    const unsigned first_month = (number - 1) * (half ? 6 : 3) + 1;
    const bool to_come = first_month > month;
    return to_come && sentence.direction(at, end) != Direction::future ? year - 1 : year;
}

/// "the third quarter of 1989", "this year's third quarter", "fiscal second-quarter"
std::optional<TimeTerm> read_numbered(const TimeSentence& sentence, std::size_t at) {
    const bool begins_with_determiner = sentence.is(at, "the", "its", "their", "his");
    std::size_t number_at = begins_with_determiner ? at + 1 : at;
    const YearBeside before = year_before(sentence, number_at);
    number_at = before.end;
    if (sentence.is(number_at, "fiscal", "financial")) ++number_at;
    if (sentence.is(number_at, "-")) ++number_at;
    const unsigned number = ordinal_of(sentence, number_at);
    if (number == 0) return std::nullopt;
    const std::size_t unit_at = sentence.is(number_at + 1, "-") ? number_at + 2 : number_at + 1;
    // In "its third-quarter loss" the first word belongs to the loss.
    if (unit_at != number_at + 1 && begins_with_determiner) return std::nullopt;
    const bool half = sentence.is(unit_at, "half");
    if (!sentence.is(unit_at, "quarter", "quarters") && !(half && number <= 2)) {
        return std::nullopt;
    }
    const YearBeside behind =
        before.year ? YearBeside{unit_at + 1} : year_behind(sentence, unit_at + 1);
    const YearBeside& told = before.year ? before : behind;
    // Without a year a half may be one of a match, and so "the third quarter of the game".
    if (half && !told.year) return std::nullopt;
    const std::size_t next = unit_at + 1;
    if (sentence.is(next, "-") && sentence.touches_previous(next)) return std::nullopt;
    if (!told.year && sentence.is(next, "of") && !sentence.is(next + 2, "year")) {
        return std::nullopt;
    }
    const std::size_t end = behind.year ? behind.end : unit_at + 1;
    TimeTerm term = absolute_term(end, TimeType::date, {});
    if (told.year) {
        term.value = part_of_year(*told.year, half, number);
        term.base = told.base;
    } else if (const CalendarPoint* point = sentence.told()) {
        term.value = part_of_year(point->year, half, number);
        term.base = TimeBase::spoken;
    } else if (sentence.anchor()) {
        term.value = part_of_year(year_of_part(sentence, at, end, half, number), half, number);
        term.base = TimeBase::published;
    } else {
        term.value = "XXXX-Q" + std::to_string(number);
    }
    return term;
}

/// "the quarter", "the latest period" behind a quarter
std::optional<TimeTerm> read_latest(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.is(at, "the") || !sentence.quarter()) return std::nullopt;
    const bool latest = sentence.is(at + 1, "latest");
    const std::size_t unit_at = latest ? at + 2 : at + 1;
    if (!sentence.is(unit_at, "quarter") && !(latest && sentence.is(unit_at, "period"))) {
        return std::nullopt;
    }
    return spoken_term(
        unit_at + 1, TimeType::date, timex::from_point(sentence.quarter()->point, 'Q', 0));
}

/// "the 1988 quarter", "the 1988 period": the same quarter of that year
std::optional<TimeTerm> read_quarter_of_year(const TimeSentence& sentence, std::size_t at) {
    const std::size_t year_at = sentence.is(at, "the") ? at + 1 : at;
    const YearBeside told = year_before(sentence, year_at);
    if (!told.year || !sentence.quarter() || !sentence.is(told.end, "quarter", "period")) {
        return std::nullopt;
    }
    return spoken_term(told.end + 1,
                       TimeType::date,
                       part_of_year(*told.year, false, sentence.quarter()->point.quarter));
}

/// "year-earlier", "the year-ago quarter": the same quarter of the year before
std::optional<TimeTerm> read_year_earlier(const TimeSentence& sentence, std::size_t at) {
    const std::size_t year_at = sentence.is(at, "the", "its", "a") ? at + 1 : at;
    if (!sentence.is(year_at, "year") || !sentence.is(year_at + 1, "-") ||
        !sentence.is(year_at + 2, "ago", "earlier")) {
        return std::nullopt;
    }
    std::size_t end = year_at + 3;
    if (ordinal_of(sentence, end) != 0 && sentence.is(end + 1, "quarter")) {
        end += 2;
    } else if (sentence.is(end, "quarter", "period")) {
        ++end;
    } else if (year_at != at) {
        return std::nullopt;  // the article is that of a noun behind
    }
    if (sentence.quarter()) {
        return spoken_term(
            end, TimeType::date, timex::from_point(sentence.quarter()->point, 'Q', -4));
    }
    return anchored_term(end, TimeType::date, timex::year_from(sentence.anchor(), -1));
}

}  // namespace

std::optional<TimeTerm> read_quarter(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.has(at)) return std::nullopt;
    for (const auto read : {read_numbered, read_year_earlier, read_quarter_of_year, read_latest}) {
        if (auto found = read(sentence, at)) return found;
    }
    return std::nullopt;
}

}  // namespace concord
