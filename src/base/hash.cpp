// Digests by OpenSSL, which uses the processor's SHA instructions where it has them.

#include "base/hash.h"

#include <openssl/evp.h>

#include <array>
#include <cassert>

namespace concord {
namespace {

struct Digest {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int size = 0;
};

Digest digest_of(std::string_view bytes, const EVP_MD* algorithm) {
    Digest digest;
    [[maybe_unused]] const int done = EVP_Digest(
        bytes.data(), bytes.size(), digest.bytes.data(), &digest.size, algorithm, nullptr);
    assert(done == 1);
    return digest;
}

std::string to_hex(const Digest& digest) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(std::size_t{digest.size} * 2);
    for (unsigned int i = 0; i < digest.size; ++i) {
        text += digits[digest.bytes[i] >> 4U];
        text += digits[digest.bytes[i] & 15U];
    }
    return text;
}

std::string to_base32(const Digest& digest) {
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (unsigned int i = 0; i < digest.size; ++i) {
        buffer = (buffer << 8U) | digest.bytes[i];
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text += digits[(buffer >> bits) & 31U];
        }
    }
    if (bits > 0) text += digits[(buffer << (5 - bits)) & 31U];
    return text;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    return to_hex(digest_of(bytes, EVP_sha256()));
}
std::string sha1_hex(std::string_view bytes) {
    return to_hex(digest_of(bytes, EVP_sha1()));
}
std::string md5_hex(std::string_view bytes) {
    return to_hex(digest_of(bytes, EVP_md5()));
}
std::string sha1_base32(std::string_view bytes) {
    return to_base32(digest_of(bytes, EVP_sha1()));
}
std::string sha256_base32(std::string_view bytes) {
    return to_base32(digest_of(bytes, EVP_sha256()));
}

struct Sha256::State {
    State() { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { EVP_MD_CTX_free(context); }

    EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

std::string Sha256::hex() {
    Digest digest;
    EVP_DigestFinal_ex(state_->context, digest.bytes.data(), &digest.size);
    return to_hex(digest);
}

}  // namespace concord
