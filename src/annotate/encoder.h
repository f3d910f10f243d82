#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "annotate/mention_draft.h"
#include "concord/annotation.h"
#include "learn/kernels.h"
#include "learn/model_file.h"

namespace concord {

/// Where in a row of `Encoder::encode` each head's scores begin, and where the row ends.
struct EncoderHeads {
    std::size_t upos = 0;
    std::size_t xpos = 0;
    std::size_t lemma_rule = 0;
    std::size_t name = 0;
    std::size_t arc_dependent = 0;
    std::size_t arc_head = 0;
    std::size_t head_bias = 0;
    std::size_t relation_dependent = 0;
    std::size_t relation_head = 0;
    std::size_t end = 0;  ///< with padding
};

/// Words as the last layer below the heads has them, each row with a root mean square of 1: bytes
/// as `Kernels::quantize` makes them.
struct WordStates {
    std::size_t width = 0;
    std::vector<std::uint8_t> bytes;  ///< [words][width]
    std::vector<float> scales;        ///< [words]

    [[nodiscard]] ByteActivations rows(std::size_t first, std::size_t last) const {
        return {bytes.data() + first * width, scales.data() + first, last - first, width};
    }
};

/// The network that all readings of a word come from: a vector for each form, mixed along the
/// sentence by gated depthwise convolutions (Wu et al. 2019; gate of Shazeer 2020), then linear
/// heads. Weights are bytes and so are the inputs of every multiplication.
class Encoder {
public:
    /// model  its bytes must outlive the encoder
    /// errors malformed when an array is missing or of the wrong size
    [[nodiscard]] static Result<Encoder> load(const ModelFile& model, Processor processor);
    Encoder(Encoder&&) noexcept;
    Encoder& operator=(Encoder&&) noexcept;
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
    ~Encoder();

    [[nodiscard]] const EncoderHeads& heads() const;
    [[nodiscard]] std::size_t arc_width() const;
    [[nodiscard]] std::size_t relation_width() const;
    [[nodiscard]] const Kernels& kernels() const;

    /// A vector of each distinct form among some words.
    struct Forms {
        TokenRange words;
        std::vector<std::uint32_t> of_word;  ///< [words], the row of each
        std::vector<float> vectors;          ///< [forms][width]
    };
    /// cost  some 4 kB for each distinct form
    [[nodiscard]] Forms forms(std::string_view text,
                              std::span<const Token> tokens,
                              TokenRange words) const;

    /// The heads' scores of the words of sentences.
    ///
    /// sentences  side by side, not empty, within forms.words
    /// states     the words' rows are added at its end
    /// returns    [words][heads().end]
    /// cost       some 7 kB a word
    [[nodiscard]] std::vector<float> encode(const Forms& forms,
                                            std::span<const Sentence> sentences,
                                            WordStates& states) const;

private:
    struct State;
    explicit Encoder(std::unique_ptr<const State> state);
    std::unique_ptr<const State> state_;
};

}  // namespace concord
