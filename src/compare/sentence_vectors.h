#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/word_rates.h"
#include "compare/story_view.h"

namespace concord {

/// A word of a sentence and its share in the sentence's unit vector.
struct WeighedWord {
    std::uint32_t word = 0;  ///< position in the story's vocabulary
    float weight = 0;
};

/// Weights of the words of the story's vocabulary, at their positions.
using VocabularyWeights = std::vector<float>;

/// The sentences of a story as unit vectors of their words, the rarer in news at large (WordRates)
/// the heavier, and how much of the story's matter each sentence and each article holds.
class SentenceVectors {
public:
    /// cost  linear in the words of the story
    SentenceVectors(const StoryView& view, const WordRates& rates);

    /// The words of a sentence, by word.
    [[nodiscard]] std::span<const WeighedWord> words(std::uint32_t sentence) const;
    [[nodiscard]] std::size_t vocabulary() const { return matter_.size(); }
    /// How alike two sentences are, [0, 1].
    [[nodiscard]] double likeness(std::uint32_t a, std::uint32_t b) const;
    /// Inner product with weights of `vocabulary()` words.
    [[nodiscard]] double product(std::uint32_t sentence, const VocabularyWeights& weights) const;
    /// The mean of all articles as a unit vector: what the story is about.
    [[nodiscard]] const VocabularyWeights& matter() const { return matter_; }
    /// How alike an article and the story's matter are, [0, 1].
    [[nodiscard]] double relevance(Index article) const { return relevance_[article]; }

private:
    std::vector<WeighedWord> words_;
    std::vector<std::size_t> ends_;  ///< of each sentence's words in words_
    VocabularyWeights matter_;
    std::vector<double> relevance_;
};

}  // namespace concord
