#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compare/story_view.h"

namespace concord {

/// Hashes of different words, sorted.
using WordSet = std::vector<std::uint64_t>;

/// Words of three letters and more, and numbers.
[[nodiscard]] WordSet telling_words(const std::vector<Word>& words);

/// Whether some words deny the rest: "not", "didn't", "false".
[[nodiscard]] bool has_denial(std::string_view text, const std::vector<Word>& words);

/// The sentence of an article that holds most of some words.
struct BestSentence {
    std::uint32_t sentence = 0;  ///< of `StoryView::sentences`
    double share = 0;            ///< of the words' weight, [0, 1]
};

/// Which sentences of a story bear out some words: they hold many of them, weighed by how few
/// sentences of the story use them. Refers to the view.
class SentenceIndex {
public:
    explicit SentenceIndex(const StoryView& view);

    /// For each article that holds any of the words its best sentence.
    ///
    /// denial  whether it has to deny the rest; nothing: it may or may not
    /// cost  linear in the sentences that hold the words, at most 4096 for each word
    [[nodiscard]] std::map<Index, BestSentence> borne_out(const WordSet& words,
                                                          std::optional<bool> denial);

private:
    [[nodiscard]] double weight(std::uint64_t word) const;

    const StoryView& view_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> postings_;
    std::vector<double> held_;        ///< per sentence, of the words in hand; 0 between calls
    std::vector<std::uint32_t> met_;  ///< sentences that hold some of them
    std::vector<bool> denies_;
};

}  // namespace concord
