#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace concord {

/// Checks bytes that come in pieces against a labelled digest, "sha1:B2LTWWPUOYAH7UIPQ7ZUPQ4VMB".
///
/// Algorithms: md5, sha1, sha256, sha384, sha512, with or without hyphen, any case. Digits: base
/// 32 or 64 (RFC 4648, URL-safe too, padding optional) or hexadecimal.
class DigestCheck {
public:
    /// Nothing when the label names an algorithm that we do not know: then there is nothing to
    /// check.
    [[nodiscard]] static std::optional<DigestCheck> begin(std::string_view labelled);
    DigestCheck(DigestCheck&&) noexcept;
    DigestCheck& operator=(DigestCheck&&) noexcept;
    DigestCheck(const DigestCheck&) = delete;
    DigestCheck& operator=(const DigestCheck&) = delete;
    ~DigestCheck();

    void add(std::string_view bytes);
    /// May be asked once. Digits that cannot be read fit nothing.
    [[nodiscard]] bool fits();

private:
    struct State;
    explicit DigestCheck(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// True unless `labelled` has a known algorithm and other digits than `bytes` give.
[[nodiscard]] bool digest_fits(std::string_view labelled, std::string_view bytes);

}  // namespace concord
