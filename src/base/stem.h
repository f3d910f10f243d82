#pragma once

#include <string>
#include <string_view>

namespace concord {

/// What the forms of an English word begin with: "announces", "announced", "announcement" all give
/// "announc". Rough, for comparing words of two texts; never shown. Irregular forms stay as they
/// are.
///
/// folded  as `fold_word` gives it
/// cost    linear
[[nodiscard]] std::string stem_of(std::string_view folded);

}  // namespace concord
