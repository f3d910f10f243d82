#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "concord/document.h"
#include "intake/byte_stream.h"

namespace concord {

/// What an input gives: a report, or what is wrong with a part of it.
using IntakeItem = tl::expected<Document, Problem>;

/// The reports of one input, one after the other.
class FileReader {
public:
    FileReader() = default;
    FileReader(const FileReader&) = delete;
    FileReader& operator=(const FileReader&) = delete;
    FileReader(FileReader&&) = delete;
    FileReader& operator=(FileReader&&) = delete;
    virtual ~FileReader() = default;

    /// Nothing at the end.
    [[nodiscard]] virtual std::optional<IntakeItem> next() = 0;
    /// Of the input as it lies on disk.
    [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
};

/// A file or standard input that was opened; `stream` is at its beginning.
struct OpenInput {
    std::string path;
    ByteStream stream;
};

/// Opens a file, or standard input for "-".
///
/// offset  where to begin; the first byte that is read has this place
/// errors  not_found, io; the message does not name the path
[[nodiscard]] Result<OpenInput> open_input(const std::string& path, std::uint64_t offset = 0);

/// Finds out what the input is and gives its reader. An input that Concord does not read gives one
/// problem of kind unsupported.
[[nodiscard]] std::unique_ptr<FileReader> make_reader(OpenInput input,
                                                      const IntakeOptions& options);

[[nodiscard]] std::unique_ptr<FileReader> make_warc_reader(OpenInput input,
                                                           const IntakeOptions& options);
/// The web archives in a WACZ file, which must be on disk.
[[nodiscard]] std::unique_ptr<FileReader> make_wacz_reader(const std::string& path,
                                                           const IntakeOptions& options);
[[nodiscard]] std::unique_ptr<FileReader> make_json_lines_reader(OpenInput input,
                                                                 const IntakeOptions& options);
[[nodiscard]] std::unique_ptr<FileReader> make_conllu_reader(OpenInput input);
/// html, text, timeml: the whole file is one report; feed: a report for each item.
[[nodiscard]] std::unique_ptr<FileReader> make_whole_file_reader(OpenInput input, InputKind kind);

/// Why nothing can be read from a file that begins so; empty when no such format is known.
[[nodiscard]] std::string_view unsupported_format(std::string_view head);

}  // namespace concord
