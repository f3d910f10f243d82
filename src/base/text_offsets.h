#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "concord/span.h"

namespace concord {

/// Byte offsets of any text as code points of the text that is exported for it.
///
/// Differs from `CodePointIndex` in that the text may be malformed (each bad byte is exported as
/// one U+FFFD) and that offsets beyond the text count as its end.
class TextOffsets {
public:
    /// text  must outlive this object
    explicit TextOffsets(std::string_view text)
        : size_(static_cast<std::uint32_t>(text.size())),
          is_valid_(is_valid_utf8(text)),
          index_(is_valid_ ? text : std::string_view()) {
        if (is_valid_) return;
        counts_.resize(text.size() + 1);
        std::uint32_t count = 0;
        for (std::size_t at = 0; at < text.size(); ++count) {
            const std::size_t end = at + code_point_at(text, at).size;
            while (at < end) counts_[at++] = count;
        }
        counts_[text.size()] = count;
    }

    [[nodiscard]] bool is_valid() const { return is_valid_; }
    [[nodiscard]] std::uint32_t code_point(std::uint32_t byte) const {
        byte = std::min(byte, size_);
        return is_valid_ ? index_.code_point(byte) : counts_[byte];
    }
    [[nodiscard]] Span code_points(Span bytes) const {
        return {code_point(bytes.begin), code_point(bytes.end)};
    }

private:
    std::uint32_t size_;
    bool is_valid_;
    CodePointIndex index_;
    std::vector<std::uint32_t> counts_;  ///< code points before each byte of a malformed text
};

/// Writes strings that may be malformed: JSON is UTF-8 whatever the input was.
inline void write_text(JsonWriter& json, std::string_view text) {
    if (is_valid_utf8(text)) {
        json.value(text);
    } else {
        json.value(to_valid_utf8(text));
    }
}

inline void write_text_or_null(JsonWriter& json, std::string_view text) {
    if (text.empty()) {
        json.null();
    } else {
        write_text(json, text);
    }
}

/// Whole numbers up to 2^53 in digits, others in the shortest form; null for what JSON has not.
inline void write_number(JsonWriter& json, double number) {
    constexpr double exact = 9007199254740992.0;
    if (number >= -exact && number <= exact &&
        number == static_cast<double>(static_cast<std::int64_t>(number))) {
        json.value(static_cast<std::int64_t>(number));
    } else if (number - number == 0) {
        json.value(number);
    } else {
        json.null();
    }
}

}  // namespace concord
