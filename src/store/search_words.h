#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace concord {

/// Appends the words of `text` as the search index holds them, separated by one space.
///
/// A word is a longest run of letters, digits and their marks, in lower case and without accents:
/// "Zürich's Straße" is "zurich s strasse". Characters of scripts that part words by no space
/// (Han, kana, Thai, ...) are words of their own, so that neighbours can be found as a phrase.
/// text  UTF-8; malformed bytes part words
/// cost  one pass
void append_search_words(std::string_view text, std::string& words);

/// An expression of FTS5.
struct SearchQuery {
    std::string expression;  ///< empty when there is no word to look for
    std::size_t terms = 0;   ///< words and phrases
};

/// What the user wrote: every word and every "phrase" (quotation marks of any shape) must be
/// there, and a star behind one stands for any end of the word: `station*`. Whatever else stands in
/// it parts words; nothing is an operator.
[[nodiscard]] SearchQuery search_query(std::string_view asked);

inline constexpr std::size_t max_search_terms = 64;

}  // namespace concord
