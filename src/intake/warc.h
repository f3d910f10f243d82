#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "concord/result.h"
#include "intake/byte_stream.h"
#include "intake/http_message.h"

namespace concord {

/// One record of a web archive.
struct WarcRecord {
    Place place;
    HeaderFields header;
    std::string type;        ///< response, resource, request, ...
    std::string_view block;  ///< valid until the next call of `WarcReader::next`
};

/// "OFFSET" of a record that begins a gzip member or lies in a plain file, "OFFSET+INNER" of one
/// that does not.
[[nodiscard]] std::string to_string(const Place& place);

/// Records of WARC 0.17 to 1.1 (ISO 28500), whatever gzip members they are packed in.
///
/// Only records that can hold a report are handed out: response, resource and conversion, up to
/// 64 MiB. All others are passed over; their digests are checked all the same. After damage,
/// reading goes on at the next gzip member or at the next line that begins a record.
class WarcReader {
public:
    /// stream  must outlive the reader
    explicit WarcReader(ByteStream& stream) : stream_(stream) {}

    /// A record, or what is wrong (with its message and place only, `path` is the caller's), or
    /// nothing at the end. A record whose digest does not fit is handed out after the problem.
    [[nodiscard]] std::optional<tl::expected<WarcRecord, Problem>> next();

private:
    struct Head;

    std::optional<Head> read_head();
    bool find_head_end(Head& head);
    void read_block(const Head& head);
    void pass_over(const Head& head);
    void check_digests(const Head& head, std::string_view block);
    void find_next_record(std::size_t from);
    void report(ErrorKind kind, std::string message, const Place& place);
    void report_malformed(std::string message, const Place& place, std::size_t from);
    void report_damage();

    ByteStream& stream_;
    std::deque<Problem> problems_;
    std::optional<WarcRecord> waiting_;  ///< behind its problems
    std::uint64_t to_skip_ = 0;          ///< of the record that was handed out
};

}  // namespace concord
