#pragma once

#include <cstdint>
#include <string_view>

#include "concord/annotation.h"

namespace concord {

/// Tokens [first, last).
struct TokenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    [[nodiscard]] bool empty() const { return first == last; }
    [[nodiscard]] bool holds(std::size_t token) const { return first <= token && token < last; }
    friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

enum class Gender { unknown, female, male };

/// Words that mean someone or something, before it is known whom.
struct MentionDraft {
    TokenRange tokens;
    MentionKind kind = MentionKind::name;
    EntityType type = EntityType::other;
    bool geopolitical = false;
    bool plural = false;
    bool definite = false;   ///< nominal with "the", a possessive or a demonstrative
    bool subject = false;    ///< a verb follows and no preposition goes before
    bool acts = false;       ///< a place named where someone acts: "Moscow rejects"
    bool owns_aide = false;  ///< "X's envoy", "X's spokesman"
    bool quoted = false;     ///< stands between quotation marks
    Gender gender = Gender::unknown;
    std::string_view country;  ///< by the name, or by an adjective beside the noun
    TokenRange role;           ///< "Kremlin spokesman" before the name
    TokenRange apposition;     ///< ", the envoy," behind the name or before it
    std::uint32_t sentence = 0;
};

}  // namespace concord
