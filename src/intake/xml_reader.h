#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "concord/result.h"

namespace concord {

/// One step through a piece of XML. Views lie in the source.
struct XmlToken {
    enum class Kind { start, end, text, cdata };
    Kind kind = Kind::text;
    std::string_view name;        ///< start, end: with prefix, as written
    std::string_view attributes;  ///< start: what stands behind the name
    std::string_view text;        ///< text: references not decoded; cdata: what is inside
    std::size_t begin = 0;        ///< bytes of the source; an implied end has none
    std::size_t end = 0;
    std::uint32_t depth = 0;  ///< elements around it; the same for a start and its end
};

/// Walks through XML as feeds have it, well-formed or not: for every start there is an end.
///
/// Repairs: an end tag closes what is open inside its element, and is dropped where nothing of
/// its name is open; an item inside an item, and anything inside an element that never has
/// children (link, guid, dates), closes it; a '<' that begins no tag is text; what is open at the
/// end of the source is closed there. Elements deeper than 128 are passed over, their text stays.
/// Document types are skipped: nothing is declared, fetched or expanded.
///
/// cost  linear; memory for at most 128 open elements
class XmlReader {
public:
    /// source  UTF-8; must outlive the reader and its tokens
    explicit XmlReader(std::string_view source);

    [[nodiscard]] std::optional<XmlToken> next();

    /// What is wrong with the source, where it shows first; known at the end of the walk.
    [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }
    void note_fault(ErrorKind kind, std::string_view what, std::size_t at);

private:
    struct Closing {
        std::size_t keep = 0;   ///< how many of `open_` stay open
        std::size_t begin = 0;  ///< the end tag that closes the last of them; empty when implied
        std::size_t end = 0;
    };

    [[nodiscard]] std::optional<XmlToken> markup();
    [[nodiscard]] std::optional<XmlToken> start_tag();
    void end_tag();
    [[nodiscard]] std::optional<XmlToken> special();
    [[nodiscard]] XmlToken text(std::size_t from);
    [[nodiscard]] XmlToken close_top();
    void skip_doctype();
    [[nodiscard]] std::string_view name_at(std::size_t at) const;
    [[nodiscard]] std::size_t tag_end(std::size_t at);
    [[nodiscard]] std::size_t find_or_end(std::string_view needle, std::size_t from);
    [[nodiscard]] std::optional<std::size_t> open_element(std::string_view name) const;
    [[nodiscard]] std::size_t kept_open(std::string_view new_name) const;
    void check_references(std::string_view raw);

    std::string_view source_;
    std::size_t at_ = 0;
    std::vector<std::string_view> open_;
    std::size_t beyond_ = 0;  ///< open elements that are too deep to be kept by name
    std::optional<Closing> closing_;
    bool has_doctype_ = false;
    bool seen_root_ = false;
    std::vector<std::string_view> missing_;  ///< what was looked for in vain up to the end
    std::optional<Error> fault_;
};

/// The value of the attribute with this local name, references decoded; nothing when absent.
[[nodiscard]] std::optional<std::string> xml_attribute(std::string_view attributes,
                                                       std::string_view local_name);

/// One attribute as it stands: name="value".
struct XmlAttribute {
    std::string_view name;
    std::string_view value;
};

/// Takes the next attribute off the front; nothing when there is none left.
[[nodiscard]] std::optional<XmlAttribute> next_attribute(std::string_view& attributes);

}  // namespace concord
