// Positions over articles: "Torvany ruled out a general ceasefire" on the 7th and "Torvany accepts
// a ceasefire of 60 days" on the 18th are two moves of one position, and it has changed.
//
// Moves of those who speak for one side are gathered by issue. Where the state itself is among
// them the position is the state's; otherwise it falls apart into the persons who took it, since
// two officials of one state may well disagree.

#include "compare/positions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "base/utf8.h"
#include "compare/day_range.h"

namespace concord {
namespace {

/// A position of one article.
struct Move {
    Index article = 0;
    Span issue_span;
    Issue issue;
    Party party;
    PositionMove entry;
};

bool is_for(std::string_view stance) {
    return stance != "opposes" && stance != "rejects" && stance != "rules out";
}

std::string day_of(const ArticleRecord& record) {
    return record.article.published.substr(0, std::string_view("YYYY-MM-DD").size());
}

Span sentence_at(const ArticleRecord& record, Span span) {
    for (const Sentence& sentence : record.annotation.sentences) {
        if (sentence.span.contains(span)) return sentence.span;
    }
    return span;
}

/// Whether the words before the issue tell it as over by then: "had ruled out", "who opposed".
bool is_told_as_past(std::string_view before) {
    constexpr std::size_t max_behind_had = 60;
    constexpr std::size_t max_behind_who = 30;
    const std::string lower = to_lower(before);
    const auto stands_near = [&](std::string_view word, std::size_t near) {
        const std::size_t at = lower.rfind(word);
        return at != std::string::npos && lower.size() - at <= near ? at : std::string::npos;
    };
    if (stands_near(" had ", max_behind_had) != std::string::npos) return true;
    const std::size_t who = stands_near(" who ", max_behind_who);
    return who != std::string::npos && lower.find("ed ", who) != std::string::npos &&
           lower.find(" ha", who) == std::string::npos;
}

/// The only date of a sentence.
std::optional<std::string> sole_date(const ArticleRecord& record, Span sentence) {
    std::optional<std::string> sole;
    for (const TimeValue& time : record.annotation.times) {
        if (!sentence.contains(time.span)) continue;
        const auto point = date_point(time);
        if (!point || point->precision != "day") continue;
        if (sole && *sole != point->value) return std::nullopt;
        sole = point->value;
    }
    return sole;
}

/// The time that was read; what is told as past has the only date of its sentence, or none;
/// everything else was news on the day of its report. Nobody took a position after that.
void set_date(const ArticleRecord& record,
              const Position& position,
              Span sentence,
              PositionMove& move) {
    const std::string published = day_of(record);
    const auto take = [&](const std::string& date, Provenance from) {
        const auto days = days_of(date);
        const auto reported = days_of(published);
        const bool is_ahead = days && reported && days->first > reported->last;
        move.date = is_ahead ? published : date;
        move.date_from = is_ahead ? Provenance::assumed : from;
    };
    if (position.time && *position.time < record.annotation.times.size()) {
        const auto point = date_point(record.annotation.times[*position.time]);
        if (point) return take(point->value, Provenance::read);
    }
    const std::string_view text = record.article.text;
    const bool is_before = position.issue.begin >= sentence.begin;
    if (is_before && is_told_as_past(slice(text, {sentence.begin, position.issue.begin}))) {
        const auto date = sole_date(record, sentence);
        if (date) take(*date, Provenance::inferred);
        return;
    }
    if (!published.empty()) take(published, Provenance::assumed);
}

std::vector<Move> read_moves(const StoryView& view,
                             const Parties& parties,
                             const IssueReader& reader) {
    std::vector<Move> moves;
    for (Index article = 0; article < view.records().size(); ++article) {
        const ArticleRecord& record = view.record(article);
        for (const Position& position : record.findings.positions) {
            if (position.actor >= record.annotation.entities.size()) continue;
            Move move;
            move.article = article;
            move.issue_span = position.issue;
            move.issue = reader.read(article, position.issue);
            move.party = parties.find(article, position.actor);
            const Span sentence = sentence_at(record, position.issue);
            move.entry.stance = position.stance;
            move.entry.by = move.party.own_name;
            move.entry.citation = view.cite(article, sentence);
            set_date(record, position, sentence, move.entry);
            moves.push_back(std::move(move));
        }
    }
    return moves;
}

using Group = std::vector<const Move*>;

/// Gathers the moves of one side by issue, in the order in which they come.
class IssueGroups {
public:
    explicit IssueGroups(const IssueReader& reader) : reader_(reader) {}

    void add(const Move& move) {
        const std::vector<std::size_t> found = find(move);
        const std::size_t group = found.empty() ? groups_.size() : found.front();
        if (group == groups_.size()) groups_.emplace_back();
        groups_[group].push_back(&move);
        for (const std::string& word : move.issue.words) by_word_[word].insert(group);
        for (std::size_t i = 1; i < found.size(); ++i) merge(group, found[i]);
    }

    [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }

private:
    /// Those to which a move belongs, unless something sets two of them apart.
    [[nodiscard]] std::vector<std::size_t> find(const Move& move) const {
        std::set<std::size_t> candidates;
        for (const std::string& word : move.issue.words) {
            const auto found = by_word_.find(word);
            if (found != by_word_.end())
                candidates.insert(found->second.begin(), found->second.end());
        }
        std::vector<std::size_t> found;
        for (const std::size_t group : candidates) {
            if (belongs(move, groups_[group])) found.push_back(group);
        }
        return found;
    }

    void merge(std::size_t into, std::size_t from) {
        Group& target = groups_[into];
        Group& source = groups_[from];
        const auto asked = leading(target);
        for (const Move* move : leading(source)) {
            const bool is_opposed = std::any_of(asked.begin(), asked.end(), [&](const Move* other) {
                return IssueReader::are_opposed(move->issue, other->issue);
            });
            if (is_opposed) return;
        }
        for (const Move* move : source) {
            target.push_back(move);
            for (const std::string& word : move->issue.words) by_word_[word].insert(into);
        }
        source.clear();
        std::sort(target.begin(), target.end(), std::less<>());  // moves stand in one list
    }

    static std::span<const Move* const> leading(const Group& group) {
        constexpr std::size_t max_asked = 32;
        return std::span(group).first(std::min(group.size(), max_asked));
    }

    /// The same as one of the group's issues, and opposed to none. The first issues of a long
    /// group stand for the rest.
    [[nodiscard]] bool belongs(const Move& move, const Group& group) const {
        const auto asked = leading(group);
        const bool is_same = std::any_of(
            asked.begin(), asked.end(), [&](const Move* other) { return are_same(move, *other); });
        return is_same && std::none_of(asked.begin(), asked.end(), [&](const Move* other) {
                   return IssueReader::are_opposed(move.issue, other->issue);
               });
    }

    /// A bare noun names the same only within its article, and not far away.
    [[nodiscard]] bool are_same(const Move& a, const Move& b) const {
        constexpr std::uint32_t near = 600;  ///< bytes
        const auto [first, second] = std::minmax(a.issue_span.begin, b.issue_span.begin);
        const bool is_near = a.article == b.article && second - first <= near;
        const bool is_same_bare =
            is_near && a.issue.is_bare && b.issue.is_bare && a.issue.head == b.issue.head;
        return is_same_bare || reader_.are_same(a.issue, b.issue);
    }

    const IssueReader& reader_;
    std::vector<Group> groups_;
    std::map<std::string, std::set<std::size_t>> by_word_;
};

/// Whether one move may be set against another: by the same actor, or one of them by the side
/// itself. Two officials may disagree.
bool are_of_one_mind(const Move& a, const Move& b) {
    return a.party.own == b.party.own || a.party.is_side || b.party.is_side;
}

/// The words of a sentence, to know them again.
std::uint64_t hash_of(const StoryView& view, const Move& move) {
    std::vector<Word> words;
    append_words(view.text(move.article), move.entry.citation.span, words);
    return hash_words(words);
}

/// The other side was taken on an earlier day, and the last day is of one mind.
///
/// moves  dated, by date
bool has_changed(const StoryView& view, const Group& moves) {
    if (moves.empty()) return false;
    const Move& last = *moves.back();
    bool was_other = false;
    for (const Move* move : moves) {
        if (is_for(move->entry.stance) == is_for(last.entry.stance)) continue;
        // One sentence that is read in two ways tells no turn.
        if (hash_of(view, *move) == hash_of(view, last)) continue;
        const auto days = days_of(move->entry.date);
        const auto last_days = days_of(last.entry.date);
        if (!days || !last_days || days->overlaps(*last_days)) return false;
        was_other = was_other || are_of_one_mind(*move, last);
    }
    return was_other;
}

struct Ranked {
    std::uint32_t origins = 0;
    const Move* first = nullptr;
    StoryPosition position;
};

Ranked describe(const StoryView& view, Group group, const std::string& actor) {
    std::stable_sort(group.begin(), group.end(), [](const Move* a, const Move* b) {
        const bool is_dated = !a->entry.date.empty();
        if (is_dated != !b->entry.date.empty()) return is_dated;
        if (a->entry.date != b->entry.date) return is_earlier_date(a->entry.date, b->entry.date);
        return a->entry.date_from < b->entry.date_from;
    });
    Ranked ranked;
    ranked.first = group.front();
    ranked.position.actor = actor;
    ranked.position.issue = slice(view.text(group.front()->article), group.front()->issue_span);
    std::vector<Index> articles;
    std::set<std::tuple<Index, std::string, std::string, std::string>> told;
    std::set<std::tuple<std::uint64_t, std::string, std::string>> said;
    Group dated;
    for (const Move* move : group) {
        const PositionMove& entry = move->entry;
        articles.push_back(move->article);
        const bool is_new_words = said.emplace(hash_of(view, *move), entry.stance, entry.by).second;
        const bool is_new =
            told.emplace(view.origin_of(move->article), entry.date, entry.stance, entry.by).second;
        if (!is_new || !is_new_words) continue;
        ranked.position.history.push_back(entry);
        if (!entry.date.empty()) dated.push_back(move);
    }
    const Move* last = dated.empty() ? group.back() : dated.back();
    ranked.position.stance = last->entry.stance;
    ranked.position.changed = has_changed(view, dated);
    ranked.origins = view.count_origins(std::move(articles));
    return ranked;
}

/// One position of the side when the side itself is among the actors; else one of each actor.
void describe_group(const StoryView& view, const Group& group, std::vector<Ranked>& positions) {
    const bool is_of_side = std::any_of(
        group.begin(), group.end(), [](const Move* move) { return move->party.is_side; });
    const auto is_alone = [&](const Move* move) {
        return move->party.own == group.front()->party.own;
    };
    if (is_of_side && !std::all_of(group.begin(), group.end(), is_alone)) {
        positions.push_back(describe(view, group, group.front()->party.side_name));
        return;
    }
    std::map<std::string, Group> by_actor;
    for (const Move* move : group) by_actor[move->party.own].push_back(move);
    for (auto& [actor, moves] : by_actor) {
        const Party& party = moves.front()->party;
        const std::string name = party.own == party.side ? party.side_name : party.own_name;
        positions.push_back(describe(view, std::move(moves), name));
    }
}

}  // namespace

std::vector<StoryPosition> find_positions(const StoryView& view,
                                          const Parties& parties,
                                          const IssueWords& words) {
    const IssueReader reader(view, words);
    const std::vector<Move> moves = read_moves(view, parties, reader);
    std::map<std::string, IssueGroups> sides;
    for (const Move& move : moves)
        sides.try_emplace(move.party.side, reader).first->second.add(move);
    std::vector<Ranked> ranked;
    for (const auto& [side, groups] : sides) {
        for (const Group& group : groups.groups()) {
            if (!group.empty()) describe_group(view, group, ranked);
        }
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        if (a.origins != b.origins) return a.origins > b.origins;
        return std::tie(a.first->article, a.first->issue_span) <
               std::tie(b.first->article, b.first->issue_span);
    });
    std::vector<StoryPosition> positions;
    positions.reserve(ranked.size());
    for (Ranked& one : ranked) positions.push_back(std::move(one.position));
    return positions;
}

}  // namespace concord
