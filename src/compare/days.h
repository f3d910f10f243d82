#pragma once

#include <optional>
#include <string_view>

#include "compare/story_view.h"

namespace concord {

/// The day of a TIMEX3 value, counted from 1970; nothing for values without a whole date.
[[nodiscard]] std::optional<int> day_of(std::string_view value);

/// The day of a report, counted from 1970.
[[nodiscard]] std::optional<int> report_day(const StoryView& view, Index article);

/// The first day that the words at a span name.
[[nodiscard]] std::optional<int> day_in(const StoryView& view, Index article, Span words);

}  // namespace concord
