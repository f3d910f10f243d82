#pragma once

#include <cstdint>
#include <vector>

#include "concord/knowledge.h"

namespace concord {

/// How widely used a word is, from knowledge/words/common_words.tsv.
class WordRates {
public:
    static constexpr float unlisted = 0.001F;  ///< the rate of words that are not listed

    explicit WordRates(const Knowledge& knowledge);

    /// The share of news reports that use the word, (0, 1]; a small one for words not listed.
    ///
    /// word  `Word::hash` of words.h
    [[nodiscard]] float rate(std::uint64_t word) const;

private:
    struct Slot {
        std::uint64_t word = 0;
        float rate = 0;  ///< 0: free
    };
    [[nodiscard]] std::size_t slot_of(std::uint64_t word) const;

    std::vector<Slot> slots_;  ///< an open hash table; asked for every word of every article
};

}  // namespace concord
