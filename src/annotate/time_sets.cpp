// Times that come again. "A week" is one behind a count only, elsewhere it is a length:
//
//     thousands a week, 40 times a week    SET P1W
//     every Friday, on Fridays             SET XXXX-WXX-5
//     the weekly meeting                   SET P1W
//     for a week                           none

#include "annotate/time_sets.h"

#include <string>

#include "annotate/time_lengths.h"

#include "base/utf8.h"

namespace concord {
namespace {

/// The unit at `at` as a set of it; nothing for "nights" and "weekend".
std::optional<TimeTerm> set_of_unit(const TimeSentence& sentence, std::size_t at) {
    const TimeUnit* unit = sentence.look(at).unit;
    if (unit != nullptr && unit->letter == "WE" && !unit->plural) {
        return absolute_term(at + 1, TimeType::set, "XXXX-WXX-WE");
    }
    if (unit == nullptr || unit->plural || unit->letter == "N") {
        return std::nullopt;
    }
    return absolute_term(at + 1, TimeType::set, (unit->clock ? "PT1" : "P1") + unit->letter);
}

/// "each day", "every Friday"
std::optional<TimeTerm> read_every(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.is(at, "each", "every")) return std::nullopt;
    if (auto found = set_of_unit(sentence, at + 1)) return found;
    const TimeWord word = sentence.look(at + 1);
    if (word.weekday != 0) {
        return absolute_term(at + 2, TimeType::set, timex::weekday({}, word.weekday, {}));
    }
    if (word.month != 0 && sentence.is_capitalised(at + 1)) {
        return absolute_term(at + 2, TimeType::set, timex::month({}, word.month, {}));
    }
    if (!word.season.empty()) {
        return absolute_term(at + 2, TimeType::set, timex::season({}, word.season, {}));
    }
    if (word.part_of_day.size() == 2) {
        return absolute_term(at + 2, TimeType::set, "XXXX-XX-XXT" + std::string(word.part_of_day));
    }
    const auto length = read_length(sentence, at + 1);
    if (!length || length->vague) return std::nullopt;
    return absolute_term(length->end, TimeType::set, length_value(*length));
}

/// "on Fridays"
std::optional<TimeTerm> read_weekdays(const TimeSentence& sentence, std::size_t at) {
    const TimeWord word = sentence.look(at);
    if (!word.weekdays || !sentence.is_capitalised(at)) return std::nullopt;
    return absolute_term(at + 1, TimeType::set, timex::weekday({}, word.weekday, {}));
}

/// True for a word behind which "a week" tells how often.
bool is_count(const TimeSentence& sentence, std::size_t at) {
    if (!sentence.has(at)) return false;
    return is_ascii_digit(sentence[at].text[0]) ||
           sentence.is(at, "once", "twice", "times", "dozens", "hundreds", "thousands") ||
           sentence.is(at, "million", "billion", "m", "bn") || sentence.is(at, "people") ||
           sentence.is_tagged(at, Xpos::nns);
}

/// "per day", "a week" behind a count
std::optional<TimeTerm> read_rate(const TimeSentence& sentence, std::size_t at) {
    const bool per = sentence.is(at, "per") && sentence.has(at - 1);
    const bool counted = sentence.is(at, "a", "an") && is_count(sentence, at - 1);
    return per || counted ? set_of_unit(sentence, at + 1) : std::nullopt;
}

/// "daily", "annual"; a capital makes it a name ("Daily News").
std::optional<TimeTerm> read_frequency(const TimeSentence& sentence, std::size_t at) {
    const std::string_view frequency = sentence.look(at).frequency;
    if (frequency.empty() || !sentence.is_lower(at)) return std::nullopt;
    // "the party daily Hesk Herald" is a newspaper
    if (sentence.is_tagged(at + 1, Xpos::nnp) && sentence.is_capitalised(at + 1)) {
        return std::nullopt;
    }
    return absolute_term(at + 1, TimeType::set, std::string(frequency));
}

}  // namespace

std::optional<TimeTerm> read_set(const TimeSentence& sentence, std::size_t at) {
    for (const auto read : {read_every, read_weekdays, read_rate, read_frequency}) {
        if (auto found = read(sentence, at)) return found;
    }
    return std::nullopt;
}

}  // namespace concord
