#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <string_view>

#include "concord/result.h"
#include "learn/model_loader.h"

namespace concord {

/// How likely two things are one: logistic regression over `Count` facts of the pair.
template <std::size_t Count>
class PairScorer {
public:
    /// model   of a file of models/ with the array "weights" [Count]; must outlive this object
    /// errors  malformed when the model has not a weight for each fact
    [[nodiscard]] static Result<PairScorer> load(std::string_view model) {
        const Result<ModelFile> file = ModelFile::read(model);
        if (!file) return tl::unexpected(file.error());
        PairScorer scorer;
        ModelLoader loader(*file);
        loader.take(file->floats("weights", Count), scorer.weights_);
        if (loader.error) return tl::unexpected(*loader.error);
        return scorer;
    }

    /// returns  in [0, 1]
    [[nodiscard]] float probability(const std::array<float, Count>& facts) const {
        float sum = 0;
        for (std::size_t i = 0; i < Count; ++i) sum += weights_[i] * facts[i];
        return 1 / (1 + std::exp(-sum));
    }

private:
    std::span<const float> weights_;  ///< [Count]
};

}  // namespace concord
