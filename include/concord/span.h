#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace concord {

/// Half-open range of UTF-8 bytes, [begin, end), in the text of one article.
///
/// Exported files count Unicode code points instead; json.h and store.h convert at the border.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(Span other) const {
        return begin <= other.begin && other.end <= end;
    }
    [[nodiscard]] constexpr bool overlaps(Span other) const {
        return begin < other.end && other.begin < end;
    }
    friend auto operator<=>(const Span&, const Span&) = default;
};

/// The words of `text` at `span`; the view lives as long as `text`.
[[nodiscard]] constexpr std::string_view slice(std::string_view text, Span span) {
    return text.substr(span.begin, span.size());
}

/// Names an article: the first 16 hexadecimal digits of the SHA-256 of the bytes received.
/// The same bytes have the same id on every machine and in every store.
using ArticleId = std::string;

/// Position of a value in its flat vector. In files it is written with the letter of its kind,
/// counted from one: entity 0 is "e1", time 3 is "t4", statement 0 is "s1".
using Index = std::uint32_t;

/// The smallest unit of evidence: these words of this article.
struct Citation {
    /// Which of the article's texts the span is over.
    enum class Field : std::uint8_t { text, title };

    ArticleId article;
    Span span;
    Field field = Field::text;

    friend auto operator<=>(const Citation&, const Citation&) = default;
};

}  // namespace concord
