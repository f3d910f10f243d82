#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/word_rates.h"
#include "compare/story_view.h"
#include "compare/word_weights.h"

namespace concord {

/// A word beside a value that tells something of it.
struct ValueWord {
    std::uint64_t stem = 0;
    std::string folded;
    Span span;
    bool is_name = false;    ///< with a capital
    bool is_beside = false;  ///< one of the two nearest on its side

    friend bool operator==(const ValueWord&, const ValueWord&) = default;
};

/// What stands round a value in its clause, by which values of two reports are laid side by side.
struct ValueWords {
    std::vector<ValueWord> words;  ///< in the order of the text
    WordBag bag;                   ///< theirs
};

/// How much two values have in common by the words round them.
struct ValueMatch {
    double likeness = 0;            ///< as of bags
    std::size_t shared = 0;         ///< words, by their stems
    std::size_t shared_plain = 0;   ///< those that are no names in either
    bool is_beside = false;         ///< a word stands beside both, in the same form
    bool is_plain_beside = false;   ///< and it is no name
    std::set<std::uint64_t> stems;  ///< shared
};

/// Reads the words round values; refers to what it is given.
class ValueWordReader {
public:
    ValueWordReader(const StoryView& view, const WordWeights& weights, const WordRates& rates)
        : view_(view), weights_(weights), rates_(rates) {}

    /// Eight words before the value and six behind it, as far as its clause goes. Left out are
    /// numbers, other dates, and words that everybody uses.
    ///
    /// sentence  of the view; holds the value
    [[nodiscard]] ValueWords read(std::uint32_t sentence, Span value) const;

private:
    [[nodiscard]] bool tells(Index article, const Word& word) const;

    const StoryView& view_;
    const WordWeights& weights_;
    const WordRates& rates_;
};

[[nodiscard]] ValueMatch match(const ValueWords& a, const ValueWords& b);

}  // namespace concord
