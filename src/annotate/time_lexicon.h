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
    int number = -1;
};

/// Months, weekdays, units, number words; named days and vague expressions.
class TimeLexicon {
public:
    explicit TimeLexicon(const Knowledge& knowledge);

    [[nodiscard]] const WordTable& words() const { return words_; }
    [[nodiscard]] TimeWord look_up(const TokenWord& word) const;
    [[nodiscard]] static bool may_begin_phrase(const TokenWord& word);
    /// "the", "at", "last": nothing without a time word behind.
    [[nodiscard]] static bool only_leads(const TokenWord& word);
    [[nodiscard]] static bool is_time_word(const TokenWord& word);

    struct Phrase {
        std::size_t words = 0;
        std::string_view value;  ///< of `holidays` or `references`
        bool holiday = false;
    };
    [[nodiscard]] Phrase longest_phrase(const TokenWords& words,
                                        std::size_t at,
                                        std::size_t last) const;

private:
    void add_phrase(const std::string& words, const std::string& value, bool holiday);

    struct Named {
        std::string value;
        bool holiday = false;
    };
    WordTable words_;
    std::vector<TimeUnit> units_;
    std::vector<std::string> parts_;
    std::vector<std::string> seasons_;
    std::map<std::string, Named, std::less<>> phrases_;
    std::size_t longest_ = 1;
};

}  // namespace concord
