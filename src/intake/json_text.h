#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace concord {

/// What a parser can read of `bytes`, with its padding behind it: `bytes` themselves, or a copy
/// in `repaired` in which malformed UTF-8 and lone surrogates ("\ud800") are U+FFFD.
///
/// bytes    with capacity for simdjson's padding; may be grown for it
/// returns  a view of one of the two
[[nodiscard]] std::string_view readable_json(std::string& bytes, std::string& repaired);

/// The next object of a sequence of objects, whatever stands between them: a line each, one
/// array of all, or objects that are spread over lines. For JSON that is not one object a line.
///
/// at       where to look from; moves behind the object
/// returns  a view into `text`, from '{' to its '}'; nothing at the end, and then `at` is the
///          size of `text`, or the beginning of an object that does not end
[[nodiscard]] std::optional<std::string_view> next_json_object(std::string_view text,
                                                               std::size_t& at);

/// One member of an object, or one element of an array: where its value lies.
struct JsonPart {
    std::string_view key;  ///< of a member, between its quotation marks
    std::size_t begin = 0;
    std::size_t end = 0;
    bool complete = true;  ///< false when the text ends before the value does
};

/// The next part of the object or array whose '{' or '[' is at or before `at`; nothing at its
/// end. Does not check values beyond their balance.
///
/// at  behind the opening bracket or the part before; moves behind the part
[[nodiscard]] std::optional<JsonPart> next_json_part(std::string_view text, std::size_t& at);

}  // namespace concord
