// Every processor gives the floats of the plain one, to the last bit.

#include "learn/kernels.h"

#include <gmock/gmock.h>

#include <cmath>
#include <random>
#include <vector>

namespace concord {
namespace {

using ::testing::ElementsAre;
using ::testing::FloatNear;

std::vector<float> random_floats(std::size_t count, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<float> values(count);
    for (float& value : values) {
        value = static_cast<float>(static_cast<int>(random() % 2001) - 1000) / 300;
    }
    return values;
}

struct Layer {
    Layer(std::size_t inputs, std::size_t outputs, std::uint32_t seed)
        : values(inputs * outputs),
          sums(outputs),
          scales(random_floats(outputs, seed)),
          bias(random_floats(outputs, seed + 1)) {
        std::mt19937 random(seed);
        for (std::int8_t& value : values) {
            value = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            sums[i / (inputs * 16) * 16 + i / 4 % 16] += 64 * values[i];
        }
        weights = {values.data(), sums.data(), scales.data(), bias.data(), inputs, outputs};
    }

    std::vector<std::int8_t> values;
    std::vector<std::int32_t> sums;
    std::vector<float> scales;
    std::vector<float> bias;
    PackedWeights weights;
};

class KernelsOf : public ::testing::TestWithParam<Processor> {
protected:
    void SetUp() override {
        if (GetParam() > best_processor()) GTEST_SKIP() << "this machine does not have it";
    }
    Kernels plain_{Processor::plain};
    Kernels kernels_{GetParam()};
};

TEST_P(KernelsOf, MultiplyAsThePlainOnesDo) {
    constexpr std::size_t rows = 13;
    const Layer layer(48, 96, 7);
    const std::vector<float> in = random_floats(rows * 48, 3);
    std::vector<std::uint8_t> bytes(in.size());
    std::vector<float> scales(rows);
    plain_.quantize(in.data(), rows, 48, Input::as_it_is, bytes.data(), scales.data());
    const ByteActivations activations{bytes.data(), scales.data(), rows, 48};
    std::vector<float> expected(rows * 96);
    std::vector<float> found(rows * 96);
    plain_.multiply(activations, layer.weights, expected.data(), 96);
    kernels_.multiply(activations, layer.weights, found.data(), 96);
    EXPECT_EQ(found, expected);
}

TEST_P(KernelsOf, QuantizeAsThePlainOnesDo) {
    const std::vector<float> in = random_floats(5 * 64, 11);
    for (const Input input : {Input::as_it_is, Input::normalised}) {
        std::vector<std::uint8_t> expected(in.size());
        std::vector<std::uint8_t> found(in.size());
        std::vector<float> expected_scales(5);
        std::vector<float> found_scales(5);
        plain_.quantize(in.data(), 5, 64, input, expected.data(), expected_scales.data());
        kernels_.quantize(in.data(), 5, 64, input, found.data(), found_scales.data());
        EXPECT_EQ(found, expected);
        EXPECT_EQ(found_scales, expected_scales);
    }
}

TEST_P(KernelsOf, ConvolveAsThePlainOnesDo) {
    const std::vector<float> both = random_floats(9 * 64, 5);
    const std::vector<float> kernel = random_floats(7 * 32, 6);
    std::vector<float> expected(9 * 32);
    std::vector<float> found(9 * 32);
    plain_.convolve(both.data(), 9, 32, kernel.data(), 3, expected.data());
    kernels_.convolve(both.data(), 9, 32, kernel.data(), 3, found.data());
    EXPECT_EQ(found, expected);
}

TEST_P(KernelsOf, AddProductsAsThePlainOnesDo) {
    const std::vector<float> left = random_floats(4 * 30, 8);
    const std::vector<float> right = random_floats(24 * 32, 9);
    std::vector<float> expected(4 * 32, 0.5F);
    std::vector<float> found = expected;
    plain_.add_products(left.data(), 4, 30, 24, right.data(), 32, expected.data());
    kernels_.add_products(left.data(), 4, 30, 24, right.data(), 32, found.data());
    EXPECT_EQ(found, expected);
}

INSTANTIATE_TEST_SUITE_P(Processors,
                         KernelsOf,
                         ::testing::Values(Processor::avx2, Processor::avx512),
                         [](const auto& tested) {
                             return tested.param == Processor::avx2 ? "Avx2" : "Avx512";
                         });

TEST(PlainKernels, KeepEachRowsLargestMagnitudeExactly) {
    std::vector<float> in(32, 0.0F);
    in[1] = -63.0F;
    in[2] = 31.5F;
    in[16] = 0.5F;
    std::vector<std::uint8_t> bytes(32);
    std::vector<float> scales(2);
    const Kernels kernels(Processor::plain);
    kernels.quantize(in.data(), 2, 16, Input::as_it_is, bytes.data(), scales.data());
    EXPECT_EQ(bytes[0], 64);
    EXPECT_EQ(bytes[1], 1);
    EXPECT_EQ(bytes[2], 96);  // 31.5 is a tie, which goes to the even 32
    EXPECT_EQ(bytes[16], 127);
    EXPECT_THAT(scales, ElementsAre(1.0F, FloatNear(0.5F / 63, 1e-6F)));
}

TEST(PlainKernels, MultiplyIsTheSumOfProductsPlusBias) {
    const Layer layer(16, 16, 21);
    std::vector<float> in(16, 0.0F);
    in[3] = 2.0F;
    std::vector<std::uint8_t> bytes(16);
    float scale = 0;
    const Kernels kernels(Processor::plain);
    kernels.quantize(in.data(), 1, 16, Input::as_it_is, bytes.data(), &scale);
    std::vector<float> out(16);
    kernels.multiply({bytes.data(), &scale, 1, 16}, layer.weights, out.data(), 16);
    for (std::size_t o = 0; o < 16; ++o) {
        const float weight = layer.scales[o] * static_cast<float>(layer.values[o * 4 + 3]);
        EXPECT_NEAR(out[o], 2 * weight + layer.bias[o], 1e-3F) << o;
    }
}

TEST(PlainKernels, NormalisedRowsHaveARootMeanSquareOfOne) {
    const std::vector<float> in = random_floats(48, 2);
    std::vector<std::uint8_t> bytes(48);
    float scale = 0;
    Kernels(Processor::plain).quantize(in.data(), 1, 48, Input::normalised, bytes.data(), &scale);
    float squares = 0;
    for (const std::uint8_t byte : bytes) {
        const float value = scale * static_cast<float>(byte - 64);
        squares += value * value;
    }
    EXPECT_NEAR(squares / 48, 1, 1e-4F);
}

TEST(PlainKernels, ConvolveSeesNothingBeyondTheSentence) {
    std::vector<float> both(3 * 32, 0.0F);
    for (std::size_t row = 0; row < 3; ++row) {
        both[row * 32] = static_cast<float>(row + 1);   // input of channel 0
        both[row * 32 + 16] = row == 1 ? -1.0F : 2.0F;  // its gate
    }
    std::vector<float> kernel(3 * 16, 0.0F);
    kernel[0] = 10;
    kernel[16] = 1;
    kernel[32] = 100;
    std::vector<float> out(3 * 16);
    Kernels(Processor::plain).convolve(both.data(), 3, 16, kernel.data(), 1, out.data());
    EXPECT_FLOAT_EQ(out[0], 2 * (1 + 200));
    EXPECT_FLOAT_EQ(out[16], 0);  // a gate below zero is shut
    EXPECT_FLOAT_EQ(out[32], 2 * (20 + 3));
}

}  // namespace
}  // namespace concord
