#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/word_lists.h"
#include "concord/findings.h"
#include "learn/pair_scorer.h"

namespace concord {

/// Hashes of stems or words, sorted, each once.
using HashSet = std::vector<std::uint64_t>;

/// Two words in a row, which elsewhere may be written as one: "air strikes", "bi-lateral".
struct WordPair {
    std::uint64_t joined = 0;              ///< stem of both as one word
    std::array<std::uint64_t, 2> stems{};  ///< of each; 0 for one that tells nothing
};

/// What a saying comes to: the stems of its telling words, without their order.
struct Gist {
    HashSet stems;
    HashSet quoted;  ///< those between quotation marks
    std::vector<WordPair> pairs;
    bool denies = false;  ///< an odd number of its words deny the rest
};

/// The telling stems of a stretch of text.
///
/// words  knowledge/comparing/sayings, here and below
[[nodiscard]] HashSet read_stems(std::string_view text, Span within, const WordLists& words);

/// “War of Mud”: what stands between marks is the name of something, not somebody's words. What is
/// all in capitals is shouted.
[[nodiscard]] bool is_title(std::string_view text, Span quoted);

/// content  spans of `text`; `verbatim` tells for each whether it stands between marks
[[nodiscard]] Gist read_gist(std::string_view text,
                             std::span<const Span> content,
                             const std::vector<bool>& verbatim,
                             const WordLists& words);

/// Who is said to speak, in what words. All empty for a saying without a speaker.
struct Voice {
    std::optional<Index> entry;  ///< of the story; nothing for the nameless
    std::string surname;         ///< last word of the name, in lower case
    HashSet name;                ///< words of the name
    HashSet words;  ///< of the phrases that stand for the speaker and of roles, less empty ones
    std::string_view country;
    bool is_person = false;        ///< with a name of his own
    bool speaks_for_body = false;  ///< a spokesman, or a statement, of somebody else
};

/// phrases  the words that attribute, other mentions of the speaker, and roles
/// name     of the speaker; empty where there is none
void read_voice_words(std::span<const std::string_view> phrases,
                      std::string_view name,
                      const WordLists& words,
                      Voice& voice);

/// A statement of an article as it is compared with those of others.
struct ToldSaying {
    Gist gist;
    HashSet sentence;  ///< telling stems of the sentence it begins in
    Voice voice;
    Index article = 0;
    Polarity polarity = Polarity::asserts;
    std::string_view cue_class;
    bool is_direct = false;
    std::optional<int> day;  ///< of publication
};

/// How much of what two sayings tell they have in common.
struct CommonWords {
    std::size_t count = 0;     ///< stems
    double share = 0;          ///< by squares of weights, in which common words hardly count
    double second_rarest = 0;  ///< weight of the stem that only one other outweighs, of the highest
};

/// What speaks for and against two sayings being one; in the order of `saying_fact_names`.
using SayingPairFacts = std::array<float, 15>;

/// Names of the facts, as train/statement_pairs.py reads them.
[[nodiscard]] const std::array<std::string_view, std::tuple_size_v<SayingPairFacts>>&
saying_fact_names();

/// Nothing for the sayings of two persons or two countries, unless their words are the same: then
/// one article has been misread.
///
/// cost  linear in stems and words
[[nodiscard]] std::optional<SayingPairFacts> compare_sayings(const ToldSaying& a,
                                                             const ToldSaying& b,
                                                             const CommonWords& common);

/// How likely two sayings of two articles are one; learnt by train/statement_pairs.py.
using SayingPairScorer = PairScorer<std::tuple_size_v<SayingPairFacts>>;

/// What decides whether two sayings are one. Loaded once.
struct SayingTools {
    WordLists words;
    SayingPairScorer scorer;
};

}  // namespace concord
