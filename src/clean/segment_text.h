#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clean/draft.h"
#include "clean/page_view.h"

namespace concord {

/// The text of a segment with its origins: references decoded, white space as single spaces,
/// parts that are hidden or furniture of their own left out.
[[nodiscard]] Draft text_of(const PageView& view,
                            const Segment& segment,
                            const HtmlEntities& entities);

/// The words of segments, read when first asked for. The page and the entities must outlive it.
class SegmentLines {
public:
    SegmentLines(const PageView& view, const HtmlEntities& entities)
        : view_(view), entities_(entities), lines_(view.segments().size()) {}

    [[nodiscard]] const std::string& operator[](std::size_t segment);

private:
    const PageView& view_;
    const HtmlEntities& entities_;
    std::vector<std::optional<std::string>> lines_;
};

}  // namespace concord
