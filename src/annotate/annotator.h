#pragma once

#include <memory>

#include "base/place_table.h"
#include "concord/annotation.h"
#include "concord/article.h"
#include "concord/knowledge.h"
#include "concord/models.h"
#include "concord/result.h"

namespace concord {

/// Sentences, tokens, entities and times of an English article.
class Annotator {
public:
    /// places  of the same knowledge
    /// errors  malformed when a model does not fit the program
    [[nodiscard]] static Result<Annotator> load(const Knowledge& knowledge,
                                                const Models& models,
                                                std::shared_ptr<const PlaceTable> places);
    Annotator(Annotator&&) noexcept;
    Annotator& operator=(Annotator&&) noexcept;
    Annotator(const Annotator&) = delete;
    Annotator& operator=(const Annotator&) = delete;
    ~Annotator();

    /// article  text and blocks; `published` is the anchor of relative times, when it is known
    /// returns  of another language than English tokens and sentences only
    /// cost     linear in the text but for its longest sentences, see `Tagger::tag`
    [[nodiscard]] Annotation annotate(const Article& article) const;

private:
    struct State;
    explicit Annotator(std::unique_ptr<const State> state);
    std::unique_ptr<const State> state_;
};

}  // namespace concord
