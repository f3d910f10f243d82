// One agreement out of its mentions:
//
//     Ostravia and Belmark signed [a partial truce] on Monday. Belmark wants [a full ceasefire].
//     Ostravia said Belmark had violated [the ceasefire] twice.
//
// The first was signed, the second is only wished for, the third is one that can be broken: so it
// is the first. A mention goes to the last agreement that it can mean: of the same kind, and
// without words that tell them apart. What no mention shows to exist is dropped, and so is what no
// public side has to do with.

#include "extract/agreement_finder.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "extract/agreement_breaches.h"
#include "extract/agreement_commitments.h"
#include "extract/agreement_mentions.h"
#include "extract/agreement_terms.h"

namespace concord {
namespace {

constexpr std::uint32_t close_by = 40;  ///< tokens
// How far a mention looks back: beyond it, an article is a list of agreements.
constexpr std::size_t groups_back = 16;
constexpr std::size_t mentions_back = 16;

/// Mentions of one agreement.
struct Group {
    std::vector<AgreementMention> mentions;
    bool exists = false;

    /// The last of the mentions.
    [[nodiscard]] std::span<const AgreementMention> recent() const {
        const std::span<const AgreementMention> all = mentions;
        return all.last(std::min(all.size(), mentions_back));
    }
};

class AgreementFinder {
public:
    AgreementFinder(const EventCircumstances& circumstances, const AgreementLexicon& lexicon)
        : reading_(circumstances.clauses().reading()),
          lexicon_(lexicon),
          clauses_(circumstances.clauses()),
          entities_(circumstances.entities()),
          status_(clauses_),
          circumstances_(circumstances),
          mentions_(clauses_, entities_, status_, lexicon),
          breaches_(clauses_,
                    entities_,
                    status_,
                    mentions_,
                    circumstances_,
                    lexicon,
                    circumstances.findings()),
          commitments_(clauses_, entities_, mentions_, lexicon) {}

    std::vector<Agreement> find(const std::vector<std::uint32_t>& heads) {
        for (const std::uint32_t head : heads) {
            if (auto mention = mentions_.read(head)) place(std::move(*mention));
        }
        std::vector<Agreement> agreements;
        std::vector<std::size_t> binding;     // of them, those that are not carried out at once
        std::vector<const Group*> unsettled;  // likewise, with too little to tell a public one by
        for (const Group& group : groups_) {
            if (!group.exists) continue;
            const bool can_bind = group.mentions.front().noun.kind != AgreementKind::exchange;
            Agreement agreement = write(group);
            const bool is_kept = is_public(group, agreement);
            if (can_bind && !is_kept) unsettled.push_back(&group);
            if (can_bind && is_kept) binding.push_back(agreements.size());
            if (is_kept) agreements.push_back(std::move(agreement));
        }
        if (binding.size() == 1) add_unnamed(agreements[binding.front()]);
        if (binding.empty() && unsettled.size() == 1) {
            auto agreement = between_counters(*unsettled.front());
            if (agreement) agreements.push_back(std::move(*agreement));
        }
        return agreements;
    }

private:
    void place(AgreementMention mention) {
        Group* best = apposed(mention);
        int most = -1;
        const bool described = best != nullptr;
        const std::span<Group> groups = recent_groups();
        for (auto group = groups.rbegin(); !described && group != groups.rend(); ++group) {
            if (!can_mean(mention, *group)) continue;
            const int likeness = likeness_of(mention, *group);
            if (likeness <= most) continue;
            most = likeness;
            best = &*group;
        }
        if (best == nullptr) {
            groups_.emplace_back();
            best = &groups_.back();
        } else {
            // The last spoken of stands last.
            std::rotate(groups_.begin() + (best - groups_.data()),
                        groups_.begin() + (best - groups_.data()) + 1,
                        groups_.end());
            best = &groups_.back();
        }
        best->exists = best->exists || mention.exists;
        best->mentions.push_back(std::move(mention));
    }

    /// Those last spoken of.
    [[nodiscard]] std::span<Group> recent_groups() {
        const std::span<Group> all = groups_;
        return all.last(std::min(all.size(), groups_back));
    }

    /// "the Hesk Accord, a [treaty] of 2015": the agreement that it describes.
    [[nodiscard]] Group* apposed(const AgreementMention& mention) {
        if (clauses_.token(mention.head).relation != Relation::appos) return nullptr;
        for (Group& group : recent_groups()) {
            if (group.mentions.back().head == clauses_.token(mention.head).head) return &group;
        }
        return nullptr;
    }

    /// How well a mention goes with a group: what can be broken or took effect is an agreement that
    /// there is; then the one with the same noun, close by, or much spoken of.
    [[nodiscard]] int likeness_of(const AgreementMention& mention, const Group& group) const {
        const auto mentions = group.recent();
        constexpr int existing = 20;
        constexpr int same_noun = 4;
        constexpr int close = 4;
        constexpr std::size_t many = 5;
        int likeness = static_cast<int>(std::min(group.mentions.size(), many));
        if (mention.exists && group.exists) likeness += existing;
        if (mention.head - group.mentions.back().head <= close_by) likeness += close;
        const bool same = std::any_of(mentions.begin(), mentions.end(), [&](const auto& one) {
            return word(one.head) == word(mention.head);
        });
        return same ? likeness + same_noun : likeness;
    }

    [[nodiscard]] std::string_view word(std::uint32_t at) const { return reading_.word(at).lower; }

    [[nodiscard]] bool can_mean(const AgreementMention& mention, const Group& group) const {
        const auto mentions = group.recent();
        if (mention.wished || is_of_none_yet(mention, group)) return false;
        if (!mention.definite && !(mention.exists && group.exists && repeats(mention, group)))
            return false;
        if (is_of_others(mention, group) || is_of_other_day(mention, group)) return false;
        const bool same_kind = std::any_of(
            mentions.begin(), mentions.end(), [&](const auto& one) { return fits(mention, one); });
        return same_kind && std::none_of(mentions.begin(), mentions.end(), [&](const auto& one) {
                   return differs(mention, one);
               });
    }

    /// What exists and bears a name is not the whole that was only spoken of: "a general truce",
    /// "the Hesk agreement".
    [[nodiscard]] bool is_of_none_yet(const AgreementMention& mention, const Group& group) const {
        const auto mentions = group.recent();
        const auto& words = mention.described;
        const bool bears_name =
            std::any_of(words.begin(), words.end(), [&](std::uint32_t i) { return is_name(i); });
        return mention.exists && !group.exists && bears_name &&
               std::any_of(mentions.begin(), mentions.end(), [&](const auto& one) {
                   return one.weighed || (one.modifiers & whole_modifier) != 0;
               });
    }

    /// A second "a truce" may be the first one, told again below the headline.
    [[nodiscard]] bool repeats(const AgreementMention& mention, const Group& group) const {
        const auto mentions = group.recent();
        return std::any_of(mentions.begin(), mentions.end(), [&](const auto& one) {
            return share(mention.parties, one.parties) || shares_word(mention, one, false);
        });
    }

    /// "the agreement with China" is not the Paris Agreement.
    [[nodiscard]] bool is_of_others(const AgreementMention& mention, const Group& group) const {
        if (mention.sides.empty() || mention.named) return false;
        bool named = false;
        for (const AgreementMention& one : group.recent()) {
            if (share(mention.sides, one.parties) || shares_word(mention, one, true)) return false;
            named = named || one.named || has_country(one);
        }
        return named;
    }

    /// What is told to have been made on a day is no treaty that was named far above.
    [[nodiscard]] bool is_of_other_day(const AgreementMention& mention, const Group& group) const {
        const auto mentions = group.recent();
        const bool dated = mention.time && mention.time_from >= AgreedTime::arranged;
        if (!dated || mention.named || mention.head - group.mentions.back().head <= close_by)
            return false;
        return std::any_of(mentions.begin(), mentions.end(), [&](const auto& one) {
            return one.named && !shares_word(mention, one, true);
        });
    }

    [[nodiscard]] bool has_country(const AgreementMention& mention) const {
        return std::any_of(
            mention.described.begin(), mention.described.end(), [&](std::uint32_t i) {
                return !clauses_.lexicon().country_of(word(i)).empty();
            });
    }

    /// Whether the noun can take up another: "truce" and "ceasefire", "agreement" and anything.
    [[nodiscard]] bool fits(const AgreementMention& mention, const AgreementMention& one) const {
        if (mention.named && one.named)
            return shares_word(mention, one, true) || abbreviates(mention, one) ||
                   abbreviates(one, mention);
        if (mention.noun.kind == one.noun.kind) return true;
        const AgreementKind kind = mention.noun.kind;
        if (kind == AgreementKind::accord && !mention.named) {
            return one.noun.kind != AgreementKind::exchange ||
                   (mention.described.empty() && !mention.time);
        }
        return kind == AgreementKind::truce && one.noun.kind == AgreementKind::accord && !one.named;
    }

    [[nodiscard]] bool shares_word(const AgreementMention& a,
                                   const AgreementMention& b,
                                   bool capital) const {
        for (const std::uint32_t i : a.described) {
            for (const std::uint32_t j : b.described) {
                if (word(i) == word(j) && (!capital || reading_.word(i).is_capitalised()))
                    return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool differs(const AgreementMention& a, const AgreementMention& b) const {
        if (b.wished) return true;
        const auto whole = [](const auto& one) { return (one.modifiers & whole_modifier) != 0; };
        const auto part = [](const auto& one) { return (one.modifiers & part_modifier) != 0; };
        if ((whole(a) && part(b)) || (part(a) && whole(b))) return true;
        if (have_other_years(a, b)) return true;
        if (have_other_words(a, b)) return true;
        return !a.sides.empty() && !b.sides.empty() && !share(a.sides, b.parties) &&
               !share(b.sides, a.parties);
    }

    [[nodiscard]] static bool share(const std::vector<Index>& a, const std::vector<Index>& b) {
        return std::any_of(a.begin(), a.end(), [&](Index one) {
            return std::find(b.begin(), b.end(), one) != b.end();
        });
    }

    /// "the 2015 deal" is not the one that was signed in 1994.
    [[nodiscard]] bool have_other_years(const AgreementMention& a,
                                        const AgreementMention& b) const {
        if (!a.time || !b.time) return false;
        if (a.time_from == AgreedTime::begun || b.time_from == AgreedTime::begun) return false;
        const auto& times = reading_.annotation().times;
        const std::string_view one = times[*a.time].value;
        const std::string_view other = times[*b.time].value;
        constexpr std::size_t year = 4;
        return one.substr(0, year) != other.substr(0, year) && !one.starts_with('X') &&
               !other.starts_with('X');
    }

    /// Both have words for a topic or a name, and share none: "the grain deal", "the gas deal".
    [[nodiscard]] bool have_other_words(const AgreementMention& a,
                                        const AgreementMention& b) const {
        bool topics = false;
        bool names = false;
        for (const std::uint32_t i : a.described) {
            for (const std::uint32_t j : b.described) {
                if (word(i) == word(j)) return false;
                topics = topics || (is_topic(i) && is_topic(j));
                names = names || (is_name(i) && is_name(j));
            }
        }
        return (topics || names) && !abbreviates(a, b) && !abbreviates(b, a);
    }

    [[nodiscard]] bool is_topic(std::uint32_t at) const {
        return (lexicon_.modifier(word(at)) & topic_modifier) != 0;
    }
    [[nodiscard]] bool is_name(std::uint32_t at) const {
        return clauses_.token(at).upos == Upos::propn;
    }

    /// Whether a word of `a` is made of the first letters of those of `b`.
    [[nodiscard]] bool abbreviates(const AgreementMention& a, const AgreementMention& b) const {
        std::string letters;
        for (const std::uint32_t i : b.described) {
            if (reading_.word(i).is_capitalised()) letters += reading_.word(i).text.front();
        }
        return std::any_of(a.described.begin(), a.described.end(), [&](std::uint32_t i) {
            const TokenWord& one = reading_.word(i);
            if (one.casing != Casing::upper || one.text.size() < 3) return false;
            std::size_t at = 0;
            for (const char letter : one.text) {
                at = letters.find(letter, at);
                if (at == std::string::npos) return false;
                ++at;
            }
            return true;
        });
    }

    /// A name, else the fullest definite phrase, the first of its like.
    [[nodiscard]] static Tokens name_of(const Group& group) {
        const AgreementMention* best = &group.mentions.front();  // a group has one at least
        int most = -1;
        for (const AgreementMention& mention : group.mentions) {
            constexpr int named = 100;
            constexpr int definite = 3;
            constexpr int longest = 12;
            const int size = static_cast<int>(mention.phrase.last - mention.phrase.first);
            int score = std::min(size, longest);
            if (mention.named) score += named;
            if (mention.definite && size > 2) score += definite;
            if (mention.exists) score += 2;
            if (score > most) {
                most = score;
                best = &mention;
            }
        }
        return best->phrase;
    }

    [[nodiscard]] Agreement write(const Group& group) const {
        Agreement agreement;
        agreement.name = reading_.span_of(name_of(group));
        std::set<Index> bringers;
        std::set<Index> sides;
        std::set<std::string_view> terms;
        const auto add_side = [&](Index side) {
            if (sides.insert(side).second) agreement.parties.push_back(side);
        };
        AgreedTime from = AgreedTime::none;
        for (const AgreementMention& mention : group.mentions) {
            for (const Index party : mention.parties) add_side(party);
            bringers.insert(mention.bringers.begin(), mention.bringers.end());
            if (mention.time && mention.time_from > from) {
                agreement.agreed_on = mention.time;
                from = mention.time_from;
            }
            for (const Tokens& term : agreement_terms(clauses_, lexicon_, mention)) {
                const Span span = reading_.span_of(term);
                // The same words twice are one term.
                if (terms.insert(slice(reading_.article().text, span)).second)
                    agreement.terms.push_back(span);
            }
            for (const AllegedBreach& breach : breaches_.read(mention)) {
                add_breach(breach, agreement.alleged_breaches);
                // Only who is bound can break it.
                if (breach.by && !is_person(*breach.by) && mentions_.can_be_party(*breach.by))
                    add_side(*breach.by);
            }
        }
        std::erase_if(agreement.parties, [&](Index party) { return bringers.contains(party); });
        keep_sides(agreement.parties);
        for (const AgreementMention& mention : group.mentions) {
            for (const AllegedBreach& breach : breaches_.read_answers(mention, agreement.parties))
                add_breach(breach, agreement.alleged_breaches);
        }
        return agreement;
    }

    /// Told twice in one sentence ("has struck again and has broken the truce") it is one breach,
    /// in the words that say so.
    void add_breach(const AllegedBreach& breach, std::vector<AllegedBreach>& into) const {
        const AgreementPhrases phrases(clauses_, lexicon_);
        const Tokens sentence = phrases.sentence_of(reading_.tokens_of(breach.span).first);
        const bool repeats = !into.empty() && into.back().by == breach.by &&
                             into.back().alleged_by == breach.alleged_by &&
                             sentence.holds(reading_.tokens_of(into.back().span).first);
        if (repeats) into.pop_back();
        into.push_back(breach);
    }

    /// What an article that tells of one agreement says without a word for it is of that one.
    void add_unnamed(Agreement& agreement) const {
        for (const Commitment& commitment : commitments_.read()) {
            for (const Tokens& term : commitment.terms) {
                add_term(reading_.span_of(term), agreement.terms);
            }
            for (const Index party : commitment.parties) {
                auto& parties = agreement.parties;
                if (std::find(parties.begin(), parties.end(), party) == parties.end())
                    parties.push_back(party);
            }
            if (!agreement.agreed_on) agreement.agreed_on = commitment.time;
        }
        keep_sides(agreement.parties);
        for (const AllegedBreach& breach : breaches_.read_counts(agreement.alleged_breaches)) {
            agreement.alleged_breaches.push_back(breach);
        }
    }

    /// Unless it overlaps one that is known.
    static void add_term(Span term, std::vector<Span>& terms) {
        const bool is_known = std::any_of(
            terms.begin(), terms.end(), [&](Span known) { return known.overlaps(term); });
        if (!is_known) terms.push_back(term);
    }

    [[nodiscard]] bool is_person(Index entity) const { return mentions_.is_surely_person(entity); }

    /// Persons stand for sides that are not named; a capital is its country.
    void keep_sides(std::vector<Index>& parties) const {
        const auto& entities = reading_.annotation().entities;
        const bool only_persons = std::all_of(
            parties.begin(), parties.end(), [&](Index party) { return is_person(party); });
        std::set<std::string_view> countries;
        std::vector<Index> kept;
        for (const Index party : parties) {
            const Entity& one = entities[party];
            if (is_person(party) && !only_persons) continue;
            const bool country = one.geopolitical && !one.country.empty();
            if (!country || countries.insert(one.country).second) kept.push_back(party);
        }
        parties = std::move(kept);
    }

    [[nodiscard]] bool is_public_side(Index party) const {
        const Entity& entity = reading_.annotation().entities[party];
        return entity.geopolitical || !entity.country.empty() || !entity.sector.empty() ||
               entity.type == EntityType::group || !is_person(party);
    }

    /// Counted breaches by one who is no person, as an official tells them.
    [[nodiscard]] bool is_broken_between_sides(const Agreement& agreement) const {
        const auto& breaches = agreement.alleged_breaches;
        return std::any_of(breaches.begin(), breaches.end(), [&](const AllegedBreach& breach) {
            if (!breach.by || !breach.alleged_by || !breach.quantity) return false;
            const Entity& accuser = reading_.annotation().entities[*breach.alleged_by];
            return !is_person(*breach.by) && accuser.sector == "GOV";
        });
    }

    /// "that deal. Ostravia spoke of 60 breaches, Belmark of 35": an agreement that nothing else
    /// tells to be public is one of the two who count its breaches; nothing where they are not two.
    [[nodiscard]] std::optional<Agreement> between_counters(const Group& group) const {
        Agreement agreement = write(group);
        add_unnamed(agreement);
        std::set<Index> counters;
        for (const AllegedBreach& breach : agreement.alleged_breaches) {
            if (breach.alleged_by && breach.quantity && mentions_.is_state(*breach.alleged_by))
                counters.insert(*breach.alleged_by);
        }
        if (counters.size() != 2) return std::nullopt;
        if (agreement.parties.empty()) agreement.parties.assign(counters.begin(), counters.end());
        return agreement;
    }

    /// "a white Hesk Accord" may be a car.
    [[nodiscard]] bool is_one_of_many(const AgreementMention& mention) const {
        const std::uint32_t determiner = clauses_.child(mention.head, Relation::det);
        return determiner != nothing && reading_.word(determiner).is("a", "an");
    }

    [[nodiscard]] bool is_public(const Group& group, const Agreement& agreement) const {
        AgreementNeed need = AgreementNeed::sides;
        bool topic = false;
        bool named = false;
        bool unique = false;
        for (const AgreementMention& mention : group.mentions) {
            if (mention.noun.need == AgreementNeed::nothing) need = AgreementNeed::nothing;
            if (mention.noun.need == AgreementNeed::side && need == AgreementNeed::sides)
                need = AgreementNeed::side;
            topic = topic || (mention.modifiers & topic_modifier) != 0;
            named = named || mention.named;
            unique = unique || (mention.named && !is_one_of_many(mention));
        }
        const auto& parties = agreement.parties;
        const auto sides = std::count_if(
            parties.begin(), parties.end(), [&](Index party) { return is_public_side(party); });
        if (unique || (named && (topic || sides > 0))) return true;
        if (need == AgreementNeed::nothing) return parties.empty() || sides > 0;
        if (need == AgreementNeed::side) return sides > 0 || (topic && parties.empty());
        return sides > 1 || (sides > 0 && topic) || is_broken_between_sides(agreement);
    }

    const Reading& reading_;
    const AgreementLexicon& lexicon_;
    const EventClauses& clauses_;
    const EventEntities& entities_;
    EventStatusReader status_;
    const EventCircumstances& circumstances_;
    AgreementMentionFinder mentions_;
    AgreementBreaches breaches_;
    AgreementCommitments commitments_;
    std::vector<Group> groups_;
};

}  // namespace

std::vector<Agreement> find_agreements(const EventCircumstances& circumstances,
                                       const AgreementLexicon& lexicon) {
    const Reading& reading = circumstances.clauses().reading();
    const AgreementPhrases phrases(circumstances.clauses(), lexicon);
    std::vector<std::uint32_t> heads;
    for (std::uint32_t i = 0; i < reading.words().size(); ++i) {
        if (agreement_noun(reading, lexicon, i).kind != AgreementKind::none &&
            phrases.sentence_of(i).holds(i)) {
            heads.push_back(i);
        }
    }
    if (heads.empty()) return {};
    std::vector<Agreement> found = AgreementFinder(circumstances, lexicon).find(heads);
    std::sort(found.begin(), found.end(), [](const Agreement& a, const Agreement& b) {
        return a.name.begin < b.name.begin;
    });
    return found;
}

}  // namespace concord
