#pragma once

#include <string>
#include <vector>

#include "clean/body.h"
#include "clean/segment_text.h"

namespace concord {

/// Lines that may name the authors, best first: those around the head of the report that the page
/// or their words call bylines, its last line, and when there is none, what stands behind the
/// head.
///
/// begin  the segment where the report begins
/// body   blocks and title are chosen; its last block is taken from it when it is a byline
[[nodiscard]] std::vector<std::string> take_byline_lines(const PageView& view,
                                                         SegmentLines& lines,
                                                         const BylineReader& bylines,
                                                         std::size_t begin,
                                                         Body& body);

}  // namespace concord
