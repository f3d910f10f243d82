// Any bytes as an archive. The first byte chooses how the rest is cut into reads, whether it is
// packed before, and what kind of input it is taken for. Whatever comes out lies inside the file,
// does not depend on how the file was read, and a report read again from its place is the same.

#include <libdeflate.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"
#include "intake/file_reader.h"
#include "intake/warc.h"

namespace {

using namespace concord;

ReadBytes from_memory(const std::shared_ptr<const std::string>& bytes, std::size_t step) {
    return [bytes, step, at = std::size_t{0}](std::span<char> room) mutable -> Result<std::size_t> {
        const std::size_t size = std::min({room.size(), step, bytes->size() - at});
        std::memcpy(room.data(), bytes->data() + at, size);
        at += size;
        return size;
    };
}

std::string gzip(std::string_view text) {
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(1), &libdeflate_free_compressor);
    std::string packed(libdeflate_gzip_compress_bound(compressor.get(), text.size()), '\0');
    packed.resize(libdeflate_gzip_compress(
        compressor.get(), text.data(), text.size(), packed.data(), packed.size()));
    return packed;
}

std::vector<IntakeItem> read(const std::shared_ptr<const std::string>& bytes,
                             std::size_t step,
                             const IntakeOptions& options) {
    OpenInput input{"a.warc", ByteStream(from_memory(bytes, step))};
    const auto reader = options.kind == InputKind::warc
                            ? make_warc_reader(std::move(input), options)
                            : make_reader(std::move(input), options);
    std::vector<IntakeItem> items;
    while (auto item = reader->next()) {
        items.push_back(std::move(*item));
        if (items.size() > bytes->size() + 8) std::abort();  // each takes a byte at least
    }
    return items;
}

/// A report of an archive stands where its path says, also for a reader that begins there.
void check_place(const std::shared_ptr<const std::string>& bytes,
                 const Document& document,
                 const IntakeOptions& options) {
    const auto rest = std::make_shared<const std::string>(bytes->substr(document.offset));
    OpenInput input{"a.warc",
                    ByteStream(from_memory(rest, std::size_t{1} << 20U), document.offset)};
    const auto reader = make_warc_reader(std::move(input), options);
    while (const auto item = reader->next()) {
        if (!*item || (*item)->path != document.path) continue;
        if ((*item)->bytes != document.bytes || (*item)->kind != document.kind) std::abort();
        return;
    }
    std::abort();
}

bool same(const IntakeItem& a, const IntakeItem& b) {
    if (a.has_value() != b.has_value()) return false;
    return a ? a->bytes == b->bytes && a->path == b->path && a->kind == b->kind
             : a.error() == b.error();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    const bool packed = (data[0] & 1U) != 0;
    IntakeOptions options;
    if ((data[0] & 2U) != 0) options.kind = InputKind::warc;
    const auto bytes = std::make_shared<const std::string>(packed ? gzip(rest) : std::string(rest));
    const auto items = read(bytes, std::size_t{1} << 20U, options);
    const auto again = read(bytes, 1 + data[0] / 4U, options);
    if (items.size() != again.size()) std::abort();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!same(items[i], again[i])) std::abort();
        if (!items[i]) {
            const Problem& problem = items[i].error();
            if (problem.message.empty() || !is_valid_utf8(problem.message)) std::abort();
            if (!packed && problem.at > bytes->size()) std::abort();
            continue;
        }
        const Document& document = *items[i];
        if (document.sha256 != sha256_hex(document.bytes)) std::abort();
        if (!packed && document.offset > bytes->size()) std::abort();
        if (!is_valid_utf8(document.url)) std::abort();
        const bool archived = document.path.starts_with("a.warc#");
        constexpr std::size_t most_read_again = 8;
        if (options.kind && archived && i < most_read_again) check_place(bytes, document, options);
    }
    return 0;
}
