#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace concord {

/// Why something could not be done. Spelled in files as here.
enum class ErrorKind {
    unsupported,           ///< a format that Concord does not read
    unsupported_language,  ///< page text and metadata are there, findings are not
    malformed,             ///< bytes that break the rules of their format
    truncated,             ///< input that ends before it should
    bad_digest,            ///< a checksum or digest that does not fit its bytes
    limit,                 ///< larger or deeper than a stated bound
    empty,                 ///< readable, but without an article
    not_found,             ///< no such file, store, story, article or citation
    io,                    ///< the operating system or the disk said no
    conflict,              ///< a store of another schema version, or locked by another writer
    usage,                 ///< an option or argument that makes no sense
};

[[nodiscard]] std::string_view name_of(ErrorKind kind);

/// One failure: its kind, one English sentence, and the byte of the input where it shows.
struct Error {
    ErrorKind kind = ErrorKind::malformed;
    std::string message;
    std::uint64_t at = 0;

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

/// The room in which a value was made or failed to be made.
enum class Stage { intake, clean, annotate, extract, gather, compare, store };

[[nodiscard]] std::string_view name_of(Stage stage);

/// An `Error` that did not stop the batch: a row of the output and a line on standard error.
struct Problem {
    Stage stage = Stage::intake;
    ErrorKind kind = ErrorKind::malformed;
    std::string message;
    std::uint64_t at = 0;  ///< byte in the file `path` (or in the document, for later rooms)
    std::string path;      ///< file that was read; empty when the article already names it

    friend bool operator==(const Problem&, const Problem&) = default;
};

}  // namespace concord
