// Reads the frames of knowledge/positions into tables by lemma; slots and conditions are those of
// events.

#include "extract/position_lexicon.h"

#include <algorithm>
#include <map>

namespace concord {
namespace {

std::string value_of(const std::string& cell) {
    return cell == "-" ? std::string() : cell;
}

}  // namespace

PositionLexicon::PositionLexicon(const Knowledge& knowledge, const EventLexicon& events) {
    const auto& rows = knowledge.table("positions/stances").rows;
    frames_.reserve(rows.size());
    std::map<std::string, std::map<std::string, FrameList>> heads;  // part of speech, lemma
    for (const auto& row : rows) {
        StanceFrame frame;
        frame.conditions = events.conditions_of(row[2]);
        frame.stance = value_of(row[3]);
        frame.negated = value_of(row[4]);
        frame.actor = slots_of(row[5]);
        frame.own_issue = row[6] == "self";
        if (!frame.own_issue) frame.issue = slots_of(row[6]);
        frames_.push_back(std::move(frame));
        for (std::string_view rest = row[0]; !rest.empty();) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            heads[row[1]][std::string(rest.substr(0, end))].push_back(&frames_.back());
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
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
