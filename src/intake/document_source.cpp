// The inputs in their order, one reader at a time. Folders are expanded when the source is opened,
// by name; files and folders whose name begins with a full stop are left out, and links to
// folders are not followed, since they may lead back. What cannot be opened is a problem in its
// place; only when nothing that was named can be opened is there nothing to run.

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
    std::optional<Error> error;  ///< why it cannot be read
};

Error system_error(const std::error_code& code) {
    const bool missing = code == std::errc::no_such_file_or_directory;
    return {missing ? ErrorKind::not_found : ErrorKind::io, code.message(), 0};
}

std::uint64_t size_of(const std::string& path) {
    std::error_code code;
    const std::uintmax_t size = fs::file_size(path, code);
    return code ? 0 : size;
}

void append_folder(const std::string& folder, std::vector<InputFile>& files) {
    std::error_code code;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
        if (!at->path().filename().string().starts_with('.')) entries.push_back(*at);
    }
    if (code) files.push_back({folder, 0, system_error(code)});
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return a.path().native() < b.path().native();
    });
    for (const fs::directory_entry& entry : entries) {
        const std::string path = entry.path().string();
        std::error_code gone;
        if (entry.is_directory(gone)) {
            if (!entry.is_symlink(gone)) append_folder(path, files);
        } else if (entry.is_regular_file(gone)) {
            files.push_back({path, size_of(path), std::nullopt});
        } else if (gone) {  // a link that leads nowhere
            files.push_back({path, 0, system_error(gone)});
        }
    }
}

/// Why a file that was named cannot be read. A pipe is opened once only: not here.
std::optional<Error> obstacle(const std::string& path) {
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (!fs::exists(status)) {
        if (!code) code = std::make_error_code(std::errc::no_such_file_or_directory);
        return system_error(code);
    }
    if (!fs::is_regular_file(status)) return std::nullopt;
    const auto opened = open_input(path);
    return opened ? std::nullopt : std::optional(opened.error());
}

/// errors  that of the first input when none can be read
Result<std::vector<InputFile>> expand(std::span<const std::string> inputs) {
    std::vector<InputFile> files;
    for (const std::string& input : inputs) {
        std::error_code code;
        if (input == "-") {
            files.push_back({input, 0, std::nullopt});
        } else if (fs::is_directory(input, code)) {
            append_folder(input, files);
        } else {
            files.push_back({input, size_of(input), obstacle(input)});
        }
    }
    const bool none = std::all_of(
        files.begin(), files.end(), [](const InputFile& file) { return file.error.has_value(); });
    if (none && !files.empty()) {
        Error error = *files.front().error;
        error.message = files.front().path + ": " + error.message;
        return tl::unexpected(std::move(error));
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
    if (file.error || file.path == "-" || !fs::is_regular_file(file.path, code)) return;
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
    std::string last_file;   ///< of what was given last
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
        state.last_file = path;
        if (!state.reader) {
            const std::optional<Error>& known = state.files[state.at].error;
            auto input = known ? tl::unexpected(*known) : open_input(path);
            if (!input) {
                Problem problem{Stage::intake, input.error().kind, input.error().message, 0, path};
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

const std::string& DocumentSource::file() const {
    return state_->last_file;
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
