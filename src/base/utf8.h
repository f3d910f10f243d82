#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace concord {

/// One code point and how many bytes it took. Malformed bytes come one at a time as U+FFFD.
struct CodePoint {
    char32_t value = 0;
    std::uint32_t size = 1;
};

/// The code point that begins at `at`; `at` < text.size().
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at);

/// The last byte not behind `at` at which a code point begins, or the end of the text.
[[nodiscard]] std::size_t boundary_at_most(std::string_view text, std::size_t at);

/// The byte at which the code point before `at` begins; `at` > 0 and on a boundary.
[[nodiscard]] std::size_t previous_boundary(std::string_view text, std::size_t at);

void append_utf8(std::string& text, char32_t code_point);

/// True when RFC 3629 accepts all of `text`: no overlong forms, surrogates, or cut sequences.
[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// Every malformed byte becomes U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);

[[nodiscard]] std::uint32_t count_code_points(std::string_view text);

/// Converts between byte and code-point offsets of one text; both ways, any order of questions.
///
/// cost  one count per 256 bytes in memory; a question scans at most 256 bytes
class CodePointIndex {
public:
    /// text  valid UTF-8; must outlive the index
    explicit CodePointIndex(std::string_view text);

    /// byte  on a code-point boundary, at most text.size()
    [[nodiscard]] std::uint32_t code_point(std::uint32_t byte) const;
    /// An offset beyond the text gives text.size().
    [[nodiscard]] std::uint32_t byte(std::uint32_t code_point) const;
    [[nodiscard]] std::uint32_t size() const { return size_; }

private:
    std::string_view text_;
    std::vector<std::uint32_t> counts_;  ///< code points before byte 256 * i
    std::uint32_t size_ = 0;
    bool ascii_ = false;
};

// Character classes of Unicode, by ICU's tables.
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_space(char32_t c);  ///< white space, no-break and zero-width spaces too
[[nodiscard]] char32_t to_lower(char32_t c);

// ASCII only, whatever the locale.
[[nodiscard]] constexpr bool is_ascii_alpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
/// One digit or more, and nothing else.
[[nodiscard]] bool are_ascii_digits(std::string_view text);
[[nodiscard]] constexpr bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
[[nodiscard]] constexpr char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
[[nodiscard]] std::string ascii_lower(std::string_view text);
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);  ///< ASCII
/// Lower case of every code point, one to one (simple case mapping).
[[nodiscard]] std::string to_lower(std::string_view text);
/// Without ASCII white space at both ends; a view into `text`.
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace concord
