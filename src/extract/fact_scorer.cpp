#include "extract/fact_scorer.h"

#include <cmath>

#include "learn/model_loader.h"

namespace concord {

Result<FactScorer> FactScorer::load(std::string_view model, std::size_t rows) {
    FactScorer scorer;
    if (model.empty()) return scorer;
    const Result<ModelFile> file = ModelFile::read(model);
    if (!file) return tl::unexpected(file.error());
    ModelLoader loader(*file);
    loader.take(file->floats("weights", rows + 1), scorer.weights_);
    if (loader.error) return tl::unexpected(*loader.error);
    return scorer;
}

float FactScorer::probability(std::span<const std::uint32_t> facts) const {
    float sum = weights_.back();
    for (const std::uint32_t row : facts) sum += weights_[row];
    return 1 / (1 + std::exp(-sum));
}

double confidence_of(float probability) {
    constexpr double hundredths = 100;
    return std::round(hundredths * probability) / hundredths;
}

}  // namespace concord
