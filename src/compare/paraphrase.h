#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "compare/saying_pair.h"

namespace concord {

/// Gives words that some saying of the story writes as two ("air strikes") the same stems where
/// others write one ("airstrikes").
///
/// cost  linear in the words
void split_compounds(std::span<ToldSaying> sayings);

/// Finds for sayings those that tell the same in other words. Give it the sayings of all articles
/// of a story; what is rare among them tells more.
class ParaphraseFinder {
public:
    /// sayings  must outlive the finder
    explicit ParaphraseFinder(std::span<const ToldSaying> sayings);

    /// What two sayings of two articles have in common; nothing when they have too little, or two
    /// people say them.
    [[nodiscard]] std::optional<SayingPairFacts> facts(std::uint32_t one,
                                                       std::uint32_t other) const;

    /// Later sayings of other articles that have a stem in common with one, in their order.
    ///
    /// cost  linear in the sayings that share a stem with it, 64 a stem and 64 stems at most
    [[nodiscard]] std::vector<std::uint32_t> candidates(std::uint32_t saying) const;

private:
    struct Posting {
        std::uint64_t stem = 0;
        std::uint32_t saying = 0;

        friend auto operator<=>(const Posting&, const Posting&) = default;
    };
    /// Stems of a saying with what each tells.
    struct Weights {
        std::vector<double> each;  ///< in the order of the stems
        double squares = 0;
    };
    [[nodiscard]] std::size_t uses(std::uint64_t stem) const;
    [[nodiscard]] double weight(std::size_t uses) const;
    [[nodiscard]] bool holds_quotation(const Gist& quoting, const Gist& other) const;
    [[nodiscard]] CommonWords common_of(std::uint32_t one, std::uint32_t other) const;
    [[nodiscard]] HashSet asked_of(const HashSet& stems) const;

    std::span<const ToldSaying> sayings_;
    std::vector<Posting> postings_;  ///< sorted
    std::vector<Weights> weights_;   ///< of each saying
};

/// Two sayings, or two quotations of one or more sayings each, and how likely they are one.
struct Paraphrase {
    float probability = 0;
    std::uint32_t one = 0;
    std::uint32_t other = 0;  ///< greater than `one`
};

/// How likely any two sayings of a story are one, worked out once for each two that may be.
class Paraphrases {
public:
    /// quotations  for each saying the first that quotes the same words, itself when it is alone
    /// cost        as `ParaphraseFinder::candidates` for each saying
    Paraphrases(std::span<const ToldSaying> sayings,
                std::span<const std::uint32_t> quotations,
                const SayingPairScorer& scorer);

    /// How likely two quotations are one saying, by the likeliest of what they are quoted by: a
    /// short excerpt says nothing against it. 0 for those that have too little in common.
    ///
    /// one, other  as in `quotations`
    [[nodiscard]] float probability(std::uint32_t one, std::uint32_t other) const;

    /// Sayings that are as likely one, the likeliest first.
    [[nodiscard]] std::vector<Paraphrase> likely(float least) const;

private:
    std::vector<Paraphrase> pairs_;       ///< of sayings
    std::vector<Paraphrase> quotations_;  ///< sorted, each two once
};

}  // namespace concord
