#include "extract/fact_scorer.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstring>
#include <string>

namespace concord {
namespace {

/// The weights 1, -2 and 0.25 of three rows, and a bias of 0.5.
std::string small_model() {
    constexpr std::array weights = {1.0F, -2.0F, 0.25F, 0.5F};
    constexpr std::size_t begin = 64;
    std::string bytes = "concord-model 1 1\nweights float32 64 16\n";
    bytes.resize(begin + sizeof weights, '\0');
    std::memcpy(bytes.data() + begin, weights.data(), sizeof weights);
    return bytes;
}

TEST(FactScorer, AddsTheWeightsOfTheFactsToTheBias) {
    const std::string model = small_model();
    const auto scorer = FactScorer::load(model, 3);
    ASSERT_TRUE(scorer);
    EXPECT_FALSE(scorer->knows_nothing());
    const std::array<std::uint32_t, 2> facts = {0, 1};
    EXPECT_FLOAT_EQ(scorer->probability(facts), 1 / (1 + std::exp(0.5F)));
    EXPECT_DOUBLE_EQ(confidence_of(scorer->probability(facts)), 0.38);
}

TEST(FactScorer, KnowsNothingWithoutAModel) {
    const auto scorer = FactScorer::load("", 3);
    ASSERT_TRUE(scorer);
    EXPECT_TRUE(scorer->knows_nothing());
}

TEST(FactScorer, RefusesTheModelOfOtherFacts) {
    EXPECT_EQ(FactScorer::load(small_model(), 4).error().message,
              "model: weights has another size");
}

}  // namespace
}  // namespace concord
