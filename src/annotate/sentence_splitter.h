#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/word_table.h"
#include "concord/annotation.h"
#include "concord/knowledge.h"
#include "concord/models.h"

namespace concord {

/// Finds where sentences end in the tokens of one block.
class SentenceSplitter {
public:
    /// errors  malformed when the model is broken
    [[nodiscard]] static Result<SentenceSplitter> load(const Knowledge& knowledge,
                                                       const Models& models);

    /// Appends the sentences of tokens [first, tokens.size()), which are those of one block.
    ///
    /// cost  linear in the tokens
    void split(std::string_view text,
               const std::vector<Token>& tokens,
               Index first,
               std::vector<Sentence>& sentences) const;

private:
    /// Whether token `i` is an abbreviation that can stand last and a sentence begins behind it.
    [[nodiscard]] bool ends_with_abbreviation(std::string_view text,
                                              const std::vector<Token>& tokens,
                                              Index i) const;
    /// Whether the clause of a quotation that has just closed goes on at token `next`; `block` is
    /// the first token of the block.
    [[nodiscard]] bool names_speaker(std::string_view text,
                                     const std::vector<Token>& tokens,
                                     Index block,
                                     Index next) const;

    WordTable words_;
    std::span<const std::int8_t> weights_;
    std::int32_t threshold_ = 0;
    std::int32_t margin_ = 0;  ///< more is needed behind no mark that ends sentences
};

}  // namespace concord
