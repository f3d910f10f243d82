#pragma once

#include "clean/draft.h"
#include "clean/page_view.h"

namespace concord {

/// The text of a segment with its origins: references decoded, white space as single spaces,
/// parts that are hidden or furniture of their own left out.
[[nodiscard]] Draft text_of(const PageView& view,
                            const Segment& segment,
                            const HtmlEntities& entities);

}  // namespace concord
