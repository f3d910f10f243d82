#pragma once

#include <string>
#include <string_view>

#include <vector>

#include "concord/article.h"

namespace concord {

/// Bytes as valid UTF-8, with the way back to the bytes.
struct DecodedText {
    std::string utf8;
    std::string charset;  ///< lower-case label that was used
    /// Where the bytes were not UTF-8 already: runs text -> source over all of `utf8`, sorted.
    /// Empty means that offsets are the same on both sides (a byte order mark counts as text).
    std::vector<OriginRun> runs;

    /// The source bytes of utf8[begin, end).
    [[nodiscard]] Span source_of(Span utf8_span) const;
};

/// What a declaration inside the bytes looks like, when there is one.
enum class CharsetSyntax { html, xml, plain };

/// Decodes text of any charset, in the order of the HTML standard: byte order mark, `http`
/// charset, <meta> or XML declaration, then detection (UTF-8 when valid, else ICU's detector,
/// windows-1252 last). Labels follow the WHATWG Encoding Standard: "latin1" is windows-1252.
///
/// http  charset parameter of the carrier, or empty; ignored when unknown
/// cost  one pass; ICU for anything but UTF-8
[[nodiscard]] DecodedText decode(std::string_view bytes,
                                 std::string_view http,
                                 CharsetSyntax syntax);

}  // namespace concord
