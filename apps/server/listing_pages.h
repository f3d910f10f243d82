#pragma once

#include <string>

#include "concord/store.h"
#include "html.h"
#include "site.h"

namespace concord::server {

/// The part of a long list that a page shows.
struct ListPart {
    std::uint64_t from = 0;
    std::uint64_t limit = 100;
};

/// Links to the parts before and behind; `address` already ends in "?" or "&".
void put_pager(Html& html, std::string_view address, ListPart part, bool has_next);

/// All stories, the latest first.
[[nodiscard]] Result<Response> stories_page(const Store& store, ListPart part);

/// All reports by outlet and day.
[[nodiscard]] Result<Response> articles_page(const Store& store, ListPart part);

/// Sentences that hold all of `words`; a form when there are none.
[[nodiscard]] Result<Response> search_page(const Store& store,
                                           const std::string& words,
                                           ListPart part);

/// A listing of a story for which no page was designed: a table with its citations as links.
[[nodiscard]] Result<Response> table_page(const Store& store,
                                          View view,
                                          const Filter& filter,
                                          ListPart part);

/// What the store holds, how it was made, what could not be read.
[[nodiscard]] Result<Response> about_page(const Store& store);

enum class DataFormat { json, csv };

/// A part of a listing as a JSON array of objects or as CSV.
struct ListingData {
    Response response;
    bool has_next = false;
};

[[nodiscard]] Result<ListingData> listing_data(const Store& store,
                                               View view,
                                               const Filter& filter,
                                               DataFormat format);

/// Address of the words that a listing's `cite` (ARTICLE/BEGIN-END) names; empty when it is none.
[[nodiscard]] std::string address_of_cite(std::string_view cite);

}  // namespace concord::server
