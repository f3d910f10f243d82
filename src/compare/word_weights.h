#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compare/story_view.h"

namespace concord {

/// Hashes of word stems, each with how much it tells; sorted, each once.
using WordBag = std::vector<std::pair<std::uint64_t, double>>;

/// How much each word of a story tells: the fewer sentences hold it, the more.
class WordWeights {
public:
    explicit WordWeights(const StoryView& view);

    /// stem  `word_hash(stem_of(...))`
    [[nodiscard]] double weight(std::uint64_t stem) const;
    /// Of a word that no sentence holds.
    [[nodiscard]] double most() const { return unseen_; }
    /// The words of three letters or more, and all numbers, at a span.
    [[nodiscard]] WordBag bag(std::string_view text, Span span) const;

private:
    std::unordered_map<std::uint64_t, double> weights_;
    double unseen_ = 0;
};

/// Finds bags that share a word which few of them hold.
class BagIndex {
public:
    /// Numbers the bags by the order in which they are added.
    void add(const WordBag& bag);

    /// Numbers of the bags that share a word with this one which 256 of them hold at most, in
    /// order; those that share only commoner words have little in common.
    ///
    /// cost  linear in the words and the bags found
    [[nodiscard]] std::vector<std::uint32_t> find(const WordBag& bag) const;

    /// How many bags hold a word.
    [[nodiscard]] std::size_t uses(std::uint64_t word) const;

private:
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders_;
    std::uint32_t size_ = 0;
};

/// Shared weight by the geometric mean of both, [0, 1].
[[nodiscard]] double likeness(const WordBag& a, const WordBag& b);

/// The weight of the words of `part` that `whole` has.
[[nodiscard]] double shared_weight(const WordBag& part, const WordBag& whole);
[[nodiscard]] double total_weight(const WordBag& words);

}  // namespace concord
