#pragma once

#include <cstddef>
#include <cstdint>

namespace concord {

/// Rows of whole numbers -63 to 63 kept as 1 to 127, so that the products of a pair with two
/// bytes fit 16 bits on every processor; value = scales[row] * (number - 64).
///
/// values  [rows][columns], columns a multiple of 16
struct ByteActivations {
    const std::uint8_t* values = nullptr;
    const float* scales = nullptr;
    std::size_t rows = 0;
    std::size_t columns = 0;
};

/// A linear layer in blocks of 16 outputs.
///
/// values  [outputs / 16][inputs / 4][16][4], outputs and inputs multiples of 16
/// sums    [outputs], 64 * the sum of an output's weights: what the offset of 64 adds
/// scales, bias  [outputs]
struct PackedWeights {
    const std::int8_t* values = nullptr;
    const std::int32_t* sums = nullptr;
    const float* scales = nullptr;
    const float* bias = nullptr;
    std::size_t inputs = 0;
    std::size_t outputs = 0;
};

/// What a layer does with its input first.
enum class Input {
    as_it_is,
    normalised,  ///< each row to a root mean square of 1 (Zhang and Sennrich 2019)
};

enum class Processor { plain, avx2, avx512 };

/// The widest that this machine runs.
[[nodiscard]] Processor best_processor();

/// The inner loops of the encoder. Every processor gives the same floats to the last bit: sums
/// are taken over whole numbers, floats are only worked on one by one and never fused.
class Kernels {
public:
    explicit Kernels(Processor processor);

    /// out[row][output] = scale * scale * (sum of products) + bias
    ///
    /// out   [activations.rows][stride], stride at least weights.outputs
    /// cost  rows * inputs * outputs multiplications
    void multiply(const ByteActivations& activations,
                  const PackedWeights& weights,
                  float* out,
                  std::size_t stride) const {
        multiply_(activations, weights, out, stride);
    }

    /// Brings rows of floats to bytes, each by its own largest magnitude, as the layer wants
    /// them.
    ///
    /// columns  a multiple of 16
    void quantize(const float* values,
                  std::size_t rows,
                  std::size_t columns,
                  Input input,
                  std::uint8_t* bytes,
                  float* scales) const {
        quantize_(values, rows, columns, input, bytes, scales);
    }

    /// Depthwise convolution of one sentence with a gate:
    /// out[row] = relu(gate[row]) * sum over k of kernel[k] * input[row + k - reach]
    ///
    /// both    [rows][2 * width]: input, then gate
    /// kernel  [2 * reach + 1][width]
    /// out     [rows][width]
    void convolve(const float* both,
                  std::size_t rows,
                  std::size_t width,
                  const float* kernel,
                  std::size_t reach,
                  float* out) const {
        convolve_(both, rows, width, kernel, reach, out);
    }

    /// out[row][column] += sum over k of left[row][k] * right[k][column]
    ///
    /// left   [rows][stride], of which the first `width` floats count
    /// right  [width][columns], columns a multiple of 16
    void add_products(const float* left,
                      std::size_t rows,
                      std::size_t stride,
                      std::size_t width,
                      const float* right,
                      std::size_t columns,
                      float* out) const {
        add_products_(left, rows, stride, width, right, columns, out);
    }

private:
    void (*multiply_)(const ByteActivations&, const PackedWeights&, float*, std::size_t);
    void (*quantize_)(const float*, std::size_t, std::size_t, Input, std::uint8_t*, float*);
    void (*convolve_)(const float*, std::size_t, std::size_t, const float*, std::size_t, float*);
    void (*add_products_)(
        const float*, std::size_t, std::size_t, std::size_t, const float*, std::size_t, float*);
};

}  // namespace concord
