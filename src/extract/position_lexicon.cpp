// Reads the frames of knowledge/positions into tables by lemma; slots and conditions are those of
// events.

#include "extract/position_lexicon.h"

#include <map>

#include "base/table_cell.h"

namespace concord {

PositionLexicon::PositionLexicon(const Knowledge& knowledge, const EventLexicon& events) {
    const auto& rows = knowledge.table("positions/stances").rows;
    frames_.reserve(rows.size());
    std::map<std::string, std::map<std::string, FrameList>> heads;  // part of speech, lemma
    for (const auto& row : rows) {
        StanceFrame frame;
        frame.conditions = events.conditions_of(row[2]);
        frame.stance = cell_value(row[3]);
        frame.negated = cell_value(row[4]);
        frame.actor = slots_of(row[5]);
        frame.own_issue = row[6] == "self";
        if (!frame.own_issue) frame.issue = slots_of(row[6]);
        frames_.push_back(std::move(frame));
        for (const std::string_view lemma : split_cell(row[0], ' '))
            heads[row[1]][std::string(lemma)].push_back(&frames_.back());
    }
    for (auto& [pos, by_lemma] : heads) {
        WordTable& table = pos == "verb" ? verbs_ : pos == "noun" ? nouns_ : adjectives_;
        for (auto& [lemma, list] : by_lemma) {
            lists_.push_back(std::move(list));
            table.add(lemma, lists_.size());
        }
    }
}

std::span<const StanceFrame* const> PositionLexicon::frames(std::string_view lemma,
                                                            Upos upos) const {
    const WordTable& table = upos == Upos::verb   ? verbs_
                             : upos == Upos::noun ? nouns_
                                                  : adjectives_;
    const std::uint64_t index = table.find(lemma);
    if (index == 0) return {};
    return lists_[index - 1];
}

}  // namespace concord
