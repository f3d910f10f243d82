// Lengths of time: an amount, perhaps a half, a unit. Units that ISO 8601 does not have become
// amounts of one that it has.
//
//     more than four and a half hours    DURATION PT4H30M, mod MORE_THAN
//     two decades                        DURATION P20Y
//     the past few days                  DURATION PXD
//     they left for a second week        none, for "second" is an ordinal

#include "annotate/time_lengths.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace concord {
namespace {

// --- the parts of a length -----------------------------------------------------------------

/// "four", "a", "a few", "several", "half an"
std::optional<TimeAmount> read_amount(const TimeSentence& sentence, std::size_t at) {
    if (auto number = sentence.number(at)) {
        const bool dash = sentence.is(number->end, "-", "–") &&
                          sentence.touches_previous(number->end) &&
                          sentence.touches_previous(number->end + 1);
        const auto last = dash || sentence.is(number->end, "to", "or")
                              ? sentence.number(number->end + 1)
                              : std::nullopt;
        if (last && last->value > number->value) return TimeAmount{last->end, 0, true};
        return number;
    }
    if (sentence.is(at, "a", "an")) {
        if (!sentence.is(at + 1, "few", "couple")) return TimeAmount{at + 1, 1};
        const std::size_t end = sentence.is(at + 2, "of") ? at + 3 : at + 2;
        // "a couple of years" is two of them
        if (sentence.is(at + 1, "couple")) return TimeAmount{end, 2};
        return TimeAmount{end, 1, true};
    }
    if (sentence.is(at, "several", "many")) return TimeAmount{at + 1, 0, true};
    if (sentence.is(at, "half") && sentence.is(at + 1, "a", "an")) {
        return TimeAmount{at + 2, 0.5};
    }
    return std::nullopt;
}

/// Behind "and a half" where that begins at `at`, else `at`.
std::size_t behind_half(const TimeSentence& sentence, std::size_t at) {
    const bool half =
        sentence.is(at, "and") && sentence.is(at + 1, "a") && sentence.is(at + 2, "half");
    return half ? at + 3 : at;
}

/// True in "a second week", false in "a second later".
bool is_ordinal(const TimeSentence& sentence, std::size_t article, std::size_t unit) {
    return sentence.is(article, "a", "one") && sentence.is(unit, "second") &&
           sentence.is_lower(unit + 1) && !sentence.is(unit + 1, "later", "ago");
}

/// A unit of the lexicon as so many of one of ISO 8601.
struct IsoUnit {
    char letter = 'D';
    int count = 1;
};

IsoUnit iso_unit(const TimeUnit& unit) {
    switch (unit.letter.front()) {
        case 'F':
            return {'W', 2};
        case 'N':
            return {'D', 1};
        case 'Q':
            return {'M', 3};
        case 'E':
            return {'Y', 10};
        case 'C':
            return {'Y', 100};
        default:
            return {unit.letter.front(), 1};
    }
}

// --- TIMEX3 values -------------------------------------------------------------------------

std::string amount_text(double amount) {
    std::array<char, 32> digits{};
    const auto written = std::to_chars(
        digits.data(), digits.data() + digits.size(), amount, std::chars_format::fixed);
    return {digits.data(), written.ptr};
}

// --- durations -----------------------------------------------------------------------------

/// True where the words around an expression at [at, end) ask for a length.
bool is_asked_for(const TimeSentence& sentence, std::size_t at, std::size_t end) {
    return sentence.is(at - 1, "for", "in", "within", "over", "after", "of", "every") ||
           sentence.is(at - 1, "than", "about", "spent", "lasted", "took") ||
           sentence.is(end, "later", "earlier", "after", "before");
}

/// "more than four hours": a bound, if any, and a length.
///
/// at      where the expression begins
/// behind  where its article, if any, ends: at or after `at`
std::optional<TimeTerm> read_bounded(const TimeSentence& sentence,
                                     std::size_t at,
                                     std::size_t behind) {
    const TimeBound bound = sentence.bound(behind);
    const auto length = read_length(sentence, bound.end);
    if (!length) return std::nullopt;
    // An age is no length of time; "over several years" has no bound.
    const bool age = sentence.is(length->end, "old", "olds") ||
                     (sentence.is(length->end, "-") && sentence.is(length->end + 1, "old", "olds"));
    if (age || (length->vague && bound.end != behind)) return std::nullopt;
    if (bound.mod.empty()) {
        const bool one = sentence.is(bound.end, "a", "an", "one") && !length->vague;
        if (one && !sentence.is(bound.end + 1, "-") && !is_asked_for(sentence, at, length->end)) {
            return std::nullopt;
        }
        // In "the 30-day truce" the article is the noun's.
        if (bound.end > at && sentence.is(length->end - 2, "-")) return std::nullopt;
    }
    TimeTerm found = absolute_term(length->end, TimeType::duration, length_value(*length));
    found.mod = std::string(bound.mod);
    return found;
}

/// "the past few days", "the next few years"; `at` is behind "past".
std::optional<TimeTerm> read_few(const TimeSentence& sentence, std::size_t at) {
    const TimeUnit* unit = sentence.is(at, "few") ? sentence.look(at + 1).unit : nullptr;
    if (unit == nullptr) return std::nullopt;
    return absolute_term(at + 2, TimeType::duration, (unit->clock ? "PTX" : "PX") + unit->letter);
}

/// "the past week": all of it; `at` is behind "past".
std::optional<TimeTerm> read_whole(const TimeSentence& sentence, std::size_t at) {
    const bool past = sentence.is(at - 1, "past", "last");
    const bool next_decade = sentence.is(at - 1, "next", "coming") && sentence.is(at, "decade");
    const TimeUnit* unit = past || next_decade ? sentence.look(at).unit : nullptr;
    if (unit == nullptr || unit->plural || unit->clock) return std::nullopt;
    if (unit->letter == "N" || unit->letter == "WE") return std::nullopt;
    const IsoUnit iso = iso_unit(*unit);
    return absolute_term(at + 1, TimeType::duration, "P" + std::to_string(iso.count) + iso.letter);
}

/// "for weeks", "years of talks", "in recent months", "the coming days": how many is not told
std::optional<TimeTerm> read_uncounted(const TimeSentence& sentence, std::size_t at) {
    const std::size_t near_at = sentence.is(at, "the") ? at + 1 : at;
    const bool near = sentence.is(near_at, "recent", "coming", "following");
    if (near_at != at && !near) return std::nullopt;
    const std::size_t unit_at = near ? near_at + 1 : at;
    const TimeUnit* unit = sentence.look(unit_at).unit;
    if (unit == nullptr || !unit->plural || unit->letter == "WE") return std::nullopt;
    if (unit->letter == "Q" && !near) return std::nullopt;  // "three-quarters of them"
    const std::size_t end = unit_at + 1;
    if (!near) {
        if (sentence.is(end, "ago")) return absolute_term(end + 1, TimeType::date, "PAST_REF");
        const bool asked = sentence.is(at - 1, "for", "over", "after", "within") ||
                           sentence.is(end, "of", "later", "before", "after");
        if (!asked || !sentence.is_lower(at)) return std::nullopt;
    }
    return absolute_term(
        end, TimeType::duration, std::string(unit->clock ? "PTX" : "PX") + iso_unit(*unit).letter);
}

}  // namespace

std::optional<TimeLength> read_length(const TimeSentence& sentence, std::size_t at) {
    const auto amount = read_amount(sentence, at);
    if (!amount) return std::nullopt;
    std::size_t unit_at = behind_half(sentence, amount->end);
    bool half = unit_at != amount->end;
    if (sentence.is(unit_at, "-") && sentence.touches_previous(unit_at)) ++unit_at;
    if (sentence.is(unit_at, "more") && sentence.is_lower(unit_at + 1)) ++unit_at;
    const TimeUnit* unit = sentence.look(unit_at).unit;
    if (unit == nullptr || unit->letter == "WE" || is_ordinal(sentence, at, unit_at)) {
        return std::nullopt;
    }
    const std::size_t end = behind_half(sentence, unit_at + 1);
    half = half || end != unit_at + 1;
    // "three-quarters of the men" are a share
    if (unit->letter == "Q" && sentence.is(unit_at + 1, "of")) return std::nullopt;
    // "the 1988 quarter" is no length
    if (!unit->plural && sentence.year(at) && !sentence.is(at + 1, "-")) return std::nullopt;
    const IsoUnit iso = iso_unit(*unit);
    const double total = (amount->value + (half ? 0.5 : 0)) * iso.count;
    constexpr double longest = 1e7;
    if (total > longest) return std::nullopt;
    return TimeLength{end, total, iso.letter, unit->clock, amount->vague};
}

std::string length_value(const TimeLength& length) {
    const std::string designator = length.clock ? "PT" : "P";
    if (length.vague) return designator + "X" + length.unit;
    const auto whole = static_cast<int>(length.amount);
    if (length.unit == 'H' && length.amount == whole + 0.5) {
        return designator + (whole > 0 ? amount_text(whole) + "H" : "") + "30M";
    }
    return designator + amount_text(length.amount) + length.unit;
}

std::optional<TimeTerm> read_duration(const TimeSentence& sentence, std::size_t at) {
    if (auto found = read_uncounted(sentence, at)) return found;
    if (!sentence.is(at, "the", "these")) return read_bounded(sentence, at, at);
    const bool runs =
        sentence.is(at + 1, "past", "last", "next", "first", "final", "coming", "previous");
    const std::size_t behind = runs ? at + 2 : at + 1;
    if (runs) {
        if (auto found = read_few(sentence, behind)) return found;
    }
    if (sentence.number(behind)) return read_bounded(sentence, at, behind);
    return runs ? read_whole(sentence, behind) : std::nullopt;
}

}  // namespace concord
