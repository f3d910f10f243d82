// Coverage: "RMV and Corvane reported the mayor's words on 11 June, the Monitor of 19 June does
// not have them". Leaving out is the hardest thing to say of a report, so everything is decided in
// its favour: words that only resemble the fact count as telling it, copies count with their
// source, and what came out on the day of an outlet's last article is not held against it unless
// the clock times tell which was first.

#include "compare/coverage.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/calendar.h"
#include "base/utf8.h"
#include "compare/entities.h"
#include "compare/sentence_index.h"

namespace concord {
namespace {

constexpr double min_sentence_share = 0.3;  ///< of a fact's words, in one sentence
constexpr double min_article_share = 0.6;   ///< in a whole article
constexpr std::uint32_t min_origins = 2;

/// When an article came out; without a clock time a day.
struct Moment {
    std::int64_t seconds = 0;  ///< of Greenwich
    std::int64_t day = 0;      ///< as written, where it came out
    bool has_clock = false;
};

std::optional<Moment> moment_of(const Article& article) {
    const auto time = parse_timestamp(article.published);
    if (!time) return std::nullopt;
    const std::int64_t day = std::chrono::sys_days(time->day).time_since_epoch().count();
    return Moment{seconds_of(*time, 0), day, time->hour >= 0};
}

bool is_before(const Moment& a, const Moment& b) {
    if (a.has_clock && b.has_clock) return a.seconds < b.seconds;
    return a.day < b.day;
}

/// An article's words for a fact.
struct Report {
    Index article = 0;
    Citation citation;
};

struct Fact {
    std::vector<Report> reports;
    /// Not what is established, whose sentence tells several things at once, nor a side of a
    /// disagreement: others may know better.
    bool may_be_missed = false;
    const StoryEvent* event = nullptr;
};

struct Outlet {
    std::string name;
    std::vector<Index> articles;
    std::set<Index> origins;
    std::optional<Moment> last;  ///< nothing when it cannot be told what it left out
};

/// Named outlets, whatever the case of their letters.
std::map<std::string, Outlet> find_outlets(const StoryView& view) {
    std::map<std::string, Outlet> outlets;
    std::set<std::string> doubtful;
    for (Index i = 0; i < view.records().size(); ++i) {
        const Article& article = view.record(i).article;
        if (article.outlet.empty()) continue;
        const std::string key = to_lower(article.outlet);
        Outlet& outlet = outlets[key];
        if (outlet.name.empty()) outlet.name = article.outlet;
        outlet.articles.push_back(i);
        outlet.origins.insert(view.origin_of(i));
        const auto moment = moment_of(article);
        if (!moment || article.truncated) doubtful.insert(key);
        if (moment && (!outlet.last || is_before(*outlet.last, *moment))) outlet.last = moment;
    }
    for (const std::string& key : doubtful) outlets[key].last.reset();
    return outlets;
}

Report report_of(const StoryView& view, const Citation& citation) {
    return {view.position_of(citation.article), citation};
}

WordSet words_of(const StoryView& view, const Citation& citation) {
    const Index article = view.position_of(citation.article);
    if (article >= view.records().size()) return {};
    const bool is_text = citation.field == Citation::Field::text;
    std::vector<Word> words;
    append_words(
        is_text ? view.text(article) : std::string_view(view.record(article).article.title),
        citation.span,
        words);
    return telling_words(words);
}

/// Scraps of a quotation ("significant") are no fact that a reader could miss.
bool says_enough(const StoryView& view, const Citation& citation) {
    constexpr std::size_t min_words = 6;
    return words_of(view, citation).size() >= min_words;
}

/// The last words of the names of those who take part.
std::set<std::string> side_names(const StoryEvent& event) {
    std::set<std::string> names;
    for (const std::string& name : event.who) names.insert(last_name(name));
    for (const std::string& name : event.whom) names.insert(last_name(name));
    return names;
}

/// Whether words tell of an agreement.
bool tells_agreement(const StoryView& view, const Citation& citation) {
    const Index article = view.position_of(citation.article);
    if (article >= view.records().size()) return false;
    const ArticleRecord& record = view.record(article);
    const auto overlaps = [&](Span span) { return span.overlaps(citation.span); };
    return std::any_of(record.findings.agreements.begin(),
                       record.findings.agreements.end(),
                       [&](const Agreement& agreement) {
                           return overlaps(agreement.name) ||
                                  std::any_of(
                                      agreement.terms.begin(), agreement.terms.end(), overlaps);
                       }) ||
           std::any_of(record.findings.positions.begin(),
                       record.findings.positions.end(),
                       [&](const Position& position) {
                           return position.stance == "accepts" && overlaps(position.issue);
                       });
}

/// Whether an article has an event of the type with one of the sides: then it may well be the
/// same one, even if nothing joined them.
///
/// names  the side names of the event
bool may_tell(const ArticleRecord& record,
              const StoryEvent& event,
              const std::set<std::string>& names) {
    const auto is_side = [&](Index entity) {
        const auto& entities = record.annotation.entities;
        return entity < entities.size() && names.contains(last_name(entities[entity].name));
    };
    const std::vector<Event>& events = record.findings.events;
    return std::any_of(events.begin(), events.end(), [&](const Event& told) {
        if (told.type != event.type) return false;
        return names.empty() || std::any_of(told.actors.begin(), told.actors.end(), is_side) ||
               std::any_of(told.recipients.begin(), told.recipients.end(), is_side);
    });
}

std::vector<Fact> read_facts(const StoryView& view, const StoryRecord& so_far) {
    std::vector<Fact> facts;
    if (so_far.established && so_far.established->origins >= min_origins) {
        Fact fact;
        for (const Citation& citation : so_far.established->reports) {
            fact.reports.push_back(report_of(view, citation));
        }
        facts.push_back(std::move(fact));
    }
    for (const StoryEvent& event : so_far.events) {
        if (event.origins < min_origins) continue;
        Fact fact;
        fact.may_be_missed = true;
        fact.event = &event;
        for (const StoryReport& report : event.reports) {
            fact.reports.push_back(report_of(view, report.citation));
        }
        facts.push_back(std::move(fact));
    }
    for (const StoryStatement& statement : so_far.statements) {
        if (statement.origins < min_origins) continue;
        Fact fact;
        fact.may_be_missed = true;
        for (const StatementVersion& version : statement.versions) {
            fact.reports.push_back(report_of(view, version.citation));
        }
        facts.push_back(std::move(fact));
    }
    for (const Disagreement& disagreement : so_far.disagreements) {
        for (const DisagreementSide& side : disagreement.sides) {
            Fact fact;
            for (const Citation& citation : side.reports) {
                fact.reports.push_back(report_of(view, citation));
            }
            facts.push_back(std::move(fact));
        }
    }
    return facts;
}

/// Whether an outlet tells a fact in whatever words.
class Bearing {
public:
    explicit Bearing(const StoryView& view) : view_(view), index_(view) {
        for (const StorySentence& sentence : view.sentences()) {
            for (const std::uint64_t word : telling_words(sentence.words)) {
                std::vector<Index>& holders = holders_[word];
                const bool is_new = holders.empty() || holders.back() != sentence.article;
                if (is_new) holders.push_back(sentence.article);
            }
        }
    }

    /// The articles in which a sentence, or else the whole, holds enough of the words of any of
    /// the reports; a denial of the fact tells it too.
    [[nodiscard]] std::set<Index> articles_with(const Fact& fact) {
        std::set<Index> articles;
        const bool is_agreed =
            std::any_of(fact.reports.begin(), fact.reports.end(), [&](const Report& report) {
                return tells_agreement(view_, report.citation);
            });
        std::set<std::string> names;
        if (fact.event) names = side_names(*fact.event);
        for (Index article = 0; article < view_.records().size(); ++article) {
            const ArticleRecord& record = view_.record(article);
            // Who speaks of what was agreed tells that it was.
            const bool is_of_agreement = is_agreed && !record.findings.agreements.empty();
            const bool may_be_told = fact.event && may_tell(record, *fact.event, names);
            if (is_of_agreement || may_be_told) articles.insert(article);
        }
        for (const Report& report : fact.reports) {
            const WordSet words = words_of(view_, report.citation);
            if (words.empty()) continue;
            for (const auto& [article, best] : index_.borne_out(words, std::nullopt)) {
                if (best.share >= min_sentence_share) articles.insert(article);
            }
            add_holders(words, articles);
        }
        return articles;
    }

private:
    /// Articles whose whole text holds enough of the words.
    void add_holders(const WordSet& words, std::set<Index>& articles) const {
        std::map<Index, std::size_t> held;
        for (const std::uint64_t word : words) {
            const auto holders = holders_.find(word);
            if (holders == holders_.end()) continue;
            for (const Index article : holders->second) ++held[article];
        }
        for (const auto& [article, count] : held) {
            const auto share = static_cast<double>(count) / static_cast<double>(words.size());
            if (share >= min_article_share) articles.insert(article);
        }
    }

    const StoryView& view_;
    SentenceIndex index_;
    std::unordered_map<std::uint64_t, std::vector<Index>> holders_;  ///< articles by word
};

class CoverageFinder {
public:
    CoverageFinder(const StoryView& view, const StoryRecord& so_far)
        : view_(view),
          so_far_(so_far),
          facts_(read_facts(view, so_far)),
          outlets_(find_outlets(view)),
          outlet_of_(view.records().size()) {
        for (const auto& [key, outlet] : outlets_) {
            for (const Index article : outlet.articles) outlet_of_[article] = &outlet;
        }
    }

    [[nodiscard]] std::vector<Coverage> find() {
        std::map<std::string, Coverage> found;
        for (const auto& [key, outlet] : outlets_) {
            found[key].outlet = outlet.name;
            add_differences(outlet, found[key]);
        }
        Bearing bearing(view_);
        for (const Fact& fact : facts_) {
            std::optional<std::set<Index>> bearers;
            const auto reports = first_reports(fact);
            for (const auto& [key, outlet] : outlets_) {
                const auto own = reports.find(&outlet);
                if (own != reports.end()) {
                    found[key].states.push_back(own->second->citation);
                } else if (const Report* first = missed_report(outlet, fact)) {
                    if (!bearers) bearers = bearing.articles_with(fact);
                    const bool is_borne_out =
                        std::any_of(outlet.articles.begin(), outlet.articles.end(), [&](Index i) {
                            return bearers->contains(i);
                        });
                    if (!is_borne_out) found[key].omits.push_back(first->citation);
                }
            }
        }
        std::vector<Coverage> coverage;
        for (auto& [key, one] : found) {
            remove_repeated(one.states);
            remove_repeated(one.differs);
            remove_repeated(one.omits);
            remove_inner(one.omits);
            coverage.push_back(std::move(one));
        }
        return coverage;
    }

private:
    /// Sorted by article of the story and place, each once.
    void remove_repeated(std::vector<Citation>& citations) const {
        std::sort(citations.begin(), citations.end(), [&](const Citation& a, const Citation& b) {
            const Index first = view_.position_of(a.article);
            const Index second = view_.position_of(b.article);
            return first != second ? first < second : a < b;
        });
        citations.erase(std::unique(citations.begin(), citations.end()), citations.end());
    }

    /// What stands in longer words that are cited too is said once.
    ///
    /// citations  by article and place, none twice
    static void remove_inner(std::vector<Citation>& citations) {
        std::vector<Citation> kept;
        std::map<Citation::Field, std::size_t> last;  ///< kept of a field of the article
        for (const Citation& one : citations) {
            if (kept.empty() || kept.back().article != one.article) last.clear();
            const auto [at, is_first] = last.emplace(one.field, kept.size());
            if (!is_first && kept[at->second].span.contains(one.span)) continue;
            // Of those that begin at one place the longest comes last.
            if (!is_first && one.span.contains(kept[at->second].span)) {
                kept[at->second] = one;
                continue;
            }
            at->second = kept.size();
            kept.push_back(one);
        }
        citations = std::move(kept);
    }

    [[nodiscard]] bool has(const Outlet& outlet, Index article) const {
        return article < outlet_of_.size() && outlet_of_[article] == &outlet;
    }

    /// The first report of each outlet that has the fact.
    [[nodiscard]] std::map<const Outlet*, const Report*> first_reports(const Fact& fact) const {
        std::map<const Outlet*, const Report*> reports;
        for (const Report& report : fact.reports) {
            if (report.article >= outlet_of_.size()) continue;
            reports.emplace(outlet_of_[report.article], &report);
        }
        return reports;
    }

    /// The earliest report of others when two other origins came out before the outlet's last
    /// article, and none of the reports has an origin of the outlet.
    [[nodiscard]] const Report* missed_report(const Outlet& outlet, const Fact& fact) const {
        if (!outlet.last || !fact.may_be_missed) return nullptr;
        const Report* first = nullptr;
        std::optional<Moment> first_moment;
        std::set<Index> origins;
        for (const Report& report : fact.reports) {
            if (report.article >= view_.records().size()) continue;
            const Index origin = view_.origin_of(report.article);
            if (outlet.origins.contains(origin)) return nullptr;
            const auto moment = moment_of(view_.record(report.article).article);
            if (!moment || !is_before(*moment, *outlet.last)) continue;
            origins.insert(origin);
            if (!says_enough(view_, report.citation)) continue;
            if (first_moment && !is_before(*moment, *first_moment)) continue;
            first = &report;
            first_moment = moment;
        }
        return origins.size() >= min_origins ? first : nullptr;
    }

    /// Its words in open conflicts where it does not side with most origins. Who gives several
    /// sides only reports the conflict.
    void add_differences(const Outlet& outlet, Coverage& coverage) const {
        for (const Disagreement& disagreement : so_far_.disagreements) {
            if (disagreement.reading != "conflict") continue;
            const DisagreementSide* own = nullptr;
            std::size_t sides = 0;
            bool others_have_as_many = false;
            for (const DisagreementSide& side : disagreement.sides) {
                const bool is_own = std::any_of(
                    side.reports.begin(), side.reports.end(), [&](const Citation& report) {
                        return has(outlet, view_.position_of(report.article));
                    });
                if (!is_own) continue;
                own = &side;
                ++sides;
            }
            if (sides != 1) continue;
            for (const DisagreementSide& side : disagreement.sides) {
                others_have_as_many =
                    others_have_as_many || (&side != own && side.origins >= own->origins);
            }
            if (!others_have_as_many) continue;
            for (const Citation& report : own->reports) {
                if (has(outlet, view_.position_of(report.article)))
                    coverage.differs.push_back(report);
            }
        }
    }

    const StoryView& view_;
    const StoryRecord& so_far_;
    std::vector<Fact> facts_;
    std::map<std::string, Outlet> outlets_;
    std::vector<const Outlet*> outlet_of_;  ///< of each article; null where none is named
};

}  // namespace

std::vector<Coverage> find_coverage(const StoryView& view, const StoryRecord& so_far) {
    return CoverageFinder(view, so_far).find();
}

}  // namespace concord
