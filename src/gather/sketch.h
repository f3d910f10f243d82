#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "concord/article.h"
#include "concord/knowledge.h"

namespace concord {

/// How widely used words and terms are in news at large, from knowledge/words.
class TermRates {
public:
    explicit TermRates(const Knowledge& knowledge);

    /// The share of news reports that use the word in lower case; 0 for words not listed.
    ///
    /// word  `Word::hash` of words.h
    [[nodiscard]] float of_word(std::uint64_t word) const {
        return words_.rate(static_cast<std::uint32_t>(word));
    }
    /// The share of news reports that use the term; 0 for terms not listed.
    [[nodiscard]] float of_term(std::uint32_t term) const { return terms_.rate(term); }

private:
    /// An open hash table; asked for every word of every article.
    class Table {
    public:
        void reserve(std::size_t keys);
        void add(std::uint32_t key, std::string_view per_thousand);
        [[nodiscard]] float rate(std::uint32_t key) const { return slots_[slot_of(key)].rate; }

    private:
        struct Slot {
            std::uint32_t key = 0;  ///< the lower half: tables are small against 2^32
            float rate = 0;         ///< 0: free
        };
        [[nodiscard]] std::size_t slot_of(std::uint32_t key) const;
        std::vector<Slot> slots_;
    };

    Table words_;
    Table terms_;
};

/// A word, or two in a row, that tells what an article is about.
struct Term {
    std::uint32_t hash = 0;
    float weight = 0;  ///< how much the article makes of it, times its rarity; squares sum to 1

    friend bool operator==(const Term&, const Term&) = default;
};

/// The term of a word by its stem, and of two such terms in a row.
[[nodiscard]] std::uint32_t term_of(std::string_view stem);
[[nodiscard]] std::uint32_t pair_of(std::uint32_t first, std::uint32_t second);

/// When an article came out, as far as it says: seconds of 1970 UTC. A day without a clock time
/// counts as its last second, so that a dated copy does not come before what it copied.
inline constexpr std::int64_t undated = std::numeric_limits<std::int64_t>::max();

/// What is kept of an article: enough to find its copies and its story, and not its text.
struct Sketch {
    ArticleId id;
    std::string url;        ///< `url_key`
    std::string canonical;  ///< `url_key`
    std::string outlet;     ///< lower case
    std::string credit;     ///< lower case, the agency's usual name
    std::string agency;     ///< the same of the outlet, when that is an agency
    std::string fetched;
    bool truncated = false;
    std::int64_t published = undated;
    std::int64_t changed = undated;  ///< modified, or published
    std::uint64_t text_hash = 0;     ///< of the words of the body; 0 when there are none
    /// Hashes of the body's runs of five words: those below `shingle_limit`, sorted. All of them
    /// when the body is short, the smallest ones otherwise, so that any two sketches can be
    /// compared below the smaller of their limits. The lowest bit says that all five words stand
    /// between quotation marks.
    std::vector<std::uint32_t> shingles;
    std::uint64_t shingle_limit = std::uint64_t{1} << 32U;
    std::uint32_t shingle_count = 0;  ///< different ones in the whole body
    std::vector<Term> terms;          ///< by hash

    friend bool operator==(const Sketch&, const Sketch&) = default;
};

/// The shingle without the bit that says whether it is quoted.
constexpr std::uint32_t shingle_key(std::uint32_t shingle) {
    return shingle >> 1U;
}
constexpr bool is_quoted(std::uint32_t shingle) {
    return (shingle & 1U) != 0;
}

/// When an article came out and who printed it; kept side by side, for loops over many articles.
struct Imprint {
    std::int64_t published = undated;
    std::uint32_t outlet = 0;  ///< counted from 1, by name; 0 when it is not known
};

/// Sketches in the order of `comes_before`, owned elsewhere.
class SketchList {
public:
    /// sketches  in any order, perhaps with the same article twice; must outlive the list
    explicit SketchList(std::span<const Sketch> sketches);

    [[nodiscard]] const Sketch& operator[](std::size_t i) const { return *sketches_[i]; }
    [[nodiscard]] std::size_t size() const { return sketches_.size(); }
    [[nodiscard]] const Imprint& imprint(std::size_t i) const { return imprints_[i]; }
    [[nodiscard]] std::size_t outlet_count() const { return outlet_count_; }

private:
    std::vector<const Sketch*> sketches_;
    std::vector<Imprint> imprints_;
    std::size_t outlet_count_ = 0;
};

/// cost  linear in the text; a sketch holds at most 512 shingles and 96 terms
[[nodiscard]] Sketch make_sketch(const Article& article, const TermRates& rates);

/// The order of articles in stories: by publication, undated last, then by id.
[[nodiscard]] bool comes_before(const Sketch& a, const Sketch& b);

/// How much of the smaller of two bodies stands in the other.
struct Overlap {
    double containment = 0;  ///< shared shingles over those of the smaller body, [0, 1]
    double resemblance = 0;  ///< shared shingles over those of either body, [0, 1]
    /// `containment` without what is quoted: two reports of one speech share its words, a copy
    /// shares the reporter's.
    double own_containment = 0;
    std::uint32_t shared = 0;      ///< shared shingles that were seen below both limits
    std::uint32_t own_shared = 0;  ///< of those, the ones that neither side quotes
};
[[nodiscard]] Overlap overlap_of(const Sketch& a, const Sketch& b);
/// The same from a sample: the shingles below a limit, which is not above that of either sketch.
[[nodiscard]] Overlap overlap_below(const Sketch& a, const Sketch& b, std::uint64_t limit);

}  // namespace concord
