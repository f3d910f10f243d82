#pragma once

#include <string>
#include <utility>
#include <vector>

#include "concord/result.h"
#include "concord/store.h"

namespace concord::server {

/// What is asked for: a decoded path and the decoded parameters behind the question mark.
struct Request {
    std::string path;
    std::vector<std::pair<std::string, std::string>> query;
};

struct Response {
    int status = 200;
    std::string type;  ///< media type with charset
    std::string body;
    std::string
        next{};  ///< address of the next part of data that was cut; empty when there is none
};

/// Answers one GET: pages, and the same views as JSON and CSV under the same address.
///
///   /  /story/ID  /story/ID/PART  /article/ID?at=BEGIN-END  /search?q=WORDS  /about
///
/// Rows as data come in parts too: ?from=0&limit=1000, at most 10,000 at once; ?since, until,
/// outlet, speaker and story narrow them. ?since=YYYY-MM-DD on a story marks what is new.
///
/// store    read only; used from this thread only
/// request  any bytes; unknown paths give 404, oversized parameters 400
/// returns  always a response; what fails in the store becomes an error page
/// cost     one story or article is read; lists are cut into pages
[[nodiscard]] Response respond(const Store& store, const Request& request);

/// One self-contained page of a story with the texts of all its articles, so that every citation
/// leads to its words within the file. No outside address is loaded and no script is needed.
///
/// story_id  empty: the story with most articles, the earliest of several
/// since     YYYY-MM-DD: what was first reported then or later is marked; empty: the last day
/// errors    not_found when there is no such story, or none at all; what the store reports
[[nodiscard]] Result<std::string> report_page(const Store& store,
                                              const std::string& story_id,
                                              const std::string& since = {});

}  // namespace concord::server
