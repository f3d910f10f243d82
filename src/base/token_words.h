#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_table.h"
#include "concord/annotation.h"

namespace concord {

/// How the letters of a word begin: decides what may be a name.
enum class Casing { none, lower, capital, upper };

/// A token as rules look at it.
struct TokenWord {
    Span span;
    std::string_view text;    ///< as printed; lives as long as the article's text
    std::string_view lower;   ///< lower case, with ' for ’; lives as long as the `TokenWords`
    std::uint64_t marks = 0;  ///< what the lexicon says of `lower`
    std::uint64_t hash = 0;   ///< `WordTable::hash_of(lower)`
    Casing casing = Casing::none;

    /// Whether it is one of these, given in lower case.
    template <class... Words>
    [[nodiscard]] bool is(Words... words) const {
        return ((lower == std::string_view(words)) || ...);
    }
    [[nodiscard]] bool has(std::uint64_t mark) const { return (marks & mark) != 0; }
    [[nodiscard]] bool is_capitalised() const {
        return casing == Casing::capital || casing == Casing::upper;
    }
};

/// The tokens of one article with their lower-case forms and lexicon marks.
class TokenWords {
public:
    /// text     must outlive this object
    /// lexicon  keys in lower case, with ' for ’
    TokenWords(std::string_view text, std::span<const Token> tokens, const WordTable& lexicon);

    /// Asks another lexicon instead.
    void mark_by(const WordTable& lexicon);

    [[nodiscard]] const TokenWord& operator[](std::size_t index) const { return words_[index]; }
    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] std::span<const TokenWord> all() const { return words_; }
    /// The first token that ends behind `byte`; size() when there is none.
    [[nodiscard]] std::size_t at_byte(std::uint32_t byte) const;
    /// True when nothing stands between token `index` and the one before it.
    [[nodiscard]] bool touches_previous(std::size_t index) const {
        return index > 0 && words_[index - 1].span.end == words_[index].span.begin;
    }

private:
    std::vector<char> letters_;
    std::vector<TokenWord> words_;
};

/// As in `TokenWords`: lower case of every code point, ’ and ʼ as '.
[[nodiscard]] std::string fold_word(std::string_view text);

}  // namespace concord
