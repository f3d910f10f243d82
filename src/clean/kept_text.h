#pragma once

#include <string_view>
#include <vector>

#include "concord/article.h"

namespace concord {

/// The paragraphs of a text that is kept as it is: cut at blank lines, and at line ends where the
/// lines are whole paragraphs (no blank line anywhere, or lines too long to be wrapped).
[[nodiscard]] std::vector<Block> paragraphs_of(std::string_view text);

}  // namespace concord
