#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "concord/span.h"

namespace concord {

/// What a block of the text is. The body is everything but title, caption and aside.
enum class BlockRole {
    title,
    paragraph,
    heading,
    list,
    quote,
    caption,
    aside,
    correction,
    post,
};

[[nodiscard]] std::string_view name_of(BlockRole role);
[[nodiscard]] constexpr bool is_body(BlockRole role) {
    return role != BlockRole::title && role != BlockRole::caption && role != BlockRole::aside;
}

struct Block {
    Span span;
    BlockRole role = BlockRole::paragraph;
    std::string time;  ///< clock or date of a post or feed item, as printed; usually empty

    friend bool operator==(const Block&, const Block&) = default;
};

/// These bytes of `Article::text` were read from these bytes of the document. Runs are sorted
/// and do not overlap; text between runs (the blank line between blocks) was not in the document.
/// Where the sizes differ the run holds one unit that was decoded: an entity, a charset's bytes,
/// collapsed white space.
struct OriginRun {
    Span text;
    std::uint32_t source_begin = 0;
    std::uint32_t source_end = 0;

    friend bool operator==(const OriginRun&, const OriginRun&) = default;
};

/// Where the publication date was found, best first where several agree.
enum class DateSource { none, jsonld, meta, time, url, header, input, dateline, text, flag };

[[nodiscard]] std::string_view name_of(DateSource source);

/// The piece of the page a value was read from, as it stood there.
struct Evidence {
    std::string published;
    std::string title;
    std::string byline;

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// One clean text with what is known about it. An empty string is "not known".
struct Article {
    ArticleId id;
    std::string source_id;
    std::string path;                ///< the first of `paths`
    std::vector<std::string> paths;  ///< all places where these bytes were found, sorted
    std::string url;
    std::string canonical;
    std::string outlet;
    std::string title;
    std::vector<std::string> byline;  ///< persons
    std::string credit;               ///< agency whose text it is
    std::string dateline;             ///< place in capitals before the first sentence
    std::string published;            ///< YYYY-MM-DD or RFC 3339 with the page's own offset
    DateSource published_from = DateSource::none;
    std::string modified;
    Evidence evidence;
    std::string section;
    std::vector<std::string> tags;
    std::string language;  ///< ISO 639-1
    bool truncated = false;
    ArticleId version_of;  ///< earlier article of the same URL
    std::string sha256;
    std::string fetched;  ///< when the carrier received it, ISO 8601
    std::vector<OriginRun> origin_runs;
    std::string text;           ///< UTF-8, blocks joined by one blank line
    std::vector<Block> blocks;  ///< sorted, not overlapping
    /// The words of each sentence, when the text came with them (CoNLL-U); else empty.
    std::vector<std::vector<Span>> words;

    friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace concord
