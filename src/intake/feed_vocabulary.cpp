// The names that feeds use: RSS 0.90 to 2.0, Atom 0.3 and 1.0, CDF, Dublin Core, and the modules
// content, media and itunes. Namespaces are compared without case and trailing '/' or '#',
// which is how feeds differ in writing them.

#include "intake/feed_vocabulary.h"

#include <array>

#include "base/utf8.h"

namespace concord {
namespace {

struct Namespace {
    std::string_view uri;
    Vocabulary vocabulary;
};

constexpr std::array<Namespace, 34> namespaces = {{
    {"http://www.w3.org/2005/atom", Vocabulary::core},
    {"http://purl.org/atom/ns", Vocabulary::core},
    {"http://purl.org/rss/1.0", Vocabulary::core},
    {"http://purl.org/net/rss1.1", Vocabulary::core},
    {"http://my.netscape.com/rdf/simple/0.9", Vocabulary::core},
    {"http://channel.netscape.com/rdf/simple/0.9", Vocabulary::core},
    {"http://my.netscape.com/publish/formats/rss-0.91.dtd", Vocabulary::core},
    {"http://purl.org/rss/1.0/modules/rss091", Vocabulary::core},
    {"http://backend.userland.com/rss", Vocabulary::core},
    {"http://backend.userland.com/rss2", Vocabulary::core},
    {"http://backend.userland.com/rss091", Vocabulary::core},
    {"http://blogs.law.harvard.edu/tech/rss", Vocabulary::core},
    {"http://cyber.law.harvard.edu/rss", Vocabulary::core},
    {"http://www.rssboard.org/rss-specification", Vocabulary::core},
    {"http://example.com/newformat", Vocabulary::core},
    {"http://example.com/necho", Vocabulary::core},
    {"http://purl.org/echo", Vocabulary::core},
    {"uri/of/echo/namespace", Vocabulary::core},
    {"http://purl.org/pie", Vocabulary::core},
    {"http://purl.org/rss/1.0/modules/content", Vocabulary::content},
    {"http://news.yandex.ru", Vocabulary::content},
    {"http://turbo.yandex.ru", Vocabulary::content},
    {"http://news.rambler.ru", Vocabulary::content},
    {"http://purl.org/dc/elements/1.1", Vocabulary::dublin_core},
    {"http://purl.org/dc/elements/1.0", Vocabulary::dublin_core},
    {"http://purl.org/dc/terms", Vocabulary::dublin_core},
    {"http://search.yahoo.com/mrss", Vocabulary::media},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", Vocabulary::itunes},
    {"http://example.com/dtds/podcast-1.0.dtd", Vocabulary::itunes},
    {"http://rssnamespace.org/feedburner/ext/1.0", Vocabulary::feedburner},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns", Vocabulary::rdf},
    {"http://www.w3.org/1999/xhtml", Vocabulary::xhtml},
    {"http://www.pheedo.com/namespace/pheedo", Vocabulary::feedburner},
    {"http://prismstandard.org/namespaces/basic/2.0", Vocabulary::dublin_core},
}};

struct Prefix {
    std::string_view prefix;
    Vocabulary vocabulary;
};

constexpr std::array<Prefix, 17> prefixes = {{{"", Vocabulary::core},
                                              {"a10", Vocabulary::core},
                                              {"atom", Vocabulary::core},
                                              {"rss", Vocabulary::core},
                                              {"content", Vocabulary::content},
                                              {"yandex", Vocabulary::content},
                                              {"rambler", Vocabulary::content},
                                              {"dc", Vocabulary::dublin_core},
                                              {"dcterms", Vocabulary::dublin_core},
                                              {"media", Vocabulary::media},
                                              {"itunes", Vocabulary::itunes},
                                              {"feedburner", Vocabulary::feedburner},
                                              {"pheedo", Vocabulary::feedburner},
                                              {"prism", Vocabulary::dublin_core},
                                              {"rdf", Vocabulary::rdf},
                                              {"xhtml", Vocabulary::xhtml},
                                              {"html", Vocabulary::xhtml}}};

struct Name {
    Vocabulary vocabulary;
    std::string_view name;
    FeedField field;
    int rank;
};

using enum FeedField;
constexpr auto core = Vocabulary::core;
constexpr auto dublin_core = Vocabulary::dublin_core;
constexpr auto media = Vocabulary::media;
constexpr auto itunes = Vocabulary::itunes;

constexpr std::array<Name, 60> names = {{
    {core, "rss", root, 0},
    {Vocabulary::rdf, "rdf", root, 0},
    {core, "rdf", root, 0},
    {core, "feed", feed, 0},
    {core, "channel", channel, 0},
    {core, "item", item, 0},
    {core, "entry", item, 0},
    {core, "title", title, 0},
    {dublin_core, "title", title, 1},
    {media, "title", title, 2},
    {itunes, "title", title, 3},
    {core, "link", link, 0},
    {Vocabulary::feedburner, "origlink", original_link, 0},
    {core, "guid", guid, 0},
    {core, "id", id, 0},
    {dublin_core, "identifier", id, 1},
    {core, "author", author, 0},
    {dublin_core, "creator", creator, 0},
    {dublin_core, "author", creator, 0},
    {core, "creator", creator, 0},
    {itunes, "author", creator, 1},
    {core, "name", name, 0},
    {core, "pubdate", published, 0},
    {core, "published", published, 0},
    {core, "issued", published, 1},
    {dublin_core, "issued", published, 1},
    {dublin_core, "date", published, 2},
    {dublin_core, "publicationdate", published, 2},
    {core, "date", published, 3},
    {core, "created", published, 4},
    {dublin_core, "created", published, 4},
    {dublin_core, "available", published, 5},
    {core, "updated", modified, 0},
    {core, "modified", modified, 0},
    {dublin_core, "modified", modified, 1},
    {core, "lastbuilddate", modified, 2},
    {core, "source", source, 0},
    {media, "group", group, 0},
    {core, "description", summary, 0},
    {core, "summary", summary, 0},
    {core, "tagline", summary, 1},
    {core, "abstract", summary, 1},
    {dublin_core, "abstract", summary, 2},
    {dublin_core, "description", summary, 2},
    {media, "description", summary, 3},
    {itunes, "summary", summary, 4},
    {itunes, "subtitle", summary, 5},
    {Vocabulary::content, "encoded", content, 0},
    {Vocabulary::content, "full-text", content, 1},
    {Vocabulary::content, "fulltext", content, 1},
    {Vocabulary::content, "content", content, 1},
    {core, "content", content, 1},
    {core, "fulltext", content, 2},
    {core, "encoded", content, 1},
    {core, "fullitem", content, 2},
    {Vocabulary::xhtml, "body", inline_body, 3},
    {core, "body", inline_body, 3},
    {Vocabulary::xhtml, "div", inline_body, 4},
    {core, "language", language, 0},
    {dublin_core, "language", language, 1},
}};

}  // namespace

Vocabulary vocabulary_of_uri(std::string_view uri) {
    uri = trim(uri);
    while (uri.ends_with('/') || uri.ends_with('#')) uri.remove_suffix(1);
    const bool secure = uri.size() > 8 && equals_ignoring_case(uri.substr(0, 8), "https://");
    for (const Namespace& known : namespaces) {
        if (equals_ignoring_case(uri, known.uri)) return known.vocabulary;
        if (secure && equals_ignoring_case(uri.substr(8), known.uri.substr(7))) {
            return known.vocabulary;
        }
    }
    return Vocabulary::other;
}

Vocabulary vocabulary_of_prefix(std::string_view prefix) {
    for (const Prefix& known : prefixes) {
        if (equals_ignoring_case(prefix, known.prefix)) return known.vocabulary;
    }
    return Vocabulary::other;
}

FeedName feed_name(Vocabulary vocabulary, std::string_view local_name) {
    for (const Name& known : names) {
        if (known.vocabulary == vocabulary && equals_ignoring_case(local_name, known.name)) {
            return {known.field, known.rank};
        }
    }
    return {};
}

}  // namespace concord
