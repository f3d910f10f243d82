// One event, two days: "police captured Rusk on Friday night" and "since Rusk was captured on
// Thursday night". The day is what keeps events apart, so that they are one must be told by
// the rest: the verb, a participant by name, words of the sentence, and that the days are next to
// each other. An article that gives both days tells of two events.

#include "compare/event_date_disagreements.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/stem.h"
#include "base/token_words.h"
#include "base/utf8.h"
#include "compare/disagreement_side.h"
#include "compare/phrase_words.h"
#include "compare/told_point.h"

namespace concord {
namespace {

constexpr double min_likeness = 0.24;  ///< of the two sentences
constexpr int max_steps = 2;           ///< days, months or years between the two
constexpr int min_minutes = 10;        ///< a clock time is seldom told to the minute
constexpr int max_minutes = 360;

/// Next to each other, of one unit.
bool are_near(const ToldPoint& a, const ToldPoint& b) {
    const int steps = std::abs(a.number - b.number);
    if (a.unit != b.unit || steps == 0) return false;
    if (a.unit != ToldPoint::Unit::minute) return steps <= max_steps;
    return a.day == b.day && steps >= min_minutes && steps <= max_minutes;
}

/// "that night", "the next day": which one that is depends on what stands before.
bool points_back(std::string_view time, const WordLists& words) {
    std::vector<Word> found;
    append_words(time, {0, static_cast<std::uint32_t>(time.size())}, found);
    return std::any_of(found.begin(), found.end(), [&](const Word& word) {
        return words.has("points_back", fold_word(slice(time, word.span)));
    });
}

/// An event as one article dates it.
struct Told {
    Index article = 0;
    Span words;  ///< of the verb and the time
    Span trigger;
    std::string verb;  ///< its stem
    ToldPoint point;
    std::set<std::string> participants;  ///< last names
    std::set<Index> entries;             ///< theirs
    WordBag sentence;
};

class Finder {
public:
    Finder(const StoryView& view,
           const StoryEntities& entities,
           const WordWeights& weights,
           const WordLists& words)
        : view_(view), entities_(entities), weights_(weights), words_(words) {
        for (Index article = 0; article < view.records().size(); ++article) {
            for (const Event& event : view.record(article).findings.events) read(article, event);
        }
        for (Index i = 0; i < told_.size(); ++i) by_verb_[told_[i].verb].push_back(i);
    }

    [[nodiscard]] std::vector<Disagreement> find() const {
        std::map<Index, std::vector<Index>> groups;  ///< by their first member
        for (const auto& entry : by_verb_) {
            const std::vector<Index>& members = entry.second;
            std::vector<bool> is_done(members.size());
            for (std::size_t i = 0; i < members.size(); ++i) {
                if (is_done[i]) continue;
                std::vector<Index> group = {members[i]};
                for (std::size_t k = i + 1; k < members.size(); ++k) {
                    const bool joins = std::any_of(group.begin(), group.end(), [&](Index one) {
                        return is_same(told_[one], told_[members[k]]);
                    });
                    if (is_done[k] || !joins) continue;
                    is_done[k] = true;
                    group.push_back(members[k]);
                }
                groups.emplace(members[i], std::move(group));
            }
        }
        std::vector<Disagreement> rows;
        for (const auto& [first, group] : groups) {
            if (auto row = describe(group)) rows.push_back(std::move(*row));
        }
        return rows;
    }

private:
    void read(Index article, const Event& event) {
        const auto& times = view_.record(article).annotation.times;
        const bool is_dated =
            event.time && event.time_from == Provenance::read && *event.time < times.size();
        // When something was agreed is compared by what was agreed on.
        if (!is_dated || event.status != "happened" || event.type == "AGREE") return;
        const TimeValue& time = times[*event.time];
        const auto at = view_.sentence_at(article, event.trigger.begin);
        const auto point = point_of(time);
        if (points_back(slice(view_.text(article), time.span), words_)) return;
        if (!at || !point || !view_.sentences()[*at].span.contains(time.span)) return;
        Told told;
        told.article = article;
        told.trigger = event.trigger;
        told.words = {std::min(event.trigger.begin, time.span.begin),
                      std::max(event.trigger.end, time.span.end)};
        told.verb = stem_of(fold_word(slice(view_.text(article), event.trigger)));
        told.point = *point;
        for (const auto& side : {event.actors, event.recipients}) {
            for (const Index chain : side) add_participant(article, chain, told);
        }
        told.sentence = weights_.bag(view_.text(article), view_.sentences()[*at].span);
        if (!told.participants.empty()) told_.push_back(std::move(told));
    }

    /// States do too much on too many days to tell one event.
    void add_participant(Index article, Index chain, Told& told) const {
        const auto entry = entities_.find(article, chain);
        if (!entry) return;
        const StoryEntity& entity = entities_.entries()[*entry];
        const bool is_person = entity.type == EntityType::person;
        if (!is_person && entity.type != EntityType::organization) return;
        told.participants.insert(is_person ? last_name(entity.name) : to_lower(entity.name));
        told.entries.insert(*entry);
    }

    [[nodiscard]] bool is_same(const Told& a, const Told& b) const {
        return a.article != b.article && (a.point == b.point || are_near(a.point, b.point)) &&
               share_one(a.participants, b.participants) &&
               likeness(a.sentence, b.sentence) >= min_likeness;
    }

    /// The verb and the participant that most of the reports name.
    [[nodiscard]] std::string about(const std::vector<Index>& group) const {
        const Told& first = told_[group.front()];
        std::map<Index, int> uses;
        for (const Index member : group) {
            for (const Index entry : told_[member].entries) ++uses[entry];
        }
        const auto most = std::max_element(
            uses.begin(), uses.end(), [](auto& a, auto& b) { return a.second < b.second; });
        return std::string(slice(view_.text(first.article), first.trigger)) + ": " +
               entities_.entries()[most->first].name;
    }

    [[nodiscard]] std::optional<Disagreement> describe(const std::vector<Index>& group) const {
        std::vector<DatedReport> reports;
        reports.reserve(group.size());
        for (const Index member : group) {
            const Told& told = told_[member];
            reports.push_back({{told.article, told.words}, told.point});
        }
        std::vector<DisagreementSide> sides = make_dated_sides(view_, reports);
        if (sides.empty()) return std::nullopt;
        return Disagreement{"date", about(group), std::move(sides), "conflict"};
    }

    const StoryView& view_;
    const StoryEntities& entities_;
    const WordWeights& weights_;
    const WordLists& words_;
    std::vector<Told> told_;  ///< by article
    std::map<std::string, std::vector<Index>> by_verb_;
};

}  // namespace

std::vector<Disagreement> find_event_dates(const StoryView& view,
                                           const StoryEntities& entities,
                                           const WordWeights& weights,
                                           const WordLists& words) {
    return Finder(view, entities, weights, words).find();
}

}  // namespace concord
