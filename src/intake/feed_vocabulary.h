#pragma once

#include <cstdint>
#include <string_view>

namespace concord {

/// Whose an element is. The namespaces of RSS and Atom, and none at all, are one: feeds mix them.
enum class Vocabulary : std::uint8_t {
    core,
    content,
    dublin_core,
    media,
    itunes,
    feedburner,
    rdf,
    xhtml,
    other,
};

/// What an element of a feed says, as far as we read it.
enum class FeedField : std::uint8_t {
    none,
    feed,     ///< root of Atom
    channel,  ///< root of what an RSS feed says of itself
    root,     ///< rss, rdf:RDF
    item,
    title,
    link,
    original_link,
    guid,
    id,
    author,
    creator,
    name,
    published,
    modified,
    source,
    group,
    summary,
    content,
    inline_body,
    language,
};

struct FeedName {
    FeedField field = FeedField::none;
    int rank = 0;  ///< of elements that say the same, the lowest counts
};

/// The vocabulary of a namespace; `other` for those that we do not read.
[[nodiscard]] Vocabulary vocabulary_of_uri(std::string_view uri);

/// What a prefix stands for by custom, in feeds that forgot to declare it.
[[nodiscard]] Vocabulary vocabulary_of_prefix(std::string_view prefix);

/// The meaning of an element.
///
/// local_name  without prefix, any case
[[nodiscard]] FeedName feed_name(Vocabulary vocabulary, std::string_view local_name);

}  // namespace concord
