// What an article asserts. Room for statements, quantities and events; empty so far.

#include "extract/extractor.h"

namespace concord {

struct Extractor::State {};

Extractor::Extractor(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::load(const Knowledge& /*knowledge*/) {
    return Extractor(std::make_unique<const State>());
}

Findings Extractor::extract(const Article& /*article*/, const Annotation& /*annotation*/) const {
    return {};
}

}  // namespace concord
