#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "concord/span.h"

namespace concord {

/// A word of running text, folded so that two carriers of the same words compare equal.
struct Word {
    Span span;               ///< in the text that was split
    std::uint64_t hash = 0;  ///< of the folded word
    bool capital = false;    ///< its first character is an upper-case letter
    bool number = false;     ///< it holds digits only

    friend bool operator==(const Word&, const Word&) = default;
};

/// Appends the words of text[within] to `words`, in order.
///
/// A word is a longest run of letters and digits; an apostrophe of either shape between two
/// letters belongs to it, a soft hyphen is passed over, any other mark parts words. Folding is
/// lower case letter by letter and one shape of apostrophe, so "Russia’s" equals "RUSSIA'S".
/// text  UTF-8; malformed bytes part words
/// cost  one pass
void append_words(std::string_view text, Span within, std::vector<Word>& words);

/// One hash for words in their order.
[[nodiscard]] std::uint64_t hash_words(std::span<const Word> words);

/// The hash that `append_words` gives to a word that stands alone.
[[nodiscard]] std::uint64_t word_hash(std::string_view word);

}  // namespace concord
