#pragma once

#include <string>
#include <string_view>

#include "clean/byline.h"

namespace concord {

/// Where a report was written, as it stands before its first sentence.
struct Dateline {
    std::string place;  ///< "KYIV, Ukraine"
    std::string credit;
    std::size_t end = 0;  ///< byte of the text at which the sentence begins; 0: no dateline
};

/// "KYIV, Ukraine, April 9 (Reuters) - The", "MOSCOW, April 9. /TASS/. The", "(AP) - The",
/// "London (CNN) The".
///
/// text     the first paragraph of a report
/// bylines  know the agencies and what a name looks like
[[nodiscard]] Dateline read_dateline(std::string_view text, const BylineReader& bylines);

}  // namespace concord
