// From an archived response to the report in it: status, media type, transfer and content coding.
// The media type is what the server says, and the first bytes outvote it where servers are known
// to say nonsense: feeds as text/html, pages as application/octet-stream.

#include "intake/warc_document.h"

#include <algorithm>
#include <charconv>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "intake/content_coding.h"
#include "intake/feed.h"
#include "intake/json_lines.h"
#include "intake/sniff.h"

namespace concord {
namespace {

constexpr std::size_t sniffed = 4096;

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// Wget writes "<http://...>", some writers leave spaces in; control characters are none of it.
std::string clean_uri(std::string_view uri) {
    uri = trim(uri);
    if (uri.starts_with('<') && uri.ends_with('>')) uri = trim(uri.substr(1, uri.size() - 2));
    std::string clean;
    for (const char c : uri) {
        if (c == ' ') {
            clean += "%20";
        } else if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) {
            clean += c;
        }
    }
    return to_valid_utf8(clean);
}

/// What archivers write about themselves, and what is said to robots.
bool is_about_crawling(std::string_view url) {
    if (url.starts_with("metadata:") || url.starts_with("dns:") || url.starts_with("whois:") ||
        url.starts_with("urn:pageinfo:") || url.starts_with("urn:text:")) {
        return true;
    }
    const std::string_view path = url.substr(0, url.find_first_of("?#"));
    return path.ends_with("/robots.txt") || path.ends_with("/ads.txt");
}

/// What the payload is, or nothing when it can be no report.
std::optional<InputKind> kind_of_payload(std::string_view essence, std::string_view body) {
    if (body.empty()) return std::nullopt;
    const auto kind = sniff(body.substr(0, sniffed), "");
    if (!kind) return std::nullopt;
    const bool markup = *kind == InputKind::html || *kind == InputKind::feed;
    if (essence == "text/html" || contains(essence, "xhtml")) {
        if (*kind == InputKind::feed) return InputKind::feed;
        return *kind == InputKind::html || *kind == InputKind::text ? std::optional(InputKind::html)
                                                                    : std::nullopt;
    }
    if (essence == "text/plain") {
        return markup || *kind == InputKind::text ? kind : std::nullopt;
    }
    if (contains(essence, "json")) {
        return *kind == InputKind::feed || *kind == InputKind::jsonl ? kind : std::nullopt;
    }
    const bool may_be_markup = contains(essence, "xml") || contains(essence, "rss") ||
                               contains(essence, "atom") || essence.empty() ||
                               essence == "application/octet-stream" || essence == "unknown";
    return markup && may_be_markup && essence != "image/svg+xml" ? kind : std::nullopt;
}

/// The payload of a record with what its carriers say about it.
struct Payload {
    std::string bytes;
    MediaType type;
    std::string language;
    std::string modified;
    bool truncated = false;
};

/// True when the server announced more bytes. The length of a coded body says nothing: archives
/// exist that keep it and decode the body, and one that is cut cannot be decoded anyway.
bool is_shorter_than_announced(const HttpResponse& response) {
    const std::string_view announced = response.header.get("content-length");
    const char* last = announced.data() + announced.size();
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(announced.data(), last, length);
    return error == std::errc() && end == last && response.body.size() < length;
}

/// The decoded body of a response of status 200; nothing for another status.
Result<std::optional<Payload>> payload_of_response(std::string_view block) {
    const auto response = parse_http_response(block);
    if (!response) return tl::unexpected(response.error());
    if (response->status != 200) return std::nullopt;
    Payload payload;
    payload.type = parse_media_type(response->header.get("content-type"));
    const std::string_view language = response->header.get("content-language");
    if (!contains(language, ",")) payload.language = language;
    payload.modified = response->header.get("last-modified");
    // Media are most of an archive; nobody needs them decoded.
    for (const std::string_view media : {"image/", "video/", "audio/", "font/", "text/css"}) {
        if (payload.type.essence.starts_with(media)) return std::nullopt;
    }
    std::string_view body = response->body;
    std::string unchunked;
    const std::string transfer = ascii_lower(response->header.joined("transfer-encoding"));
    if (contains(transfer, "chunked")) {
        bool complete = true;
        unchunked = undo_chunked(body, complete);
        payload.truncated = !complete;
        body = unchunked;
    }
    const std::string coding = response->header.joined("content-encoding");
    if (transfer.empty() && coding.empty()) {
        payload.truncated = is_shorter_than_announced(*response);
    }
    if (coding.empty() && !unchunked.empty()) {
        payload.bytes = std::move(unchunked);
        return payload;
    }
    auto decoded = undo_content_coding(body, coding);
    if (!decoded) return tl::unexpected(decoded.error());
    payload.bytes = std::move(*decoded);
    return payload;
}

/// What is the same for all reports of a record.
Document frame_of(const WarcRecord& record, const std::string& file, const Payload& payload) {
    Document document;
    document.path = file + '#' + to_string(record.place);
    document.offset = record.place.file;
    document.charset = payload.type.charset;
    document.url = clean_uri(record.header.get("warc-target-uri"));
    document.language = payload.language;
    document.modified = payload.modified;
    document.truncated = payload.truncated || !record.header.get("warc-truncated").empty();
    const std::string_view date = record.header.get("warc-date");
    if (parse_timestamp(date)) document.fetched = date;
    return document;
}

void append_feed(const Payload& payload, const Document& frame, std::deque<IntakeItem>& items) {
    std::vector<Problem> problems;
    auto entries = parse_feed(payload.bytes, payload.type.charset, frame.path, frame.url, problems);
    const std::string file = frame.path.substr(0, frame.path.rfind('#'));
    for (Problem& problem : problems) {
        problem.path = file;
        problem.at = frame.offset;
        items.emplace_back(tl::unexpect, std::move(problem));
    }
    if (!entries) {
        items.emplace_back(
            tl::unexpect,
            Problem{
                Stage::intake, entries.error().kind, entries.error().message, frame.offset, file});
        return;
    }
    for (Document& entry : *entries) {
        entry.fetched = frame.fetched;
        entry.offset = frame.offset;
        items.emplace_back(std::move(entry));
    }
}

/// A JSON response is a report when it has the members of one; most are data for a script.
void append_json(Payload&& payload,
                 const Document& frame,
                 const IntakeOptions& options,
                 std::deque<IntakeItem>& items) {
    auto document = document_from_json(payload.bytes, options.fields);
    if (!document) return;
    document->path = frame.path;
    document->offset = frame.offset;
    document->fetched = frame.fetched;
    if (document->url.empty()) document->url = frame.url;
    items.emplace_back(std::move(*document));
}

void append_page(Payload&& payload, Document&& document, std::deque<IntakeItem>& items) {
    document.bytes = std::move(payload.bytes);
    document.sha256 = sha256_hex(document.bytes);
    items.emplace_back(std::move(document));
}

}  // namespace

void append_documents(const WarcRecord& record,
                      const std::string& file,
                      const IntakeOptions& options,
                      std::deque<IntakeItem>& items) {
    const std::string url = clean_uri(record.header.get("warc-target-uri"));
    if (is_about_crawling(url)) return;
    const MediaType type = parse_media_type(record.header.get("content-type"));
    Payload payload;
    if (type.essence == "application/http" || (type.essence.empty() && record.type == "response")) {
        auto decoded = payload_of_response(record.block);
        if (!decoded) {
            const Error& error = decoded.error();
            items.emplace_back(
                tl::unexpect,
                Problem{Stage::intake, error.kind, error.message, record.place.file, file});
            return;
        }
        if (!decoded->has_value()) return;
        payload = std::move(**decoded);
    } else {
        if (record.type == "response") return;  // DNS, FTP
        payload.type = type;
        payload.bytes = record.block;
    }
    const auto kind = kind_of_payload(payload.type.essence, payload.bytes);
    if (!kind) return;
    Document frame = frame_of(record, file, payload);
    switch (*kind) {
        case InputKind::feed:
            append_feed(payload, frame, items);
            return;
        case InputKind::jsonl:
            append_json(std::move(payload), frame, options, items);
            return;
        default:
            frame.kind = *kind;
            append_page(std::move(payload), std::move(frame), items);
    }
}

}  // namespace concord
