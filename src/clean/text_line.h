#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "clean/plain_text.h"

namespace concord {

/// A line that is not blank, with what its shape says.
struct TextLine {
    std::string_view text;
    Span span;
    std::uint32_t words = 0;
    LineKind kind = LineKind::none;
    bool kind_is_whole = false;
    bool blank_before = false;  ///< a blank line stands before it
    bool ends_sentence = false;
    bool begins_lower = false;
    bool is_byline = false;
    bool is_repeated = false;         ///< the same short line stands three times or more
    std::optional<int> clock;         ///< the line is a clock time: minutes since midnight
    std::optional<VisibleDate> date;  ///< in a line of bylines and times

    [[nodiscard]] bool is_prose() const {
        if (kind == LineKind::menu || kind == LineKind::section) return false;
        return (words >= 7 && ends_sentence) || words >= 20;
    }
    /// Could stand over a report or a part of it.
    [[nodiscard]] bool is_heading_like() const {
        return words >= 2 && words <= 22 && !begins_lower && kind == LineKind::none && !clock &&
               !is_byline && !is_repeated && !date;
    }
};

/// All lines of a text that are not blank.
[[nodiscard]] std::vector<TextLine> read_lines(std::string_view text, const PlainLists& lists);

/// A line that ends with a credit in brackets ("... on Friday. (Fleet Press Office)") or begins
/// with one ("Photo: ..."): what stands under a picture.
[[nodiscard]] bool is_caption_line(const TextLine& line);

/// "— Anna Beck (@annabeck) April 11, 2025": the last line of a copied post.
[[nodiscard]] bool is_post_signature(std::string_view line);

/// "The Harbour GazetteAnna Beck": an outlet and a person without a space between.
///
/// returns the byte at which the second part begins; 0: no such line
[[nodiscard]] std::size_t glued_credit(std::string_view line);

}  // namespace concord
