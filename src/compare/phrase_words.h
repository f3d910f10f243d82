#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <set>
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

template <std::size_t N>
[[nodiscard]] bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The number at the beginning of "60", "60-day" or "60th"; empty for other words.
[[nodiscard]] std::string number_of(std::string_view word);

/// 1 for "first" to 12 for "twelfth".
///
/// word  in lower case
[[nodiscard]] std::optional<std::size_t> ordinal_of(std::string_view word);

/// "not", "nobody", "didn't".
///
/// word  in lower case, with either apostrophe
[[nodiscard]] bool is_negation(std::string_view word);

[[nodiscard]] bool share_one(const std::set<std::string>& a, const std::set<std::string>& b);

/// Both hold some, and none in common.
[[nodiscard]] bool differ(const std::set<std::string>& a, const std::set<std::string>& b);

}  // namespace concord
