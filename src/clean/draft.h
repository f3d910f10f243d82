#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "concord/article.h"

namespace concord {

/// A block on its way into an article: its text and where every byte of it was read.
/// Runs count from the beginning of the block's text; their source is the text that was cleaned.
struct Draft {
    BlockRole role = BlockRole::paragraph;
    std::string text;
    std::string time;
    std::vector<OriginRun> runs;
    bool grows = false;  ///< the last run is verbatim and may be made longer
};

/// Appends bytes that stand in the source as they are; joins them to the last run if they follow.
void append_verbatim(Draft& draft, std::string_view bytes, std::uint32_t source_begin);

/// Appends bytes that stand for one decoded unit of the source.
void append_unit(Draft& draft,
                 std::string_view bytes,
                 std::uint32_t source_begin,
                 std::uint32_t source_end);

/// A stretch of a draft, with the origins of that stretch.
[[nodiscard]] Draft part_of(const Draft& draft, Span span);

/// Puts the blocks into `article`: text, blocks and origin runs, one blank line between blocks.
void assemble(std::vector<Draft>&& drafts, Article& article);

/// Takes runs whose source is a decoded text on to the bytes that text was decoded from.
///
/// runs   text -> middle
/// below  middle -> source, sorted by text; empty: the same offsets
/// returns text -> source; a run is cut where `below` changes from run to run
/// cost   runs times the logarithm of `below`
[[nodiscard]] std::vector<OriginRun> compose(const std::vector<OriginRun>& runs,
                                             const std::vector<OriginRun>& below);

}  // namespace concord
