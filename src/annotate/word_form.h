#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace concord {

/// What the encoder sees of a word by itself: rows of its tables. The same as train/encoder.py
/// makes of the word, to the last hash.
struct WordForm {
    static constexpr std::uint32_t word_rows = 1U << 16U;
    static constexpr std::uint32_t known_bits = 1U << 21U;
    static constexpr std::uint32_t ngram_rows = 1U << 15U;
    static constexpr std::uint32_t affix_rows = 1U << 13U;
    static constexpr std::uint32_t shape_rows = 1U << 10U;
    static constexpr std::size_t most_ngrams = 40;

    std::uint32_t word[2] = {};         ///< the form in lower case, hashed twice
    std::uint32_t known = 0;            ///< the bit that says whether these rows are its own
    std::uint32_t affix[3] = {};        ///< first three letters, last two, last three
    std::uint32_t shape = 0;            ///< "Xxx", "0.0", runs cut at three
    std::vector<std::uint32_t> ngrams;  ///< of three and four letters, with both ends marked
};

/// Lower case, ' for ’, 0 for every digit.
[[nodiscard]] std::string word_norm(std::string_view word);
/// X, x and 0 for letters and digits, other characters as they are; runs cut at three.
///
/// most  code points at most
[[nodiscard]] std::string word_shape(std::string_view word, std::size_t most);
/// FNV-1a with a seed and a last mixing, as train/encoder.py has it.
[[nodiscard]] std::uint64_t form_hash(std::string_view text, std::uint64_t seed);

/// word  valid UTF-8, not empty
[[nodiscard]] WordForm word_form(std::string_view word);

}  // namespace concord
