#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "concord/findings.h"
#include "extract/event_clause.h"
#include "extract/event_draft.h"
#include "extract/event_entities.h"

namespace concord {

/// Adds when and where an event was, what it counts, which of its kind it was and who says so.
class EventCircumstances {
public:
    /// All of them must outlive this object; quantities and statements are those of the article.
    EventCircumstances(const EventEntities& entities, const Findings& findings);

    [[nodiscard]] const EventEntities& entities() const { return entities_; }
    [[nodiscard]] const EventClauses& clauses() const { return clauses_; }
    [[nodiscard]] const Findings& findings() const { return findings_; }

    /// draft     that of `event`
    /// sentence  the one that holds it
    void add(const EventDraft& draft, TokenRange sentence, Event& event) const;

    /// The innermost statement whose content holds the token; nothing in the narrator's words.
    [[nodiscard]] std::optional<Index> statement_at(std::uint32_t token) const;

    /// The statement whose cue the token is part of.
    [[nodiscard]] std::optional<Index> cue_at(std::uint32_t token) const;

    /// Whether a time expression belongs to the clause of the trigger.
    [[nodiscard]] bool has_own_time(std::uint32_t trigger) const;

    /// A place that the phrases of the event itself name.
    [[nodiscard]] std::optional<Index> own_place(std::uint32_t trigger) const;

private:
    void lay_out_statements();
    void find_dateline();
    void add_time(std::uint32_t trigger, TokenRange sentence, Event& event) const;
    void add_place(std::uint32_t trigger, TokenRange sentence, Event& event) const;
    void add_quantities(const EventDraft& draft, TokenRange sentence, Event& event) const;
    void add_ordinal(std::uint32_t trigger, Event& event) const;
    [[nodiscard]] bool names_another(Tokens time, std::uint32_t trigger) const;
    [[nodiscard]] bool is_own(Tokens time, std::uint32_t trigger) const;
    [[nodiscard]] bool is_around(std::uint32_t time, std::uint32_t trigger) const;
    [[nodiscard]] bool belongs(std::uint32_t token, std::uint32_t trigger) const;
    [[nodiscard]] std::optional<Index> place_in(const EventArgument& argument) const;
    [[nodiscard]] std::optional<Index> town_behind(std::uint32_t house) const;
    [[nodiscard]] std::optional<Index> place_of_holder(std::uint32_t trigger,
                                                       TokenRange sentence) const;
    [[nodiscard]] std::uint32_t holder_of(std::uint32_t trigger) const;
    [[nodiscard]] std::optional<Index> place_acted_on(std::uint32_t trigger,
                                                      const Event& event) const;
    [[nodiscard]] bool is_of_party(std::uint32_t place, std::uint32_t trigger) const;
    [[nodiscard]] std::optional<Index> place_behind(std::uint32_t trigger,
                                                    std::string_view preposition) const;
    [[nodiscard]] std::optional<Index> place_at(std::uint32_t head) const;

    const EventClauses& clauses_;
    const EventEntities& entities_;
    const Reading& reading_;
    const Findings& findings_;
    std::size_t light_;
    std::size_t site_;
    std::optional<Index> dateline_place_;
    std::vector<std::uint32_t> statement_at_;  ///< token -> innermost statement; `nothing`
    std::vector<std::uint32_t> cue_at_;        ///< token -> statement; `nothing`
};

}  // namespace concord
