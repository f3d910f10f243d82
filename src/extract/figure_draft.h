#pragma once

#include <cstdint>
#include <optional>

#include "extract/number_reader.h"
#include "extract/quantity_lexicon.h"
#include "extract/reading.h"

namespace concord {

/// What is read of a figure so far.
struct FigureDraft {
    std::uint32_t begin = 0;   ///< at the sign of a currency, or the number
    std::uint32_t number = 0;  ///< where the number begins
    std::uint32_t end = 0;     ///< behind what belongs to the span
    WrittenNumber value;
    const Currency* currency = nullptr;
    std::optional<double> upper = std::nullopt;  ///< of a range
    Tokens unit_words = {};
    const Unit* unit = nullptr;
    std::uint32_t behind = 0;
    bool between = false;
    bool age = false;
};

/// The tokens of one sentence, asked by position; a position outside has no word and no tag.
class SentenceTokens {
public:
    SentenceTokens(const Reading& reading, Tokens sentence)
        : reading_(reading),
          words_(reading.words()),
          tokens_(reading.annotation().tokens),
          first_(sentence.first),
          last_(sentence.last) {}

protected:
    [[nodiscard]] const TokenWord& word(std::uint32_t at) const { return words_[at]; }
    [[nodiscard]] bool has(std::uint32_t at) const { return first_ <= at && at < last_; }
    template <class... Words>
    [[nodiscard]] bool is(std::uint32_t at, Words... words) const {
        return has(at) && words_[at].is(words...);
    }
    /// Whether nothing stands between the token and the one before it.
    [[nodiscard]] bool touches(std::uint32_t at) const {
        return has(at) && words_.touches_previous(at);
    }
    template <class... Tags>
    [[nodiscard]] bool is_tagged(std::uint32_t at, Tags... tags) const {
        return has(at) && ((tokens_[at].xpos == tags) || ...);
    }
    [[nodiscard]] bool is_noun_at(std::uint32_t at) const {
        return has(at) && is_noun(tokens_[at].xpos);
    }

    const Reading& reading_;
    const TokenWords& words_;
    const std::vector<Token>& tokens_;
    std::uint32_t first_;
    std::uint32_t last_;
};

}  // namespace concord
