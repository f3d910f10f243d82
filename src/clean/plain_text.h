#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clean/byline.h"
#include "clean/furniture.h"
#include "clean/visible_date.h"
#include "concord/article.h"

namespace concord {

/// What a text without mark-up holds. Spans count bytes of the text.
struct PlainReading {
    std::vector<Block> blocks;
    Span title;
    Byline byline;
    std::string byline_line;  ///< as printed
    std::string outlet;
    Timestamp published;
    std::string published_line;  ///< as printed; empty: no date found
    bool cut_off = false;
};

/// The word lists a reading needs; all must outlive the call.
struct PlainLists {
    const Furniture& furniture;
    const BylineReader& bylines;
    const MonthNames& months;
};

/// Finds the report in a text: an ordinary one, of which everything is kept but a byline and
/// pointers to other reports, or the dump of a whole page, of which the menus, forms and lists
/// around the report are left out and feed items become asides.
///
/// cost  linear in the text
[[nodiscard]] PlainReading read_plain_text(std::string_view text, const PlainLists& lists);

}  // namespace concord
