#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "concord/story_record.h"

namespace concord {

/// How two quotations lie to each other, word by word.
struct QuotationMatch {
    bool is_same_saying = false;  ///< one is the other, part of it, or a touched-up part of it
    Difference difference = Difference::same;  ///< of the shorter one from the longer one
};

/// full, part  folded words of the fuller and of the other quotation
/// cost        the product of the lengths, each cut at 400 words
[[nodiscard]] QuotationMatch match_quotations(std::span<const std::uint64_t> full,
                                              std::span<const std::uint64_t> part);

}  // namespace concord
