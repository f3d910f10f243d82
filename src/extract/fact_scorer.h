#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "concord/result.h"

namespace concord {

/// Says how likely a finding is right: logistic regression over its `FactRows`, learnt by
/// train/confidence.py.
class FactScorer {
public:
    /// model    of a file of models/; must outlive this object
    /// rows     of the table of facts
    /// returns  one that knows nothing when `model` is empty
    /// errors   malformed when the model's table has another size
    [[nodiscard]] static Result<FactScorer> load(std::string_view model, std::size_t rows);

    [[nodiscard]] bool knows_nothing() const { return weights_.empty(); }

    /// facts    rows of one finding; the scorer must know something
    /// returns  in [0,1]
    [[nodiscard]] float probability(std::span<const std::uint32_t> facts) const;

private:
    std::span<const float> weights_;  ///< [rows + 1], the last a bias
};

/// As findings write it: two decimals.
[[nodiscard]] double confidence_of(float probability);

}  // namespace concord
