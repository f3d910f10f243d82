// Beginning, middle and end of a day, month or year, as the `mod` of TIMEX3:
//
//     by the end of April   DATE 2025-04, mod END ("by" stays outside)
//     late last year        DATE 2024, mod END
//     mid-April             DATE 2025-04, mod MID; one token or three

#include "annotate/time_periods.h"

#include <string>
#include <utility>

#include "annotate/time_of_day.h"
#include "annotate/time_points.h"
#include "annotate/time_relative.h"
#include "base/calendar.h"

namespace concord {
namespace {

/// The mod of a noun before "of"; empty for other words.
std::string mod_of_noun(const TimeSentence& sentence, std::size_t at) {
    if (sentence.is(at, "start", "beginning", "outset")) return "START";
    if (sentence.is(at, "middle")) return "MID";
    if (sentence.is(at, "end", "close")) return "END";
    return {};
}

/// The mod of an adverb before a point; empty for other words.
std::string mod_of_adverb(const TimeSentence& sentence, std::size_t at) {
    if (sentence.is(at, "early")) return "START";
    if (sentence.is(at, "mid", "mid-")) return "MID";
    if (sentence.is(at, "late")) return "END";
    return {};
}

/// The period behind "the end of": "[the week]", "[April]", "[2027]"
std::optional<TimeTerm> read_period(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.is(at, "the")) return read_point(sentence, at);
    const TimeUnit* unit = sentence.look(at + 1).unit;
    if (unit == nullptr || unit->plural) return std::nullopt;
    if (unit->letter != "W" && unit->letter != "M" && unit->letter != "Y") return std::nullopt;
    if (const CalendarPoint* point = sentence.told()) {
        return spoken_term(
            at + 2, TimeType::date, timex::from_point(*point, unit->letter.front(), 0));
    }
    const auto value = period_from(sentence.anchor(), *unit, 0);
    if (!value) return std::nullopt;
    return anchored_term(at + 2, TimeType::date, *value);
}

/// "early [April]", "late on [Friday]", "mid-[April]"; `at` is behind the adverb.
std::optional<TimeTerm> read_behind_adverb(const TimeSentence& sentence, std::size_t at) {
    if (sentence.is(at, "-")) ++at;
    if (sentence.is(at, "on", "in")) ++at;
    auto point = read_point(sentence, at);
    if (!point || !is_day(point->value)) return point;
    auto part = read_time_of_day(sentence, at);  // "early Friday morning"
    return part && part->end > point->end ? part : point;
}

/// "earlier this week", "later in April": the point itself; `at` is behind the adverb.
std::optional<TimeTerm> read_behind_comparative(const TimeSentence& sentence, std::size_t at) {
    if (sentence.is(at, "in", "on")) return read_point(sentence, at + 1);
    return sentence.is(at, "this", "last") ? read_point(sentence, at) : std::nullopt;
}

/// "mid-April" where it is one token
std::optional<TimeTerm> read_fused_mid(const TimeSentence& sentence, std::size_t at) {
    constexpr std::string_view mid = "mid-";
    const std::string_view word = sentence[at].lower;
    if (!word.starts_with(mid)) return std::nullopt;
    const auto month = month_from_name(word.substr(mid.size()));
    if (!month) return std::nullopt;
    if (const auto year = sentence.year(at + 1)) {
        return absolute_term(at + 2, TimeType::date, timex::of_month(*year, *month));
    }
    return sentence.month_term(at, at + 1, *month);
}

std::optional<TimeTerm> with_mod(std::optional<TimeTerm> term, std::string mod) {
    if (term) term->mod = std::move(mod);
    return term;
}

/// "the early 1990s", "the mid-1980s", "the late summer"
std::optional<TimeTerm> read_the_adverb(const TimeSentence& sentence, std::size_t at) {
    std::string mod = mod_of_adverb(sentence, at + 1);
    if (mod.empty()) return std::nullopt;
    auto found = read_behind_adverb(sentence, at + 2);
    if (!found || is_day(found->value)) return std::nullopt;
    return with_mod(std::move(found), std::move(mod));
}

/// "year end", "year-end", "year's end"
std::optional<TimeTerm> read_year_end(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.is(at, "year")) return std::nullopt;
    const std::size_t end_at = sentence.is(at + 1, "'s", "-") ? at + 2 : at + 1;
    if (!sentence.is(end_at, "end")) return std::nullopt;
    return with_mod(
        anchored_term(end_at + 1, TimeType::date, timex::year_from(sentence.anchor(), 0)), "END");
}

}  // namespace

std::optional<TimeTerm> read_part_of_period(const TimeSentence& sentence, std::size_t at) {
    const bool the = sentence.is(at, "the");
    const std::size_t part_at = the ? at + 1 : at;
    std::string mod = mod_of_noun(sentence, part_at);
    if (!mod.empty() && sentence.is(part_at + 1, "of")) {
        return with_mod(read_period(sentence, part_at + 2), mod);
    }
    if (the) return read_the_adverb(sentence, at);
    if (auto found = read_year_end(sentence, at)) return found;
    mod = mod_of_adverb(sentence, at);
    if (!mod.empty()) return with_mod(read_behind_adverb(sentence, at + 1), mod);
    if (sentence.is(at, "earlier", "later")) return read_behind_comparative(sentence, at + 1);
    return with_mod(read_fused_mid(sentence, at), "MID");
}

}  // namespace concord
