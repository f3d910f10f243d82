#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/event_clause.h"

namespace concord {

/// Tells whom the words in the roles of events mean.
class EventEntities {
public:
    /// Must outlive this object.
    explicit EventEntities(const EventClauses& clauses);

    [[nodiscard]] const EventClauses& clauses() const { return clauses_; }

    /// Whom a noun phrase means by its head: a name, else the chain of the head, else the country
    /// that the phrase of someone who acts names ("Ostravian troops"). Nothing where the chain is
    /// of a thing, or there is none.
    [[nodiscard]] std::optional<Index> entity_of(std::uint32_t head) const;
    /// The same for a word before a noun: "Ostravian" of "Ostravian strikes".
    [[nodiscard]] std::optional<Index> entity_of_modifier(std::uint32_t at) const;
    /// The chain whose mention has this head; nothing when none has.
    [[nodiscard]] std::optional<Index> chain_at(std::uint32_t head) const;
    /// Whether the word at the head of a phrase names someone that can act.
    [[nodiscard]] bool is_agent(std::uint32_t head) const;
    /// Whether it names one who acts in public: by name, by office, or as of a country.
    [[nodiscard]] bool is_public(std::uint32_t head) const;
    /// Whether it names or counts those it means, or tells of which country they are.
    [[nodiscard]] bool is_specific(std::uint32_t head) const;
    /// Whether it passes one of the tests.
    [[nodiscard]] bool passes(std::uint32_t head, const SlotTest& test) const;
    /// The chain of a country that is in the article.
    [[nodiscard]] std::optional<Index> country(std::string_view code) const;

private:
    void lay_out_heads();
    void lay_out_roles();
    void add_country(Index entity);
    [[nodiscard]] std::uint32_t head_of(Tokens tokens) const;
    [[nodiscard]] std::optional<Index> named_beside(std::uint32_t head) const;
    [[nodiscard]] std::optional<Index> country_in_phrase(std::uint32_t head) const;
    /// Whether a word of this meaning names someone that can act; nothing when only its chain
    /// tells.
    [[nodiscard]] std::optional<bool> acts_by_its_word(std::uint32_t head) const;
    [[nodiscard]] bool can_act(Index entity) const;
    [[nodiscard]] bool is_public_body(std::uint32_t head) const;
    [[nodiscard]] bool is_type(std::uint32_t head, EntityType type) const;
    [[nodiscard]] bool is_country(std::uint32_t head) const;
    [[nodiscard]] bool is_meant(std::uint32_t head, Index entity) const;

    const EventClauses& clauses_;
    const Reading& reading_;
    const EventLexicon& lexicon_;
    EventClasses agentive_;
    EventClasses public_;
    EventClasses things_;
    std::size_t role_class_ = 0;
    std::size_t media_class_ = 0;
    std::size_t party_class_ = 0;
    std::vector<std::uint32_t> entity_at_;  ///< head -> entity; `nothing`
    std::vector<bool> acts_;                ///< chains of someone that can act, by a noun of theirs
    std::vector<std::pair<std::string, Index>> countries_;
};

}  // namespace concord
