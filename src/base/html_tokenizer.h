#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/html_tag.h"

namespace concord {

/// What a page is written in: tags, and the text between them.
struct HtmlToken {
    enum class Kind : std::uint8_t { text, start_tag, end_tag, end_of_source };

    Kind kind = Kind::end_of_source;
    HtmlTag tag = HtmlTag::none;
    bool is_self_closing = false;
    std::uint32_t begin = 0;  ///< source bytes of the text, or of the tag with its brackets
    std::uint32_t end = 0;
    std::uint32_t first_attribute = 0;  ///< of a start tag: from here to the end of the list
    std::string_view name;              ///< of a tag, as written; lives as long as the source
};

/// Cuts a source into tokens; comments and declarations only part texts.
class HtmlTokenizer {
public:
    /// source      UTF-8, below 4 GiB
    /// attributes  list to which those of each start tag are appended; both must outlive the object
    HtmlTokenizer(std::string_view source, std::vector<HtmlAttribute>& attributes);

    [[nodiscard]] HtmlToken next();

    /// After the start tag of a script, style sheet or title: everything up to its end tag as one
    /// text, perhaps empty. The end tag is passed over; without one, that is the whole rest.
    [[nodiscard]] HtmlToken raw_text(HtmlTag tag);

    /// After the start tag of a drawing: passes over it. One that never ends is taken as empty.
    void skip_drawing();

private:
    [[nodiscard]] std::size_t find_markup(std::size_t from) const;
    [[nodiscard]] std::size_t find_end_tag(HtmlTag tag, std::size_t from) const;
    [[nodiscard]] bool is_end_tag() const;
    HtmlToken read_start_tag();
    HtmlToken read_end_tag();
    void skip_comment();
    std::size_t find_comment_end(std::size_t begin);
    void skip_behind_bracket(std::size_t from);
    std::size_t read_attributes(std::size_t at);
    std::size_t read_value(std::size_t at, HtmlAttribute& attribute) const;

    std::string_view source_;
    std::vector<HtmlAttribute>& attributes_;
    std::size_t at_ = 0;
    bool no_comment_end_ = false;  ///< it was looked for in vain: do not look again
    bool no_drawing_end_ = false;
};

/// The tag name that begins at `at`, up to white space, '/' or '>'.
[[nodiscard]] std::string_view html_name_at(std::string_view source, std::size_t at);

}  // namespace concord
