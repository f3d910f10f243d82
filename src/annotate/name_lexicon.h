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
enum Mark : std::uint64_t {
    determiner = 1ULL << 0U,
    possessive = 1ULL << 1U,  ///< his, their
    pronoun = 1ULL << 2U,
    preposition = 1ULL << 3U,
    conjunction = 1ULL << 4U,
    subordinator = 1ULL << 5U,
    auxiliary = 1ULL << 6U,
    negation = 1ULL << 7U,
    adverb = 1ULL << 8U,
    title = 1ULL << 9U,
    person_role = 1ULL << 10U,  ///< spokesman
    people_role = 1ULL << 11U,  ///< officials
    organization = 1ULL << 12U,
    known_place = 1ULL << 13U,  ///< neither a country nor a capital
    given_name = 1ULL << 14U,
    modifier = 1ULL << 15U,
    common = 1ULL << 16U,  ///< used in lower case by many reports
    calendar = 1ULL << 17U,
    female = 1ULL << 18U,
    male = 1ULL << 19U,
    country = 1ULL << 20U,
    capital = 1ULL << 21U,
    demonym = 1ULL << 22U,
    people = 1ULL << 23U,  ///< Ukrainians
    institution = 1ULL << 24U,
    media = 1ULL << 25U,
    cue_verb = 1ULL << 26U,
    begins_phrase = 1ULL << 27U,
    person_noun = 1ULL << 28U,  ///< means a person more than anything else
    number = 1ULL << 29U,
    party = 1ULL << 30U,      ///< Republican: who is of it, where it ends a phrase
    community = 1ULL << 31U,  ///< Muslims, Kurds: people by faith or descent
    office = 1ULL << 32U,     ///< "foreign" before "ministry"

    function_word = determiner | possessive | pronoun | preposition | conjunction | subordinator |
                    auxiliary | negation | adverb,
    role = person_role | people_role,
};
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
