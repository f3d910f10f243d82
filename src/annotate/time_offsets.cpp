// Points that count from the one spoken of before. Where that is not known, or not so exactly, the
// value stays open:
//
//     The truce of 9 April held. [Two days later] ...      2031-04-11
//     They signed in [May 2014]. [That year] ...           2014
//     [The next day] they left.                            XXXX-XX-XX where no day was named
//
// "The next year" and "the next week" are lengths in news and points in a history.

#include "annotate/time_offsets.h"

#include <chrono>
#include <cmath>
#include <string>
#include <utility>

#include "annotate/time_lengths.h"
#include "annotate/time_relative.h"

namespace concord {
namespace {

std::string open_value(char unit) {
    switch (unit) {
        case 'D':
            return "XXXX-XX-XX";
        case 'W':
            return "XXXX-WXX";
        case 'M':
            return "XXXX-XX";
        case 'Q':
            return "XXXX-QX";
        default:
            return "XXXX";
    }
}

std::string from_spoken(const TimeSentence& sentence, char unit, int offset) {
    const auto& spoken = sentence.spoken();
    return spoken ? timex::from_point(spoken->point, unit, offset) : open_value(unit);
}

/// Whether a point is behind the day of publication.
bool lies_ahead(const TimeSentence& sentence, const CalendarPoint& point) {
    const Anchor day = point.whole_day();
    return day && sentence.anchor() &&
           std::chrono::sys_days(*day) > std::chrono::sys_days(*sentence.anchor());
}

/// "two days later", "more than a year earlier", "three weeks afterwards"
std::optional<TimeTerm> read_later(const TimeSentence& sentence, std::size_t at) {
    const std::size_t bound_at = sentence.is(at, "only", "just") ? at + 1 : at;
    const TimeBound bound = sentence.bound(bound_at);
    const auto length = read_length(sentence, bound.end);
    if (!length) return std::nullopt;
    const bool later = sentence.is(length->end, "later", "afterwards", "afterward");
    const bool earlier = sentence.is(length->end, "earlier", "before", "previously");
    if (!later && !earlier) return std::nullopt;
    // "two days before the vote" counts from the vote.
    if (sentence.is(length->end, "before") &&
        !sentence.is(length->end + 1, ",", ".", ";", "and", ")")) {
        return std::nullopt;
    }
    const std::size_t end = length->end + 1;
    // "later than", "two weeks later in the year"
    if (sentence.is(end, "than")) return std::nullopt;
    constexpr double longest_count = 4000;
    const bool counted = !length->vague && !length->clock && length->amount <= longest_count &&
                         length->amount == std::floor(length->amount);
    // Of "2,500 years later" no year is known so exactly.
    constexpr double longest_years = 200;
    if (length->unit == 'Y' && length->amount > longest_years) return std::nullopt;
    if (!counted) return std::nullopt;  // "a few days later", "an hour later" remain lengths
    const int count = static_cast<int>(length->amount) * (earlier ? -1 : 1);
    const auto& spoken = sentence.spoken();
    const bool years_of_news =
        length->unit == 'Y' && sentence.told() == nullptr && !(spoken && spoken->absolute);
    TimeTerm term;
    const auto& quarter = sentence.quarter();
    const bool of_quarter = quarter && (quarter->sentence == sentence.first() ||
                                        (spoken && spoken->time == quarter->time));
    if (of_quarter && length->unit == 'Y' && count == -1) {
        term = spoken_term(end, TimeType::date, timex::from_point(quarter->point, 'Q', -4));
    } else if (earlier && (!spoken || years_of_news || lies_ahead(sentence, spoken->point))) {
        term =
            anchored_term(end, TimeType::date, back_from(sentence.anchor(), length->unit, -count));
    } else {
        term = spoken_term(end, TimeType::date, from_spoken(sentence, length->unit, count));
    }
    term.mod = std::string(bound.mod);
    return term;
}

/// The step that a word tells: 1 for "following", 0 for "same".
std::optional<int> step_of(const TimeSentence& sentence, std::size_t at) {
    if (sentence.is(at, "next", "following", "ensuing")) return 1;
    if (sentence.is(at, "same")) return 0;
    if (sentence.is(at, "previous", "preceding")) return -1;
    return std::nullopt;
}

/// The part of a day at `at` as TIMEX3 has it, MO; empty for other words.
std::string_view part_at(const TimeSentence& sentence, std::size_t at) {
    const std::string_view part = sentence.look(at).part_of_day;
    return part.size() == 2 && !sentence.is(at, "dawn", "dusk") ? part : std::string_view();
}

/// The unit at `name_at`, `step` from the point spoken of; nothing where it names no unit.
std::optional<TimeTerm> stepped(const TimeSentence& sentence, std::size_t name_at, int step) {
    const TimeWord word = sentence.look(name_at);
    const std::size_t end = name_at + 1;
    if (const std::string_view part = part_at(sentence, name_at); !part.empty()) {
        return spoken_term(
            end, TimeType::time, from_spoken(sentence, 'D', step) + "T" + std::string(part));
    }
    if (!word.season.empty() && sentence.spoken()) {
        const int year = sentence.spoken()->point.year + step;
        return spoken_term(
            end, TimeType::date, timex::of_year(year) + "-" + std::string(word.season));
    }
    if (sentence.month(name_at) && !sentence.is(name_at, "may") && sentence.spoken()) {
        const CalendarPoint& point = sentence.spoken()->point;
        int year = point.year;
        if (step > 0 && point.month != 0 && word.month <= point.month) ++year;
        if (step < 0 && (point.month == 0 || word.month >= point.month)) --year;
        return spoken_term(end, TimeType::date, timex::of_month(year, word.month));
    }
    if (word.unit == nullptr || word.unit->plural || word.unit->clock) return std::nullopt;
    const char unit = word.unit->letter.front();
    if (word.unit->letter == "WE") {
        return spoken_term(end, TimeType::date, from_spoken(sentence, 'W', step) + "-WE");
    }
    if (unit != 'D' && unit != 'W' && unit != 'M' && unit != 'Y' && unit != 'Q') {
        return std::nullopt;
    }
    return spoken_term(end, TimeType::date, from_spoken(sentence, unit, step));
}

/// "the next day", "the following month", "the same year"
std::optional<TimeTerm> read_the_next(const TimeSentence& sentence, std::size_t at) {
    const std::size_t step_at = sentence.is(at, "the") ? at + 1 : at;
    const auto step = step_of(sentence, step_at);
    if (!step || (step_at == at && !sentence.is(at, "following"))) return std::nullopt;
    const bool next = sentence.is(step_at, "next");
    const bool a_day = sentence.is(step_at + 1, "day") || !part_at(sentence, step_at + 1).empty();
    if (next && !a_day && sentence.told() == nullptr) return std::nullopt;
    const bool previous = sentence.is(step_at, "previous");
    if (previous && sentence.told() == nullptr && !a_day) return std::nullopt;
    return stepped(sentence, step_at + 1, *step);
}

/// "that day", "that year", "the day before", "the day after"
std::optional<TimeTerm> read_that(const TimeSentence& sentence, std::size_t at) {
    if (sentence.is(at, "that")) {
        // "He said that day would come" is rare beside "on that day".
        const std::size_t name_at = sentence.is(at + 1, "same") ? at + 2 : at + 1;
        const bool night = sentence.is(name_at, "night");
        return night || !sentence.spoken() ? std::nullopt : stepped(sentence, name_at, 0);
    }
    const bool the_day = sentence.is(at, "the") && sentence.is(at + 1, "day", "year", "week");
    if (!the_day || !sentence.is(at + 2, "before", "after")) return std::nullopt;
    if (!sentence.is(at + 3, ",", ".", ";", ")", "and", "but") && sentence.has(at + 3)) {
        return std::nullopt;
    }
    auto term = stepped(sentence, at + 1, sentence.is(at + 2, "before") ? -1 : 1);
    if (term) term->end = at + 3;
    return term;
}

/// "for the year": its length; "the full year", "the current fiscal year": that of publication
std::optional<TimeTerm> read_business_year(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.is(at, "the")) return std::nullopt;
    const bool current = sentence.is(at + 1, "current");
    const std::size_t kind_at = current ? at + 2 : at + 1;
    const bool fiscal = sentence.is(kind_at, "fiscal", "financial");
    const bool full = sentence.is(kind_at, "full", "whole");
    const std::size_t year_at = fiscal || full ? kind_at + 1 : kind_at;
    if (!sentence.is(year_at, "year")) return std::nullopt;
    const std::size_t end = year_at + 1;
    if (full || current) {
        return anchored_term(end, TimeType::date, timex::year_from(sentence.anchor(), 0));
    }
    const bool ended = sentence.is(end, "ended", "ending");
    if (!fiscal && !ended && !sentence.is(at - 1, "for")) return std::nullopt;
    return absolute_term(end, TimeType::duration, "P1Y");
}

/// "the spring" in a history
std::optional<TimeTerm> read_told(const TimeSentence& sentence, std::size_t at) {
    if (sentence.told() == nullptr || !sentence.is(at, "the")) return std::nullopt;
    const TimeWord word = sentence.look(at + 1);
    if (word.season.empty() || sentence.is(at + 2, "of")) return std::nullopt;
    return stepped(sentence, at + 1, 0);
}

}  // namespace

std::optional<TimeTerm> read_offset(const TimeSentence& sentence, std::size_t at) {
    for (const auto read : {read_later, read_the_next, read_that, read_business_year, read_told}) {
        if (auto found = read(sentence, at)) return found;
    }
    return std::nullopt;
}

}  // namespace concord
