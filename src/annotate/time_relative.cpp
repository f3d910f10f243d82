// Points that say how far from the day of publication they lie. The value is as exact as the unit:
// two weeks ago is a week, not a day.
//
//     published 2025-04-14:  "last week" 2025-W15;  "next Friday" 2025-04-18;  "two days ago"
//                            2025-04-12;  "several days ago" PAST_REF

#include "annotate/time_relative.h"

#include <cmath>
#include <utility>

#include "annotate/time_lengths.h"

namespace concord {
namespace {

/// The days from that of publication to "yesterday", "today" or "tomorrow".
std::optional<int> day_offset(const TimeSentence& sentence, std::size_t at) {
    if (sentence.is(at, "yesterday")) return -1;
    // "USA TODAY" is a newspaper.
    const bool name = sentence.has(at) && sentence[at].casing == Casing::upper &&
                      sentence.has(at - 1) && sentence[at - 1].casing == Casing::upper;
    if (sentence.is(at, "today")) return name ? std::nullopt : std::optional(0);
    if (sentence.is(at, "tomorrow")) return 1;
    return std::nullopt;
}

/// -1 for "last", 0 for "this", 1 for "next".
std::optional<int> step_of(const TimeSentence& sentence, std::size_t at) {
    if (sentence.is(at, "last", "past", "previous")) return -1;
    if (sentence.is(at, "this", "current")) return 0;
    if (sentence.is(at, "next", "coming")) return 1;
    return std::nullopt;
}

/// "last Friday" and "next Friday" are never the day of publication itself.
///
/// step  -1 or 1
std::string other_weekday(const Anchor& anchor, unsigned weekday, int step) {
    const Direction direction = step < 0 ? Direction::past : Direction::future;
    std::string value = timex::weekday(anchor, weekday, direction);
    return value == timex::day_from(anchor, 0) ? timex::day_from(anchor, 7 * step) : value;
}

/// The value of the weekday, month, season or unit at `name_at`, `step` from the day of
/// publication.
///
/// at  where the expression begins: the tense around it places "this Friday" and "this summer"
std::optional<std::string> stepped(const TimeSentence& sentence,
                                   std::size_t at,
                                   std::size_t name_at,
                                   int step) {
    const Anchor& anchor = sentence.anchor();
    const TimeWord word = sentence.look(name_at);
    const auto direction = [&] {
        if (step == 0) return sentence.direction(at, name_at + 1);
        return step > 0 ? Direction::future : Direction::past;
    };
    if (word.weekday != 0 && !word.weekdays && sentence.is_capitalised(name_at)) {
        if (step != 0) return other_weekday(anchor, word.weekday, step);
        return timex::weekday(anchor, word.weekday, direction());
    }
    if (word.month != 0 && !word.short_month && sentence.is_capitalised(name_at)) {
        if (sentence.day_number(name_at + 1)) return std::nullopt;
        if (step != 0 && anchor) return timex::other_month(anchor, word.month, step);
        // A verb that tells no future may still stand beside a month to come: "the race this May".
        const bool near = step == 0 && direction() != Direction::future;
        return timex::month(anchor, word.month, near ? Direction::nearest : direction());
    }
    if (!word.season.empty() && step == 0) return timex::this_season(anchor, word.season);
    if (!word.season.empty()) return timex::other_season(anchor, word.season, step);
    if (word.unit == nullptr || word.unit->plural) return std::nullopt;
    return period_from(anchor, *word.unit, step);
}

}  // namespace

std::optional<TimeTerm> read_relative_point(const TimeSentence& sentence, std::size_t at) {
    if (const auto offset = day_offset(sentence, at)) {
        return anchored_term(at + 1, TimeType::date, timex::day_from(sentence.anchor(), *offset));
    }
    std::size_t step_at = at;
    const bool the_previous = sentence.is(at, "the") && sentence.is(at + 1, "previous", "current");
    const bool this_past = sentence.is(at, "this") && sentence.is(at + 1, "past", "coming");
    if (the_previous || this_past) ++step_at;
    const auto step = step_of(sentence, step_at);
    if (!step) return std::nullopt;
    // "the last week" is a length, "the previous week" is none.
    const bool behind_the =
        sentence.is(at - 1, "the") && !the_previous && !sentence.is(at, "current");
    if (behind_the && !sentence.is(at, "previous")) return std::nullopt;
    const auto month = sentence.month(step_at + 1);
    const auto day = sentence.day_number(step_at + 2);
    if (*step == 0 && month && day && sentence.anchor()) {  // "this December 8"
        auto date = timex::of_date(static_cast<int>(sentence.anchor()->year()), *month, *day);
        if (date) return anchored_term(step_at + 3, TimeType::date, std::move(*date));
    }
    auto value = stepped(sentence, at, step_at + 1, *step);
    if (!value) return std::nullopt;
    return anchored_term(step_at + 2, TimeType::date, std::move(*value));
}

std::optional<TimeTerm> read_ago(const TimeSentence& sentence, std::size_t at) {
    const TimeBound bound = sentence.bound(at);
    const auto length = read_length(sentence, bound.end);
    if (!length || !sentence.is(length->end, "ago")) return std::nullopt;
    const std::size_t end = length->end + 1;
    if (length->clock) return absolute_term(end, TimeType::date, "PAST_REF");
    constexpr double longest_count = 4000;
    constexpr double longest_years = 200;
    const bool exact = length->unit != 'Y' || length->amount <= longest_years;
    const bool counted = exact && !length->vague && length->amount <= longest_count &&
                         length->amount == std::floor(length->amount);
    const Anchor& anchor = sentence.anchor();
    const auto& quarter = sentence.quarter();
    if (quarter && quarter->sentence == sentence.first() && length->unit == 'Y' &&
        length->amount == 1) {
        return spoken_term(end, TimeType::date, timex::from_point(quarter->point, 'Q', -4));
    }
    TimeTerm found = anchored_term(
        end,
        TimeType::date,
        anchor && !counted
            ? "PAST_REF"
            : back_from(anchor, length->unit, counted ? static_cast<int>(length->amount) : 0));
    found.mod = std::string(bound.mod);
    return found;
}

std::string back_from(const Anchor& anchor, char unit, int count) {
    switch (unit) {
        case 'D':
            return timex::day_from(anchor, -count);
        case 'W':
            return timex::week_from(anchor, -count);
        case 'M':
            return timex::month_from(anchor, -count);
        default:
            return timex::year_from(anchor, -count);
    }
}

std::optional<std::string> period_from(const Anchor& anchor, const TimeUnit& unit, int offset) {
    if (unit.clock) return std::nullopt;
    if (unit.letter == "W") return timex::week_from(anchor, offset);
    if (unit.letter == "WE") return timex::week_from(anchor, offset) + "-WE";
    if (unit.letter == "M") return timex::month_from(anchor, offset);
    if (unit.letter == "Q") return timex::quarter_from(anchor, offset);
    if (unit.letter == "Y") return timex::year_from(anchor, offset);
    return std::nullopt;
}

}  // namespace concord
