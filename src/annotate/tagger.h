#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "annotate/encoder.h"
#include "annotate/mention_draft.h"
#include "concord/annotation.h"
#include "concord/models.h"

namespace concord {

/// A name as the model reads it: words of one sentence.
struct TaggedName {
    TokenRange tokens;
    EntityType type = EntityType::other;

    friend bool operator==(const TaggedName&, const TaggedName&) = default;
};

/// Reads parts of speech, lemmas, dependencies and names off the scores of the encoder.
class Tagger {
public:
    /// errors  malformed when the model has labels that the program does not know
    [[nodiscard]] static Result<Tagger> load(const Models& models);
    Tagger(Tagger&&) noexcept;
    Tagger& operator=(Tagger&&) noexcept;
    Tagger(const Tagger&) = delete;
    Tagger& operator=(const Tagger&) = delete;
    ~Tagger();

    /// Fills everything of the tokens but their spans.
    ///
    /// sentences  cover the tokens
    /// states     becomes that of each token, for other readers of the same network
    /// returns    the names, by first token, not overlapping
    /// cost       linear in the tokens, and in the squares of the sentences' lengths up to 256
    ///            words: longer ones are read in pieces; some 10 MB whatever the text
    [[nodiscard]] std::vector<TaggedName> tag(std::string_view text,
                                              std::span<const Sentence> sentences,
                                              std::vector<Token>& tokens,
                                              WordStates& states) const;

private:
    struct State;
    explicit Tagger(std::unique_ptr<const State> state);
    std::unique_ptr<const State> state_;
};

}  // namespace concord
