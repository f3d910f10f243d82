#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "extract/event_clause.h"
#include "extract/event_draft.h"
#include "extract/event_entities.h"

namespace concord {

/// An article with many of the words of games.
[[nodiscard]] bool is_about_sport(const EventClauses& clauses);

/// Finds the frame that a word and its clause fill, and who stands in its roles.
class EventFrameMatcher {
public:
    /// Both must outlive this object.
    EventFrameMatcher(const EventClauses& clauses, const EventEntities& entities)
        : clauses_(clauses), entities_(entities) {}

    /// Moves on to a sentence, which conditions on the whole sentence ask about.
    void enter(TokenRange sentence);

    /// Whether all conditions of a frame hold of a word.
    [[nodiscard]] bool fits(std::uint32_t at, std::span<const FrameCondition> conditions) const;

    /// The first frame whose conditions all hold; without a type it says that the word tells no
    /// event. Null when none does.
    [[nodiscard]] const EventFrame* match(std::uint32_t at) const;

    /// The sentence has nouns for weapons, bombs, armies or police.
    [[nodiscard]] bool tells_arms() const;

    /// Puts the roles of the draft's frame into it, and whether their words tell of someone at all.
    /// No entity stands on both sides.
    void read_roles(EventDraft& draft) const;

private:
    void add_countries(std::uint32_t noun, std::set<std::string_view>& codes) const;
    [[nodiscard]] bool is_definite(std::uint32_t at) const;
    [[nodiscard]] bool is_pair(std::uint32_t at, const FrameCondition& condition) const;
    [[nodiscard]] bool holds(std::uint32_t at, const FrameCondition& condition) const;
    [[nodiscard]] const EventClasses& sentence_classes() const;
    [[nodiscard]] bool sentence_has(const FrameCondition& condition) const;
    [[nodiscard]] bool fills(std::uint32_t token, const FrameCondition& condition) const;
    [[nodiscard]] std::vector<Index> entities_at(std::uint32_t at,
                                                 const SlotPath& path,
                                                 bool actor) const;
    [[nodiscard]] bool is_only_where(std::uint32_t token, Index entity) const;
    void note_fillers(EventDraft& draft) const;
    [[nodiscard]] std::vector<Index> first_filled(std::uint32_t at,
                                                  const SlotChoice& choice,
                                                  bool actor) const;

    const EventClauses& clauses_;
    const EventEntities& entities_;
    TokenRange sentence_;
    mutable bool in_pairs_ = false;  ///< capitals act in talks
    mutable bool sentence_read_ = false;
    mutable EventClasses sentence_classes_;
};

}  // namespace concord
