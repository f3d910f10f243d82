#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/agreement_lexicon.h"
#include "extract/agreement_phrase.h"
#include "extract/event_entities.h"
#include "extract/event_status.h"

namespace concord {

/// How surely a time is that of the agreement, least first.
enum class AgreedTime : std::uint8_t { none, modifier, begun, arranged, made };

/// A noun phrase that may mean an agreement.
struct AgreementMention {
    std::uint32_t head = 0;
    Tokens phrase;
    Tokens topic;  ///< "a truce on [strikes]"; may be empty
    AgreementNoun noun;
    bool definite = false;
    bool named = false;  ///< "the Hesk Accord"
    bool wished = false;
    bool weighed = false;  ///< "accepts", "rejects" it
    bool told = false;     ///< a verb says that it was agreed
    bool exists = false;   ///< that verb, or other words around it, say so
    std::uint64_t modifiers = 0;
    std::vector<std::uint32_t> described;  ///< words before it that tell it from others
    std::vector<Index> parties;
    std::vector<Index> sides;     ///< those of them that its phrase names, or who made it
    std::vector<Index> bringers;  ///< who brokered it
    std::optional<Index> time;
    AgreedTime time_from = AgreedTime::none;
    std::vector<std::uint32_t> verbs;  ///< those that it is an argument of
};

/// Whether a noun may mean an agreement; `AgreementKind::none` for most.
[[nodiscard]] AgreementNoun agreement_noun(const Reading& reading,
                                           const AgreementLexicon& lexicon,
                                           std::uint32_t at);

/// Whether a word for a people is made of a name, both in lower case: "marevian" of "marevia",
/// which may be a country that no list has.
[[nodiscard]] bool is_made_of(std::string_view people, std::string_view name);

/// Of the value of a time: whether it can date an agreement; neither "now" nor a decade.
[[nodiscard]] bool is_day_or_year(std::string_view value);

/// Finds the mentions of agreements, their sides and what says that they were agreed.
class AgreementMentionFinder {
public:
    /// All must outlive this object.
    AgreementMentionFinder(const EventClauses& clauses,
                           const EventEntities& entities,
                           const EventStatusReader& status,
                           const AgreementLexicon& lexicon)
        : clauses_(clauses),
          reading_(clauses.reading()),
          entities_(entities),
          status_(status),
          lexicon_(lexicon),
          phrases_(clauses, lexicon) {
        lay_out_persons();
    }

    /// The mention whose head a token is; nothing for most.
    [[nodiscard]] std::optional<AgreementMention> read(std::uint32_t at) const;

    /// Whether somebody can be a side: a country, a body, an armed group, a person.
    [[nodiscard]] bool can_be_party(Index entity) const;

    /// Whether a name is that of a person, not of a country that no list has.
    [[nodiscard]] bool is_surely_person(Index entity) const { return surely_person_[entity]; }

    /// Whether a name is that of a state or country, also of one that no list has but whose people
    /// the article names.
    [[nodiscard]] bool is_state(Index entity) const;

    /// The noun whose clause tells of an agreement: "the terms of" it, or its own.
    [[nodiscard]] std::uint32_t stand_in(std::uint32_t head) const;

    /// What a verb says of an agreement that is its subject: "began", "took effect", "calls for".
    [[nodiscard]] AgreementSense subject_sense(std::uint32_t verb) const;

    /// Whether an act is told as done, not as sought.
    [[nodiscard]] bool is_done(std::uint32_t verb) const;

private:
    void lay_out_persons();
    [[nodiscard]] std::vector<std::string_view> people_words() const;
    void read_modifiers(AgreementMention& mention) const;
    void widen_pair(AgreementMention& mention) const;
    [[nodiscard]] bool is_excepted(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t begin_of_phrase(const AgreementMention& mention) const;
    void read_modifying_time(std::uint32_t at, AgreementMention& mention) const;
    [[nodiscard]] bool describes(std::uint32_t at) const;
    void read_topic(AgreementMention& mention) const;
    void read_carrying_out(AgreementMention& mention) const;
    [[nodiscard]] bool is_general(const AgreementMention& mention) const;
    void read_name(AgreementMention& mention) const;
    void read_pair(AgreementMention& mention) const;
    void read_sides(AgreementMention& mention) const;
    void read_verbs(AgreementMention& mention) const;
    void read_verb(std::uint32_t verb, AgreementMention& mention) const;
    void read_participle(AgreementMention& mention) const;
    void read_surroundings(AgreementMention& mention) const;
    void take_sense(std::uint32_t verb, AgreementSense sense, AgreementMention& mention) const;
    [[nodiscard]] bool tells(std::uint32_t verb,
                             AgreementSense sense,
                             const AgreementMention& mention) const;
    void take_sides(std::uint32_t verb, AgreementSense sense, AgreementMention& mention) const;
    [[nodiscard]] bool is_participle(std::uint32_t at) const;
    void take_participle(std::uint32_t at, AgreementMention& mention) const;
    void take_time(std::uint32_t verb, AgreedTime from, AgreementMention& mention) const;
    void add_parties(std::uint32_t head, std::vector<Index>& into, bool no_persons = false) const;
    void add_party(std::optional<Index> entity, std::vector<Index>& into) const;
    [[nodiscard]] AgreementSense sense_of(std::uint32_t verb,
                                          const AgreementMention& mention) const;
    [[nodiscard]] bool is_own(std::uint32_t token, const AgreementMention& mention) const;

    const EventClauses& clauses_;
    const Reading& reading_;
    const EventEntities& entities_;
    const EventStatusReader& status_;
    const AgreementLexicon& lexicon_;
    AgreementPhrases phrases_;
    std::vector<bool> surely_person_;  ///< by entity
    std::vector<bool> has_people_;     ///< by entity
};

}  // namespace concord
