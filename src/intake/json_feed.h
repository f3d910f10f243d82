#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "concord/result.h"
#include "intake/feed_item.h"

namespace concord {

/// A JSON Feed taken apart; offsets are bytes of the text that was given.
struct JsonFeed {
    struct Item {
        std::size_t begin = 0;
        std::size_t end = 0;
        FeedValues values;
    };
    FeedValues feed;  ///< title, url (home page), self_url, authors, language
    std::vector<Item> items;
    std::optional<Error> fault;  ///< the first
};

/// Reads JSON Feed 1.0 and 1.1; an item that is not valid JSON is left out.
///
/// text  UTF-8, beginning (after blanks) with '{'
/// cost  two passes
[[nodiscard]] JsonFeed read_json_feed(std::string_view text);

}  // namespace concord
