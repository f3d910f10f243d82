// Goes over the words once and takes, where an expression begins, the longest: ranges before the
// points in them, "the end of April" before "April", "45 days ago" before "45 days".
//
//     They stay [from 10 to 15 June] and meet [each day] [at the end of the week].

#include "annotate/time_finder.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "annotate/time_lengths.h"
#include "annotate/time_names.h"
#include "annotate/time_of_day.h"
#include "annotate/time_periods.h"
#include "annotate/time_points.h"
#include "annotate/time_ranges.h"
#include "annotate/time_relative.h"
#include "annotate/time_sentence.h"
#include "annotate/time_sets.h"
#include "base/calendar.h"
#include "base/utf8.h"

namespace concord {
namespace {

Anchor anchor_of(std::string_view moment) {
    return moment.size() < 10 ? Anchor() : parse_day(moment.substr(0, 10));
}

TimeClock clock_of(const TimesOfPage& page, const TokenWords& words) {
    using std::chrono::days;
    using std::chrono::sys_days;
    constexpr days longest_rewriting = days(3);
    TimeClock clock;
    clock.published = anchor_of(page.published);
    clock.latest = clock.published;
    clock.narrative = tells_history(words, clock.published);
    const Anchor last = anchor_of(page.modified);
    if (!clock.published || !last) return clock;
    const days later = sys_days(*last) - sys_days(*clock.published);
    if (later > days(0) && later <= longest_rewriting) clock.latest = last;
    return clock;
}

bool is_number_or_time_word(const TokenWord& word) {
    return is_ascii_digit(word.text[0]) || TimeLexicon::is_time_word(word);
}

/// A digit, a time word, or one of the words that lead to one where one is near. Most tokens are
/// none of them and need no reader.
bool may_begin(const TimeSentence& sentence, std::size_t at) {
    const TokenWord& word = sentence[at];
    if (is_ascii_digit(word.text[0])) return true;
    if (!TimeLexicon::only_leads(word)) {
        return TimeLexicon::is_part(word) || word.lower.starts_with("mid-") ||
               word.lower.starts_with('\'');
    }
    constexpr std::size_t near = 6;
    const std::size_t end = std::min(sentence.last(), at + near);
    for (std::size_t i = at + 1; i < end; ++i) {
        if (is_number_or_time_word(sentence[i])) return true;
    }
    return false;
}

/// The longest expression that begins at `at`; of two that are as long, that of the reader named
/// first.
std::optional<TimeTerm> longest_at(const TimeSentence& sentence, std::size_t at) {
    std::optional<TimeTerm> best;
    const auto offer = [&best](std::optional<TimeTerm> term) {
        if (term && (!best || term->end > best->end)) best = std::move(term);
    };
    for (const auto read : {read_range,
                            read_part_of_period,
                            read_ago,
                            read_time_of_day,
                            read_point,
                            read_set,
                            read_named_time}) {
        offer(read(sentence, at));
    }
    if (!best || best->type != TimeType::set) offer(read_duration(sentence, at));
    return best;
}

Span span_of(const TimeSentence& sentence, std::size_t first, std::size_t last) {
    return {sentence[first].span.begin, sentence[last - 1].span.end};
}

std::string anchor_name(const TimeTerm& term, const TimeClock& clock) {
    switch (term.base) {
        case TimeBase::published:
            return clock.published ? "published" : "";
        case TimeBase::spoken:
            return clock.spoken ? "t" + std::to_string(clock.spoken->time + 1) : "";
        case TimeBase::none:
            break;
    }
    return {};
}

/// Whether a quarter of a year is not over on a day.
bool is_behind(const CalendarPoint& quarter, const std::chrono::year_month_day& day) {
    const int year = static_cast<int>(day.year());
    const unsigned month = static_cast<unsigned>(day.month());
    return quarter.year > year || (quarter.year == year && quarter.quarter * 3 >= month);
}

/// A point that is known becomes the last one spoken of.
void advance(TimeClock& clock,
             const std::vector<TimeValue>& found,
             TimeBase base,
             std::size_t sentence) {
    const TimeValue& last = found.back();
    const bool range = !last.end_point.empty();
    if (!range && last.type != TimeType::date && last.type != TimeType::time) return;
    // A history is not told from the day on which it was written.
    if (clock.narrative && base == TimeBase::published) return;
    const auto point = calendar_point(range ? last.end_point : last.value);
    if (!point) return;
    clock.spoken = SpokenPoint{found.size() - 1, sentence, base == TimeBase::none, *point};
    if (point->quarter == 0 || base == TimeBase::spoken) return;
    // "The fourth quarter will be better" does not make it the one reported on.
    const bool to_come = clock.published && is_behind(*point, *clock.published);
    if (!to_come || !clock.quarter) clock.quarter = clock.spoken;
}

void read_sentence(const TimeSentence& sentence, TimeClock& clock, std::vector<TimeValue>& found) {
    for (std::size_t i = sentence.first(); i < sentence.last();) {
        auto term = may_begin(sentence, i) ? longest_at(sentence, i) : std::nullopt;
        if (!term || term->value.empty()) {
            ++i;
            continue;
        }
        TimeValue value;
        value.span = span_of(sentence, i, term->end);
        value.type = term->type;
        value.value = std::move(term->value);
        value.mod = std::move(term->mod);
        value.begin_point = std::move(term->begin_point);
        value.end_point = std::move(term->end_point);
        if (!term->begin_at.empty()) {
            value.begin_span = span_of(sentence, term->begin_at.first, term->begin_at.last);
            value.end_span = span_of(sentence, term->end_at.first, term->end_at.last);
        }
        value.anchor = anchor_name(*term, clock);
        found.push_back(std::move(value));
        advance(clock, found, term->base, sentence.first());
        i = term->end;
    }
}

}  // namespace

std::vector<TimeValue> find_times(const TokenWords& words,
                                  std::span<const Token> tokens,
                                  std::span<const Sentence> sentences,
                                  const TimesOfPage& page,
                                  const TimeLexicon& lexicon) {
    TimeClock clock = clock_of(page, words);
    std::vector<TimeValue> found;
    for (const Sentence& sentence : sentences) {
        read_sentence(TimeSentence(words, tokens, lexicon, clock, sentence), clock, found);
    }
    return found;
}

}  // namespace concord
