// Content codings of HTTP responses. Each coding is recognised by its magic number before it is
// believed, since the header may be older than the body; Brotli has none, so that a body which
// does not decode and looks like text counts as decoded before.

#include "intake/content_coding.h"

#include <brotli/decode.h>
#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <vector>

#include "base/utf8.h"
#include "intake/limits.h"

namespace concord {
namespace {

constexpr std::size_t step = std::size_t{1} << 17U;

Error too_large() {
    return {ErrorKind::limit, "a body unpacks to more than 64 MiB or 200 times its size", 0};
}

bool is_too_large(std::size_t coded, std::size_t decoded) {
    return decoded > max_document || is_bomb(coded, decoded);
}

bool looks_like_text(std::string_view body) {
    const std::string_view head = body.substr(0, 256);
    return std::none_of(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && !is_ascii_space(c) && byte != 0x1B;
    });
}

// ---- zlib --------------------------------------------------------------------------------------

struct Inflate {
    explicit Inflate(int window_bits) { ready = inflateInit2(&stream, window_bits) == Z_OK; }
    Inflate(const Inflate&) = delete;
    Inflate& operator=(const Inflate&) = delete;
    ~Inflate() {
        if (ready) inflateEnd(&stream);
    }

    z_stream stream{};
    bool ready = false;
};

/// window_bits  as zlib has them: 31 gzip, 15 zlib, -15 bare deflate
Result<std::string> undo_deflate(std::string_view body, int window_bits) {
    Inflate inflater(window_bits);
    if (!inflater.ready) return tl::unexpected(too_large());
    z_stream& z = inflater.stream;
    z.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(body.data()));
    z.avail_in = static_cast<uInt>(body.size());
    std::string text;
    int status = Z_OK;
    while (status == Z_OK) {
        const std::size_t made = text.size();
        text.resize(made + step);
        z.next_out = reinterpret_cast<unsigned char*>(text.data() + made);
        z.avail_out = static_cast<uInt>(step);
        status = inflate(&z, Z_NO_FLUSH);
        text.resize(text.size() - z.avail_out);
        if (is_too_large(body.size(), text.size())) return tl::unexpected(too_large());
        const bool next_member =
            status == Z_STREAM_END && window_bits > 15 && z.avail_in > 2 && z.next_in[0] == 0x1F;
        if (next_member) status = inflateReset(&z);
    }
    if (status == Z_STREAM_END) return text;
    const std::uint64_t at = body.size() - z.avail_in;
    if (z.avail_in == 0) {
        return tl::unexpected(Error{ErrorKind::truncated, "a deflated body is cut off", at});
    }
    return tl::unexpected(Error{ErrorKind::malformed, "a deflated body is damaged", at});
}

/// Most bodies are one whole gzip member whose last four bytes tell its size.
std::optional<std::string> undo_gzip_at_once(std::string_view body) {
    if (body.size() < 18) return std::nullopt;
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        size = size << 8U | static_cast<unsigned char>(body[body.size() - 1 - i]);
    }
    if (is_too_large(body.size(), size)) return std::nullopt;
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> d(
        libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
    if (d == nullptr) return std::nullopt;
    std::string text(size, '\0');
    std::size_t used = 0;
    const auto result = libdeflate_gzip_decompress_ex(
        d.get(), body.data(), body.size(), text.data(), text.size(), &used, nullptr);
    if (result != LIBDEFLATE_SUCCESS || used != body.size()) return std::nullopt;
    return text;
}

Result<std::string> undo_gzip(std::string_view body) {
    if (!body.starts_with("\x1F\x8B")) return std::string(body);
    if (auto text = undo_gzip_at_once(body)) return std::move(*text);
    return undo_deflate(body, 31);
}

/// "deflate" means zlib's format, and bare deflate in what some servers send.
Result<std::string> undo_deflate_coding(std::string_view body) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(body[i]); };
    const bool zlib =
        body.size() >= 2 && (byte(0) & 0x0FU) == 8 && (byte(0) * 256U + byte(1)) % 31 == 0;
    auto text = undo_deflate(body, zlib ? 15 : -15);
    if (!text && text.error().kind != ErrorKind::limit && looks_like_text(body)) {
        return std::string(body);
    }
    return text;
}

// ---- others ------------------------------------------------------------------------------------

Result<std::string> undo_brotli(std::string_view body) {
    const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
    if (decoder == nullptr) return tl::unexpected(too_large());
    std::string text;
    const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
    std::size_t left = body.size();
    BrotliDecoderResult status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        const std::size_t made = text.size();
        text.resize(made + step);
        auto* out = reinterpret_cast<std::uint8_t*>(text.data() + made);
        std::size_t room = step;
        status = BrotliDecoderDecompressStream(decoder.get(), &left, &in, &room, &out, nullptr);
        text.resize(text.size() - room);
        if (is_too_large(body.size(), text.size())) return tl::unexpected(too_large());
    }
    if (status == BROTLI_DECODER_RESULT_SUCCESS && left == 0) return text;
    if (looks_like_text(body)) return std::string(body);
    if (status == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) {
        return tl::unexpected(Error{ErrorKind::truncated, "a Brotli body is cut off", body.size()});
    }
    const std::uint64_t at = body.size() - left;
    return tl::unexpected(Error{ErrorKind::malformed, "a Brotli body is damaged", at});
}

Result<std::string> undo_zstd(std::string_view body) {
    if (!body.starts_with("\x28\xB5\x2F\xFD")) return std::string(body);
    const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> decoder(ZSTD_createDStream(),
                                                                             &ZSTD_freeDStream);
    if (decoder == nullptr) return tl::unexpected(too_large());
    ZSTD_DCtx_setParameter(decoder.get(), ZSTD_d_windowLogMax, 26);
    std::string text;
    ZSTD_inBuffer in{body.data(), body.size(), 0};
    std::size_t status = 1;
    while (in.pos < in.size || status != 0) {
        const std::size_t made = text.size();
        text.resize(made + step);
        ZSTD_outBuffer out{text.data() + made, step, 0};
        const std::size_t before = in.pos;
        status = ZSTD_decompressStream(decoder.get(), &out, &in);
        if (ZSTD_isError(status) != 0) {
            return tl::unexpected(
                Error{ErrorKind::malformed, "a Zstandard body is damaged", in.pos});
        }
        text.resize(made + out.pos);
        if (is_too_large(body.size(), text.size())) return tl::unexpected(too_large());
        if (status != 0 && out.pos == 0 && in.pos == before) {
            return tl::unexpected(
                Error{ErrorKind::truncated, "a Zstandard body is cut off", body.size()});
        }
    }
    return text;
}

Result<std::string> undo_one(std::string_view body, std::string_view coding) {
    if (coding == "gzip" || coding == "x-gzip") return undo_gzip(body);
    if (coding == "deflate") return undo_deflate_coding(body);
    if (coding == "br") return undo_brotli(body);
    if (coding == "zstd") return undo_zstd(body);
    // Servers write charsets and worse here; what is text needs no decoding.
    if (coding == "identity" || coding == "none" || looks_like_text(body)) return std::string(body);
    return tl::unexpected(Error{
        ErrorKind::unsupported, "content coding \"" + to_valid_utf8(coding) + "\" is unknown", 0});
}

// ---- chunks ------------------------------------------------------------------------------------

struct ChunkHead {
    std::size_t size = 0;
    std::size_t length = 0;  ///< of the line, with its end; 0: this is no chunk head
};

ChunkHead chunk_head(std::string_view text) {
    const std::size_t newline = text.substr(0, 512).find('\n');
    if (newline == std::string_view::npos) return {};
    std::string_view line = trim(text.substr(0, newline));
    line = trim(line.substr(0, line.find(';')));
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc() || end != line.data() + line.size()) return {};
    return {static_cast<std::size_t>(size), newline + 1};
}

}  // namespace

Result<std::string> undo_content_coding(std::string_view body, std::string_view header) {
    std::vector<std::string> codings;
    while (!header.empty()) {
        const std::size_t comma = std::min(header.find(','), header.size());
        const std::string_view name = trim(header.substr(0, comma));
        if (!name.empty()) codings.push_back(ascii_lower(name));
        header.remove_prefix(std::min(comma + 1, header.size()));
    }
    if (codings.size() > 4) {
        return tl::unexpected(Error{ErrorKind::limit, "more than four content codings", 0});
    }
    std::string text;
    bool decoded = false;
    std::reverse(codings.begin(), codings.end());  // the last one was applied last
    for (const std::string& coding : codings) {
        auto result = undo_one(decoded ? std::string_view(text) : body, coding);
        if (!result) return result;
        text = std::move(*result);
        decoded = true;
    }
    return decoded ? std::move(text) : std::string(body);
}

std::string undo_chunked(std::string_view body, bool& complete) {
    complete = true;
    if (chunk_head(body).length == 0) return std::string(body);
    std::string text;
    text.reserve(body.size());
    while (true) {
        const ChunkHead head = chunk_head(body);
        if (head.length == 0) break;
        body.remove_prefix(head.length);
        if (head.size == 0) return text;
        text += body.substr(0, head.size);
        if (head.size >= body.size()) break;
        body.remove_prefix(head.size);
        if (body.starts_with("\r\n")) {
            body.remove_prefix(2);
        } else if (body.starts_with('\n')) {
            body.remove_prefix(1);
        } else {
            break;
        }
    }
    complete = false;
    return text;
}

}  // namespace concord
