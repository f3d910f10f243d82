// One block of the networks of train/encoder.py and train/attributions.py.

#include "learn/gated_block.h"

#include <memory>
#include <string>

namespace concord {

GatedBlock GatedBlock::load(ModelLoader& loader,
                            std::string_view name,
                            std::size_t width,
                            std::size_t reach) {
    const std::string prefix = std::string(name) + '.';
    GatedBlock block;
    loader.take(DenseLayer::load(loader.model, prefix + "enter", width, 2 * width), block.enter_);
    loader.take(loader.model.floats(prefix + "kernel", (2 * reach + 1) * width), block.kernel_);
    loader.take(DenseLayer::load(loader.model, prefix + "leave", width, width), block.leave_);
    block.width_ = width;
    block.reach_ = reach;
    return block;
}

void GatedBlock::apply(const Kernels& kernels,
                       std::span<const std::size_t> lengths,
                       std::vector<float>& x) const {
    const std::size_t rows = x.size() / width_;
    // All of it is written before it is read; filling it first showed in the profile.
    const auto both = std::make_unique_for_overwrite<float[]>(rows * 2 * width_);
    enter_.apply(kernels, x.data(), rows, Input::normalised, both.get());
    const auto mixed = std::make_unique_for_overwrite<float[]>(rows * width_);
    std::size_t at = 0;
    for (const std::size_t length : lengths) {
        kernels.convolve(both.get() + at * 2 * width_,
                         length,
                         width_,
                         kernel_.data(),
                         reach_,
                         mixed.get() + at * width_);
        at += length;
    }
    float* change = both.get();  // read no more
    leave_.apply(kernels, mixed.get(), rows, Input::as_it_is, change);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += change[i];
}

}  // namespace concord
