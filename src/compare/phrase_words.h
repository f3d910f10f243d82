#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concord {

/// A word of a phrase as issues and names of agreements are compared by: hyphens belong to it,
/// "'s" does not.
struct PhraseWord {
    std::string lower;
    bool has_capital = false;
};

/// The words of a phrase in order.
[[nodiscard]] std::vector<PhraseWord> cut_words(std::string_view phrase);

/// The number at the beginning of "60", "60-day" or "60th"; empty for other words.
[[nodiscard]] std::string number_of(std::string_view word);

}  // namespace concord
