// JSON as text: what must be mended before a parser takes it, and where its values lie when a
// file is cut or one of them is broken.

#include "intake/json_text.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/utf8.h"

namespace concord {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_hex_of(std::string_view digits, char32_t& unit) {
    std::uint32_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    unit = value;
    return error == std::errc() && end == digits.data() + digits.size() && digits.size() == 4;
}

/// Makes \ufffd of each surrogate escape that has no partner; same length. Returns whether
/// `json` had any; with `out` null it only looks.
bool replace_lone_surrogates(std::string_view json, std::string* out) {
    bool any = false;
    std::size_t at = json.find('\\');
    while (at != npos && at + 1 < json.size()) {
        char32_t unit = 0;
        if (json[at + 1] != 'u' || !is_hex_of(json.substr(at + 2, 4), unit)) {
            at = json.find('\\', at + 2);
            continue;
        }
        std::size_t next = at + 6;
        if (unit >= 0xD800 && unit <= 0xDFFF) {
            char32_t low = 0;
            const bool pair = unit < 0xDC00 && json.substr(next, 2) == "\\u" &&
                              is_hex_of(json.substr(next + 2, 4), low) && low >= 0xDC00 &&
                              low <= 0xDFFF;
            if (pair) {
                next += 6;
            } else {
                any = true;
                if (out == nullptr) return true;
                out->replace(at + 2, 4, "fffd");
            }
        }
        at = json.find('\\', next);
    }
    return any;
}

bool has_surrogate_escape(std::string_view json) {
    for (std::size_t at = json.find("\\u"); at != npos; at = json.find("\\u", at + 2)) {
        if (at + 2 < json.size() && ascii_lower(json[at + 2]) == 'd') return true;
    }
    return false;
}

/// Behind the string whose quotation mark is at `at`.
std::size_t behind_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\' ? 1 : 0;
    return std::min(at + 1, text.size());
}

/// Behind the value that begins at `at`; a bare one ends at a comma, bracket or blank.
std::size_t behind_value(std::string_view text, std::size_t at, bool& complete) {
    if (at >= text.size()) {
        complete = false;
        return text.size();
    }
    std::size_t depth = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            i = behind_string(text, i) - 1;
            complete = i > at && text[i] == '"';
        } else if (c == '{' || c == '[') {
            ++depth;
            continue;
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        } else if (depth == 0) {
            return std::min(text.find_first_of(",}] \t\r\n", i), text.size());
        }
        if (depth == 0) return i + 1;
    }
    complete = false;
    return text.size();
}

}  // namespace

std::string_view readable_json(std::string& bytes, std::string& repaired) {
    const bool utf8 = simdjson::validate_utf8(bytes);
    const bool lone = has_surrogate_escape(bytes) && replace_lone_surrogates(bytes, nullptr);
    if (utf8 && !lone) {
        bytes.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
        return bytes;
    }
    repaired = utf8 ? bytes : to_valid_utf8(bytes);
    if (lone) replace_lone_surrogates(std::string(repaired), &repaired);
    repaired.reserve(repaired.size() + simdjson::SIMDJSON_PADDING);
    return repaired;
}

std::optional<std::string_view> next_json_object(std::string_view text, std::size_t& at) {
    const std::size_t begin = text.find('{', at);
    if (begin == npos) {
        at = text.size();
        return std::nullopt;
    }
    at = begin;
    std::size_t depth = 0;
    for (std::size_t i = begin; i < text.size(); ++i) {
        i = text.find_first_of("{}\"", i);
        if (i == npos) break;
        if (text[i] == '{') {
            ++depth;
        } else if (text[i] == '}') {
            if (--depth > 0) continue;
            at = i + 1;
            return text.substr(begin, at - begin);
        } else {
            i = behind_string(text, i) - 1;
        }
    }
    return std::nullopt;
}

std::optional<JsonPart> next_json_part(std::string_view text, std::size_t& at) {
    at = std::min(text.find_first_not_of(" \t\r\n,", at), text.size());
    if (at == text.size() || text[at] == '}' || text[at] == ']') return std::nullopt;
    JsonPart part;
    part.begin = at;
    part.end = behind_value(text, at, part.complete);
    const std::size_t colon = std::min(text.find_first_not_of(" \t\r\n", part.end), text.size());
    if (text[part.begin] == '"' && colon < text.size() && text[colon] == ':') {
        part.key = text.substr(part.begin + 1, part.end - part.begin - 2);
        part.begin = std::min(text.find_first_not_of(" \t\r\n", colon + 1), text.size());
        part.end = behind_value(text, part.begin, part.complete);
    }
    at = std::max(part.end, at + 1);
    return part;
}

}  // namespace concord
