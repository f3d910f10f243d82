#pragma once

#include <memory>

#include "base/place_table.h"
#include "concord/annotation.h"
#include "concord/article.h"
#include "concord/findings.h"
#include "concord/knowledge.h"
#include "concord/models.h"
#include "concord/result.h"

namespace concord {

/// What an article asserts: figures, who said what, events, positions and agreements, each with its
/// words.
class Extractor {
public:
    /// places  of the same knowledge
    /// errors  malformed when the model of statements or events does not fit the program
    [[nodiscard]] static Result<Extractor> load(const Knowledge& knowledge,
                                                const Models& models,
                                                std::shared_ptr<const PlaceTable> places);
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;
    Extractor(const Extractor&) = delete;
    Extractor& operator=(const Extractor&) = delete;
    ~Extractor();

    /// annotation  of the same article; its vectors are what the findings' indices point into
    /// cost        linear in the text
    [[nodiscard]] Findings extract(const Article& article, const Annotation& annotation) const;

private:
    struct State;
    explicit Extractor(std::unique_ptr<const State> state);
    std::unique_ptr<const State> state_;
};

}  // namespace concord
