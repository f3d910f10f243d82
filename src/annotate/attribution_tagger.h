#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "annotate/encoder.h"
#include "base/quotations.h"
#include "concord/annotation.h"
#include "concord/article.h"
#include "concord/models.h"

namespace concord {

/// Reads who is said to say what off the states of the encoder: words of sources, cues and contents
/// as PolNeAR has them (Newell, Margolin and Ruths 2018), each word in one part at most. A few
/// gated convolutions run over the whole article, so that a paragraph of quotation knows where it
/// began.
class AttributionTagger {
public:
    /// returns  one that finds nothing when the program was built without such a model
    /// errors   malformed when the model does not fit the encoder
    [[nodiscard]] static Result<AttributionTagger> load(const Models& models);
    AttributionTagger(AttributionTagger&&) noexcept;
    AttributionTagger& operator=(AttributionTagger&&) noexcept;
    AttributionTagger(const AttributionTagger&) = delete;
    AttributionTagger& operator=(const AttributionTagger&) = delete;
    ~AttributionTagger();

    /// What the tagger knows of a word beside its state and its place in the parse.
    enum Mark : std::uint8_t { begins_sentence = 1, begins_block = 2, quoted = 4 };
    static constexpr std::size_t mark_sets = 8;

    /// The marks of each word, as a set of bits.
    [[nodiscard]] static std::vector<std::uint8_t> marks(std::span<const Block> blocks,
                                                         std::span<const Quotation> quotations,
                                                         std::span<const Sentence> sentences,
                                                         std::span<const Token> tokens);

    /// states   of each word, as the encoder leaves them
    /// marks    of each word
    /// returns  sorted, not overlapping
    /// cost     linear in the tokens, some 450,000 multiplications of bytes each; 3 MB, and 70
    /// bytes a
    ///          token
    [[nodiscard]] std::vector<AttributionPart> find(std::span<const Token> tokens,
                                                    const WordStates& states,
                                                    std::span<const std::uint8_t> marks) const;

private:
    struct State;
    explicit AttributionTagger(std::unique_ptr<const State> state);
    std::unique_ptr<const State> state_;
};

}  // namespace concord
