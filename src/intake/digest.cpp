// Labelled digests as web archives write them. The standard leaves the digits open; base 32 is the
// habit (Heritrix, Common Crawl), hexadecimal and base 64 occur (warcprox, browsertrix).

#include "intake/digest.h"

#include <openssl/evp.h>

#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace concord {
namespace {

const EVP_MD* algorithm_of(std::string_view label) {
    std::string name;
    for (const char c : label) {
        if (c != '-' && c != '_') name += ascii_lower(c);
    }
    if (name == "sha1") return EVP_sha1();
    if (name == "sha256") return EVP_sha256();
    if (name == "md5") return EVP_md5();
    if (name == "sha384") return EVP_sha384();
    if (name == "sha512") return EVP_sha512();
    return nullptr;
}

int hex_value(char c) {
    if (is_ascii_digit(c)) return c - '0';
    const char lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

int base32_value(char c) {
    if (c >= '2' && c <= '7') return c - '2' + 26;
    return is_ascii_alpha(c) ? ascii_lower(c) - 'a' : -1;
}

int base64_value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (is_ascii_digit(c)) return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

/// The bytes of digits of `bits` bits each; empty when one is none.
std::string from_digits(std::string_view digits, unsigned bits, int (*value)(char)) {
    std::string bytes;
    std::uint32_t buffer = 0;
    unsigned held = 0;
    for (const char c : digits) {
        const int v = value(c);
        if (v < 0) return {};
        buffer = (buffer << bits) | static_cast<std::uint32_t>(v);
        held += bits;
        if (held >= 8) {
            held -= 8;
            bytes += static_cast<char>((buffer >> held) & 0xFFU);
        }
    }
    return bytes;
}

/// The digits' length tells the base, given the size of the digest.
std::string digest_bytes(std::string_view digits, std::size_t size) {
    while (digits.ends_with('=')) digits.remove_suffix(1);
    if (digits.size() == 2 * size) return from_digits(digits, 4, hex_value);
    if (digits.size() == (8 * size + 4) / 5) return from_digits(digits, 5, base32_value);
    if (digits.size() == (8 * size + 5) / 6) return from_digits(digits, 6, base64_value);
    return {};
}

}  // namespace

struct DigestCheck::State {
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { EVP_MD_CTX_free(context); }

    EVP_MD_CTX* context = EVP_MD_CTX_new();
    std::string expected;
};

DigestCheck::DigestCheck(std::unique_ptr<State> state) : state_(std::move(state)) {}
DigestCheck::DigestCheck(DigestCheck&&) noexcept = default;
DigestCheck& DigestCheck::operator=(DigestCheck&&) noexcept = default;
DigestCheck::~DigestCheck() = default;

std::optional<DigestCheck> DigestCheck::begin(std::string_view labelled) {
    const std::size_t colon = labelled.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const EVP_MD* algorithm = algorithm_of(trim(labelled.substr(0, colon)));
    if (algorithm == nullptr) return std::nullopt;
    auto state = std::make_unique<State>();
    if (EVP_DigestInit_ex(state->context, algorithm, nullptr) != 1) return std::nullopt;
    const auto size = static_cast<std::size_t>(EVP_MD_get_size(algorithm));
    state->expected = digest_bytes(trim(labelled.substr(colon + 1)), size);
    return DigestCheck(std::move(state));
}

void DigestCheck::add(std::string_view bytes) {
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

bool DigestCheck::fits() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_DigestFinal_ex(state_->context, digest.data(), &size) != 1) return false;
    const std::string_view computed(reinterpret_cast<const char*>(digest.data()), size);
    return computed == state_->expected;
}

bool digest_fits(std::string_view labelled, std::string_view bytes) {
    auto check = DigestCheck::begin(labelled);
    if (!check) return true;
    check->add(bytes);
    return check->fits();
}

}  // namespace concord
