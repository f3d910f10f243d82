#pragma once

#include <optional>

#include "extract/reading.h"

namespace concord {

/// A noun phrase with its titles and appositions, and whom it means.
struct NounPhrase {
    Tokens tokens;
    std::optional<Index> entity;
};

/// "D-N.Y.", behind the name of a member of parliament.
[[nodiscard]] bool names_party(const TokenWord& word);

/// Finds the noun phrases beside cue verbs. All methods look only outside quotation marks and only
/// within `limits`, the narrator's sentence.
class NounPhraseFinder {
public:
    NounPhraseFinder(const Reading& reading, Tokens limits) : reading_(reading), limits_(limits) {}

    [[nodiscard]] Tokens limits() const { return limits_; }

    /// The subject of the verb at `verb`, which stands right of it.
    [[nodiscard]] std::optional<NounPhrase> subject_of(std::uint32_t verb) const;

    /// The noun phrase that begins at `first`: "Captain Ivo Remmick" in "said Captain Ivo Remmick,
    /// who".
    [[nodiscard]] std::optional<NounPhrase> phrase_from(std::uint32_t first) const;

    /// The noun phrase that ends before `last`.
    [[nodiscard]] std::optional<NounPhrase> phrase_before(std::uint32_t last) const;

    /// Whom a phrase means: the mention at the end of its first noun, without what stands behind a
    /// comma or preposition.
    [[nodiscard]] std::optional<Index> entity_of(Tokens tokens) const;

    /// Behind auxiliaries, adverbs and times that stand before `token`: the end of what precedes.
    [[nodiscard]] std::uint32_t skip_adverbs_left(std::uint32_t token) const;

private:
    [[nodiscard]] const TokenWord& word(std::uint32_t token) const { return reading_.word(token); }
    [[nodiscard]] bool is_edge(std::uint32_t token) const;
    [[nodiscard]] bool is_noun_word(std::uint32_t token) const;
    [[nodiscard]] std::uint32_t time_before(std::uint32_t end) const;
    [[nodiscard]] bool is_adverbial(std::uint32_t token) const;
    [[nodiscard]] std::uint32_t base_begin(std::uint32_t last) const;
    [[nodiscard]] std::uint32_t widen_left(std::uint32_t first) const;
    [[nodiscard]] std::uint32_t with_complements_left(std::uint32_t first) const;
    [[nodiscard]] bool is_party_label(std::uint32_t token) const;
    [[nodiscard]] bool has_role(Index entity, Tokens tokens) const;
    [[nodiscard]] std::optional<NounPhrase> role_and_name(Tokens name) const;
    [[nodiscard]] std::optional<NounPhrase> behind_parenthesis(std::uint32_t comma) const;
    [[nodiscard]] std::uint32_t comma_before(std::uint32_t end) const;
    [[nodiscard]] std::uint32_t relative_before(std::uint32_t last) const;
    [[nodiscard]] bool ends_phrase(std::uint32_t first, std::uint32_t token) const;
    [[nodiscard]] std::uint32_t base_end(std::uint32_t first) const;
    [[nodiscard]] bool preposition_belongs(std::uint32_t preposition) const;
    [[nodiscard]] NounPhrase with_apposition(NounPhrase phrase) const;
    const Reading& reading_;
    Tokens limits_;
};

}  // namespace concord
