#pragma once

#include <cstdint>

#include "extract/event_clause.h"

namespace concord {

struct StatusReading {
    EventStatus status = EventStatus::happened;
    bool condition = false;            ///< in a clause with "if"
    bool future = false;               ///< "will", "is to", and so "will not"
    std::uint32_t governor = nothing;  ///< the word above that told the status
};

/// Whether what has a status is a fact.
[[nodiscard]] inline bool is_certain(EventStatus status) {
    return status == EventStatus::happened || status == EventStatus::ongoing;
}

/// What the words around an act say of its having happened.
class EventStatusReader {
public:
    /// Must outlive this object.
    explicit EventStatusReader(const EventClauses& clauses)
        : clauses_(clauses),
          light_(clauses.lexicon().class_named("light")),
          light_reverse_(clauses.lexicon().class_named("light_reverse")),
          occur_(clauses.lexicon().class_named("occur")),
          lasting_(clauses.lexicon().class_named("lasting")),
          moving_(clauses.lexicon().class_named("object_control")),
          enabling_(clauses.lexicon().class_named("enabling")) {}

    /// at    a verb or an event noun
    /// cost  the words that hang from it and from those above it
    [[nodiscard]] StatusReading read(std::uint32_t at) const;

    /// "Belmark [must] leave", "Belmark [has] to leave"
    [[nodiscard]] bool is_demanded(std::uint32_t at) const;

private:
    struct Auxiliaries {
        EventStatus status = EventStatus::happened;
        bool future = false;
        bool would = false;
        bool present_be = false;
        bool perfect = false;
    };

    [[nodiscard]] StatusReading read(std::uint32_t at, int depth) const;
    [[nodiscard]] StatusReading read_verb(std::uint32_t verb, int depth) const;
    [[nodiscard]] StatusReading read_noun(std::uint32_t noun, int depth) const;
    [[nodiscard]] std::uint32_t first_subject(std::uint32_t verb) const;
    [[nodiscard]] Auxiliaries read_auxiliaries(std::uint32_t verb) const;
    [[nodiscard]] EventStatus tense_of(std::uint32_t verb, const Auxiliaries& auxiliaries) const;
    [[nodiscard]] bool is_finite(std::uint32_t verb) const;
    [[nodiscard]] StatusReading read_complement(std::uint32_t verb,
                                                StatusReading own,
                                                int depth) const;
    [[nodiscard]] StatusReading read_adverbial(std::uint32_t verb,
                                               StatusReading own,
                                               int depth) const;
    [[nodiscard]] EventStatus modified_status(std::uint32_t noun) const;
    [[nodiscard]] bool is_governed(std::uint32_t noun) const;
    [[nodiscard]] StatusReading under_verb(std::uint32_t noun,
                                           StatusReading found,
                                           int depth) const;
    [[nodiscard]] StatusReading with_duration(std::uint32_t noun, StatusReading found) const;
    [[nodiscard]] StatusReading under_future(std::uint32_t verb, StatusReading own) const;
    [[nodiscard]] bool asks_how(std::uint32_t verb) const;
    [[nodiscard]] StatusReading own_status(std::uint32_t verb) const;
    [[nodiscard]] bool is_negated(std::uint32_t at) const;
    [[nodiscard]] bool is_condition(std::uint32_t verb) const;
    [[nodiscard]] bool is_question(std::uint32_t at) const;
    [[nodiscard]] bool is_order(std::uint32_t verb) const;
    [[nodiscard]] bool is_future_time(std::uint32_t verb) const;
    [[nodiscard]] bool has_infinitive(std::uint32_t at) const;
    [[nodiscard]] bool is_ordinal(std::uint32_t at) const;
    [[nodiscard]] bool is_to_come(std::uint32_t noun) const;
    [[nodiscard]] bool has_condition(std::uint32_t verb) const;
    [[nodiscard]] const EventStatus* told_by(std::uint32_t governor, Governed governed) const;
    [[nodiscard]] StatusReading governed_by(std::uint32_t governor,
                                            EventStatus told,
                                            int depth) const;

    const EventClauses& clauses_;
    std::size_t light_;
    std::size_t light_reverse_;
    std::size_t occur_;
    std::size_t lasting_;
    std::size_t moving_;
    std::size_t enabling_;
};

}  // namespace concord
