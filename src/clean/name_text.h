#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concord {

/// Letters and digits in lower case: "Agence France-Presse" and "AGENCE FRANCE PRESSE" are one.
[[nodiscard]] std::string letters_of(std::string_view text);

/// What stands between spaces; views into `text`.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view text);

/// Spaces, commas, dashes, bars, brackets: what stands around names in a line.
[[nodiscard]] bool is_name_mark(char32_t c);

/// Without marks at both ends; a view into `text`.
[[nodiscard]] std::string_view strip_marks(std::string_view text);

/// Letters of scripts that tell capital from small ones.
[[nodiscard]] bool has_case(char32_t c);

}  // namespace concord
