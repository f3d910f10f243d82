#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "concord/knowledge.h"

namespace concord {

/// What a class or id word says about an element; a set of bits.
namespace hint {
inline constexpr std::uint32_t furniture = 1U << 0U;  ///< menus, forms, share bars, adverts
inline constexpr std::uint32_t related = 1U << 1U;    ///< pointers to other reports
inline constexpr std::uint32_t comment = 1U << 2U;    ///< readers' comments
inline constexpr std::uint32_t caption = 1U << 3U;
inline constexpr std::uint32_t byline = 1U << 4U;
inline constexpr std::uint32_t date = 1U << 5U;
inline constexpr std::uint32_t title = 1U << 6U;
inline constexpr std::uint32_t body = 1U << 7U;
inline constexpr std::uint32_t correction = 1U << 8U;
inline constexpr std::uint32_t lead = 1U << 9U;   ///< standfirst
inline constexpr std::uint32_t post = 1U << 10U;  ///< embedded post of a platform
inline constexpr std::uint32_t hidden = 1U << 11U;
inline constexpr std::uint32_t aside = 1U << 12U;  ///< boxes beside the text
inline constexpr std::uint32_t quote = 1U << 13U;
inline constexpr std::uint32_t heading = 1U << 14U;
inline constexpr std::uint32_t paywall = 1U << 15U;
// Not from words but from the tree.
inline constexpr std::uint32_t figure = 1U << 16U;
inline constexpr std::uint32_t list_item = 1U << 17U;
inline constexpr std::uint32_t article = 1U << 18U;
inline constexpr std::uint32_t main = 1U << 19U;
inline constexpr std::uint32_t cell = 1U << 20U;
inline constexpr std::uint32_t footer = 1U << 21U;
inline constexpr std::uint32_t form = 1U << 22U;
inline constexpr std::uint32_t pull = 1U << 23U;  ///< a quotation repeated in large letters
}  // namespace hint

/// What a line of a page is when it is no part of the report.
enum class LineKind : std::uint8_t {
    none,
    menu,        ///< navigation, buttons, forms: "Subscribe", "Skip to content"
    notice,      ///< a sentence of the site about itself: "Sign up for our newsletter."
    section,     ///< heads a list of other things: "Most popular", "Related stories"
    related,     ///< begins a pointer to another report: "Read more:"
    correction,  ///< begins a correction or editor's note
    credit,      ///< begins a photo credit
    truncation,  ///< says that the rest is not here: "Continue reading"
    caption,     ///< ends with the credit of a photo: "... on Monday. (Photo by Ann Low)"
};

/// The word lists of knowledge/furniture.
class Furniture {
public:
    explicit Furniture(const Knowledge& knowledge);

    /// The hints of all words of a class or id attribute ("related-inline" has two words).
    [[nodiscard]] std::uint32_t hints_of(std::string_view names) const;

    /// What a whole line is by its words; case and punctuation at the ends do not count.
    [[nodiscard]] LineKind kind_of(std::string_view line) const { return match(line).kind; }

    struct Match {
        LineKind kind = LineKind::none;
        bool is_whole = false;  ///< the line is nothing but a listed one
    };
    [[nodiscard]] Match match(std::string_view line) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    using Words = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

    [[nodiscard]] LineKind kind_of_credit(std::string_view line) const;
    void add_hints(std::string_view name, std::uint32_t& hints) const;

    Words words_;
    std::unordered_map<std::string, LineKind, Hash, std::equal_to<>> whole_;
    std::unordered_map<std::string, LineKind, Hash, std::equal_to<>> prefixes_;
    std::unordered_map<std::string, LineKind, Hash, std::equal_to<>> credits_;
};

}  // namespace concord
