// UTF-8 (RFC 3629) decoding, checking and counting; classes from ICU above ASCII.

#include "base/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstring>

namespace concord {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t stride = 256;

constexpr bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::uint32_t count_in(std::string_view text) {
    return static_cast<std::uint32_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

/// Length of the run of ASCII bytes at `at`, eight bytes at a time.
std::size_t ascii_run(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    while (at + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        if ((word & 0x8080808080808080ULL) != 0) break;
        at += 8;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
    return at - begin;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const std::uint32_t first = byte(0);
    if (first < 0x80) return {first, 1};
    if (first >= 0xC2 && first < 0xE0 && tail(1)) {
        return {((first & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
    }
    if (first >= 0xE0 && first < 0xF0 && tail(1) && tail(2)) {
        const std::uint32_t value =
            ((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
        if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) return {value, 3};
    }
    if (first >= 0xF0 && first < 0xF5 && tail(1) && tail(2) && tail(3)) {
        const std::uint32_t value = ((first & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) |
                                    ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
        if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4};
    }
    return {replacement, 1};
}

std::size_t boundary_at_most(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    constexpr std::size_t longest = 3;  // continuation bytes of one code point
    for (std::size_t back = 0; back <= longest && back <= at; ++back) {
        if ((static_cast<unsigned char>(text[at - back]) & 0xC0U) != 0x80U) return at - back;
    }
    return at;
}

std::size_t previous_boundary(std::string_view text, std::size_t at) {
    --at;
    while (at > 0 && is_continuation(text[at])) --at;
    return at;
}

void append_utf8(std::string& text, char32_t code_point) {
    const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    std::uint32_t c = code_point;
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

bool is_valid_utf8(std::string_view text) {
    std::size_t at = ascii_run(text, 0);
    while (at < text.size()) {
        const CodePoint point = code_point_at(text, at);
        if (point.value == replacement && point.size == 1) return false;
        at += point.size;
        at += ascii_run(text, at);
    }
    return true;
}

std::string to_valid_utf8(std::string_view text) {
    std::string valid;
    valid.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t run = ascii_run(text, at);
        valid.append(text, at, run);
        at += run;
        if (at == text.size()) break;
        const CodePoint point = code_point_at(text, at);
        append_utf8(valid, point.value);
        at += point.size;
    }
    return valid;
}

std::uint32_t count_code_points(std::string_view text) {
    return count_in(text);
}

CodePointIndex::CodePointIndex(std::string_view text)
    : text_(text), ascii_(ascii_run(text, 0) == text.size()) {
    if (ascii_) {
        size_ = static_cast<std::uint32_t>(text.size());
        return;
    }
    counts_.reserve(text.size() / stride + 1);
    for (std::size_t at = 0; at < text.size(); at += stride) {
        counts_.push_back(size_);
        size_ += count_in(text.substr(at, stride));
    }
}

std::uint32_t CodePointIndex::code_point(std::uint32_t byte) const {
    if (ascii_) return byte;
    if (byte >= text_.size()) return size_;
    const std::size_t block = byte / stride;
    return counts_[block] + count_in(text_.substr(block * stride, byte - block * stride));
}

std::uint32_t CodePointIndex::byte(std::uint32_t code_point) const {
    if (code_point >= size_) return static_cast<std::uint32_t>(text_.size());
    if (ascii_) return code_point;
    const auto above = std::upper_bound(counts_.begin(), counts_.end(), code_point);
    const auto block = static_cast<std::size_t>(above - counts_.begin()) - 1;
    std::uint32_t left = code_point - counts_[block];
    std::size_t at = block * stride;
    while (is_continuation(text_[at])) ++at;
    for (; left > 0; --left) {
        ++at;
        while (at < text_.size() && is_continuation(text_[at])) ++at;
    }
    return static_cast<std::uint32_t>(at);
}

// ASCII, which most text is, without the call into ICU.
bool is_letter(char32_t c) {
    if (c < 0x80) return is_ascii_alpha(static_cast<char>(c));
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) {
    if (c < 0x80) return is_ascii_digit(static_cast<char>(c));
    return u_isdigit(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z';
    return u_isUUppercase(static_cast<UChar32>(c)) != 0;
}
bool is_lower(char32_t c) {
    if (c < 0x80) return c >= U'a' && c <= U'z';
    return u_isULowercase(static_cast<UChar32>(c)) != 0;
}
bool is_space(char32_t c) {
    if (c < 0x80) return is_ascii_space(static_cast<char>(c));
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0x200B || c == 0xFEFF;
}
char32_t to_lower(char32_t c) {
    if (c < 0x80) return static_cast<unsigned char>(ascii_lower(static_cast<char>(c)));
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = ascii_lower(c);
    return lower;
}

bool are_ascii_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return ascii_lower(x) == ascii_lower(y);
           });
}

std::string to_lower(std::string_view text) {
    std::string lower;
    lower.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            lower += ascii_lower(text[at++]);
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        append_utf8(lower, to_lower(point.value));
        at += point.size;
    }
    return lower;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace concord
