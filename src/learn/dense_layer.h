#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "learn/kernels.h"
#include "learn/model_file.h"

namespace concord {

/// A linear layer out of a model file: bytes with a scale for each output, and a bias.
class DenseLayer {
public:
    DenseLayer() = default;

    /// Reads NAME, NAME.scale and NAME.bias.
    ///
    /// inputs, outputs  multiples of 16, with padding
    /// model            its bytes must outlive the layer
    /// errors           malformed when an array is missing or has another size
    [[nodiscard]] static Result<DenseLayer> load(const ModelFile& model,
                                                 std::string_view name,
                                                 std::size_t inputs,
                                                 std::size_t outputs);

    [[nodiscard]] std::size_t inputs() const { return inputs_; }
    [[nodiscard]] std::size_t outputs() const { return sums_.size(); }

    /// in   [rows][inputs()]
    /// out  [rows][outputs()]
    void apply(
        const Kernels& kernels, const float* in, std::size_t rows, Input input, float* out) const;

    /// The same for rows that are bytes already.
    ///
    /// in   [rows][inputs()]
    /// out  [rows][outputs()]
    void apply(const Kernels& kernels, const ByteActivations& in, float* out) const;

private:
    std::span<const std::int8_t> values_;
    std::span<const float> scales_;
    std::span<const float> bias_;
    std::vector<std::int32_t> sums_;
    std::size_t inputs_ = 0;
};

}  // namespace concord
