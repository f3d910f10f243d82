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

TimeAnchors anchors_of(const TimesOfPage& page) {
    using std::chrono::days;
    using std::chrono::sys_days;
    constexpr days longest_rewriting = days(3);
    TimeAnchors anchors{anchor_of(page.published), anchor_of(page.published)};
    const Anchor last = anchor_of(page.modified);
    if (!anchors.published || !last) return anchors;
    const days later = sys_days(*last) - sys_days(*anchors.published);
    if (later > days(0) && later <= longest_rewriting) anchors.latest = last;
    return anchors;
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
        return TimeLexicon::is_part(word) || word.lower.starts_with("mid-");
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

void read_sentence(const TimeSentence& sentence, std::vector<TimeValue>& found) {
    for (std::size_t i = sentence.first(); i < sentence.last();) {
        auto term = may_begin(sentence, i) ? longest_at(sentence, i) : std::nullopt;
        if (!term || term->value.empty()) {
            ++i;
            continue;
        }
        TimeValue value;
        value.span = {sentence[i].span.begin, sentence[term->end - 1].span.end};
        value.type = term->type;
        value.value = std::move(term->value);
        value.mod = std::move(term->mod);
        value.begin_point = std::move(term->begin_point);
        value.end_point = std::move(term->end_point);
        if (term->anchored && sentence.anchor()) value.anchor = "published";
        found.push_back(std::move(value));
        i = term->end;
    }
}

}  // namespace

std::vector<TimeValue> find_times(const TokenWords& words,
                                  std::span<const Sentence> sentences,
                                  const TimesOfPage& page,
                                  const TimeLexicon& lexicon) {
    const TimeAnchors anchors = anchors_of(page);
    std::vector<TimeValue> found;
    for (const Sentence& sentence : sentences) {
        read_sentence(TimeSentence(words, lexicon, anchors, sentence), found);
    }
    return found;
}

}  // namespace concord
