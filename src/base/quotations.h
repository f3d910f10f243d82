#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "concord/article.h"

namespace concord {

/// Words between quotation marks, within one block.
struct Quotation {
    Span inner;       ///< without the marks; never empty
    Span outer;       ///< with them; where the closing one is missing, up to the block's end
    Index block = 0;  ///< index into the blocks
    std::uint32_t depth = 0;  ///< 0: not inside other marks
    bool single = false;      ///< ‘ ’ or ' '
    bool closed = true;       ///< false: nothing closes it in this block
    bool goes_on = false;     ///< not closed, and the next block opens it again
    bool continues = false;   ///< opens what the block before left open

    friend bool operator==(const Quotation&, const Quotation&) = default;
};

/// Finds what stands between “ ”, " ", ‘ ’, ' ', « », „ “ and `` ''.
///
/// Apostrophes, inches and stray marks are told apart by their neighbours and by what is open. A
/// quotation may run over several blocks when each of them opens it again and only the last
/// closes it; it then is one value a block. What opens in a block and is neither closed nor gone
/// on with ends with the block, if it is in double marks.
///
/// text     UTF-8
/// returns  sorted by begin, the outer before the inner
/// cost     linear in the text
[[nodiscard]] std::vector<Quotation> find_quotations(std::string_view text,
                                                     std::span<const Block> blocks);

}  // namespace concord
