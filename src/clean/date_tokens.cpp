// Cuts text for the search of dates: "14. April 2025" is the number 14, the mark '.', the word
// "april", the number 2025. Spaces are no tokens; ideographs are tokens of their own, as "年"
// stands between numbers without a space.

#include "clean/date_tokens.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr std::size_t token_limit = 400;
constexpr std::size_t longest_number = 9;
constexpr std::size_t longest_word = 40;

bool is_ideograph(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF);
}

/// Letters, combining marks, and the signs that Indic scripts write within words.
bool goes_on_word(char32_t c) {
    if (is_ideograph(c)) return false;
    return is_letter(c) || (c >= 0x300 && c <= 0x36F) || (c >= 0x900 && c < 0xE00);
}

DateToken read_number(std::string_view text, std::size_t at) {
    DateToken token;
    token.kind = DateToken::Kind::number;
    token.begin = at;
    token.end = at;
    while (token.end < text.size() && is_ascii_digit(text[token.end])) ++token.end;
    const std::size_t size = std::min(token.size(), longest_number);
    std::from_chars(text.data() + at, text.data() + at + size, token.value);
    return token;
}

DateToken read_word(std::string_view text, std::size_t at) {
    DateToken token;
    token.kind = DateToken::Kind::word;
    token.begin = at;
    token.end = at;
    while (token.end < text.size()) {
        const CodePoint c = code_point_at(text, token.end);
        if (!goes_on_word(c.value)) break;
        token.end += c.size;
    }
    token.lower = to_lower(text.substr(at, std::min(token.size(), longest_word)));
    return token;
}

DateToken read_mark(std::size_t at, const CodePoint& c) {
    DateToken token;
    token.kind = DateToken::Kind::mark;
    token.begin = at;
    token.end = at + c.size;
    token.mark = c.value;
    return token;
}

}  // namespace

DateTokens::DateTokens(std::string_view text, std::size_t from) {
    for (std::size_t at = from; at < text.size() && tokens_.size() < token_limit;) {
        const CodePoint c = code_point_at(text, at);
        if (is_space(c.value)) {
            at += c.size;
            continue;
        }
        if (is_ascii_digit(text[at])) {
            tokens_.push_back(read_number(text, at));
        } else if (is_letter(c.value) && !is_ideograph(c.value)) {
            tokens_.push_back(read_word(text, at));
        } else {
            tokens_.push_back(read_mark(at, c));
        }
        at = tokens_.back().end;
    }
}

}  // namespace concord
