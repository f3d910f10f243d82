#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "concord/result.h"

namespace concord {

/// Fills the span from its front and says how many bytes it got; 0 at the end.
using ReadBytes = std::function<Result<std::size_t>(std::span<char>)>;

/// Where a byte of a stream lies: in a plain file at `file`; in a gzip file `inner` bytes into
/// what the member unpacks to that begins at `file`.
struct Place {
    std::uint64_t file = 0;
    std::uint64_t inner = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

/// A file that is read from front to back, unpacked when it is gzip, however many members it has.
///
/// Memory is what the caller asks to see at once and a few MiB. Checksums and lengths of gzip
/// members are verified. Small members go through libdeflate, large and damaged ones through
/// zlib, which says where and why it stopped.
class ByteStream {
public:
    /// file_offset  place in the file of the first byte that `read` gives
    explicit ByteStream(ReadBytes read, std::uint64_t file_offset = 0);
    ByteStream(ByteStream&&) noexcept;
    ByteStream& operator=(ByteStream&&) noexcept;
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;
    ~ByteStream();

    /// Before anything is read: takes the file for gzip although its first bytes are not.
    void expect_gzip();

    /// True when the first bytes are those of a gzip member.
    [[nodiscard]] bool is_gzip();

    /// What lies ahead, `size` bytes at least unless the stream ends or breaks before; valid
    /// until the next call.
    [[nodiscard]] std::string_view need(std::size_t size);

    /// Passes over `size` bytes, or what is left; tells how many those were.
    std::uint64_t skip(std::uint64_t size);

    [[nodiscard]] std::uint64_t position() const;  ///< unpacked bytes passed over
    [[nodiscard]] Place place() const;             ///< of the next byte

    /// Of the bytes that `need` showed: how far ahead a gzip member begins, from `from` on.
    [[nodiscard]] std::optional<std::size_t> next_member(std::size_t from) const;

    /// Why the stream ended before its end: truncated or malformed input, a wrong checksum
    /// (bad_digest), a ratio of a bomb (limit), io. `at` is the beginning of the gzip member.
    [[nodiscard]] const std::optional<Error>& damage() const;

    /// Goes on behind the damage, at the next gzip member whose text begins with `prefix`; what
    /// was unpacked and not passed over is dropped. False when there is none.
    bool recover(std::string_view prefix);

    [[nodiscard]] std::uint64_t bytes_read() const;  ///< packed bytes taken from `read`

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace concord
