#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_table.h"
#include "concord/knowledge.h"

namespace concord {

/// What a word can be where statements are looked for.
namespace cue_mark {
enum Mark : std::uint64_t {
    determiner = 1ULL << 0U,
    possessive = 1ULL << 1U,
    pronoun = 1ULL << 2U,
    preposition = 1ULL << 3U,
    conjunction = 1ULL << 4U,
    subordinator = 1ULL << 5U,
    auxiliary = 1ULL << 6U,
    negation = 1ULL << 7U,
    adverb = 1ULL << 8U,
    function_word = (1ULL << 9U) - 1,

    // Forms of cue verbs.
    base_form = 1ULL << 10U,
    third = 1ULL << 11U,
    past = 1ULL << 12U,
    participle = 1ULL << 13U,
    gerund = 1ULL << 14U,
    cue_form = base_form | third | past | participle | gerund,

    channel = 1ULL << 20U,   ///< statement, interview, briefing
    platform = 1ULL << 21U,  ///< Telegram, Facebook
    carrier = 1ULL << 22U,   ///< agency, newspaper, television
    passed = 1ULL << 26U,    ///< obtained, seen, provided
    being = 1ULL << 23U,     ///< is, was, been
    person_role = 1ULL << 24U,
    body = 1ULL << 25U,  ///< ministry, council
};
}  // namespace cue_mark

/// What stands with a cue verb; as the letters of knowledge/cue_verbs/verbs.tsv.
enum class Takes : std::uint32_t {
    quotation = 1U << 0U,
    clause = 1U << 1U,
    hearer = 1U << 2U,
    noun = 1U << 3U,
    noun_as = 1U << 4U,
    noun_complement = 1U << 5U,
    hearer_infinitive = 1U << 6U,
    infinitive = 1U << 7U,
    person_of = 1U << 8U,
    question = 1U << 9U,
    out = 1U << 10U,
    about = 1U << 11U,
    for_noun = 1U << 12U,
    bare_clause = 1U << 13U,
    also_noun = 1U << 14U,
};

struct CueVerb {
    std::string lemma;
    std::string cue_class;
    std::uint32_t takes = 0;

    [[nodiscard]] bool can(Takes what) const {
        return (takes & static_cast<std::uint32_t>(what)) != 0;
    }
};

/// The verbs that attribute words to people, and the words around them.
class CueLexicon {
public:
    explicit CueLexicon(const Knowledge& knowledge);

    [[nodiscard]] const WordTable& words() const { return words_; }
    /// The verb that has this form, or nothing; lives as long as the lexicon.
    [[nodiscard]] const CueVerb* verb(std::string_view form) const;
    /// The class of a verb with its particle or preposition ("rule out", "call for"), of a noun or
    /// of a verb that is none of `verb`; empty when the list does not have it. Lives as long as the
    /// lexicon.
    [[nodiscard]] std::string_view class_of(std::string_view phrase) const;
    /// Whether a lemma in a cue tells that nothing was said: "refrained from saying".
    [[nodiscard]] bool unsays(std::string_view lemma) const { return unsaid_.find(lemma) != 0; }
    /// A name of the list.
    [[nodiscard]] bool names_outlet(std::string_view folded_name) const {
        return media_.find(folded_name) != 0;
    }
    /// A name of the list, or one that ends like those of outlets: "hesk post", "banner-herald".
    [[nodiscard]] bool is_media(std::string_view folded_name) const;

private:
    WordTable words_;
    WordTable verb_of_;    ///< form -> 1 + index into verbs_
    WordTable phrase_of_;  ///< lemma and particle -> 1 + index into phrase_classes_
    WordTable unsaid_;
    WordTable media_;
    WordTable media_words_;
    std::vector<CueVerb> verbs_;
    std::vector<std::string> phrase_classes_;
};

}  // namespace concord
