#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "concord/document.h"
#include "intake/feed_vocabulary.h"

namespace concord {

/// An element of an item (or of the feed itself) that says something we read. Views and offsets
/// lie in the decoded feed.
struct FeedElement {
    FeedName name;
    std::optional<std::uint32_t> parent;  ///< author, source or group that it stands in
    std::string_view attributes;
    std::size_t inner_begin = 0;
    std::size_t inner_end = 0;
    bool has_elements = false;
    std::string base;      ///< xml:base in force, may be relative; empty: none
    std::string language;  ///< xml:lang in force
};

/// Where the content of an item came from decides whether it is the article.
enum class Fullness { full, summary };

/// What the elements of one item, or of the feed, say together.
struct FeedValues {
    std::string title;
    std::string url;       ///< as written
    std::string url_base;  ///< xml:base where it was written
    std::string self_url;  ///< <link rel="self">
    std::string id;
    std::string source_title;
    std::vector<std::string> authors;
    std::string published;
    std::string modified;
    std::string language;
    std::string content;
    bool content_is_html = false;
    bool summary_only = false;
};

/// Weighs the elements of an item against each other.
///
/// source           the decoded feed
/// item_attributes  of the item element: rdf:about, href (CDF)
/// language         xml:lang in force at the item
[[nodiscard]] FeedValues read_values(std::string_view source,
                                     const std::vector<FeedElement>& elements,
                                     std::string_view item_attributes);

/// True when the text breaks off: "...", "[…]", perhaps with a link behind it.
[[nodiscard]] bool is_cut(std::string_view content);

/// Content and summary of an item, and which of them is the article.
void choose_content(FeedValues& values,
                    std::string content,
                    bool content_is_html,
                    std::string summary,
                    bool summary_is_html);

}  // namespace concord
