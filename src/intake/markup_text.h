#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace concord {

/// True for the elements of HTML, current and former; lower case.
[[nodiscard]] bool is_html_element(std::string_view name);

/// A character reference: "&amp;", "&#8217;", "&#x2019;".
struct Reference {
    std::size_t size = 0;  ///< bytes with '&' and ';'; 0 when there is none
    std::string text;      ///< what it stands for, UTF-8
};

/// The reference at `raw[at]`, which is '&'. All names of HTML are known; those of Latin-1 and
/// numbers may lack the ';'. Numbers 128 to 159 mean windows-1252, as everywhere on the web.
[[nodiscard]] Reference reference_at(std::string_view raw, std::size_t at);

/// Appends `raw` with line ends as "\n" and without control characters; U+0080 to U+009F, which
/// windows-1252 that was taken for Latin-1 leaves behind, become what was meant.
void append_clean(std::string& out, std::string_view raw);

/// The same with references decoded.
void append_decoded(std::string& out, std::string_view raw);

/// True when `text` has a tag of HTML or a character reference, so that it must be read as HTML.
[[nodiscard]] bool looks_like_html(std::string_view text);

/// True when `text` has an end tag of HTML.
[[nodiscard]] bool has_end_tag(std::string_view text);

/// The words of a piece of HTML in one line: tags, comments, scripts and styles gone, references
/// decoded, white space collapsed. What is not a tag of HTML ("<3", "vector<int>") stays.
///
/// cost  linear
[[nodiscard]] std::string plain_text(std::string_view html);

/// About how many bytes of `html` a reader sees, white space not counted; stops at `enough`.
[[nodiscard]] std::size_t visible_size(std::string_view html, std::size_t enough);

/// Runs of white space as one space, none at the ends.
[[nodiscard]] std::string one_line(std::string_view text);

/// The name in a feed's way to give an author: "ada@bay.example (Ada Moor)", "Ada Moor
/// <ada@bay.example>", "Ada Moor"; empty when there is only an address.
[[nodiscard]] std::string person_name(std::string_view author);

/// Decodes base 64 (RFC 4648), white space skipped; nothing when it is something else.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

}  // namespace concord
