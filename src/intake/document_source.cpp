// The inputs in their order, one reader at a time. Folders are expanded when the source is opened,
// by name; files and folders whose name begins with a full stop are left out, and links to
// folders are not followed, since they may lead back.

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "concord/document.h"
#include "intake/feed.h"
#include "intake/file_reader.h"
#include "intake/limits.h"
#include "intake/sniff.h"

namespace concord {
namespace {

namespace fs = std::filesystem;

/// A feed shows itself in its first bytes; more is not read of files that are none.
constexpr std::size_t feed_sign = 4096;

struct InputFile {
    std::string path;
    std::uint64_t size = 0;
};

Error system_error(const std::error_code& code, const std::string& path) {
    const bool missing = code == std::errc::no_such_file_or_directory;
    return {missing ? ErrorKind::not_found : ErrorKind::io, path + ": " + code.message(), 0};
}

std::uint64_t size_of(const std::string& path) {
    std::error_code code;
    const std::uintmax_t size = fs::file_size(path, code);
    return code ? 0 : size;
}

Result<void> append_folder(const std::string& folder, std::vector<InputFile>& files) {
    std::error_code code;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
        if (!at->path().filename().string().starts_with('.')) entries.push_back(*at);
    }
    if (code) return tl::unexpected(system_error(code, folder));
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return a.path().native() < b.path().native();
    });
    for (const fs::directory_entry& entry : entries) {
        std::error_code ignored;
        if (entry.is_directory(ignored)) {
            if (entry.is_symlink(ignored)) continue;
            if (auto done = append_folder(entry.path().string(), files); !done) return done;
        } else if (entry.is_regular_file(ignored)) {
            files.push_back({entry.path().string(), size_of(entry.path().string())});
        }
    }
    return {};
}

Result<std::vector<InputFile>> expand(std::span<const std::string> inputs) {
    std::vector<InputFile> files;
    for (const std::string& input : inputs) {
        if (input == "-") {
            files.push_back({input, 0});
            continue;
        }
        std::error_code code;
        const fs::file_status status = fs::status(input, code);
        if (!fs::exists(status)) {
            if (!code) code = std::make_error_code(std::errc::no_such_file_or_directory);
            return tl::unexpected(system_error(code, input));
        }
        if (fs::is_directory(status)) {
            if (auto done = append_folder(input, files); !done) {
                return tl::unexpected(done.error());
            }
            continue;
        }
        // What was named must open; what was found in a folder may give a problem later. A pipe
        // is opened once only.
        if (fs::is_regular_file(status)) {
            if (auto opened = open_input(input); !opened) return tl::unexpected(opened.error());
        }
        files.push_back({input, size_of(input)});
    }
    return files;
}

bool is_feed(OpenInput& input, const IntakeOptions& options) {
    if (options.kind) return *options.kind == InputKind::feed;
    return sniff(input.stream.need(feed_sign).substr(0, feed_sign), input.path) == InputKind::feed;
}

void append_entries(const InputFile& file,
                    const IntakeOptions& options,
                    std::vector<FeedEntry>& entries) {
    std::error_code code;
    if (file.path == "-" || !fs::is_regular_file(file.path, code)) return;
    auto input = open_input(file.path);
    if (!input || !is_feed(*input, options)) return;
    const std::string_view bytes = input->stream.need(max_document + 1);
    if (bytes.size() > max_document || input->stream.damage()) return;
    std::vector<Problem> problems;  // told when the feed is read for its items
    auto documents = parse_feed(bytes, "", file.path, "", problems);
    if (!documents) return;
    for (Document& item : *documents) {
        if (item.url.empty()) continue;
        entries.push_back({std::move(item.url),
                           std::move(item.outlet),
                           std::move(item.title),
                           std::move(item.byline),
                           std::move(item.published)});
    }
}

}  // namespace

struct DocumentSource::State {
    std::vector<InputFile> files;
    IntakeOptions options;
    std::vector<FeedEntry> entries;
    std::function<bool(const std::string&)> is_known;
    std::unique_ptr<FileReader> reader;
    std::size_t at = 0;      ///< the file that is being read, or the next one
    bool asked = false;      ///< whether `is_known` was asked about it
    std::uint64_t done = 0;  ///< bytes of the files before
    std::uint64_t total = 0;

    void end_file() {
        done += files[at].path == "-" && reader ? reader->bytes_read() : files[at].size;
        reader.reset();
        asked = false;
        ++at;
    }
};

Result<DocumentSource> DocumentSource::open(std::span<const std::string> inputs,
                                            const IntakeOptions& options) {
    auto files = expand(inputs);
    if (!files) return tl::unexpected(files.error());
    auto state = std::make_unique<State>();
    state->files = std::move(*files);
    state->options = options;
    bool standard_input = false;
    for (const InputFile& file : state->files) {
        state->total += file.size;
        standard_input = standard_input || file.path == "-";
        append_entries(file, options, state->entries);
    }
    if (standard_input) state->total = 0;
    std::stable_sort(state->entries.begin(),
                     state->entries.end(),
                     [](const FeedEntry& a, const FeedEntry& b) { return a.url < b.url; });
    return DocumentSource(std::move(state));
}

DocumentSource::DocumentSource(std::unique_ptr<State> state) : state_(std::move(state)) {}
DocumentSource::DocumentSource(DocumentSource&&) noexcept = default;
DocumentSource& DocumentSource::operator=(DocumentSource&&) noexcept = default;
DocumentSource::~DocumentSource() = default;

std::optional<tl::expected<Document, Problem>> DocumentSource::next() {
    State& state = *state_;
    while (state.at < state.files.size()) {
        const std::string& path = state.files[state.at].path;
        if (!state.asked && state.is_known && state.is_known(path)) {
            state.end_file();
            continue;
        }
        state.asked = true;
        if (!state.reader) {
            auto input = open_input(path);
            if (!input) {
                const Error& error = input.error();
                Problem problem{Stage::intake, error.kind, error.message, 0, path};
                state.end_file();
                return tl::unexpected(std::move(problem));
            }
            state.reader = make_reader(std::move(*input), state.options);
        }
        if (auto item = state.reader->next()) return item;
        state.end_file();
    }
    return std::nullopt;
}

void DocumentSource::skip_file_if(std::function<bool(const std::string& path)> is_known) {
    state_->is_known = std::move(is_known);
    state_->asked = false;
}

const std::vector<FeedEntry>& DocumentSource::feed_entries() const {
    return state_->entries;
}

std::uint64_t DocumentSource::bytes_read() const {
    return state_->done + (state_->reader ? state_->reader->bytes_read() : 0);
}

std::uint64_t DocumentSource::bytes_total() const {
    return state_->total;
}

}  // namespace concord
