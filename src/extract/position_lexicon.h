#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_table.h"
#include "concord/knowledge.h"
#include "extract/event_lexicon.h"

namespace concord {

/// What a verb, noun or adjective says of its actor's stance when all conditions hold.
struct StanceFrame {
    std::vector<FrameCondition> conditions;
    std::string stance;   ///< empty when the words tell none
    std::string negated;  ///< the stance of the negation; empty for none
    SlotChoice actor;
    SlotChoice issue;
    bool own_issue = false;  ///< the issue is the clause of the word itself
};

/// The frames of knowledge/positions.
class PositionLexicon {
public:
    /// events  read the slots and classes of conditions; not kept
    PositionLexicon(const Knowledge& knowledge, const EventLexicon& events);

    /// Frames of a lemma, first things first; empty for most words. They live as long as the
    /// lexicon.
    [[nodiscard]] std::span<const StanceFrame* const> frames(std::string_view lemma,
                                                             Upos upos) const;

private:
    using FrameList = std::vector<const StanceFrame*>;

    std::vector<StanceFrame> frames_;
    std::vector<FrameList> lists_;
    WordTable verbs_;  ///< lemma -> 1 + index into lists_
    WordTable nouns_;
    WordTable adjectives_;
};

}  // namespace concord
