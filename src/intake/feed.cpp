// Feeds as documents. The walk over the elements (feed_walk) or over the members of a JSON Feed
// (json_feed) gives items and what the feed says of itself; here they become documents with their
// own bytes, and the first fault of the feed becomes a problem.
//
// Fields are those that feedparser (Python) reads; the standards are RFC 4287 (Atom), RSS 2.0 and
// 1.0, JSON Feed 1.1. Nothing is fetched or sanitised.

#include "intake/feed.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "base/charset.h"
#include "base/charset_labels.h"
#include "base/hash.h"
#include "base/url_resolve.h"
#include "base/utf8.h"
#include "intake/feed_item.h"
#include "intake/feed_walk.h"
#include "intake/json_feed.h"
#include "intake/xml_reader.h"

namespace concord {
namespace {

constexpr std::uint64_t largest_feed = 1ULL << 30U;

/// The feed as it was received and as it was decoded, with what its documents have in common.
struct Feed {
    std::string_view bytes;
    const DecodedText& decoded;
    const std::string& path;
    const FeedValues& values;
    std::string base;  ///< for addresses without xml:base
};

std::string base_of(const FeedValues& feed, const std::string& feed_url) {
    for (const std::string* url : {&feed_url, &feed.self_url, &feed.url}) {
        if (has_scheme(*url)) return *url;
    }
    return feed_url;
}

Document document_of(const Feed& feed, FeedItem& item) {
    FeedValues& values = item.values;
    const Span span = feed.decoded.source_of(
        {static_cast<std::uint32_t>(item.begin), static_cast<std::uint32_t>(item.end)});
    Document document;
    document.kind = InputKind::feed;
    document.bytes = feed.bytes.substr(span.begin, span.end - span.begin);
    document.sha256 = sha256_hex(document.bytes);
    document.offset = span.begin;
    document.path = feed.path + "#" + std::to_string(span.begin);
    document.charset = feed.decoded.charset;
    const std::string& own_base = values.url_base.empty() ? item.base : values.url_base;
    if (!values.url.empty()) {
        document.url = resolve_url(resolve_url(feed.base, own_base), values.url);
    }
    document.source_id = std::move(values.id);
    document.outlet = values.source_title.empty() ? feed.values.title : values.source_title;
    document.title = std::move(values.title);
    document.byline = std::move(values.authors);
    if (document.byline.empty()) document.byline = feed.values.authors;
    document.modified = std::move(values.modified);
    document.published = std::move(values.published);
    if (document.published.empty()) document.published = document.modified;
    document.language = !values.language.empty() ? values.language
                        : !item.language.empty() ? item.language
                                                 : feed.values.language;
    document.content = std::move(values.content);
    document.content_is_html = values.content_is_html;
    document.summary_only = values.summary_only;
    return document;
}

std::vector<Document> documents_of(const Feed& feed, std::vector<FeedItem>& items) {
    std::vector<Document> documents;
    documents.reserve(items.size());
    for (FeedItem& item : items) documents.push_back(document_of(feed, item));
    return documents;
}

/// The row for a feed that was read although it is not sound; `fault.at` is a byte of the file.
Problem problem_of(const Error& fault, std::size_t items, const std::string& path) {
    Problem problem;
    problem.kind = fault.kind;
    problem.message = "the feed is not well-formed: " + to_valid_utf8(fault.message) + "; " +
                      std::to_string(items) + (items == 1 ? " item was" : " items were") + " read";
    problem.at = fault.at;
    problem.path = path;
    return problem;
}

/// The fault with its place in the file instead of in the decoded text.
Error in_file(Error fault, const DecodedText& decoded) {
    const auto at =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(fault.at, decoded.utf8.size()));
    fault.at = decoded.source_of({at, at}).begin;
    return fault;
}

constexpr bool is_forbidden(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// XML forbids most control characters; they are left out of the text.
std::optional<Error> control_character(std::string_view text) {
    // Blocks without a branch inside are counted many bytes at a time.
    constexpr std::size_t block = 256;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::string_view part = text.substr(begin, block);
        if (std::count_if(part.begin(), part.end(), is_forbidden) > 0) break;
        begin += part.size();
    }
    if (begin == text.size()) return std::nullopt;
    const auto found =
        std::find_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), is_forbidden);
    return Error{ErrorKind::malformed,
                 "a control character",
                 static_cast<std::uint64_t>(found - text.begin())};
}

/// The label of an XML declaration at the beginning; empty when there is none.
std::string_view declared_encoding(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (!bytes.starts_with("<?xml")) return {};
    std::string_view declaration =
        bytes.substr(5, std::min<std::size_t>(bytes.find("?>"), 512) - 5);
    while (const auto attribute = next_attribute(declaration)) {
        if (attribute->name == "encoding") return attribute->value;
    }
    return {};
}

std::size_t first_malformed_utf8(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const CodePoint point = code_point_at(bytes, at);
        if (point.size == 1 && point.value == 0xFFFD) break;
        at += point.size;
    }
    return at;
}

/// Notes a feed whose bytes are not what it, or its carrier, says; XML means UTF-8 where nobody
/// says anything. `at` is a byte of `bytes`.
std::optional<Error> charset_fault(std::string_view bytes,
                                   std::string_view http,
                                   const DecodedText& decoded) {
    const std::string_view own = declared_encoding(bytes);
    const Charset* declared = find_charset(http);
    if (declared == nullptr && !own.empty()) {
        declared = find_charset(own);
        if (declared == nullptr) {
            return Error{ErrorKind::malformed,
                         "unknown encoding \"" + std::string(own.substr(0, 40)) + "\"",
                         static_cast<std::uint64_t>(own.data() - bytes.data())};
        }
    }
    if (decoded.charset.starts_with("utf-16") || decoded.charset.starts_with("utf-32")) return {};
    const auto foreign = std::find_if(
        bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (foreign == bytes.end()) return {};
    if (decoded.charset == "utf-8" && !is_valid_utf8(bytes)) {
        return Error{ErrorKind::malformed, "bytes that are not UTF-8", first_malformed_utf8(bytes)};
    }
    const std::string_view expected = declared == nullptr ? "utf-8" : declared->name;
    if (expected == decoded.charset) return {};
    return Error{ErrorKind::malformed,
                 "encoding " + decoded.charset + " where " + std::string(expected) + " is declared",
                 static_cast<std::uint64_t>(foreign - bytes.begin())};
}

Result<std::vector<Document>> parse_xml_feed(std::string_view bytes,
                                             std::string_view http_charset,
                                             const DecodedText& decoded,
                                             const std::string& path,
                                             const std::string& feed_url,
                                             std::vector<Problem>& problems) {
    FeedWalk walk(decoded.utf8, feed_url);
    walk.run();
    if (!walk.is_feed()) {
        const std::string what =
            walk.root().empty() ? "no element" : "its root element is <" + walk.root() + ">";
        return tl::unexpected(Error{ErrorKind::malformed, "not a feed: " + to_valid_utf8(what), 0});
    }
    std::optional<Error> fault = charset_fault(bytes, http_charset, decoded);
    for (const auto& other : {walk.fault(), control_character(decoded.utf8)}) {
        if (!other) continue;
        const Error found = in_file(*other, decoded);
        if (!fault || found.at < fault->at) fault = found;
    }
    const Feed feed{bytes, decoded, path, walk.feed(), base_of(walk.feed(), feed_url)};
    std::vector<Document> documents = documents_of(feed, walk.items());
    if (fault) problems.push_back(problem_of(*fault, documents.size(), path));
    return documents;
}

std::vector<Document> parse_json_feed(std::string_view bytes,
                                      const DecodedText& decoded,
                                      const std::string& path,
                                      const std::string& feed_url,
                                      std::vector<Problem>& problems) {
    JsonFeed json = read_json_feed(decoded.utf8);
    const Feed feed{bytes, decoded, path, json.feed, base_of(json.feed, feed_url)};
    std::vector<FeedItem> items;
    for (JsonFeed::Item& item : json.items) {
        items.push_back({item.begin, item.end, std::move(item.values), {}, {}});
    }
    std::vector<Document> documents = documents_of(feed, items);
    if (json.fault) {
        problems.push_back(problem_of(in_file(*json.fault, decoded), documents.size(), path));
    }
    return documents;
}

}  // namespace

Result<std::vector<Document>> parse_feed(std::string_view bytes,
                                         std::string_view http_charset,
                                         const std::string& path,
                                         const std::string& feed_url,
                                         std::vector<Problem>& problems) {
    if (bytes.size() > largest_feed) {
        return tl::unexpected(
            Error{ErrorKind::limit, "the feed is larger than 1 GiB", largest_feed});
    }
    const DecodedText decoded = decode(bytes, http_charset, CharsetSyntax::xml);
    std::string_view start = decoded.utf8;
    if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
    if (trim(start).starts_with('{')) {
        return parse_json_feed(bytes, decoded, path, feed_url, problems);
    }
    return parse_xml_feed(bytes, http_charset, decoded, path, feed_url, problems);
}

}  // namespace concord
