#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "concord/result.h"

namespace concord {

/// What a file, or one report in it, is written in.
enum class InputKind { html, warc, wacz, feed, jsonl, text, conllu, timeml, record };

[[nodiscard]] std::string_view name_of(InputKind kind);
[[nodiscard]] std::optional<InputKind> input_kind_from(std::string_view name);

/// One report as it was received: a page, an archived response, a feed item, a JSON line, a text.
///
/// The strings beside `bytes` are what the carrier says about the report (HTTP header, feed
/// element, JSON field); `clean` weighs them against what the page itself says.
struct Document {
    std::string bytes;   ///< payload after transfer and content decoding, charset as received
    std::string sha256;  ///< of `bytes`, 64 lower-case hexadecimal digits
    /// How `bytes` are to be read: html, text, conllu, timeml, jsonl (one line with `text` or
    /// `html`), feed (one RSS/Atom item or JSON Feed object), record (one line of `concord read`).
    InputKind kind = InputKind::text;
    std::string path;          ///< as the user gave it; an archive member has "#OFFSET" behind it
    std::uint64_t offset = 0;  ///< byte in the file at which the report, or its record, begins
    std::string charset;       ///< of the HTTP header, or empty
    std::string url;
    std::string source_id;  ///< `id` of JSON Lines, GUID of a feed item
    std::string outlet;
    std::string title;
    std::vector<std::string> byline;
    std::string published;  ///< as the carrier wrote it; RFC 822 or ISO 8601
    std::string modified;
    std::string language;
    std::string fetched;         ///< WARC-Date, ISO 8601 in UTC, or empty
    std::string content;         ///< feed and jsonl: the text or HTML that they carry, as UTF-8
    std::string content_member;  ///< jsonl: the name of the member that carries it
    bool content_is_html = false;
    bool truncated = false;     ///< the carrier says, or shows, that the end is missing
    bool summary_only = false;  ///< a feed item whose article is on its page, not in the feed
};

/// What a feed says of a page it links to; fills what the page leaves open.
struct FeedEntry {
    std::string url;
    std::string outlet;
    std::string title;
    std::vector<std::string> byline;
    std::string published;
};

struct IntakeOptions {
    std::optional<InputKind> kind;  ///< overrides sniffing
    /// JSON Lines whose fields are named otherwise: {our name, their name}.
    std::vector<std::pair<std::string, std::string>> fields;
};

/// Our names that `IntakeOptions::fields` may give another name.
[[nodiscard]] std::span<const std::string_view> field_names();

/// How reports were read: what it takes to read one of them again.
struct ReadAs {
    std::string folder;  ///< where relative paths begin; empty when not known
    IntakeOptions intake;
    std::string date;  ///< given to reports that name none
};

/// Files, folders (read in the order of their names) and "-" as a stream of documents.
///
/// Memory is bounded by the largest single report (at most 64 MiB after decompression), not by
/// the archive. Not for use from several threads at once.
class DocumentSource {
public:
    /// errors  not_found or io when none of the inputs can be opened; all else is left to `next`
    [[nodiscard]] static Result<DocumentSource> open(std::span<const std::string> inputs,
                                                     const IntakeOptions& options);
    DocumentSource(DocumentSource&&) noexcept;
    DocumentSource& operator=(DocumentSource&&) noexcept;
    DocumentSource(const DocumentSource&) = delete;
    DocumentSource& operator=(const DocumentSource&) = delete;
    ~DocumentSource();

    /// The next report, or why a part of the input could not be read (reading goes on behind
    /// it), or nothing at the end.
    [[nodiscard]] std::optional<tl::expected<Document, Problem>> next();

    /// The input file of what `next` gave last, as it was named or found.
    [[nodiscard]] const std::string& file() const;

    /// Leaves out the rest of the file that is being read or about to be: for a `build` that
    /// has it already.
    void skip_file_if(std::function<bool(const std::string& path)> is_known);

    /// Entries of the feeds among the inputs, by the page they link to: sorted by url.
    [[nodiscard]] const std::vector<FeedEntry>& feed_entries() const;

    [[nodiscard]] std::uint64_t bytes_read() const;   ///< of the files, as they lie on disk
    [[nodiscard]] std::uint64_t bytes_total() const;  ///< 0 when standard input is among them

private:
    struct State;
    explicit DocumentSource(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Reads one report again: `path` as `Document::path` wrote it.
///
/// errors  not_found when file or record are gone, what `next` reports otherwise
/// cost    one seek in WARC and JSON Lines, one pass over other files
[[nodiscard]] Result<Document> read_document(const std::string& path, const IntakeOptions& options);

}  // namespace concord
