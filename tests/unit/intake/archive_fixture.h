#pragma once

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "intake/byte_stream.h"
#include "intake/file_reader.h"

namespace concord {

/// `text` as one gzip member.
inline std::string gzip(std::string_view text) {
    z_stream z{};
    deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&z, text.size()) + 32, '\0');
    z.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));
    z.avail_in = static_cast<uInt>(text.size());
    z.next_out = reinterpret_cast<unsigned char*>(packed.data());
    z.avail_out = static_cast<uInt>(packed.size());
    deflate(&z, Z_FINISH);
    packed.resize(packed.size() - z.avail_out);
    deflateEnd(&z);
    return packed;
}

/// What a gzip member unpacks to; nothing when its checksum does not fit.
inline std::optional<std::string> gunzip(std::string_view packed, std::size_t size) {
    z_stream z{};
    inflateInit2(&z, 15 + 16);
    std::string text(size + 1, '\0');
    z.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(packed.data()));
    z.avail_in = static_cast<uInt>(packed.size());
    z.next_out = reinterpret_cast<unsigned char*>(text.data());
    z.avail_out = static_cast<uInt>(text.size());
    const int status = inflate(&z, Z_FINISH);
    text.resize(text.size() - z.avail_out);
    inflateEnd(&z);
    return status == Z_STREAM_END ? std::optional(text) : std::nullopt;
}

/// Bytes that do not pack, the same ones each time.
inline std::string noise(std::size_t size, std::uint64_t seed = 1) {
    std::string bytes;
    while (bytes.size() < size) {
        seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
        bytes += static_cast<char>(seed >> 56U);
    }
    return bytes;
}

/// Gives `bytes` in pieces of `step`.
inline ReadBytes from_memory(std::string bytes, std::size_t step = 1U << 20U) {
    auto left = std::make_shared<std::pair<std::string, std::size_t>>(std::move(bytes), 0);
    return [left, step](std::span<char> room) -> Result<std::size_t> {
        auto& [text, at] = *left;
        const std::size_t size = std::min({room.size(), step, text.size() - at});
        std::memcpy(room.data(), text.data() + at, size);
        at += size;
        return size;
    };
}

inline OpenInput input_of(std::string bytes,
                          std::string path = "a.warc",
                          std::size_t step = 1U << 20U) {
    return {std::move(path), ByteStream(from_memory(std::move(bytes), step))};
}

/// A record with its two line ends.
inline std::string warc_record(std::string_view type,
                               std::string_view fields,
                               std::string_view block) {
    std::string record = "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\n";
    record += fields;
    record += "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n";
    return record + std::string(block) + "\r\n\r\n";
}

inline std::string http_response(std::string_view fields, std::string_view body) {
    return "HTTP/1.1 200 OK\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

/// A response record with both digests, as crawlers write it.
inline std::string page_record(std::string_view url,
                               std::string_view body,
                               std::string_view http = "Content-Type: text/html\r\n") {
    const std::string block = http_response(http, body);
    const std::string fields = "WARC-Target-URI: " + std::string(url) +
                               "\r\nWARC-Date: 2031-02-03T04:05:06Z\r\n"
                               "WARC-Payload-Digest: sha1:" +
                               sha1_base32(body) +
                               "\r\nWARC-Block-Digest: sha1:" + sha1_base32(block) +
                               "\r\nContent-Type: application/http; msgtype=response\r\n";
    return warc_record("response", fields, block);
}

/// Everything a reader gives.
struct Harvest {
    std::vector<Document> documents;
    std::vector<Problem> problems;
};

inline Harvest harvest(FileReader& reader) {
    Harvest all;
    while (auto item = reader.next()) {
        if (*item) {
            all.documents.push_back(std::move(**item));
        } else {
            all.problems.push_back(std::move(item->error()));
        }
    }
    return all;
}

inline Harvest harvest(std::string bytes,
                       std::string path = "a.warc",
                       std::size_t step = 1U << 20U) {
    const auto reader = make_reader(input_of(std::move(bytes), std::move(path), step), {});
    return harvest(*reader);
}

/// A folder of its own for one test, removed at the end.
class Folder {
public:
    explicit Folder(std::string_view name)
        : path_(std::filesystem::temp_directory_path() / ("concord_" + std::string(name))) {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }

    /// Writes a file, and the folders it lies in; gives its path.
    std::string write(const std::string& name, std::string_view bytes) const {
        const auto file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return file.string();
    }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

}  // namespace concord
