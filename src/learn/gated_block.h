#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "learn/dense_layer.h"
#include "learn/model_loader.h"

namespace concord {

/// A gated depthwise convolution with a residual (Wu et al. 2019; gate of Shazeer 2020):
/// x += leave(relu(gate) * convolution(input)), where input and gate come from x normalised.
class GatedBlock {
public:
    /// Reads NAME.enter, NAME.kernel and NAME.leave; the loader keeps what goes wrong.
    [[nodiscard]] static GatedBlock load(ModelLoader& loader,
                                         std::string_view name,
                                         std::size_t width,
                                         std::size_t reach);

    /// x        [rows][width]
    /// lengths  of stretches of rows that do not see each other; they sum up to the rows
    void apply(const Kernels& kernels,
               std::span<const std::size_t> lengths,
               std::vector<float>& x) const;

private:
    DenseLayer enter_;
    std::span<const float> kernel_;
    DenseLayer leave_;
    std::size_t width_ = 0;
    std::size_t reach_ = 0;
};

}  // namespace concord
