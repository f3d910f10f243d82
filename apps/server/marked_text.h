#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "concord/article.h"
#include "html.h"

namespace concord::server {

/// Why words are marked; where marks begin together, the earlier kind stands outside.
enum class MarkKind {
    cited,      ///< the words that the reader came for
    anchor,     ///< words that a citation in the same file leads to
    statement,  ///< what someone said
    time,       ///< words that name a time
    hit,        ///< a word that was searched for
};

struct TextMark {
    Span span;  ///< bytes of the article's text
    MarkKind kind = MarkKind::cited;
    std::string id;     ///< anchor on the page, or empty
    std::string label;  ///< shown when pointed at, or empty
};

/// Writes blocks of one text with marks that may nest, cross each other and cross blocks: a mark
/// that crosses another is cut in pieces, of which the first bears its id.
class MarkedText {
public:
    /// text   must outlive this
    /// marks  spans within the text; empty ones are left out
    MarkedText(std::string_view text, std::vector<TextMark> marks);

    /// The words of `range` with their marks.
    void put(Html& html, Span range);

    /// Ids of marks that were cut in pieces: the later pieces bear the id as their class.
    [[nodiscard]] const std::vector<std::string>& split_ids() const { return split_ids_; }

private:
    void open(Html& html, std::size_t mark);
    void close_until(Html& html, std::vector<std::size_t>& stack, std::uint32_t at);

    std::string_view text_;
    std::vector<TextMark> marks_;
    std::vector<std::uint32_t> reach_;  ///< largest end among this mark and those before it
    std::vector<bool> is_begun_;
    std::vector<std::string> split_ids_;
};

/// Converts the code-point offsets of addresses and exports to bytes, and back.
class CodePoints {
public:
    explicit CodePoints(std::string_view text);

    /// Nothing when the range is empty or lies beyond the text.
    [[nodiscard]] std::optional<Span> bytes(std::int64_t begin, std::int64_t end) const;
    [[nodiscard]] Span code_points(Span bytes) const;

private:
    std::vector<std::uint32_t> starts_;  ///< byte of each code point, then the size of the text
};

/// Marks for every word of `range` that is one of `words`; letter case and accents are ignored, as
/// the search does.
void add_hits(std::vector<TextMark>& marks,
              std::string_view text,
              Span range,
              std::string_view words);

}  // namespace concord::server
