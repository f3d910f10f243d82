#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "concord/document.h"
#include "concord/result.h"

namespace concord {

/// The items of a feed, in its order: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, or JSON Feed.
///
/// Each document has kind feed; `bytes` are the item as it stands in the file, `offset` its byte
/// there, `path` FILE#OFFSET, `charset` that of the feed. `url` is the page of the item, absolute
/// where xml:base, `feed_url` or the feed itself gives a base. `title` and `byline` are plain
/// text, `byline` without mail addresses. `content` is the full text where the feed has it
/// (content:encoded, Atom content, content_html, content_text, or a long description); otherwise
/// it is the summary and `summary_only` is set. `published` falls back to `modified`.
///
/// http_charset  of the carrier, or empty
/// feed_url      where the feed came from, or empty
/// problems      what is wrong with the feed that was read all the same: one row of kind
///               malformed or truncated, at its first fault
/// errors        malformed when it is no feed at all, limit above 1 GiB; a feed without items is
///               an empty list
/// cost          one pass over the feed and one over each item; elements in the item may be
///               nested as deep as they like
[[nodiscard]] Result<std::vector<Document>> parse_feed(std::string_view bytes,
                                                       std::string_view http_charset,
                                                       const std::string& path,
                                                       const std::string& feed_url,
                                                       std::vector<Problem>& problems);

}  // namespace concord
