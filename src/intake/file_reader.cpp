// Opening inputs and choosing their readers.

#include "intake/file_reader.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/utf8.h"
#include "intake/sniff.h"
#include "intake/warc.h"
#include "intake/warc_document.h"

namespace concord {
namespace {

constexpr std::size_t sniffed = std::size_t{1} << 16U;

/// An open file; standard input stays open.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ > 0) close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

Error system_error(int code) {
    const ErrorKind kind = code == ENOENT ? ErrorKind::not_found : ErrorKind::io;
    return {kind, std::generic_category().message(code), 0};
}

Result<std::size_t> read_some(const Descriptor& file, std::span<char> room) {
    while (true) {
        const ssize_t got = ::read(file.number(), room.data(), room.size());
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno == EINTR) continue;
        return tl::unexpected(Error{ErrorKind::io, std::generic_category().message(errno), 0});
    }
}

class WarcFileReader : public FileReader {
public:
    WarcFileReader(OpenInput input, const IntakeOptions& options)
        : input_(std::move(input)), options_(options), records_(input_.stream) {}

    std::optional<IntakeItem> next() override {
        while (items_.empty()) {
            auto record = records_.next();
            if (!record) return std::nullopt;
            if (*record) {
                append_documents(**record, input_.path, options_, items_);
                continue;
            }
            Problem problem = std::move(record->error());
            problem.path = input_.path;
            return tl::unexpected(std::move(problem));
        }
        IntakeItem item = std::move(items_.front());
        items_.pop_front();
        return item;
    }
    std::uint64_t bytes_read() const override { return input_.stream.bytes_read(); }

private:
    OpenInput input_;
    IntakeOptions options_;
    WarcReader records_;
    std::deque<IntakeItem> items_;
};

/// For an input of which nothing but a problem is known.
class ProblemReader : public FileReader {
public:
    explicit ProblemReader(Problem problem) : problem_(std::move(problem)) {}

    std::optional<IntakeItem> next() override {
        if (!problem_) return std::nullopt;
        IntakeItem item = tl::unexpected(std::move(*problem_));
        problem_.reset();
        return item;
    }
    std::uint64_t bytes_read() const override { return 0; }

private:
    std::optional<Problem> problem_;
};

std::unique_ptr<FileReader> refuse(const std::string& path, std::string_view why) {
    return std::make_unique<ProblemReader>(
        Problem{Stage::intake, ErrorKind::unsupported, std::string(why), 0, path});
}

bool is_named_warc(std::string_view path) {
    const std::string lower = ascii_lower(path);
    return lower.ends_with(".warc") || lower.ends_with(".warc.gz");
}

/// What the input is read as; nothing when it is not read.
std::optional<InputKind> kind_of(OpenInput& input, const IntakeOptions& options) {
    if (options.kind) return options.kind;
    const std::string_view head = input.stream.need(sniffed);
    const auto kind = sniff(head, input.path);
    if (kind == InputKind::warc || kind == InputKind::wacz || !is_named_warc(input.path))
        return kind;
    // An archive whose first bytes are damaged is found by its name only.
    if (!unsupported_format(head).empty()) return std::nullopt;
    if (!input.stream.is_gzip() && input.path.ends_with(".gz")) {
        auto again = open_input(input.path);
        if (again) {
            input = std::move(*again);
            input.stream.expect_gzip();
        }
    }
    return InputKind::warc;
}

struct Format {
    std::string_view magic;
    std::string_view message;
};

using namespace std::string_view_literals;

constexpr std::array<Format, 17> formats = {{
    {"filedesc://"sv, "ARC files are not supported; convert them to WARC"sv},
    {"\x04\x22\x4D\x18"sv, "LZ4 files are not supported; unpack them first"sv},
    {"\x28\xB5\x2F\xFD"sv, "Zstandard files are not supported; unpack them first"sv},
    {"BZh"sv, "bzip2 files are not supported; unpack them first"sv},
    {"\xFD"
     "7zXZ\0"sv,
     "xz files are not supported; unpack them first"sv},
    {"7z\xBC\xAF\x27\x1C"sv, "7z files are not supported; unpack them first"sv},
    {"Rar!"sv, "RAR files are not supported; unpack them first"sv},
    {"PK\x03\x04"sv, "zip files other than WACZ are not supported; unpack them first"sv},
    {"PK\x05\x06"sv, "zip files other than WACZ are not supported; unpack them first"sv},
    {"%PDF"sv, "PDF files are not supported; convert them to text"sv},
    {"{\\rtf"sv, "RTF files are not supported; convert them to text"sv},
    {"\xD0\xCF\x11\xE0"sv, "files of word processors are not supported; convert them to text"sv},
    {"SQLite format 3\0"sv, "SQLite files are not supported as input"sv},
    {"PAR1"sv, "Parquet files are not supported; convert them to JSON Lines"sv},
    {"\x89PNG"sv, "images are not supported"sv},
    {"\xFF\xD8\xFF"sv, "images are not supported"sv},
    {"GIF8"sv, "images are not supported"sv},
}};

}  // namespace

std::string_view unsupported_format(std::string_view head) {
    for (const Format& format : formats) {
        if (head.starts_with(format.magic)) return format.message;
    }
    if (head.size() > 262 && head.substr(257, 5) == "ustar") {
        return "tar files are not supported; unpack them first";
    }
    return {};
}

Result<OpenInput> open_input(const std::string& path, std::uint64_t offset) {
    const bool standard = path == "-";
    const int number = standard ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0) return tl::unexpected(system_error(errno));
    auto file = std::make_shared<Descriptor>(number);
    if (offset > 0 && lseek(number, static_cast<off_t>(offset), SEEK_SET) < 0) {
        return tl::unexpected(system_error(errno));
    }
    if (!standard) posix_fadvise(number, 0, 0, POSIX_FADV_SEQUENTIAL);
    auto read = [file](std::span<char> room) { return read_some(*file, room); };
    return OpenInput{path, ByteStream(std::move(read), offset)};
}

std::unique_ptr<FileReader> make_warc_reader(OpenInput input, const IntakeOptions& options) {
    return std::make_unique<WarcFileReader>(std::move(input), options);
}

std::unique_ptr<FileReader> make_reader(OpenInput input, const IntakeOptions& options) {
    const auto kind = kind_of(input, options);
    if (!kind) {
        const std::string_view known = unsupported_format(input.stream.need(sniffed));
        return refuse(input.path, known.empty() ? "neither text nor a known format" : known);
    }
    switch (*kind) {
        case InputKind::warc:
            return make_warc_reader(std::move(input), options);
        case InputKind::wacz:
            if (input.path != "-") return make_wacz_reader(input.path, options);
            return refuse("-", "a WACZ file cannot be read from standard input");
        case InputKind::jsonl:
        case InputKind::record:
            return make_json_lines_reader(std::move(input), options);
        case InputKind::conllu:
            return make_conllu_reader(std::move(input));
        case InputKind::html:
        case InputKind::text:
        case InputKind::timeml:
        case InputKind::feed:
            break;
    }
    return make_whole_file_reader(std::move(input), *kind);
}

}  // namespace concord
