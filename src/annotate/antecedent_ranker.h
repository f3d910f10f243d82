#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "annotate/antecedents.h"
#include "concord/models.h"
#include "concord/result.h"
#include "learn/model_file.h"

namespace concord {

/// Says which earlier mention another refers back to, if any: a network of one hidden layer over
/// the facts of `Antecedents`, learnt by train/antecedents.py.
class AntecedentRanker {
public:
    static constexpr std::size_t rows = 1U << 14U;  ///< that facts are hashed to
    static constexpr std::size_t width = 32;

    /// errors  malformed when an array is missing or of the wrong size
    [[nodiscard]] static Result<AntecedentRanker> load(const Models& models);

    struct Choice {
        std::size_t candidate = 0;
        float score = 0;            ///< above 0: rather it than nothing before
        std::int32_t salience = 0;  ///< as `Antecedents` guesses it
    };
    /// What the mentions of an article are worth as candidates, worked out once for each.
    using Candidates = std::vector<std::array<float, width>>;
    [[nodiscard]] Candidates candidates(const Antecedents& antecedents) const;
    /// The candidates for a mention, the likeliest first.
    [[nodiscard]] std::vector<Choice> rank(const Antecedents& antecedents,
                                           const Candidates& candidates,
                                           std::size_t mention) const;

private:
    using Hidden = std::array<float, width>;
    using Table = std::vector<Hidden>;  ///< [rows], brought to floats once: they are added often
    template <class Facts>
    static void add(const Table& table, const Facts& facts, Hidden& hidden);
    [[nodiscard]] static float sum(const Hidden& hidden, std::span<const float> weights);

    Table mention_;
    Table candidate_;
    Table pair_;
    Table fresh_;  ///< of a mention that refers to nothing before
    std::span<const float> bias_;
    std::span<const float> fresh_bias_;
    std::span<const float> out_;        ///< [width + 1], the last a bias
    std::span<const float> fresh_out_;  ///< [width]
};

}  // namespace concord
