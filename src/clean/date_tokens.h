#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace concord {

/// A number, a word or a mark of a line that may hold a date.
struct DateToken {
    enum class Kind : std::uint8_t { none, number, word, mark };

    Kind kind = Kind::none;
    std::size_t begin = 0;  ///< bytes of the text
    std::size_t end = 0;
    int value = 0;      ///< of a number; nine digits at most are read
    char32_t mark = 0;  ///< a mark or an ideograph
    std::string lower;  ///< of a word

    [[nodiscard]] std::size_t size() const { return end - begin; }
    [[nodiscard]] bool is(char32_t c) const { return kind == Kind::mark && mark == c; }
    [[nodiscard]] bool is_number() const { return kind == Kind::number; }
    [[nodiscard]] bool is_word() const { return kind == Kind::word; }
};

/// The first 400 tokens of a text; a position beyond them gives an empty token, so that patterns of
/// tokens can be tried anywhere.
class DateTokens {
public:
    /// from  byte at which the first token may begin
    DateTokens(std::string_view text, std::size_t from);

    [[nodiscard]] std::size_t size() const { return tokens_.size(); }
    [[nodiscard]] const DateToken& operator[](std::size_t n) const {
        return n < tokens_.size() ? tokens_[n] : none_;
    }

private:
    std::vector<DateToken> tokens_;
    DateToken none_;
};

}  // namespace concord
