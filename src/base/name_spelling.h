#pragma once

#include <string>
#include <string_view>

namespace concord {

/// The same for spellings of one foreign name: Sergei and Sergey, Anatoliy and Anatoly.
///
/// folded  as `fold_word` gives it
[[nodiscard]] std::string spelling_key(std::string_view folded);

}  // namespace concord
