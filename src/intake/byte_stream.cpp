// A window that moves over a file. Plain files are read straight into it. For gzip there is a
// second window over the packed bytes, which holds on to the member that is being read, as far
// as `max_rewind` reaches: a bit that flipped may have led the decoder past the beginning of the
// next member, and `recover` looks for that one from the beginning of the broken one.
//
// Whole members that fit into both windows are unpacked by libdeflate in one call (three times as
// fast as zlib); it cannot tell "cut off" from "broken", so whatever it refuses is done again by
// zlib step by step, which also serves members of any size.

#include "intake/byte_stream.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <deque>

#include "intake/limits.h"

namespace concord {
namespace {

constexpr std::size_t read_size = std::size_t{1} << 20U;
constexpr std::size_t first_read = std::size_t{1} << 16U;    ///< enough to tell what a file is
constexpr std::size_t packed_ahead = std::size_t{1} << 18U;  ///< of a member, before it is begun
constexpr std::size_t fast_output = std::size_t{1} << 20U;
constexpr std::size_t step_output = std::size_t{1} << 16U;
constexpr std::size_t max_rewind = std::size_t{1} << 22U;

/// Bytes [begin, end) of a block of memory, [keep, begin) of which may be gone back to.
struct Window {
    std::unique_ptr<char[]> memory;
    std::size_t capacity = 0;
    std::size_t keep = 0;
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::size_t size() const { return end - begin; }
    [[nodiscard]] std::string_view view() const { return {memory.get() + begin, size()}; }

    /// Makes room for `room` bytes behind `end`. What is copied stays in proportion to what is
    /// read: half of the memory at least becomes free each time, or there is twice as much.
    void reserve(std::size_t room) {
        if (capacity - end >= room) return;
        const std::size_t kept = end - keep;
        if (kept + room > capacity || kept > capacity / 2) {
            capacity = std::max(2 * capacity, kept + room);
            auto fresh = std::make_unique_for_overwrite<char[]>(capacity);
            if (kept > 0) std::memcpy(fresh.get(), memory.get() + keep, kept);
            memory = std::move(fresh);
        } else if (kept > 0) {
            std::memmove(memory.get(), memory.get() + keep, kept);
        }
        begin -= keep;
        end -= keep;
        keep = 0;
    }
};

struct Member {
    std::uint64_t text = 0;  ///< position in the unpacked text
    std::uint64_t file = 0;
};

struct CloseDeflate {
    void operator()(libdeflate_decompressor* d) const { libdeflate_free_decompressor(d); }
};

enum class Phase { unknown, plain, between_members, in_member, ended };

bool begins_member(std::string_view bytes) {
    return bytes.size() >= 4 && bytes.starts_with("\x1F\x8B\x08") &&
           (static_cast<unsigned char>(bytes[3]) & 0xE0U) == 0;
}

unsigned char* unsigned_bytes(const char* bytes) {
    return reinterpret_cast<unsigned char*>(const_cast<char*>(bytes));  // zlib does not write
}

}  // namespace

struct ByteStream::State {
    State(ReadBytes source, std::uint64_t offset) : read(std::move(source)), packed_at(offset) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (inflating) inflateEnd(&zlib);
        if (probing) inflateEnd(&probe_zlib);
    }

    ReadBytes read;
    Window text;
    std::uint64_t text_at = 0;   ///< position of text.begin
    Window packed;               ///< of a gzip file
    std::uint64_t packed_at;     ///< place in the file of packed.begin, or of text.end if plain
    std::uint64_t taken = 0;     ///< bytes from `read`
    std::deque<Member> members;  ///< those that `text` has bytes of, and the last one
    std::uint64_t member_begin = 0;
    std::uint64_t rewound = 0;
    std::optional<Error> damage;
    z_stream zlib{};
    z_stream probe_zlib{};
    std::unique_ptr<libdeflate_decompressor, CloseDeflate> deflate;
    Phase phase = Phase::unknown;
    bool source_ended = false;
    bool forced_gzip = false;
    bool inflating = false;  ///< `zlib` was begun
    bool probing = false;    ///< `probe_zlib` was begun

    [[nodiscard]] std::uint64_t text_end() const { return text_at + text.size(); }

    void fail(ErrorKind kind, std::string message, std::uint64_t at) {
        damage = Error{kind, std::move(message), at};
        phase = Phase::ended;
    }

    std::size_t take(Window& window, std::size_t room) {
        if (source_ended) return 0;
        if (taken == 0) room = first_read;
        window.reserve(room);
        const auto got = read({window.memory.get() + window.end, room});
        if (!got) {
            source_ended = true;
            const std::uint64_t at = packed_at + (phase == Phase::plain ? 0 : packed.size());
            fail(got.error().kind, got.error().message, at);
            return 0;
        }
        if (*got == 0) source_ended = true;
        window.end += *got;
        taken += *got;
        return *got;
    }

    void fill_packed(std::size_t wanted) {
        while (packed.size() < wanted && !source_ended) {
            if (packed.begin - packed.keep > max_rewind) packed.keep = packed.begin - max_rewind;
            take(packed, read_size);
        }
    }

    void pass_packed(std::size_t size) {
        packed.begin += size;
        packed_at += size;
    }

    void begin() {
        fill_packed(4);
        if (phase == Phase::ended) return;
        if (packed.view().starts_with("\x1F\x8B") || forced_gzip) {
            phase = Phase::between_members;
            return;
        }
        phase = Phase::plain;
        text = std::move(packed);
        packed = {};
        packed_at += text.size();
    }

    void more(std::size_t missing) {
        switch (phase) {
            case Phase::unknown:
                begin();
                return;
            case Phase::plain: {
                const std::size_t got = take(text, std::max(missing, read_size));
                packed_at += got;
                if (got == 0) phase = Phase::ended;
                return;
            }
            case Phase::between_members:
                begin_member();
                return;
            case Phase::in_member:
                inflate_step();
                return;
            case Phase::ended:
                return;
        }
    }

    void begin_member() {
        fill_packed(packed_ahead);
        if (phase == Phase::ended) return;
        if (packed.size() == 0) {
            phase = Phase::ended;
            return;
        }
        if (packed.view().front() == '\0' && only_zeros_left()) return;
        member_begin = packed_at;
        packed.keep = packed.begin;
        if (!begins_member(packed.view())) {
            const bool cut =
                source_ended &&
                std::string_view("\x1F\x8B\x08").starts_with(packed.view().substr(0, 3));
            if (cut) {
                fail(ErrorKind::truncated, "the file ends in the head of a gzip member", packed_at);
            } else {
                fail(ErrorKind::malformed, "no gzip member begins here", packed_at);
            }
            return;
        }
        drop_old_members();
        members.push_back({text_end(), packed_at});
        if (!unpack_at_once()) begin_inflate();
    }

    /// Zeros that pad the file to a block of the medium are no damage.
    bool only_zeros_left() {
        while (true) {
            const std::string_view view = packed.view();
            const std::size_t zeros = std::min(view.find_first_not_of('\0'), view.size());
            pass_packed(zeros);
            packed.keep = packed.begin;
            if (zeros < view.size()) return false;
            if (take(packed, read_size) == 0) break;
        }
        phase = Phase::ended;
        return true;
    }

    void drop_old_members() {
        while (members.size() > 1 && members[1].text <= text_at) members.pop_front();
    }

    bool unpack_at_once() {
        if (deflate == nullptr) deflate.reset(libdeflate_alloc_decompressor());
        if (deflate == nullptr) return false;
        text.reserve(fast_output);
        std::size_t used = 0;
        std::size_t made = 0;
        const auto result = libdeflate_gzip_decompress_ex(deflate.get(),
                                                          packed.view().data(),
                                                          packed.size(),
                                                          text.memory.get() + text.end,
                                                          fast_output,
                                                          &used,
                                                          &made);
        if (result != LIBDEFLATE_SUCCESS || is_bomb(used, made)) return false;
        text.end += made;
        pass_packed(used);
        return true;
    }

    void begin_inflate() {
        const int window_bits = 15 + 16;  // gzip
        const int status = inflating ? inflateReset(&zlib) : inflateInit2(&zlib, window_bits);
        inflating = status == Z_OK;
        if (!inflating) {
            fail(ErrorKind::limit, "no memory to unpack gzip", member_begin);
            return;
        }
        phase = Phase::in_member;
    }

    void inflate_step() {
        fill_packed(1);
        if (phase == Phase::ended) return;
        if (packed.size() == 0) {
            fail(ErrorKind::truncated,
                 "the file ends at byte " + std::to_string(packed_at) + " inside a gzip member",
                 member_begin);
            return;
        }
        text.reserve(step_output);
        zlib.next_in = unsigned_bytes(packed.view().data());
        zlib.avail_in = static_cast<uInt>(std::min(packed.size(), read_size));
        zlib.next_out = unsigned_bytes(text.memory.get() + text.end);
        zlib.avail_out = static_cast<uInt>(step_output);
        const uInt before = zlib.avail_in;
        const int status = inflate(&zlib, Z_NO_FLUSH);
        pass_packed(before - zlib.avail_in);
        text.end += step_output - zlib.avail_out;
        finish_step(status);
    }

    void finish_step(int status) {
        if (is_bomb(zlib.total_in, zlib.total_out)) {
            fail(ErrorKind::limit,
                 "a gzip member unpacks to more than " + std::to_string(max_ratio) +
                     " times its size",
                 member_begin);
            return;
        }
        if (status == Z_STREAM_END) {
            phase = Phase::between_members;
            return;
        }
        if (status == Z_OK || status == Z_BUF_ERROR) return;
        const std::string reason = zlib.msg == nullptr ? "" : std::string(": ") + zlib.msg;
        // The two complaints of zlib about the trailer; the text is complete, and is not what
        // was packed.
        const bool trailer =
            reason.find("check") != std::string::npos && reason.find("header") == std::string::npos;
        fail(trailer ? ErrorKind::bad_digest : ErrorKind::malformed,
             "damaged gzip member, at byte " + std::to_string(packed_at) + reason,
             member_begin);
    }

    /// True when a member that unpacks to text with `prefix` begins at packed.begin.
    bool is_member_with(std::string_view prefix) {
        fill_packed(4096);
        if (!begins_member(packed.view())) return false;
        const int status = probing ? inflateReset(&probe_zlib) : inflateInit2(&probe_zlib, 15 + 16);
        probing = status == Z_OK;
        if (!probing) return false;
        char head[64];
        probe_zlib.next_in = unsigned_bytes(packed.view().data());
        probe_zlib.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), 4096));
        probe_zlib.next_out = unsigned_bytes(head);
        probe_zlib.avail_out = sizeof head;
        const int result = inflate(&probe_zlib, Z_SYNC_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END) return false;
        const std::string_view made(head, sizeof head - probe_zlib.avail_out);
        return !made.empty() && made.starts_with(prefix.substr(0, made.size()));
    }

    bool recover(std::string_view prefix) {
        const bool complete = damage->kind == ErrorKind::bad_digest;
        const bool bomb = damage->kind == ErrorKind::limit;
        damage.reset();
        text_at += text.size();
        text.keep = text.begin = text.end;
        if (source_ended && packed.size() == 0 && packed.begin == packed.keep) return false;
        phase = Phase::between_members;
        // Most often only the checksum is wrong, and the next member is where it should be.
        if (complete && is_member_with(prefix)) return true;
        if (!bomb) rewind();
        while (true) {
            fill_packed(4096);
            const std::string_view view = packed.view();
            if (view.empty()) break;
            const std::size_t found = view.find("\x1F\x8B\x08");
            // What is left may be the front of a head.
            const std::size_t passed = found != std::string_view::npos
                                           ? found
                                           : view.size() - std::min<std::size_t>(view.size(), 2);
            pass_packed(passed);
            packed.keep = packed.begin;
            if (found != std::string_view::npos) {
                if (is_member_with(prefix)) return true;
                pass_packed(1);
                continue;
            }
            if (source_ended || take(packed, read_size) == 0) break;
        }
        pass_packed(packed.size());
        phase = Phase::ended;
        return false;
    }

    /// Back to behind the head of the broken member. All ways back together are limited, or a
    /// file of nothing but heads would be read again and again.
    void rewind() {
        const std::uint64_t behind_head = member_begin + 3;
        if (packed_at <= behind_head) {
            pass_packed(std::min<std::size_t>(packed.size(), behind_head - packed_at));
            return;
        }
        const std::size_t way =
            std::min<std::uint64_t>(packed_at - behind_head, packed.begin - packed.keep);
        if (rewound + way > 2 * taken + max_rewind) return;
        rewound += way;
        packed.begin -= way;
        packed_at -= way;
    }
};

ByteStream::ByteStream(ReadBytes read, std::uint64_t file_offset)
    : state_(std::make_unique<State>(std::move(read), file_offset)) {}
ByteStream::ByteStream(ByteStream&&) noexcept = default;
ByteStream& ByteStream::operator=(ByteStream&&) noexcept = default;
ByteStream::~ByteStream() = default;

bool ByteStream::is_gzip() {
    if (state_->phase == Phase::unknown) state_->begin();
    return state_->phase != Phase::plain && state_->packed.capacity > 0;
}

void ByteStream::expect_gzip() {
    state_->forced_gzip = true;
}

std::string_view ByteStream::need(std::size_t size) {
    State& state = *state_;
    while (state.text.size() < size && state.phase != Phase::ended) {
        state.more(size - state.text.size());
    }
    return state.text.view();
}

std::uint64_t ByteStream::skip(std::uint64_t size) {
    State& state = *state_;
    std::uint64_t left = size;
    while (left > 0) {
        if (state.text.size() == 0 && need(1).empty()) break;
        const auto step =
            static_cast<std::size_t>(std::min<std::uint64_t>(left, state.text.size()));
        state.text.begin += step;
        state.text.keep = state.text.begin;
        state.text_at += step;
        left -= step;
    }
    return size - left;
}

std::uint64_t ByteStream::position() const {
    return state_->text_at;
}

Place ByteStream::place() const {
    const State& state = *state_;
    if (state.packed.capacity == 0) return {state.packed_at - state.text.size(), 0};
    if (state.text.size() == 0 || state.members.empty()) return {state.packed_at, 0};
    const auto behind = std::upper_bound(
        state.members.begin(), state.members.end(), state.text_at, [](auto at, const Member& m) {
            return at < m.text;
        });
    const Member& member = behind == state.members.begin() ? *behind : *(behind - 1);
    return {member.file, state.text_at - std::min(member.text, state.text_at)};
}

std::optional<std::size_t> ByteStream::next_member(std::size_t from) const {
    const State& state = *state_;
    const auto found =
        std::lower_bound(state.members.begin(),
                         state.members.end(),
                         state.text_at + from,
                         [](const Member& member, std::uint64_t at) { return member.text < at; });
    if (found == state.members.end() || found->text >= state.text_end()) return std::nullopt;
    return static_cast<std::size_t>(found->text - state.text_at);
}

const std::optional<Error>& ByteStream::damage() const {
    return state_->damage;
}

bool ByteStream::recover(std::string_view prefix) {
    return state_->damage && state_->recover(prefix);
}

std::uint64_t ByteStream::bytes_read() const {
    return state_->taken;
}

}  // namespace concord
