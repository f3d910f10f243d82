// Agreements over articles: "a limited truce between the two countries", "the Belmora truce" and
// "the agreement on energy facilities" may be one. First those are joined for which something
// speaks (a name, the same day and side, words of their terms) and nothing speaks against; then
// what names nothing joins the only agreement of its kind that it can mean.

#include "compare/agreements.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "compare/day_range.h"
#include "compare/phrase_words.h"

namespace concord {
namespace {

/// An agreement as one article tells it.
struct Told {
    Index article = 0;
    const Agreement* agreement = nullptr;
    AgreementName name;
    std::map<std::string, std::string> sides;  ///< key to name
    std::set<std::string> words;               ///< of name and terms
    std::optional<DayRange> days;
};

std::size_t count_shared(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](const std::string& one) { return b.contains(one); }));
}

std::size_t count_shared_sides(const Told& a, const Told& b) {
    return static_cast<std::size_t>(
        std::count_if(a.sides.begin(), a.sides.end(), [&](const auto& side) {
            return b.sides.contains(side.first);
        }));
}

/// "The agreement" may be any but an exchange; a moratorium is a sort of truce.
bool may_be_one_kind(const std::string& a, const std::string& b) {
    if (a == b || a.empty() || b.empty()) return true;
    if (a == "exchange" || b == "exchange") return false;
    const auto is_truce = [](const std::string& kind) {
        return kind == "truce" || kind == "moratorium";
    };
    return a == "accord" || b == "accord" || (is_truce(a) && is_truce(b));
}

bool are_other_sides(const Told& a, const Told& b) {
    const std::size_t fewer = std::min(a.sides.size(), b.sides.size());
    if (fewer == 0 || (a.sides.size() == 1 && b.sides.size() == 1)) return false;
    return count_shared_sides(a, b) < fewer;
}

std::int32_t days_between(const DayRange& a, const DayRange& b) {
    if (a.overlaps(b)) return 0;
    return std::max(a.first, b.first) - std::min(a.last, b.last);
}

bool are_opposed(const Told& a, const Told& b) {
    constexpr std::int32_t max_days = 21;
    constexpr std::int32_t days_a_month = 31;
    const bool is_exchange = a.name.kind == "exchange" || b.name.kind == "exchange";
    const bool is_year =
        (a.days && a.days->size() > days_a_month) || (b.days && b.days->size() > days_a_month);
    const std::int32_t allowed = is_year ? 0 : (is_exchange ? 1 : max_days);
    const bool is_all_and_part =
        (a.name.is_whole && b.name.is_part) || (a.name.is_part && b.name.is_whole);
    const bool is_other_time = a.days && b.days && days_between(*a.days, *b.days) > allowed;
    return is_all_and_part || is_other_time || are_other_sides(a, b) ||
           !may_be_one_kind(a.name.kind, b.name.kind) || differ(a.name.proper, b.name.proper) ||
           differ(a.name.numbers, b.name.numbers) || differ(a.name.topics, b.name.topics);
}

/// How much speaks for one and the same agreement; 0 when it is nothing but the kind.
int evidence(const Told& a, const Told& b) {
    constexpr std::size_t min_words = 2;
    const bool is_named = share_one(a.name.proper, b.name.proper) ||
                          share_one(a.name.proper, b.name.words) ||
                          share_one(a.name.words, b.name.proper);
    const bool is_same_day = a.days && b.days && days_between(*a.days, *b.days) <= 1;
    const std::size_t sides = count_shared_sides(a, b);
    const std::size_t words = count_shared(a.words, b.words);
    // Two sides have many treaties and deals, but one truce at a time.
    const bool is_truce =
        a.name.kind == b.name.kind && (a.name.kind == "truce" || a.name.kind == "moratorium");
    int found = 0;
    if (is_named) found += 4;
    if (words >= min_words) found += 3;
    if (is_same_day && sides > 0) found += 3;
    if (share_one(a.name.numbers, b.name.numbers)) found += 2;
    if (sides > 0 && is_truce) found += 2;
    if (sides > 1) found += 1;
    if (sides > 0 && words > 0) found += 1;
    return found;
}

std::vector<Told> read_all(const StoryView& view,
                           const Parties& parties,
                           const AgreementNameReader& names) {
    std::vector<Told> all;
    for (Index article = 0; article < view.records().size(); ++article) {
        const ArticleRecord& record = view.record(article);
        for (const Agreement& agreement : record.findings.agreements) {
            Told told;
            told.article = article;
            told.agreement = &agreement;
            told.name = names.read(slice(view.text(article), agreement.name));
            told.words = told.name.words;
            for (const Span term : agreement.terms) {
                told.words.merge(names.common_words(slice(view.text(article), term)));
            }
            const auto add_side = [&](Index entity) {
                if (entity >= record.annotation.entities.size()) return;
                const Party party = parties.find(article, entity);
                told.sides.emplace(party.side, party.side_name);
            };
            for (const Index party : agreement.parties) add_side(party);
            for (const AllegedBreach& breach : agreement.alleged_breaches) {
                if (breach.by) add_side(*breach.by);
            }
            if (agreement.agreed_on && *agreement.agreed_on < record.annotation.times.size()) {
                told.days = days_of(record.annotation.times[*agreement.agreed_on]);
            }
            all.push_back(std::move(told));
        }
    }
    return all;
}

/// "[twice] on Tuesday"; counts in figures are quantities.
std::optional<double> count_of_times(std::string_view words) {
    constexpr std::array<std::string_view, 8> compared = {
        "as", "the", "a", "its", "his", "her", "their", "that"};  // "twice the size"
    const std::vector<PhraseWord> all = cut_words(words);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool compares = i + 1 < all.size() && one_of(all[i + 1].lower, compared);
        if (all[i].lower == "twice" && !compares) return 2;
        if (all[i].lower == "thrice" && !compares) return 3;
    }
    return std::nullopt;
}

using Group = std::vector<const Told*>;

/// Joins pairs, the surest first, unless a member of one group is opposed to one of the other.
class AgreementGroups {
public:
    explicit AgreementGroups(const std::vector<Told>& all) : all_(all), group_of_(all.size()) {
        std::iota(group_of_.begin(), group_of_.end(), std::size_t{0});
        members_.resize(all.size());
        for (std::size_t i = 0; i < all.size(); ++i) members_[i] = {i};
        join_evident();
        join_unnamed();
    }

    [[nodiscard]] std::vector<Group> groups() const {
        std::map<std::size_t, Group> by_first;
        for (std::size_t i = 0; i < all_.size(); ++i) by_first[group_of_[i]].push_back(&all_[i]);
        std::vector<Group> groups;
        groups.reserve(by_first.size());
        for (auto& [first, group] : by_first) groups.push_back(std::move(group));
        return groups;
    }

private:
    void join_evident() {
        std::vector<std::tuple<int, std::size_t, std::size_t>> pairs;
        std::map<std::string, std::vector<std::size_t>> holders;
        for (std::size_t j = 0; j < all_.size(); ++j) {
            for (const std::size_t i : candidates(j, holders)) {
                const int found = are_opposed(all_[i], all_[j]) ? 0 : evidence(all_[i], all_[j]);
                if (found > 1) pairs.emplace_back(-found, i, j);
            }
        }
        std::sort(pairs.begin(), pairs.end());
        for (const auto& [found, i, j] : pairs) join(group_of_[i], group_of_[j]);
    }

    /// Earlier ones with a word, a number or a side in common: without one of these there is no
    /// evidence. Of what many have in common the nearest stand for the rest.
    ///
    /// holders  of each word, number and side so far; takes those of this one
    [[nodiscard]] std::set<std::size_t> candidates(
        std::size_t told, std::map<std::string, std::vector<std::size_t>>& holders) const {
        constexpr std::size_t max_nearest = 64;
        std::set<std::string> keys;
        for (const auto& [side, name] : all_[told].sides) keys.insert("s " + side);
        for (const std::string& number : all_[told].name.numbers) keys.insert("n " + number);
        for (const auto* words : {&all_[told].words, &all_[told].name.proper}) {
            for (const std::string& word : *words) keys.insert("w " + word);
        }
        std::set<std::size_t> found;
        for (const std::string& key : keys) {
            std::vector<std::size_t>& known = holders[key];
            const std::size_t nearest = std::min(known.size(), max_nearest);
            found.insert(known.end() - static_cast<std::ptrdiff_t>(nearest), known.end());
            known.push_back(told);
        }
        return found;
    }

    /// A truce without a name, when one group alone has truces that say of whom they are.
    void join_unnamed() {
        std::vector<std::size_t> truces;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (all_[i].name.kind == "truce") truces.push_back(i);
        }
        for (const std::size_t i : truces) {
            if (!says_nothing(i) || members_[group_of_[i]].size() > 1) continue;
            std::set<std::size_t> meant;
            for (std::size_t k = 0; k < truces.size() && meant.size() < 2; ++k) {
                const std::size_t group = group_of_[truces[k]];
                if (group != group_of_[i] && !says_nothing(truces[k])) meant.insert(group);
            }
            if (meant.size() == 1) join(*meant.begin(), group_of_[i]);
        }
    }

    /// "The truce", of nobody in particular.
    [[nodiscard]] bool says_nothing(std::size_t told) const {
        return all_[told].name.proper.empty() && all_[told].sides.size() < 2;
    }

    void join(std::size_t a, std::size_t b) {
        const auto [first, second] = std::minmax(a, b);
        if (a == b || opposed_.contains({first, second})) return;
        for (const std::size_t i : members_[first]) {
            for (const std::size_t j : members_[second]) {
                if (!are_opposed(all_[i], all_[j])) continue;
                opposed_.emplace(first, second);
                return;
            }
        }
        for (const std::size_t j : members_[second]) group_of_[j] = first;
        members_[first].insert(
            members_[first].end(), members_[second].begin(), members_[second].end());
        members_[second].clear();
    }

    const std::vector<Told>& all_;
    std::vector<std::size_t> group_of_;                      ///< by its first member
    std::vector<std::vector<std::size_t>> members_;          ///< of each group
    std::set<std::pair<std::size_t, std::size_t>> opposed_;  ///< groups, found to be so
};

/// Makes the entry of the record out of a group.
class AgreementWriter {
public:
    AgreementWriter(const StoryView& view,
                    const Parties& parties,
                    const AgreementNameReader& names,
                    const Group& group)
        : view_(view), parties_(parties), names_(names), group_(group) {}

    [[nodiscard]] StoryAgreement write() const {
        StoryAgreement written;
        written.name = best_name();
        written.parties = find_parties();
        written.agreed_on = find_dates();
        written.terms = find_terms();
        written.alleged_breaches = find_breaches();
        return written;
    }

private:
    [[nodiscard]] std::string_view words(const Told& told, Span span) const {
        return slice(view_.text(told.article), span);
    }

    /// One with a proper name before all others; then the one that most origins use; then the
    /// longest that is no list.
    [[nodiscard]] std::string best_name() const {
        std::map<std::string, std::vector<Index>> users;
        std::set<std::string> proper;
        for (const Told* told : group_) {
            std::string name(words(*told, told->agreement->name));
            users[name].push_back(told->article);
            if (!told->name.proper.empty()) proper.insert(std::move(name));
        }
        constexpr std::size_t max_size = 80;
        std::tuple<bool, bool, std::uint32_t, std::size_t, std::string> best;
        for (auto& [name, articles] : users) {
            const bool is_phrase = name.size() <= max_size && name.find(',') == std::string::npos;
            best = std::max(best,
                            std::tuple(is_phrase,
                                       proper.contains(name),
                                       view_.count_origins(std::move(articles)),
                                       name.size(),
                                       name));
        }
        return std::get<std::string>(best);
    }

    /// Of an agreement of two sides the other one; empty when there are more or fewer.
    [[nodiscard]] std::string other_side(const std::string& side) const {
        std::map<std::string, std::string> sides;
        for (const Told* told : group_) sides.insert(told->sides.begin(), told->sides.end());
        if (sides.size() != 2 || !sides.contains(side)) return {};
        return sides.begin()->first == side ? sides.rbegin()->second : sides.begin()->second;
    }

    /// "8 breaches: six by Belmark, two by Ostravia": its sentence says whose they are.
    [[nodiscard]] bool is_total(Index article, const AllegedBreach& counted) const {
        const auto sentence = view_.sentence_at(article, counted.span.begin);
        return std::any_of(group_.begin(), group_.end(), [&](const Told* told) {
            if (told->article != article) return false;
            const auto& breaches = told->agreement->alleged_breaches;
            return std::any_of(breaches.begin(), breaches.end(), [&](const AllegedBreach& one) {
                return one.by && view_.sentence_at(article, one.span.begin) == sentence;
            });
        });
    }

    /// Those that most origins name first.
    [[nodiscard]] std::vector<std::string> find_parties() const {
        std::map<std::string, std::vector<Index>> articles;
        std::map<std::string, std::string> names;
        for (const Told* told : group_) {
            for (const auto& [key, name] : told->sides) {
                articles[key].push_back(told->article);
                names.emplace(key, name);
            }
        }
        std::vector<std::pair<std::uint32_t, std::string>> ranked;
        ranked.reserve(articles.size());
        for (auto& [key, in] : articles) ranked.emplace_back(view_.count_origins(in), names[key]);
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
            return a.first > b.first;
        });
        std::vector<std::string> parties;
        parties.reserve(ranked.size());
        for (auto& [origins, name] : ranked) parties.push_back(std::move(name));
        return parties;
    }

    [[nodiscard]] std::vector<AgreementDate> find_dates() const {
        std::vector<AgreementDate> dates;
        std::set<std::pair<std::string, Index>> seen;
        for (const Told* told : group_) {
            const auto& times = view_.record(told->article).annotation.times;
            const auto time = told->agreement->agreed_on;
            const auto point =
                time && *time < times.size() ? date_point(times[*time]) : std::nullopt;
            if (!point || !seen.emplace(point->value, view_.origin_of(told->article)).second)
                continue;
            dates.push_back({point->value, view_.cite(told->article, times[*time].span)});
        }
        std::stable_sort(dates.begin(), dates.end(), [](const auto& a, const auto& b) {
            return is_earlier_date(a.value, b.value);
        });
        return dates;
    }

    /// Terms whose words are all in a fuller one say nothing new.
    [[nodiscard]] std::vector<Citation> find_terms() const {
        struct Term {
            Citation citation;
            std::set<std::string> words;
        };
        std::vector<Term> terms;
        for (const Told* told : group_) {
            for (const Span span : told->agreement->terms) {
                terms.push_back(
                    {view_.cite(told->article, span), names_.telling_words(words(*told, span))});
            }
        }
        std::vector<Citation> kept;
        for (std::size_t i = 0; i < terms.size(); ++i) {
            bool is_part = terms[i].words.empty();
            for (std::size_t j = 0; j < terms.size() && !is_part; ++j) {
                const bool is_before = terms[j].words.size() > terms[i].words.size() ||
                                       (terms[j].words.size() == terms[i].words.size() && j < i);
                is_part = is_before &&
                          count_shared(terms[i].words, terms[j].words) == terms[i].words.size();
            }
            if (!is_part) kept.push_back(terms[i].citation);
        }
        return kept;
    }

    [[nodiscard]] std::vector<StoryBreach> find_breaches() const {
        using Key = std::tuple<Index, std::string, std::string, std::set<std::string>>;
        std::vector<StoryBreach> breaches;
        std::set<Key> seen;
        for (const Told* told : group_) {
            for (const AllegedBreach& breach : told->agreement->alleged_breaches) {
                StoryBreach entry = describe(told->article, breach);
                const Key key{view_.origin_of(told->article),
                              entry.by,
                              entry.alleged_by,
                              names_.telling_words(words(*told, breach.span))};
                if (seen.insert(key).second) breaches.push_back(std::move(entry));
            }
        }
        return breaches;
    }

    [[nodiscard]] StoryBreach describe(Index article, const AllegedBreach& breach) const {
        const ArticleRecord& record = view_.record(article);
        StoryBreach entry;
        if (breach.by) entry.by = parties_.find(article, *breach.by).side_name;
        if (breach.alleged_by) {
            const Party accuser = parties_.find(article, *breach.alleged_by);
            entry.alleged_by = accuser.own_name;
            // "Ostravia counts 35 breaches": a side counts those of the other.
            if (!breach.by && breach.quantity && !is_total(article, breach))
                entry.by = other_side(accuser.side);
        }
        if (breach.quantity && *breach.quantity < record.findings.quantities.size()) {
            const Quantity& quantity = record.findings.quantities[*breach.quantity];
            entry.count = quantity.low ? quantity.low : quantity.high;
        }
        if (!entry.count) entry.count = count_of_times(slice(view_.text(article), breach.span));
        for (const TimeValue& time : record.annotation.times) {
            const auto point = breach.span.contains(time.span) ? date_point(time) : std::nullopt;
            if (point && entry.date.empty()) entry.date = point->value;
        }
        entry.citation = view_.cite(article, breach.span);
        return entry;
    }

    const StoryView& view_;
    const Parties& parties_;
    const AgreementNameReader& names_;
    const Group& group_;
};

}  // namespace

std::vector<StoryAgreement> find_agreements(const StoryView& view,
                                            const Parties& parties,
                                            const AgreementNameReader& names) {
    const std::vector<Told> all = read_all(view, parties, names);
    std::vector<Group> groups = AgreementGroups(all).groups();
    const auto origins = [&](const Group& group) {
        std::vector<Index> articles;
        for (const Told* told : group) articles.push_back(told->article);
        return view.count_origins(std::move(articles));
    };
    std::stable_sort(groups.begin(), groups.end(), [&](const Group& a, const Group& b) {
        return origins(a) > origins(b);
    });
    std::vector<StoryAgreement> agreements;
    agreements.reserve(groups.size());
    for (const Group& group : groups) {
        agreements.push_back(AgreementWriter(view, parties, names, group).write());
    }
    return agreements;
}

}  // namespace concord
