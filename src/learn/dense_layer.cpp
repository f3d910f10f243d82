// A layer keeps its weights where the model file has them and only sums them up once: the sums
// take back the offset of the inputs.

#include "learn/dense_layer.h"

#include <memory>
#include <string>

namespace concord {

Result<DenseLayer> DenseLayer::load(const ModelFile& model,
                                    std::string_view name,
                                    std::size_t inputs,
                                    std::size_t outputs) {
    const Result<std::span<const std::int8_t>> values = model.bytes(name, inputs * outputs);
    if (!values) return tl::unexpected(values.error());
    const Result<std::span<const float>> scales =
        model.floats(std::string(name) + ".scale", outputs);
    if (!scales) return tl::unexpected(scales.error());
    const Result<std::span<const float>> bias = model.floats(std::string(name) + ".bias", outputs);
    if (!bias) return tl::unexpected(bias.error());

    DenseLayer layer;
    constexpr std::size_t block = 16;
    layer.sums_.assign(outputs, 0);
    for (std::size_t i = 0; i < values->size(); ++i) {
        const std::size_t of_block = i / (inputs * block);
        layer.sums_[of_block * block + i / 4 % block] += 64 * (*values)[i];
    }
    layer.values_ = *values;
    layer.scales_ = *scales;
    layer.bias_ = *bias;
    layer.inputs_ = inputs;
    return layer;
}

void DenseLayer::apply(
    const Kernels& kernels, const float* in, std::size_t rows, Input input, float* out) const {
    const auto bytes = std::make_unique_for_overwrite<std::uint8_t[]>(rows * inputs_);
    const auto scales = std::make_unique_for_overwrite<float[]>(rows);
    kernels.quantize(in, rows, inputs_, input, bytes.get(), scales.get());
    apply(kernels, {bytes.get(), scales.get(), rows, inputs_}, out);
}

void DenseLayer::apply(const Kernels& kernels, const ByteActivations& in, float* out) const {
    const PackedWeights weights{
        values_.data(), sums_.data(), scales_.data(), bias_.data(), inputs_, outputs()};
    kernels.multiply(in, weights, out, outputs());
}

}  // namespace concord
