#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/token_words.h"
#include "base/word_table.h"
#include "concord/knowledge.h"

namespace concord {

/// A unit of time: "weeks" is {'W', date}, "minutes" {'M', clock}.
struct TimeUnit {
    std::string letter;
    bool clock = false;
    bool plural = false;
};

/// What a word can be in a time expression; 0 and empty mean that it is not.
struct TimeWord {
    unsigned month = 0;
    bool short_month = false;
    unsigned weekday = 0;
    bool weekdays = false;  ///< Fridays
    const TimeUnit* unit = nullptr;
    std::string_view part_of_day;  ///< MO, AF, EV, NI, MI or a clock time
    std::string_view season;
    std::string_view frequency;  ///< "weekly": P1W
    int number = -1;
    std::string_view zone;  ///< of the clock: Z for UTC, else its name
    int ordinal = 0;        ///< 3 for "third"
};

/// Months, weekdays, units, number words; named days, vague expressions, bounds of numbers.
class TimeLexicon {
public:
    explicit TimeLexicon(const Knowledge& knowledge);

    [[nodiscard]] const WordTable& words() const { return words_; }
    [[nodiscard]] TimeWord look_up(const TokenWord& word) const;
    // Of words that were marked by `words()`:
    /// Monday to Sunday, in the plural too.
    [[nodiscard]] static bool is_weekday(const TokenWord& word);
    /// Any word of a time expression.
    [[nodiscard]] static bool is_part(const TokenWord& word);
    /// One that speaks of time by itself: "May", "week", "ten".
    [[nodiscard]] static bool is_time_word(const TokenWord& word);
    /// "the", "at", "last": nothing without a time word behind.
    [[nodiscard]] static bool only_leads(const TokenWord& word);
    /// Outside of an expression, words that tell its tense.
    [[nodiscard]] static bool is_future(const TokenWord& word);
    [[nodiscard]] static bool is_past(const TokenWord& word);
    /// What is done now for a day to come, in any tense: "extended until", "prepared for".
    [[nodiscard]] static bool looks_ahead(const TokenWord& word);

    /// Words of a table that stand in a text; its value lives as long as the lexicon.
    struct Phrase {
        std::size_t words = 0;  ///< 0: none
        std::string_view value;
        bool holiday = false;  ///< of `holidays`, not of `references`
    };
    /// The longest holiday or reference that begins at `at` and ends before `last`.
    [[nodiscard]] Phrase longest_phrase(const TokenWords& words,
                                        std::size_t at,
                                        std::size_t last) const;
    /// "more than", "about": the longest of `bounds`.
    [[nodiscard]] Phrase longest_bound(const TokenWords& words,
                                       std::size_t at,
                                       std::size_t last) const;

private:
    struct Named {
        std::string value;
        bool holiday = false;
    };
    /// Keys as the tokenizer cuts them, joined by spaces.
    struct Phrases {
        std::map<std::string, Named, std::less<>> named;
        std::size_t longest = 1;  ///< in words
    };
    void add_phrase(Phrases& phrases,
                    std::string_view words,
                    const Named& named,
                    std::uint64_t mark_of_first);
    static Phrase longest_of(const Phrases& phrases,
                             const TokenWords& words,
                             std::size_t at,
                             std::size_t last);

    WordTable words_;
    std::vector<TimeUnit> units_;
    std::vector<std::string> parts_;
    std::vector<std::string> seasons_;
    std::vector<std::string> frequencies_;
    std::vector<std::string> zones_;
    Phrases phrases_;
    Phrases bounds_;
};

}  // namespace concord
