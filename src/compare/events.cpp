// One entry for "Rusk met Veshnik in Hesk on Friday", "the talks lasted four hours", and "their
// third meeting this year": mentions are read (`event_mentions`), compared (`event_pair`), joined
// (`event_clusters`), and then told once.

#include "compare/events.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "compare/day_range.h"
#include "compare/event_clusters.h"

namespace concord {
namespace {

constexpr double least_confidence = 0.4;
constexpr std::size_t min_same_words = 8;  ///< that two reporters do not find by themselves

const Event& event_of(const StoryView& view, const EventReport& report) {
    return view.record(report.article).findings.events[report.event];
}

bool is_worth_telling(const Event& event) {
    if (event.folded_into || (event.actors.empty() && event.recipients.empty())) return false;
    return !event.confidence || *event.confidence >= least_confidence;
}

bool is_denied(const Event& event) {
    return event.status == "negated" || event.status == "denied";
}

/// How many origins stand behind each of several values.
template <class Value>
class Votes {
public:
    explicit Votes(const StoryView& view) : view_(view) {}

    void add(const Value& value, Index article) {
        origins_[value].insert(view_.origin_of(article));
    }
    [[nodiscard]] bool empty() const { return origins_.empty(); }
    [[nodiscard]] std::size_t count(const Value& value) const {
        const auto found = origins_.find(value);
        return found == origins_.end() ? 0 : found->second.size();
    }
    [[nodiscard]] std::size_t most() const {
        std::size_t most = 0;
        for (const auto& [value, origins] : origins_) most = std::max(most, origins.size());
        return most;
    }
    /// That of most origins, the first in its own order among equals; there must be one.
    [[nodiscard]] const Value& winner() const {
        const std::size_t votes = most();
        const auto is_best = [&](const auto& one) { return one.second.size() == votes; };
        return std::find_if(origins_.begin(), origins_.end(), is_best)->first;
    }
    [[nodiscard]] const std::map<Value, std::set<Index>>& all() const { return origins_; }

private:
    const StoryView& view_;
    std::map<Value, std::set<Index>> origins_;
};

/// Whether a name or only words stand for somebody; names in the order of the story's entries.
struct SideKey {
    bool is_nameless = false;
    Index entry = 0;
    std::string name;

    friend auto operator<=>(const SideKey&, const SideKey&) = default;
};

class Teller {
public:
    Teller(const StoryView& view, const StoryEntities& entities, const EventGroup& group)
        : view_(view), entities_(entities), group_(group) {}

    [[nodiscard]] StoryEvent tell() const {
        StoryEvent told;
        Votes<std::string> types(view_);
        for (const EventReport& report : group_) {
            types.add(event_of(view_, report).type, report.article);
        }
        told.type = types.winner();
        tell_sides(told);
        tell_time(told);
        tell_place(told);
        told.status = status();
        tell_reports(told);
        for (const EventReport& report : group_) {
            const auto& ordinal = event_of(view_, report).ordinal;
            if (ordinal) told.ordinal = ordinal;
        }
        return told;
    }

private:
    [[nodiscard]] SideKey key(Index article, Index entity) const {
        const auto entry = entities_.find(article, entity);
        return {!entry, entry.value_or(0), entities_.name(article, entity)};
    }

    /// Those that at least half as many origins give as the one that most do; words for somebody
    /// only where nobody is named.
    static std::vector<std::string> names_of(const Votes<SideKey>& votes,
                                             const Votes<SideKey>& others) {
        const bool is_any_named = !votes.empty() && !votes.all().begin()->first.is_nameless;
        std::vector<std::string> names;
        for (const auto& [side, origins] : votes.all()) {
            if (side.is_nameless && is_any_named) continue;
            if (2 * origins.size() < votes.most() || others.count(side) > origins.size()) continue;
            names.push_back(side.name);
            if (side.is_nameless) break;
        }
        return names;
    }

    void tell_sides(StoryEvent& told) const {
        Votes<SideKey> actors(view_);
        Votes<SideKey> recipients(view_);
        for (const EventReport& report : group_) {
            const Event& event = event_of(view_, report);
            for (const Index one : event.actors) {
                actors.add(key(report.article, one), report.article);
            }
            for (const Index one : event.recipients) {
                recipients.add(key(report.article, one), report.article);
            }
        }
        told.who = names_of(actors, recipients);
        told.whom = names_of(recipients, actors);
    }

    /// Days before weeks, months and years; of each the value that most origins read.
    void tell_time(StoryEvent& told) const {
        for (const Provenance from : {Provenance::read, Provenance::inferred}) {
            std::map<std::string, Votes<std::string>> by_precision;
            for (const EventReport& report : group_) {
                const Event& event = event_of(view_, report);
                if (!event.time || event.time_from != from) continue;
                const auto point =
                    date_point(view_.record(report.article).annotation.times[*event.time]);
                if (!point) continue;
                by_precision.try_emplace(point->precision, view_)
                    .first->second.add(point->value, report.article);
            }
            for (const std::string_view precision : {"day", "week", "month", "year"}) {
                const auto votes = by_precision.find(std::string(precision));
                if (votes == by_precision.end()) continue;
                // A year that one of many reads is more often that of something else.
                if (precision == "year" && 3 * votes->second.most() < origins()) continue;
                told.when = votes->second.winner();
                told.precision = precision;
                return;
            }
        }
    }

    [[nodiscard]] std::size_t origins() const {
        std::vector<Index> articles;
        for (const EventReport& report : group_) articles.push_back(report.article);
        return view_.count_origins(std::move(articles));
    }

    void tell_place(StoryEvent& told) const {
        for (const Provenance from : {Provenance::read, Provenance::inferred}) {
            Votes<SideKey> places(view_);
            for (const EventReport& report : group_) {
                const Event& event = event_of(view_, report);
                if (!event.place || event.place_from != from) continue;
                places.add(key(report.article, *event.place), report.article);
            }
            if (places.empty()) continue;
            told.where = places.winner().name;
            return;
        }
    }

    /// What came about did so, whatever was planned before; else what the last report says.
    [[nodiscard]] std::string status() const {
        for (const std::string_view certain : {"happened", "ongoing"}) {
            for (const EventReport& report : group_) {
                if (event_of(view_, report).status == certain) return std::string(certain);
            }
        }
        return event_of(view_, group_.back()).status;
    }

    [[nodiscard]] bool is_in_body(const EventReport& report) const {
        const Span trigger = event_of(view_, report).trigger;
        const auto& blocks = view_.record(report.article).article.blocks;
        return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
            return block.span.contains(trigger) && is_body(block.role) &&
                   block.role != BlockRole::heading;
        });
    }

    /// A sentence before a headline; what it tells of the event: sides, day, place; then how sure
    /// it is.
    [[nodiscard]] std::tuple<bool, std::size_t, double> fullness(const EventReport& report) const {
        const Event& event = event_of(view_, report);
        const bool has_time = event.time && event.time_from == Provenance::read;
        const bool has_place = event.place && event.place_from == Provenance::read;
        const std::size_t sides = event.actors.size() + event.recipients.size();
        return {is_in_body(report),
                std::min<std::size_t>(sides, 2) + (has_time ? 1 : 0) + (has_place ? 1 : 0),
                event.confidence.value_or(0)};
    }

    [[nodiscard]] Span sentence_of(const EventReport& report) const {
        const Span trigger = event_of(view_, report).trigger;
        for (const Sentence& sentence : view_.record(report.article).annotation.sentences) {
            if (sentence.span.contains(trigger)) return sentence.span;
        }
        return trigger;
    }

    /// The first report of the event in the very same words, which it rests on; itself when there
    /// is none. A few words may be the same by chance.
    [[nodiscard]] Index source_of(Index article,
                                  Span sentence,
                                  std::map<std::uint64_t, Index>& by_words) const {
        std::vector<Word> words;
        append_words(view_.text(article), sentence, words);
        if (words.size() < min_same_words) return article;
        return by_words.emplace(hash_words(words), article).first->second;
    }

    void tell_reports(StoryEvent& told) const {
        std::vector<Index> supporting;
        std::map<std::uint64_t, Index> by_words;
        std::vector<Index> articles;
        for (auto first = group_.begin(); first != group_.end();) {
            const auto last = std::find_if(first, group_.end(), [&](const EventReport& report) {
                return report.article != first->article;
            });
            const auto best =
                std::max_element(first, last, [&](const EventReport& a, const EventReport& b) {
                    return fullness(a) < fullness(b);
                });
            const Index article = first->article;
            const Span sentence = sentence_of(*best);
            told.reports.push_back({view_.cite(article, sentence),
                                    view_.record(article).article.outlet,
                                    view_.origin_of(article),
                                    event_of(view_, *best).status});
            const Index source = source_of(article, sentence, by_words);
            articles.push_back(source);
            const bool supports = std::any_of(first, last, [&](const EventReport& report) {
                return !is_denied(event_of(view_, report));
            });
            if (supports) supporting.push_back(source);
            first = last;
        }
        told.origins = view_.count_origins(supporting.empty() ? articles : supporting);
    }

    const StoryView& view_;
    const StoryEntities& entities_;
    const EventGroup& group_;
};

}  // namespace

std::vector<EventGroup> fold_events(const StoryView& view,
                                    const StoryEntities& entities,
                                    const EventTools& tools) {
    const EventMentionReader reader(view, entities, tools.words);
    std::vector<EventMention> mentions;
    for (Index article = 0; article < view.records().size(); ++article) {
        const auto& events = view.record(article).findings.events;
        for (Index event = 0; event < events.size(); ++event) {
            if (is_worth_telling(events[event])) mentions.push_back(reader.read(article, event));
        }
    }
    infer_places(mentions);
    std::vector<EventGroup> groups;
    for (const auto& part : cluster_mentions(reader, tools.scorer, mentions, least_probability)) {
        EventGroup group;
        for (const std::uint32_t i : part) {
            group.push_back({mentions[i].article, *mentions[i].event});
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

StoryEvent describe_event(const StoryView& view,
                          const StoryEntities& entities,
                          const EventGroup& group) {
    return Teller(view, entities, group).tell();
}

void sort_events(const StoryView& view, std::vector<StoryEvent>& events) {
    const auto first_report = [&](const StoryEvent& event) {
        const Citation& citation = event.reports.front().citation;
        return std::tuple(view.position_of(citation.article), citation.span.begin);
    };
    std::stable_sort(events.begin(), events.end(), [&](const StoryEvent& a, const StoryEvent& b) {
        if (a.when.empty() != b.when.empty()) return b.when.empty();
        if (a.when != b.when) return is_earlier_date(a.when, b.when);
        return first_report(a) < first_report(b);
    });
}

}  // namespace concord
