#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "concord/knowledge.h"

namespace concord {

/// The named character references of the HTML standard (knowledge/html/entities.tsv).
class HtmlEntities {
public:
    explicit HtmlEntities(const Knowledge& knowledge);

    struct Match {
        std::string_view text;   ///< UTF-8; lives as long as the table
        std::uint32_t size = 0;  ///< bytes of the reference after '&'
    };
    /// The longest name that `rest` (what stands after '&') begins with.
    [[nodiscard]] std::optional<Match> find(std::string_view rest) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const {
            return std::hash<std::string_view>{}(name);
        }
    };
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> names_;
};

/// One piece of decoded character data: these bytes of UTF-8 stand for source [begin, end).
struct HtmlPiece {
    std::string_view text;  ///< lives as long as source and entities, or until the next piece
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool is_verbatim = true;  ///< the source bytes themselves
};

/// Where a reference stands: in an attribute, "&copy=3" is no sign (HTML standard, 13.2.5.73).
enum class HtmlContext : std::uint8_t { text, attribute };

/// Takes character data apart: stretches that stand as written, and single references.
class HtmlPieces {
public:
    /// begin, end  the data in `source`; both must outlive the object
    HtmlPieces(std::string_view source,
               std::uint32_t begin,
               std::uint32_t end,
               const HtmlEntities& entities,
               HtmlContext context = HtmlContext::text);
    [[nodiscard]] std::optional<HtmlPiece> next();

private:
    [[nodiscard]] std::optional<HtmlPiece> reference();
    [[nodiscard]] bool is_part_of_value(std::string_view rest, std::uint32_t size) const;

    std::string_view source_;
    std::uint32_t at_;
    std::uint32_t end_;
    const HtmlEntities* entities_;
    HtmlContext context_;
    std::string scratch_;
};

/// `value` of an attribute, or of a string in a script, with its character references decoded.
[[nodiscard]] std::string decode_references(std::string_view value, const HtmlEntities& entities);

/// Runs of white space (and no-break space) as one space, none at the ends.
[[nodiscard]] std::string collapse_space(std::string_view text);

}  // namespace concord
