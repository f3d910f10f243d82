#pragma once

#include <string>
#include <string_view>

namespace concord {

/// The same for spellings of one foreign name: Sergei and Sergey, Anatoliy and Anatoly.
///
/// folded  as `fold_word` gives it
[[nodiscard]] std::string spelling_key(std::string_view folded);

/// Whether one letter is another, or stands in one of the two only; false for equal words.
[[nodiscard]] bool differ_by_letter(std::string_view a, std::string_view b);

}  // namespace concord
