#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "concord/findings.h"
#include "concord/story_record.h"

namespace concord {

/// The words of a quotation, folded, and where it says that something was left out.
struct FoldedQuotation {
    std::vector<std::uint64_t> words;
    std::vector<bool> is_telling;       ///< per word: long enough to say something by itself
    std::vector<bool> has_capital;      ///< per word
    std::vector<std::uint32_t> pieces;  ///< where each unbroken piece begins, 0 first
    std::uint32_t full_words = 0;       ///< words that do not stand in square brackets
};

/// content  spans of `text`, sorted; pieces end at each of them and at each ellipsis. Words after
///          the first 2000 are left out.
[[nodiscard]] FoldedQuotation read_quotation(std::string_view text, std::span<const Span> content);

enum class SameSpeaker { yes, perhaps };

/// How two quotations lie to each other, word by word.
struct QuotationMatch {
    bool is_same_saying = false;  ///< one is the other, part of it, or a touched-up part of it
    Difference difference = Difference::same;  ///< of the part from the full one
};

/// full, part  `part` has no more words than `full`
/// cost        linear; the product of the lengths, each cut at 200 words, for edited quotations
[[nodiscard]] QuotationMatch match_quotations(const FoldedQuotation& full,
                                              const FoldedQuotation& part,
                                              SameSpeaker speaker);

/// The share of `words` that stands in `full` in the same order, [0, 1]; 1 for no words.
[[nodiscard]] double share_in_order(const FoldedQuotation& full, const FoldedQuotation& words);

}  // namespace concord
