#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/token_words.h"
#include "base/word_table.h"
#include "concord/knowledge.h"

namespace concord {

/// What a word can be where names and the people behind them are looked for.
namespace name_mark {
constexpr std::uint64_t determiner = 1ULL << 0U;
constexpr std::uint64_t possessive = 1ULL << 1U;  ///< his, their
constexpr std::uint64_t pronoun = 1ULL << 2U;
constexpr std::uint64_t preposition = 1ULL << 3U;
constexpr std::uint64_t conjunction = 1ULL << 4U;
constexpr std::uint64_t subordinator = 1ULL << 5U;
constexpr std::uint64_t auxiliary = 1ULL << 6U;
constexpr std::uint64_t negation = 1ULL << 7U;
constexpr std::uint64_t adverb = 1ULL << 8U;
constexpr std::uint64_t title = 1ULL << 9U;
constexpr std::uint64_t person_role = 1ULL << 10U;  ///< spokesman
constexpr std::uint64_t people_role = 1ULL << 11U;  ///< officials
constexpr std::uint64_t organization = 1ULL << 12U;
constexpr std::uint64_t place_head = 1ULL << 13U;
constexpr std::uint64_t given_name = 1ULL << 14U;
constexpr std::uint64_t modifier = 1ULL << 15U;
constexpr std::uint64_t common = 1ULL << 16U;  ///< used in lower case by many reports
constexpr std::uint64_t calendar = 1ULL << 17U;
constexpr std::uint64_t female = 1ULL << 18U;
constexpr std::uint64_t male = 1ULL << 19U;
constexpr std::uint64_t country = 1ULL << 20U;
constexpr std::uint64_t capital = 1ULL << 21U;
constexpr std::uint64_t demonym = 1ULL << 22U;
constexpr std::uint64_t people = 1ULL << 23U;  ///< Ukrainians
constexpr std::uint64_t institution = 1ULL << 24U;
constexpr std::uint64_t media = 1ULL << 25U;
constexpr std::uint64_t cue_verb = 1ULL << 26U;
constexpr std::uint64_t begins_phrase = 1ULL << 27U;
constexpr std::uint64_t particle = 1ULL << 28U;  ///< de, van, bin
constexpr std::uint64_t number = 1ULL << 29U;

constexpr std::uint64_t function_word = determiner | possessive | pronoun | preposition |
                                        conjunction | subordinator | auxiliary | negation | adverb;
constexpr std::uint64_t role = person_role | people_role;
}  // namespace name_mark

/// The word lists behind names, and names of several words that are known as a whole.
class NameLexicon {
public:
    explicit NameLexicon(const Knowledge& knowledge);

    [[nodiscard]] const WordTable& words() const { return words_; }

    struct Phrase {
        std::size_t words = 0;  ///< 0: none
        std::uint64_t marks = 0;
        std::string_view country;  ///< ISO 3166-1 alpha-3 or empty; lives as long as the lexicon
    };
    /// The longest known name among words [at, last).
    [[nodiscard]] Phrase longest_phrase(const TokenWords& words,
                                        std::size_t at,
                                        std::size_t last) const;
    /// The country that a country's name, capital or demonym means; empty for other words.
    [[nodiscard]] std::string_view country_of(std::string_view folded) const;

private:
    void add_phrase(std::string_view name, std::uint64_t marks);

    WordTable words_;
    WordTable phrases_;  ///< folded words joined by a space
    std::map<std::string, std::string, std::less<>> countries_;
    std::size_t longest_ = 1;
};

}  // namespace concord
