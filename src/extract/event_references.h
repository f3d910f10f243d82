#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "concord/findings.h"
#include "extract/event_clause.h"
#include "extract/event_draft.h"

namespace concord {

/// Completes events whose sides their own clause does not name.
class EventReferences {
public:
    /// Both must outlive this object.
    EventReferences(const EventClauses& clauses, const Findings& findings)
        : clauses_(clauses), findings_(findings) {}

    /// Remembers the sides of an event for those that refer to it; called in the order of the text,
    /// once an event.
    void note(const EventDraft& draft);

    /// Puts sides into a draft whose frame asks for them.
    ///
    /// statement  the one in whose content the trigger stands
    void complete(EventDraft& draft, std::optional<Index> statement) const;

    /// "the invasion of Ostravia", "Belmark's invasion": what an article tells of one act of a kind
    /// is told of all its mentions, unless they name different sides.
    ///
    /// events  those that were noted, in the same order
    void share_sides(std::vector<Event>& events) const;

private:
    struct Told {
        std::string_view type;
        std::uint32_t trigger = 0;
        std::vector<Index> actors;
        std::vector<Index> recipients;
        bool by_earlier = false;
    };

    [[nodiscard]] bool is_told_again(std::uint32_t trigger) const;
    void take_earlier(EventDraft& draft) const;
    void take_speaker(EventDraft& draft, Index statement) const;

    const EventClauses& clauses_;
    const Findings& findings_;
    std::vector<Told> told_;
};

}  // namespace concord
