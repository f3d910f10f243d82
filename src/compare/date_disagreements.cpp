// When something was agreed: "agreed in Belmora on Monday" in a report of 11 June, "in a deal
// reached in Belmora late on Sunday, 8 June" in another. Only agreements are compared: they are
// made once, while meetings and attacks of neighbouring days are many.

#include "compare/date_disagreements.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/sort_unique.h"
#include "compare/day_range.h"
#include "compare/disagreement_side.h"

namespace concord {
namespace {

constexpr double min_likeness_of_sentences = 0.25;
constexpr double min_likeness_of_names = 0.35;
constexpr std::size_t min_name_words = 3;  ///< "the deal" names nothing
constexpr int max_days = 10;               ///< between two dates of one agreement

/// An agreement as one article dates it.
struct Told {
    Index article = 0;
    Span what;          ///< the agreement's name; empty where only its making is told
    Span words;         ///< of the date and, if it is near, of the agreement
    std::string value;  ///< TIMEX3, whole days; without the year in a report that has none
    WordBag name;       ///< of the agreement and its terms
    WordBag sentence;
    std::set<Index> parties;
};

/// "2031-06-09TNI" -> "2031-06-09", "XXXX-06-09" as it is; empty for values of no one day.
std::string day_value(std::string_view value) {
    std::string day(value.substr(0, 10));
    if (day_of(day)) return day;
    const bool lacks_year = day.starts_with("XXXX-") && day_of("2000" + day.substr(4));
    return lacks_year ? day : std::string();
}

/// Days between two values; a year that one lacks is the other's.
int days_between(const std::string& a, const std::string& b) {
    const std::string year_a = a.starts_with("XXXX") ? b.substr(0, 4) : a.substr(0, 4);
    const std::string year_b = b.starts_with("XXXX") ? a.substr(0, 4) : b.substr(0, 4);
    const auto first = day_of((year_a == "XXXX" ? "2000" : year_a) + a.substr(4));
    const auto second = day_of((year_b == "XXXX" ? "2000" : year_b) + b.substr(4));
    return first && second ? std::abs(*first - *second) : max_days + 1;
}

class Finder {
public:
    Finder(const StoryView& view,
           const StoryEntities& entities,
           const WordWeights& weights,
           const WordLists& words)
        : view_(view), entities_(entities), weights_(weights), words_(words) {
        for (Index article = 0; article < view.records().size(); ++article) {
            const ArticleRecord& record = view.record(article);
            for (const Agreement& agreement : record.findings.agreements) {
                if (agreement.agreed_on) read_agreement(article, agreement);
            }
            for (const Event& event : record.findings.events) {
                const bool is_made = event.type == "AGREE" && event.status == "happened";
                const bool is_dated = event.time && event.time_from == Provenance::read;
                if (is_made && is_dated) read_event(article, event);
            }
        }
    }

    [[nodiscard]] std::vector<Disagreement> find() const {
        std::vector<Disagreement> rows;
        std::vector<bool> is_done(told_.size());
        for (std::size_t i = 0; i < told_.size(); ++i) {
            if (is_done[i]) continue;
            std::vector<const Told*> group = {&told_[i]};
            // Each that joins may bring in some that the others did not.
            for (std::size_t member = 0; member < group.size(); ++member) {
                for (std::size_t k = i + 1; k < told_.size(); ++k) {
                    if (is_done[k] || !is_same(*group[member], told_[k])) continue;
                    is_done[k] = true;
                    group.push_back(&told_[k]);
                }
            }
            std::sort(group.begin(), group.end());
            if (auto row = describe(group)) rows.push_back(std::move(*row));
        }
        return rows;
    }

private:
    void read_agreement(Index article, const Agreement& agreement) {
        std::set<Index> parties;
        for (const Index party : agreement.parties) add_party(article, party, parties);
        WordBag name = weights_.bag(view_.text(article), agreement.name);
        for (const Span term : agreement.terms) {
            for (const auto& word : weights_.bag(view_.text(article), term)) name.push_back(word);
        }
        sort_unique(name);
        add(article, *agreement.agreed_on, agreement.name, name, std::move(parties));
    }

    void read_event(Index article, const Event& event) {
        std::set<Index> parties;
        for (const auto& side : {event.actors, event.recipients}) {
            for (const Index party : side) add_party(article, party, parties);
        }
        add(article, *event.time, event.trigger, {}, std::move(parties));
    }

    void add_party(Index article, Index party, std::set<Index>& parties) const {
        if (const auto entry = entities_.find(article, party)) parties.insert(*entry);
    }

    /// The date with the verb before it: "agreed in Belmora on Monday".
    [[nodiscard]] Span made_words(Index article, Span time) const {
        constexpr std::uint32_t reach = 40;
        const std::uint32_t from = time.begin - std::min(time.begin, reach);
        const std::string_view before = slice(view_.text(article), {from, time.begin});
        for (const std::string& verb : words_.words("agreed")) {
            const std::size_t at = before.rfind(verb);
            if (at == std::string_view::npos || before.find('.', at) != std::string_view::npos)
                continue;
            return {from + static_cast<std::uint32_t>(at), time.end};
        }
        return time;
    }

    void add(
        Index article, Index time_index, Span what, const WordBag& name, std::set<Index> parties) {
        constexpr std::uint32_t near = 60;
        const auto& times = view_.record(article).annotation.times;
        if (time_index >= times.size()) return;
        const Span time = times[time_index].span;
        Told told{article,
                  {},
                  made_words(article, time),
                  day_value(times[time_index].value),
                  name,
                  {},
                  {}};
        const auto at = view_.sentence_at(article, time.begin);
        if (told.value.empty() || !at) return;
        const Span sentence = view_.sentences()[*at].span;
        if (!sentence.contains(time)) return;
        const bool is_near = what.begin < time.end + near && time.begin < what.end + near;
        if (is_near) told.words = {std::min(what.begin, time.begin), std::max(what.end, time.end)};
        if (!name.empty()) told.what = what;
        told.sentence = weights_.bag(view_.text(article), sentence);
        told.parties = std::move(parties);
        told_.push_back(std::move(told));
    }

    [[nodiscard]] bool is_same(const Told& a, const Told& b) const {
        const bool share_party = std::any_of(a.parties.begin(), a.parties.end(), [&](Index party) {
            return b.parties.contains(party);
        });
        if (!share_party || days_between(a.value, b.value) > max_days) return false;
        const bool is_named = std::min(a.name.size(), b.name.size()) >= min_name_words;
        const bool is_same_name = is_named && likeness(a.name, b.name) >= min_likeness_of_names;
        return is_same_name || likeness(a.sentence, b.sentence) >= min_likeness_of_sentences;
    }

    /// No article may give two of the days.
    [[nodiscard]] static bool is_told_apart(const std::vector<const Told*>& group) {
        return std::any_of(group.begin(), group.end(), [&](const Told* a) {
            return std::any_of(group.begin(), group.end(), [&](const Told* b) {
                return a->article == b->article && days_between(a->value, b->value) > 0;
            });
        });
    }

    /// The day with the year of the nearest day in the group that has one.
    [[nodiscard]] static std::string whole_day(const Told& told,
                                               const std::vector<const Told*>& group) {
        if (!told.value.starts_with("XXXX")) return told.value;
        const Told* nearest = nullptr;
        for (const Told* other : group) {
            if (other->value.starts_with("XXXX")) continue;
            const bool is_nearer = !nearest || days_between(told.value, other->value) <
                                                   days_between(told.value, nearest->value);
            if (is_nearer) nearest = other;
        }
        return nearest ? nearest->value.substr(0, 4) + told.value.substr(4) : told.value;
    }

    /// The longest name, else the words of the first date.
    [[nodiscard]] std::string about(const std::vector<const Told*>& group) const {
        const Told& named =
            **std::max_element(group.begin(), group.end(), [](const Told* a, const Told* b) {
                return a->what.size() < b->what.size();
            });
        const Span words = named.what.empty() ? named.words : named.what;
        return std::string(slice(view_.text(named.article), words));
    }

    [[nodiscard]] std::optional<Disagreement> describe(
        const std::vector<const Told*>& group) const {
        std::map<std::string, std::vector<const Told*>> by_day;
        std::set<Index> origins;
        for (const Told* told : group) {
            by_day[whole_day(*told, group)].push_back(told);
            origins.insert(view_.origin_of(told->article));
        }
        if (by_day.size() < 2 || origins.size() < 2 || is_told_apart(group)) return std::nullopt;
        Disagreement row{"date", about(group), {}, "conflict"};
        for (const auto& [day, tellings] : by_day) {
            std::vector<SideReport> reports;
            for (const Told* told : tellings) reports.push_back({told->article, told->words});
            row.sides.push_back(make_side(view_, day, reports));
        }
        return row;
    }

    const StoryView& view_;
    const StoryEntities& entities_;
    const WordWeights& weights_;
    const WordLists& words_;
    std::vector<Told> told_;  ///< by article
};

}  // namespace

std::vector<Disagreement> find_dates(const StoryView& view,
                                     const StoryEntities& entities,
                                     const WordWeights& weights,
                                     const WordLists& words) {
    return Finder(view, entities, weights, words).find();
}

}  // namespace concord
