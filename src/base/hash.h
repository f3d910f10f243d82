#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace concord {

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// SHA-1 and SHA-256 in the base 32 of RFC 4648 without padding, as WARC digests write them.
[[nodiscard]] std::string sha1_base32(std::string_view bytes);
[[nodiscard]] std::string sha256_base32(std::string_view bytes);
[[nodiscard]] std::string sha1_hex(std::string_view bytes);
[[nodiscard]] std::string md5_hex(std::string_view bytes);

/// SHA-256 of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    ~Sha256();

    void add(std::string_view bytes);
    /// May be called once.
    [[nodiscard]] std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Spreads the bits of a hash (the finaliser of MurmurHash3, Appleby 2011).
[[nodiscard]] constexpr std::uint64_t spread(std::uint64_t hash) {
    hash = (hash ^ (hash >> 33U)) * 0xff51afd7ed558ccdULL;
    hash = (hash ^ (hash >> 33U)) * 0xc4ceb9fe1a85ec53ULL;
    return hash ^ (hash >> 33U);
}

/// FNV-1a, 64 bits: for tables and sketches, never for identity.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view bytes,
                                            std::uint64_t seed = 0xcbf29ce484222325ULL) {
    std::uint64_t hash = seed;
    for (const char c : bytes) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return hash;
}

}  // namespace concord
