// One report again, by its path: FILE, FILE#OFFSET, FILE#OFFSET+INNER (a record inside a gzip
// member), FILE.wacz#ENTRY#OFFSET, and one more #OFFSET for the item of a feed in an archive.
// A file whose own name holds a '#' is tried first.

#include <charconv>
#include <filesystem>
#include <system_error>

#include "base/utf8.h"
#include "concord/document.h"
#include "intake/file_reader.h"
#include "intake/sniff.h"
#include "intake/wacz.h"

namespace concord {
namespace {

constexpr auto npos = std::string_view::npos;

Error not_found(const std::string& path) {
    return {ErrorKind::not_found, path + ": the file holds no such report any more", 0};
}

bool is_file(const std::string& path) {
    std::error_code code;
    return std::filesystem::is_regular_file(path, code);
}

/// The shortest front of `path` up to a '#' that is a file; `rest` is what follows.
std::optional<std::string> file_of(const std::string& path, std::string& rest) {
    for (std::size_t at = path.find('#'); at != npos; at = path.find('#', at + 1)) {
        if (!is_file(path.substr(0, at))) continue;
        rest = path.substr(at + 1);
        return path.substr(0, at);
    }
    return std::nullopt;
}

/// OFFSET or OFFSET+INNER, which may be followed by "#...".
std::optional<Place> parse_place(std::string_view text) {
    text = text.substr(0, text.find('#'));
    Place place;
    const char* const end = text.data() + text.size();
    auto [at, error] = std::from_chars(text.data(), end, place.file);
    if (error != std::errc()) return std::nullopt;
    if (at != end && *at == '+') {
        const auto inner = std::from_chars(at + 1, end, place.inner);
        if (inner.ec != std::errc()) return std::nullopt;
        at = inner.ptr;
    }
    return at == end ? std::optional(place) : std::nullopt;
}

/// The first report of `reader` whose path it is; at most `limit` items are looked at.
Result<Document> find(FileReader& reader, const std::string& path, std::size_t limit) {
    std::optional<Error> error;
    for (std::size_t i = 0; i < limit; ++i) {
        auto item = reader.next();
        if (!item) break;
        if (*item) {
            if ((*item)->path == path) return std::move(**item);
            if (!error) continue;
            break;
        }
        const Problem& problem = item->error();
        if (!error) error = Error{problem.kind, problem.message, problem.at};
    }
    return tl::unexpected(error ? *error : not_found(path));
}

/// Puts `input` to the place and reads the record there.
Result<Document> find_record(OpenInput input,
                             const Place& place,
                             const std::string& path,
                             const IntakeOptions& options) {
    input.stream.skip(place.inner);
    const auto reader = make_warc_reader(std::move(input), options);
    // A record gives a problem or two and one report, or the items of a feed.
    const std::string_view behind = std::string_view(path).substr(path.rfind('#') + 1);
    const bool item_of_feed = parse_place(behind) != place;
    return find(*reader, path, item_of_feed ? npos : 3);
}

Result<Document> find_in_wacz(const std::string& file,
                              const std::string& rest,
                              const std::string& path,
                              const IntakeOptions& options) {
    const std::size_t hash = rest.find('#');
    const auto place = hash == npos ? std::nullopt : parse_place(rest.substr(hash + 1));
    if (!place) return tl::unexpected(not_found(path));
    const std::string entry = rest.substr(0, hash);
    const auto wacz = WaczFile::open(file);
    if (!wacz) return tl::unexpected(wacz.error());
    auto read = wacz->read(entry);
    if (!read) return tl::unexpected(not_found(path));
    std::string dropped(std::size_t{1} << 16U, '\0');
    for (std::uint64_t left = place->file; left > 0;) {
        const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(left, dropped.size()));
        const auto got = (*read)({dropped.data(), step});
        if (!got || *got == 0) return tl::unexpected(not_found(path));
        left -= *got;
    }
    return find_record(
        {file + '#' + entry, ByteStream(std::move(*read), place->file)}, *place, path, options);
}

Error with_path(const std::string& path, Error error) {
    error.message = path + ": " + error.message;
    return error;
}

}  // namespace

Result<Document> read_document(const std::string& path, const IntakeOptions& options) {
    std::string rest;
    const auto file = is_file(path) ? std::optional(path) : file_of(path, rest);
    if (!file) {
        return tl::unexpected(Error{ErrorKind::not_found, path + " is not there any more", 0});
    }
    auto input = open_input(*file);
    if (!input) return tl::unexpected(with_path(*file, input.error()));
    if (rest.empty()) {
        const auto reader = make_reader(std::move(*input), options);
        return find(*reader, path, npos);
    }
    const auto kind =
        options.kind ? options.kind : sniff(input->stream.need(std::size_t{1} << 16U), *file);
    if (kind == InputKind::wacz) return find_in_wacz(*file, rest, path, options);
    const auto place = parse_place(rest);
    const bool lines = kind == InputKind::jsonl || kind == InputKind::record;
    const bool seek = place && (kind == InputKind::warc || (lines && !input->stream.is_gzip()));
    if (seek) {
        auto there = open_input(*file, place->file);
        if (!there) return tl::unexpected(with_path(*file, there.error()));
        if (lines) return find(*make_json_lines_reader(std::move(*there), options), path, 1);
        return find_record(std::move(*there), *place, path, options);
    }
    return find(*make_reader(std::move(*input), options), path, npos);
}

}  // namespace concord
