#pragma once

#include <cstdint>
#include <string_view>

#include "base/word_table.h"
#include "concord/knowledge.h"

namespace concord {

enum class AgreementKind : std::uint8_t { none, truce, moratorium, treaty, accord, exchange };

/// What must stand with a noun before it means an agreement between public sides.
enum class AgreementNeed : std::uint8_t { nothing, side, sides, captives };

struct AgreementNoun {
    AgreementKind kind = AgreementKind::none;
    AgreementNeed need = AgreementNeed::nothing;
    bool names = false;  ///< in capitals it is a proper name: "the Hesk Accord"
};

/// What a verb, noun or preposition says of an agreement.
enum class AgreementSense : std::uint8_t {
    none,
    made,
    arranged,
    began,
    kept,
    ended,
    broken,
    lasted,
    states,
    exists,
    terms,
    part,
    despite,
    sides,
    about,
    accuses,
    counts,
    weighed,
    succeeds,
};

/// What a word before the noun says of it, as marks.
enum AgreementModifier : std::uint64_t {
    wished_modifier = 1,
    existing_modifier = 2,
    topic_modifier = 4,
    captive_modifier = 8,
    whole_modifier = 16,
    part_modifier = 32,
    private_modifier = 64,
    figure_modifier = 128,
};

/// The words of knowledge/agreements.
class AgreementLexicon {
public:
    explicit AgreementLexicon(const Knowledge& knowledge);

    /// word  in lower case
    [[nodiscard]] AgreementNoun noun(std::string_view word) const;
    /// slot  "object", "subject", a preposition, the noun that goes with the verb, or "act"
    [[nodiscard]] AgreementSense verb(std::string_view lemma, std::string_view slot) const;
    [[nodiscard]] AgreementSense noun_around(std::string_view lemma) const;
    [[nodiscard]] AgreementSense preposition(std::string_view word) const;
    /// A set of `AgreementModifier`.
    [[nodiscard]] std::uint64_t modifier(std::string_view word) const;

private:
    WordTable nouns_;
    WordTable verbs_;  ///< "lemma slot"
    WordTable around_;
    WordTable prepositions_;
    WordTable modifiers_;
};

}  // namespace concord
