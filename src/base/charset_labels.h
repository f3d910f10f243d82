#pragma once

#include <string_view>

namespace concord {

/// How the code units of an encoding are cut out of bytes.
enum class CharsetWidth { utf8, one, several, shifting, two, four };

/// An encoding of the WHATWG Encoding Standard, and UTF-32, which old archives hold.
struct Charset {
    std::string_view name;  ///< lower case
    const char* converter;  ///< ICU's name of the same table
    CharsetWidth width;
    std::string_view labels;  ///< separated by one space; letters and digits only, lower case
};

/// The encoding that a label means on the web: "latin1" and "ascii" are windows-1252.
///
/// label    any case; punctuation and spaces do not count
/// returns  nullptr for a label that nobody defined
[[nodiscard]] const Charset* find_charset(std::string_view label);

}  // namespace concord
