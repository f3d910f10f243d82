#pragma once

#include <string>
#include <vector>

#include "base/html.h"
#include "clean/draft.h"
#include "concord/article.h"

namespace concord {

/// A date as the page wrote it.
struct PageDate {
    std::string raw;
    DateSource from = DateSource::none;
};

/// An entry of a live page, as JSON-LD lists it.
struct LiveUpdate {
    std::string headline;
    std::string published;
};

/// What the head of a page and its JSON-LD say about the report. Empty: not said.
struct PageFacts {
    std::string canonical;
    std::string outlet;
    std::string publisher;                   ///< of JSON-LD
    std::string headline;                    ///< of JSON-LD
    std::string meta_title;                  ///< og:title and its like
    std::string page_title;                  ///< the title element
    std::vector<std::string> authors;        ///< of JSON-LD: persons
    std::vector<std::string> organizations;  ///< of JSON-LD: authors that are no persons
    std::vector<std::string> meta_authors;
    std::vector<std::string> page_authors;  ///< of meta "author": at some sites its owner
    std::vector<PageDate> published;        ///< best first
    std::vector<PageDate> modified;
    std::string section;
    std::vector<std::string> tags;
    std::string language;
    Draft article_body;   ///< of JSON-LD; origins are bytes of the page
    bool is_free = true;  ///< isAccessibleForFree
    bool is_live_page = false;
    std::vector<LiveUpdate> updates;
    bool has_article = false;  ///< JSON-LD describes an article
};

[[nodiscard]] PageFacts read_page_facts(const HtmlTree& tree, const HtmlEntities& entities);

}  // namespace concord
