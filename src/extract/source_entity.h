#pragma once

#include <optional>

#include "extract/noun_phrase.h"
#include "extract/reading.h"

namespace concord {

/// Tells whom the words of a source mean.
class SourceReader {
public:
    explicit SourceReader(const Reading& reading) : reading_(reading) {}

    /// The mention that ends the first noun phrase of a source or stands at its head; a name in
    /// apposition where that one has none; for "who" the noun before; for a document its author.
    ///
    /// phrases  of the sentence of the source
    [[nodiscard]] std::optional<Index> entity_of(const NounPhraseFinder& phrases,
                                                 Tokens source) const;

    /// The word of a source that governs the others.
    [[nodiscard]] std::uint32_t head_of(Tokens source) const;

private:
    [[nodiscard]] const TokenWord& word(std::uint32_t i) const { return reading_.word(i); }
    [[nodiscard]] const Token& token(std::uint32_t i) const {
        return reading_.annotation().tokens[i];
    }
    [[nodiscard]] bool is_person(Index entity) const;
    [[nodiscard]] bool is_owner(const MentionTokens& mention, Tokens source) const;
    [[nodiscard]] bool is_clause_about(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] bool names_head(const MentionTokens& mention, std::uint32_t head) const;
    [[nodiscard]] std::optional<Index> entity_before(std::uint32_t at) const;
    [[nodiscard]] std::optional<Index> entity_at_head(Tokens source) const;
    [[nodiscard]] std::optional<Index> person_named_last(Tokens source) const;
    [[nodiscard]] std::optional<Index> entity_in_apposition(Tokens source) const;
    [[nodiscard]] std::optional<Index> author_in(Tokens source) const;

    const Reading& reading_;
};

}  // namespace concord
