#pragma once

#include <cstdint>
#include <string_view>

#include "concord/annotation.h"

namespace concord {

enum class Gender { unknown, female, male };

/// Whom a pronoun can mean.
enum class PronounClass { none, he, she, it, they, i, we, you, demonstrative };

/// Words that mean someone or something, before it is known whom.
struct MentionDraft {
    TokenRange tokens;
    MentionKind kind = MentionKind::name;
    EntityType type = EntityType::other;
    bool geopolitical = false;
    bool plural = false;
    bool definite = false;     ///< nominal with "the", a possessive or a demonstrative
    bool acts = false;         ///< a place named where someone acts: "Moscow rejects"
    bool owns_aide = false;    ///< "X's envoy", "X's spokesman"
    bool quoted = false;       ///< stands between quotation marks
    bool coordinated = false;  ///< "Anna Bell and her husband": all of them together
    bool is_role = false;      ///< nominal of a word for people or bodies by what they do
    Gender gender = Gender::unknown;
    PronounClass pronoun = PronounClass::none;
    std::string_view country;  ///< by the name, or by an adjective beside the noun
    TokenRange role;           ///< "Kremlin spokesman" before the name
    TokenRange apposition;     ///< ", the envoy," behind the name or before it
    std::uint32_t sentence = 0;
    std::uint32_t head = 0;       ///< of its phrase, which for a name may be what stands before it
    TokenRange phrase;            ///< all that goes with the head
    std::uint32_t quotation = 0;  ///< 1 + index of the outermost quotation about it; 0: none
};

}  // namespace concord
