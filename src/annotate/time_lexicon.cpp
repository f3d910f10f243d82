// Time words packed into the marks of a word table: each field a few bits, an index where the value
// is a string.

#include "annotate/time_lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/table_cell.h"

namespace concord {
namespace {

// Fields of the marks: position and width.
constexpr unsigned month_at = 0;       // 4 bits
constexpr unsigned weekday_at = 4;     // 3 bits
constexpr unsigned unit_at = 8;        // 6 bits, index + 1
constexpr unsigned part_at = 14;       // 5 bits, index + 1
constexpr unsigned season_at = 19;     // 3 bits, index + 1
constexpr unsigned number_at = 24;     // 8 bits, value + 1
constexpr unsigned frequency_at = 32;  // 4 bits, index + 1
constexpr std::uint64_t short_month_mark = 1ULL << 40U;
constexpr std::uint64_t weekdays_mark = 1ULL << 41U;
constexpr std::uint64_t phrase_mark = 1ULL << 42U;
constexpr std::uint64_t lead_mark = 1ULL << 43U;   ///< may begin an expression, says nothing alone
constexpr std::uint64_t whole_mark = 1ULL << 44U;  ///< is an expression: today, overnight
constexpr std::uint64_t bound_mark = 1ULL << 45U;  ///< may begin one of `bounds`
constexpr std::uint64_t future_mark = 1ULL << 46U;
constexpr std::uint64_t past_mark = 1ULL << 47U;
constexpr std::uint64_t ahead_mark = 1ULL << 48U;
constexpr unsigned zone_at = 54;     // 5 bits, index + 1
constexpr unsigned ordinal_at = 49;  // 5 bits
constexpr std::uint64_t tense_marks = future_mark | past_mark | ahead_mark;

/// Words that the readers look for themselves at the beginning of an expression.
constexpr std::array<std::string_view, 40> lead_words = {
    "recent", "that",  "its",      "their",   "his",    "fiscal",  "financial", "following",
    "only",   "just",  "the",      "a",       "an",     "one",     "this",      "these",
    "last",   "past",  "previous", "next",    "coming", "current", "from",      "between",
    "early",  "mid",   "late",     "earlier", "later",  "start",   "beginning", "middle",
    "end",    "close", "each",     "every",   "per",    "half",    "several",   "many"};

/// Words that are expressions and in no table.
constexpr std::array<std::string_view, 5> whole_words = {
    "today", "yesterday", "tomorrow", "tonight", "overnight"};

std::uint64_t field(std::uint64_t value, unsigned at) {
    return value << at;
}

unsigned field_of(std::uint64_t marks, unsigned at, unsigned bits) {
    return static_cast<unsigned>((marks >> at) & ((1ULL << bits) - 1));
}

unsigned number_in(std::string_view text) {
    unsigned number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::uint64_t tense_mark(std::string_view tense) {
    if (tense == "future") return future_mark;
    return tense == "ahead" ? ahead_mark : past_mark;
}

/// Index of `value` in `values` plus one; appended when it is new.
template <class Values>
std::uint64_t index_in(Values& values, const typename Values::value_type& value) {
    const auto found = std::find(values.begin(), values.end(), value);
    if (found != values.end()) {
        return static_cast<std::uint64_t>(found - values.begin()) + 1;
    }
    values.push_back(value);
    return values.size();
}

}  // namespace

TimeLexicon::TimeLexicon(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("time_words/calendar").rows) {
        std::uint64_t marks = 0;
        if (row[1].starts_with("month")) marks = field(number_in(row[2]), month_at);
        if (row[1] == "month_short") marks |= short_month_mark;
        if (row[1].starts_with("weekday")) marks = field(number_in(row[2]), weekday_at);
        if (row[1] == "weekdays") marks |= weekdays_mark;
        if (row[1] == "season") marks = field(index_in(seasons_, row[2]), season_at);
        words_.add(row[0], marks);
    }
    for (const auto& row : knowledge.table("time_words/units").rows) {
        units_.push_back({row[1], row[2] == "clock", row[0].ends_with("s")});
        words_.add(row[0], field(units_.size(), unit_at));
    }
    for (const auto& row : knowledge.table("time_words/parts_of_day").rows) {
        words_.add(row[0], field(index_in(parts_, row[1]), part_at));
    }
    for (const auto& row : knowledge.table("time_words/numbers").rows) {
        words_.add(row[0], field(number_in(row[1]) + 1, number_at));
    }
    for (const auto& row : knowledge.table("time_words/zones").rows) {
        words_.add(row[0], field(index_in(zones_, row[1]), zone_at));
    }
    for (const auto& row : knowledge.table("time_words/ordinals").rows) {
        words_.add(row[0], field(number_in(row[1]), ordinal_at));
    }
    for (const auto& row : knowledge.table("time_words/frequencies").rows) {
        words_.add(row[0], field(index_in(frequencies_, row[1]), frequency_at));
    }
    for (const auto& row : knowledge.table("time_words/tenses").rows) {
        words_.add(row[0], tense_mark(row[1]));
    }
    for (const std::string_view word : lead_words) words_.add(word, lead_mark);
    for (const std::string_view word : whole_words) words_.add(word, whole_mark);
    for (const auto& row : knowledge.table("time_words/bounds").rows) {
        add_phrase(bounds_, row[0], {cell_value(row[1]), false}, bound_mark | lead_mark);
    }
    for (const auto& row : knowledge.table("time_words/holidays").rows) {
        add_phrase(phrases_, row[0], {row[1], true}, phrase_mark);
    }
    for (const auto& row : knowledge.table("time_words/references").rows) {
        add_phrase(phrases_, row[0], {row[1], false}, phrase_mark);
    }
}

/// words  as the tokenizer would cut them but for clitics and hyphens
void TimeLexicon::add_phrase(Phrases& phrases,
                             std::string_view words,
                             const Named& named,
                             std::uint64_t mark_of_first) {
    std::string key;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool hyphen = words[i] == '-';
        if ((words[i] == '\'' || hyphen) && i > 0) key += ' ';
        key += words[i];
        if (hyphen) key += ' ';
    }
    phrases.named.emplace(key, named);
    const auto count = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
    phrases.longest = std::max(phrases.longest, count);
    words_.add(key.substr(0, key.find(' ')), mark_of_first);
}

TimeWord TimeLexicon::look_up(const TokenWord& word) const {
    TimeWord found;
    const std::uint64_t marks = word.marks;
    if (marks == 0) return found;
    found.month = field_of(marks, month_at, 4);
    found.short_month = (marks & short_month_mark) != 0;
    found.weekday = field_of(marks, weekday_at, 3);
    found.weekdays = (marks & weekdays_mark) != 0;
    if (const unsigned unit = field_of(marks, unit_at, 6); unit != 0)
        found.unit = &units_[unit - 1];
    if (const unsigned part = field_of(marks, part_at, 5); part != 0) {
        found.part_of_day = parts_[part - 1];
    }
    if (const unsigned season = field_of(marks, season_at, 3); season != 0) {
        found.season = seasons_[season - 1];
    }
    if (const unsigned frequency = field_of(marks, frequency_at, 4); frequency != 0) {
        found.frequency = frequencies_[frequency - 1];
    }
    if (const unsigned zone = field_of(marks, zone_at, 5); zone != 0) {
        found.zone = zones_[zone - 1];
    }
    found.ordinal = static_cast<int>(field_of(marks, ordinal_at, 5));
    found.number = static_cast<int>(field_of(marks, number_at, 8)) - 1;
    return found;
}

bool TimeLexicon::is_part(const TokenWord& word) {
    return (word.marks & ~tense_marks) != 0;
}

bool TimeLexicon::is_weekday(const TokenWord& word) {
    return field_of(word.marks, weekday_at, 3) != 0;
}

bool TimeLexicon::is_time_word(const TokenWord& word) {
    return (word.marks & ~(tense_marks | lead_mark | bound_mark | phrase_mark)) != 0;
}

bool TimeLexicon::only_leads(const TokenWord& word) {
    return word.has(lead_mark) && !word.has(phrase_mark) && !is_time_word(word);
}

bool TimeLexicon::is_future(const TokenWord& word) {
    return word.has(future_mark);
}

bool TimeLexicon::is_past(const TokenWord& word) {
    return word.has(past_mark);
}

bool TimeLexicon::looks_ahead(const TokenWord& word) {
    return word.has(ahead_mark);
}

TimeLexicon::Phrase TimeLexicon::longest_phrase(const TokenWords& words,
                                                std::size_t at,
                                                std::size_t last) const {
    return words[at].has(phrase_mark) ? longest_of(phrases_, words, at, last) : Phrase();
}

TimeLexicon::Phrase TimeLexicon::longest_bound(const TokenWords& words,
                                               std::size_t at,
                                               std::size_t last) const {
    return words[at].has(bound_mark) ? longest_of(bounds_, words, at, last) : Phrase();
}

TimeLexicon::Phrase TimeLexicon::longest_of(const Phrases& phrases,
                                            const TokenWords& words,
                                            std::size_t at,
                                            std::size_t last) {
    Phrase best;
    std::string key;
    for (std::size_t i = at; i < last && i < at + phrases.longest; ++i) {
        if (i > at) key += ' ';
        key += words[i].lower;
        const auto found = phrases.named.find(key);
        if (found == phrases.named.end()) continue;
        best = {i + 1 - at, found->second.value, found->second.holiday};
    }
    return best;
}

}  // namespace concord
