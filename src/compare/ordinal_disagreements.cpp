// Meetings are counted: "their fourth meeting this year". Two counts are compared when they count
// from the same time, name the same two persons, and were told of one day; meetings of other days
// have other numbers by right.

#include "compare/ordinal_disagreements.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include "base/calendar.h"
#include "base/token_words.h"
#include "base/utf8.h"
#include "compare/disagreement_side.h"
#include "compare/phrase_words.h"

namespace concord {
namespace {

/// A numbered meeting as one article tells it.
struct Told {
    Index article = 0;
    Span words;
    std::size_t number = 0;
    std::string counted;  ///< meeting, visit, round
    std::string since;    ///< what the count begins with: year, month; empty when not said
    std::set<Index> persons;
    std::vector<std::string> places;  ///< of its sentence
    std::optional<int> day;
};

/// "met him in Miralen for the fourth time", "the fourth time the two have met"; "for the first
/// time Rusk brought a map" counts no meetings.
bool counts_times_met(const std::vector<std::string>& words, std::size_t at) {
    constexpr std::array<std::string_view, 3> meets = {"met", "meet", "meets"};
    constexpr std::array<std::string_view, 8> ends = {
        "and", "but", "while", "when", "where", "which", "who", "as"};
    constexpr std::size_t behind = 6;
    if (at + 1 >= words.size() || words[at + 1] != "time") return false;
    for (std::size_t i = at + 3; i < words.size() && i <= at + behind; ++i) {
        const bool is_perfect = words[i - 1] == "have" || words[i - 1] == "had";
        if (is_perfect && words[i] == "met") return true;
    }
    for (std::size_t i = at; i > 0; --i) {
        if (one_of(words[i - 1], meets)) return true;
        if (one_of(words[i - 1], ends)) return false;
    }
    return false;
}

/// "in 2031", "since May": not "in Miralen", where only this meeting was.
bool begins_count(std::string_view word) {
    const bool is_year = word.size() == 4 && are_ascii_digits(word);
    return is_year || month_from_name(word).has_value();
}

class Finder {
public:
    Finder(const StoryView& view,
           const StoryEntities& entities,
           const StoryPlaces& places,
           const WordLists& words)
        : view_(view), entities_(entities), places_(places), words_(words) {
        for (std::uint32_t at = 0; at < view.sentences().size(); ++at) read(at);
    }

    [[nodiscard]] std::vector<Disagreement> find() const {
        std::vector<Disagreement> rows;
        std::vector<bool> is_done(told_.size());
        for (std::size_t i = 0; i < told_.size(); ++i) {
            if (is_done[i]) continue;
            std::vector<const Told*> group = {&told_[i]};
            for (std::size_t k = i + 1; k < told_.size(); ++k) {
                const bool joins =
                    !is_done[k] && std::all_of(group.begin(), group.end(), [&](const Told* one) {
                        return is_same(*one, told_[k]);
                    });
                if (!joins) continue;
                is_done[k] = true;
                group.push_back(&told_[k]);
            }
            if (auto row = describe(group)) rows.push_back(std::move(*row));
        }
        return rows;
    }

private:
    /// Meetings go by several names.
    [[nodiscard]] std::string_view counted_by(std::string_view word) const {
        for (const std::string_view counted : {"meeting", "visit", "round"}) {
            if (words_.has(counted, word)) return counted;
        }
        return {};
    }

    void read(std::uint32_t at) {
        const StorySentence& sentence = view_.sentences()[at];
        std::vector<std::string> words;
        for (const Word& word : sentence.words) {
            words.push_back(fold_word(slice(view_.text(sentence.article), word.span)));
        }
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto ordinal = ordinal_of(words[i]);
            if (!ordinal || is_one_more(words, i)) continue;
            const std::string_view counted = counted_near(words, i);
            if (counted.empty()) continue;
            Told told;
            told.article = sentence.article;
            told.number = *ordinal;
            told.counted = counted;
            const std::size_t last = read_since(words, i, told);
            told.words = {sentence.words[i > 0 ? i - 1 : i].span.begin,
                          sentence.words[last].span.end};
            read_setting(at, told);
            if (told.persons.size() >= 2 && told.day) told_.push_back(std::move(told));
        }
    }

    /// "proposed a second meeting" numbers one to come; "held a second meeting" and "met for a
    /// second time" number the one at hand.
    static bool is_one_more(const std::vector<std::string>& words, std::size_t ordinal) {
        constexpr std::array<std::string_view, 3> told = {"held", "had", "met"};
        if (ordinal == 0 || words[ordinal - 1] != "a") return false;
        const bool is_time = ordinal + 1 < words.size() && words[ordinal + 1] == "time";
        return !is_time && (ordinal < 2 || !one_of(words[ordinal - 2], told));
    }

    /// "third meeting", "fourth in-person meeting"; "the meeting in Miralen was the fourth".
    [[nodiscard]] std::string_view counted_near(const std::vector<std::string>& words,
                                                std::size_t at) const {
        constexpr std::size_t behind = 3;
        constexpr std::size_t before = 7;
        if (counts_times_met(words, at)) return "meeting";
        for (std::size_t i = at + 1; i < words.size() && i <= at + behind; ++i) {
            if (!counted_by(words[i]).empty()) return counted_by(words[i]);
        }
        const bool is_predicate =
            at >= 2 && words[at - 1] == "the" && (words[at - 2] == "was" || words[at - 2] == "is");
        for (std::size_t i = at; is_predicate && i > 0 && i + before > at; --i) {
            if (!counted_by(words[i - 1]).empty()) return counted_by(words[i - 1]);
        }
        return {};
    }

    /// "this year", "since January"; returns the last word that belongs to the count.
    std::size_t read_since(const std::vector<std::string>& words,
                           std::size_t at,
                           Told& told) const {
        constexpr std::size_t reach = 10;
        std::size_t last = at;
        for (std::size_t i = at + 1; i < words.size() && i <= at + reach; ++i) {
            const bool is_counted = !counted_by(words[i]).empty() || words[i] == "time";
            if (is_counted && last == at) last = i;
            const bool is_this =
                words[i - 1] == "this" && (words[i] == "year" || words[i] == "month");
            const bool is_since = words[i - 1] == "since" && words[i] == "january";
            const bool is_count_of =
                (words[i - 1] == "in" || words[i - 1] == "since") && begins_count(words[i]);
            if (!is_this && !is_since && !is_count_of) continue;
            told.since = is_since ? "year" : words[i];
            return is_this || is_since ? i : last;
        }
        return last;
    }

    void read_setting(std::uint32_t at, Told& told) const {
        const auto sentences = view_.sentences();
        const bool has_before = at > 0 && sentences[at - 1].article == told.article;
        const std::set<std::string> here = places_.in_sentence(at);
        told.places.assign(here.begin(), here.end());
        const auto& chains = view_.record(told.article).annotation.entities;
        for (Index i = 0; i < chains.size(); ++i) {
            const auto entry = entities_.find(told.article, i);
            if (!entry || chains[i].type != EntityType::person) continue;
            const bool is_near = std::any_of(
                chains[i].mentions.begin(), chains[i].mentions.end(), [&](const Mention& mention) {
                    return sentences[at].span.contains(mention.span) ||
                           (has_before && sentences[at - 1].span.contains(mention.span));
                });
            if (is_near) told.persons.insert(*entry);
        }
        told.day = day_in(view_, told.article, sentences[at].span);
        if (!told.day && has_before) told.day = day_in(view_, told.article, sentences[at - 1].span);
        if (!told.day) told.day = view_.report_day(told.article);
    }

    [[nodiscard]] static bool is_same(const Told& a, const Told& b) {
        const auto shared = std::count_if(a.persons.begin(), a.persons.end(), [&](Index person) {
            return b.persons.contains(person);
        });
        const bool elsewhere =
            !a.places.empty() && !b.places.empty() && !share_place(a.places, b.places);
        return a.counted == b.counted && a.since == b.since && shared >= 2 && !elsewhere &&
               std::abs(*a.day - *b.day) <= 1;
    }

    [[nodiscard]] std::optional<Disagreement> describe(
        const std::vector<const Told*>& group) const {
        std::map<std::size_t, std::vector<const Told*>> by_number;
        std::map<Index, std::size_t> number_of;
        std::set<Index> origins;
        std::string place;
        for (const Told* told : group) {
            // "The third meeting was held; a fourth is planned": two meetings.
            const auto given = number_of.emplace(told->article, told->number).first;
            if (given->second != told->number) return std::nullopt;
            by_number[told->number].push_back(told);
            origins.insert(view_.origin_of(told->article));
            if (place.empty() && !told->places.empty()) place = told->places.back();
        }
        if (by_number.size() < 2 || origins.size() < 2) return std::nullopt;
        Disagreement row{"ordinal", group.front()->counted, {}, "conflict"};
        for (const StoryEntity& entity : entities_.entries()) {
            const bool is_it = !place.empty() && fold_word(entity.name) == place;
            if (is_it) row.about = group.front()->counted + " in " + entity.name;
        }
        for (const auto& [number, tellings] : by_number) {
            std::vector<SideReport> reports;
            for (const Told* told : tellings) reports.push_back({told->article, told->words});
            row.sides.push_back(make_side(view_, std::to_string(number), reports));
        }
        return row;
    }

    const StoryView& view_;
    const StoryEntities& entities_;
    const StoryPlaces& places_;
    const WordLists& words_;
    std::vector<Told> told_;  ///< by article and place
};

}  // namespace

std::vector<Disagreement> find_ordinals(const StoryView& view,
                                        const StoryEntities& entities,
                                        const StoryPlaces& places,
                                        const WordLists& words) {
    return Finder(view, entities, places, words).find();
}

}  // namespace concord
