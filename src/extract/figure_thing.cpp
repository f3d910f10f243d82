// From a figure to what it counts:
//
//     [13] Ukrainian drones                    "Ukrainian drones"
//     nine drones in A and [four] in B         "drones", from the figure before
//     [€21bn] in military aid, [30] percent of voters, a [three]-hour meeting
//     talks lasted [four] hours, sales rose [20%], Smith, [49],

#include "extract/figure_thing.h"

#include <algorithm>
#include <string_view>

namespace concord {
namespace {

class ThingReader {
public:
    ThingReader(const FigureClause& clause, std::span<const std::optional<Tokens>> before)
        : clause_(clause), before_(before) {}

    [[nodiscard]] std::optional<Tokens> read(std::uint32_t index) const {
        const Figure& figure = clause_.figures()[index];
        return figure.unit.empty() ? counted_thing(index) : measured_thing(figure);
    }

private:
    /// Of a figure without a unit.
    [[nodiscard]] std::optional<Tokens> counted_thing(std::uint32_t index) const {
        const Figure& figure = clause_.figures()[index];
        const std::uint32_t at = figure.behind;
        // "a 16-page report", "the 15-member council"
        const bool compound = clause_.is(at - 1, "-") && at > figure.tokens.last;
        if (compound && clause_.is_noun_at(at)) return Tokens{at, at + 1};
        if (clause_.is(at, "of")) {
            const bool pronoun = clause_.is(at + 1, "them", "us", "whom", "which");
            const auto named = pronoun ? last_named(index) : std::nullopt;
            return named ? named : clause_.phrase_behind(at);
        }
        if (figure.part) {
            const Tokens whole = clause_.phrase_from(at);
            return whole.empty() ? subject_of(figure) : whole;
        }
        if (const auto label = label_before(figure)) return label;
        if (const Tokens phrase = own_phrase(at); !phrase.empty()) return plural_of(phrase, figure);
        if (clause_.is(at, "more", "additional") && clause_.is(at + 1, "of")) {
            return clause_.phrase_behind(at + 1);
        }
        return elided(index);
    }

    /// The noun phrase of a count that begins at `at`; empty where another phrase does: "528 [the
    /// week] before", a person's name in a caption.
    [[nodiscard]] Tokens own_phrase(std::uint32_t at) const {
        if (clause_.is(at, "the", "a", "an", "its", "their", "his", "her", "this")) return {};
        const Tokens phrase = clause_.phrase_from(at);
        return !phrase.empty() && begins_with(phrase, EntityType::person) ? Tokens() : phrase;
    }

    /// Whether the name of one begins the phrase.
    [[nodiscard]] bool begins_with(Tokens phrase, EntityType type) const {
        for (const MentionTokens& mention : clause_.reading().mentions_in(phrase)) {
            if (mention.kind != MentionKind::name || mention.tokens.first != phrase.first) continue;
            const auto& entities = clause_.reading().annotation().entities;
            if (entities[mention.entity].type == type) return true;
        }
        return false;
    }

    /// "Engines: 27": the noun before a colon
    [[nodiscard]] std::optional<Tokens> label_before(const Figure& figure) const {
        const std::uint32_t at = figure.tokens.first;
        if (at < clause_.first() + 2 || !clause_.is(at - 1, ":") || !clause_.is_noun_at(at - 2))
            return std::nullopt;
        const bool counted =
            clause_.has(figure.behind) &&
            (clause_.is_noun_at(figure.behind) || clause_.modifies(figure.behind)) &&
            clause_.reading().word(figure.behind).casing == Casing::lower;
        if (counted) return std::nullopt;
        if (clause_.is_time(at - 2)) return std::nullopt;
        // "Payload to orbit: 63,800kg"
        Tokens label = clause_.phrase_to(at - 2);
        while (label.first >= clause_.first() + 2 &&
               (clause_.tag(label.first - 1) == Xpos::in ||
                clause_.tag(label.first - 1) == Xpos::to) &&
               clause_.is_noun_at(label.first - 2)) {
            label = clause_.phrase_to(label.first - 2);
        }
        // "He named the price: 12 crowns" is no list.
        const bool begins = label.first == clause_.first() ||
                            clause_.figure_at(label.first - 1) != nothing ||
                            clause_.reading().word(label.first - 1).casing == Casing::none;
        return begins ? std::optional(label) : std::nullopt;
    }

    /// "three reasons rain should fall": more than one of them end with their plural
    [[nodiscard]] Tokens plural_of(Tokens phrase, const Figure& figure) const {
        if (figure.high && *figure.high <= 1) return phrase;
        if (clause_.tag(phrase.last - 1) != Xpos::nn) return phrase;
        for (std::uint32_t i = phrase.last - 1; i > phrase.first; --i) {
            if (clause_.tag(i - 1) == Xpos::nns && clause_.tag(i) != Xpos::hyph)
                return {phrase.first, i};
        }
        return phrase;
    }

    /// What the figure before counts, in this sentence or the one before it.
    [[nodiscard]] std::optional<Tokens> last_named(std::uint32_t index) const {
        for (std::uint32_t f = index; f > 0; --f) {
            if (clause_.figures()[f - 1].unit.empty() && before_[f - 1]) return before_[f - 1];
            if (index - f > 2) break;
            // not farther back than the sentence before
            constexpr std::uint32_t longest = 60;
            if (clause_.figures()[f - 1].tokens.first + longest <
                clause_.figures()[index].tokens.first)
                break;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Tokens> elided(std::uint32_t index) const {
        const Figure& figure = clause_.figures()[index];
        // "were killed", "in Rostov": nothing stands behind but what is said
        if (index > 0 && clause_.figures()[index - 1].tokens.first >= clause_.first() &&
            clause_.figures()[index - 1].unit.empty()) {
            if (const auto named = last_named(index)) return named;
        }
        if (clause_.is(figure.behind, "more", "are", "were", "have", "others", "remain") ||
            clause_.is(figure.tokens.first - 1, "another")) {
            return last_named(index);
        }
        // "a vote of 216 to 212"
        if (const auto noun = noun_before(figure);
            noun && (clause_.role_of_noun(noun->last - 1) == "voted" ||
                     clause_.is(noun->last - 1, "total", "toll", "score"))) {
            return noun;
        }
        // "all four"
        if (clause_.is(figure.tokens.first - 1, "all", "the", "these", "those")) {
            for (std::uint32_t f = index; f > 0 && index - f < 6; --f) {
                if (clause_.figures()[f - 1].low == figure.low && before_[f - 1]) {
                    return before_[f - 1];
                }
            }
        }
        if (const auto subject = copula_subject(figure)) return subject;
        return figure.many ? plural_before(figure) : std::nullopt;
    }

    /// "Too many [people] are dying, thousands a week": the subject before it that is many
    [[nodiscard]] std::optional<Tokens> plural_before(const Figure& figure) const {
        for (std::uint32_t i = figure.tokens.first; i > clause_.floor_of(figure.tokens.first);
             --i) {
            const std::uint32_t at = i - 1;
            if (clause_.tag(at) == Xpos::nns && is_subject(clause_.token(at).relation))
                return clause_.phrase_to(at);
        }
        return std::nullopt;
    }

    /// "The dead numbered 12", "the toll was 40"
    [[nodiscard]] std::optional<Tokens> copula_subject(const Figure& figure) const {
        const std::uint32_t number = figure.number.last - 1;
        const std::uint32_t verb = clause_.is_root(number) ? number : clause_.token(number).head;
        for (const std::uint32_t governor : {number, verb}) {
            if (!clause_.has(governor)) continue;
            const std::string_view role = clause_.role_name(governor);
            const bool states = governor == number || clause_.lemma(governor) == "be" ||
                                clause_.lemma(governor) == "number" || role == "reached" ||
                                role == "rose" || role == "fell";
            if (!states) continue;
            if (const auto subject = subject_under(governor, figure)) return subject;
        }
        return std::nullopt;
    }

    /// The subject whose head is `verb`, left of the figure.
    [[nodiscard]] std::optional<Tokens> subject_under(std::uint32_t verb,
                                                      const Figure& figure) const {
        for (std::uint32_t i = figure.tokens.first; i > clause_.floor_of(figure.tokens.first);
             --i) {
            const std::uint32_t at = i - 1;
            if (clause_.token(at).head != verb || !is_subject(clause_.token(at).relation)) continue;
            // "10 percent get it and 40 percent do not": what the figure there is of
            if (clause_.figure_at(at) != nothing) {
                const std::uint32_t other = clause_.figure_at(at);
                return other < before_.size() ? before_[other] : std::nullopt;
            }
            if (clause_.is_noun_at(at)) return clause_.of_number(clause_.phrase_to(at));
            if (clause_.tag(at) == Xpos::prp || clause_.tag(at) == Xpos::dt)
                return Tokens{at, at + 1};
            // "their meeting, which lasted four hours"
            const bool relative = clause_.tag(at) == Xpos::wdt || clause_.tag(at) == Xpos::wp;
            const std::uint32_t noun =
                clause_.is(at - 1, ",") && at > clause_.first() + 1 ? at - 2 : at - 1;
            if (relative && at > clause_.first() && clause_.is_noun_at(noun))
                return clause_.of_number(clause_.phrase_to(noun));
        }
        return std::nullopt;
    }

    /// What is raised "by [13 percent]" or cut "to [5 percent]": the object of the verb.
    [[nodiscard]] std::optional<Tokens> changed_object(std::uint32_t verb,
                                                       const Figure& figure) const {
        const bool moved = clause_.is(figure.tokens.first - 1, "to", "by", "from", "at");
        const std::string_view role = clause_.role_name(verb);
        const bool raised = figure.unit == "%" && (role == "rose" || role == "fell");
        if (!moved && !raised) return std::nullopt;  // "raised prices 5%"
        for (std::uint32_t i = figure.tokens.first; i > clause_.floor_of(figure.tokens.first);
             --i) {
            const std::uint32_t at = i - 1;
            if (clause_.token(at).head == verb && clause_.token(at).relation == Relation::obj &&
                clause_.is_noun_at(at) && clause_.figure_at(at) == nothing) {
                return clause_.of_number(clause_.phrase_to(at));
            }
        }
        return std::nullopt;
    }

    /// The subject of what the figure is said of: of the words above it, the first that has one.
    [[nodiscard]] std::optional<Tokens> subject_of(const Figure& figure) const {
        constexpr int farthest = 5;
        std::uint32_t at = figure.number.last - 1;
        bool verbs_seen = false;
        for (int steps = 0; steps < farthest && clause_.has(at); ++steps) {
            if (const auto object = changed_object(at, figure)) return object;
            if (const auto subject = subject_under(at, figure)) return subject;
            // "pieces weighing up to 100kg"
            const Relation relation = clause_.token(at).relation;
            if (is_verb(clause_.tag(at))) {
                if (relation == Relation::acl && clause_.is_noun_at(clause_.token(at).head)) {
                    return clause_.phrase_to(clause_.token(at).head);
                }
                // a participle or infinitive has the subject of the verb above it
                if (verbs_seen) break;
                verbs_seen = true;
            }
            if (clause_.is_root(at)) break;
            at = clause_.token(at).head;
        }
        return std::nullopt;
    }

    /// Of money, lengths, shares and other measures.
    [[nodiscard]] std::optional<Tokens> measured_thing(const Figure& figure) const {
        if (clause_.is_age(figure)) return aged(figure);
        if (const auto same = said_again(figure)) return same;
        if (const auto label = label_before(figure)) return label;
        const bool lasts = figure.measures == "lasted";
        const std::uint32_t at = behind_bracket(figure);
        // "20 percent of voters", "three weeks of talks", but "within 30 minutes of it"
        const bool within = lasts && clause_.is(figure.tokens.first - 1, "within", "in");
        if (clause_.is(at, "of") && !within) return clause_.phrase_behind(at);
        if (const Tokens own = measured_phrase(figure, at); !own.empty()) return of_change(own);
        if (figure.money) return paid_for(figure);
        if (const auto noun = noun_before(figure)) {
            // "in the space of 12 months"
            const bool frame =
                clause_.is(noun->last - 1, "space", "period", "span", "course", "matter");
            return frame && lasts ? std::nullopt : noun;
        }
        if (figure.unit == "%") return subject_of(figure);
        if (figure.measures == "distance") return far_thing(figure);
        if (lasts) return lasting(figure);
        return has_copula_or_measure(figure) ? subject_of(figure) : std::nullopt;
    }

    /// Behind the figure and the same amount in brackets: "17 miles (27km) [of track]"
    [[nodiscard]] std::uint32_t behind_bracket(const Figure& figure) const {
        std::uint32_t at = figure.behind;
        if (clause_.is(at, ")")) ++at;
        if (!clause_.is(at, "(") || !clause_.has(at + 1)) return at;
        const std::uint32_t other = clause_.figure_at(at + 1);
        if (other == nothing || !clause_.is(clause_.figures()[other].behind, ")")) return at;
        return clause_.figures()[other].behind + 1;
    }

    /// "a three-hour [meeting]", "a 250kg [bomb]", "a $5m [house]", "a 30 percent [rise] in sales"
    [[nodiscard]] Tokens measured_phrase(const Figure& figure, std::uint32_t at) const {
        if (clause_.has(at) && clause_.reading().word(at).lower.starts_with("a-")) {
            ++at;  // "$70-a-share"
        }
        if (clause_.is(at, "-") && clause_.is(at + 1, "long")) ++at;
        if (clause_.is(at, "-", "old", "long")) ++at;
        // "a 250kg guided bomb": the participle may have been taken for a verb
        const bool joined = figure.unit_words.empty() && !figure.money && figure.unit != "%";
        if (joined && clause_.tag(at) == Xpos::vbd) ++at;
        const bool another =
            clause_.is(at, "the", "its", "their", "his", "her", "this", "that", "more", "all");
        if (another || clause_.is(at, "long", "old", "high", "deep", "wide", "away")) return {};
        const Tokens own = clause_.phrase_from(at);
        return own.first == at ? own : Tokens();
    }

    /// The same amount in another unit: "€21bn ([£18.2bn])", "from [5 percent]" behind "to 6
    /// percent"
    [[nodiscard]] std::optional<Tokens> said_again(const Figure& figure) const {
        if (before_.empty() || figure.tokens.first == clause_.first()) return std::nullopt;
        const Figure& before = clause_.figures()[before_.size() - 1];
        if (before.tokens.first < clause_.first() || !before_.back()) return std::nullopt;
        const std::uint32_t at = figure.tokens.first - 1;
        const bool bracket = clause_.is(at, "(") && before.behind + 1 >= figure.tokens.first;
        const bool change = clause_.is(at, "to", "from") && before.unit == figure.unit &&
                            before.behind + 2 >= figure.tokens.first;
        return bracket || change ? before_.back() : std::nullopt;
    }

    /// "targets [2,000] miles away", "missiles which can fly [620] miles"
    [[nodiscard]] std::optional<Tokens> far_thing(const Figure& figure) const {
        const std::uint32_t before = figure.tokens.first - 1;
        if (figure.tokens.first > clause_.first() && clause_.is_noun_at(before) &&
            clause_.is(figure.behind, "away")) {
            return clause_.phrase_to(before);
        }
        const std::uint32_t verb = clause_.verb_above(figure.number.last - 1);
        if (verb == nothing) return std::nullopt;
        const std::string_view what = clause_.lemma(verb);
        const bool reaches = what == "fly" || what == "travel" || what == "locate" ||
                             what == "stretch" || what == "reach" || what == "stand" ||
                             what == "rise" || what == "lie" || what == "be";
        return reaches || has_copula_or_measure(figure) ? subject_of(figure) : std::nullopt;
    }

    /// "rise in [sales]" of "a 20 percent rise in sales"
    [[nodiscard]] std::optional<Tokens> of_change(Tokens phrase) const {
        const std::string_view role =
            clause_.lexicon().role_of_noun(clause_.lemma(phrase.last - 1));
        const bool change = role == "rose" || role == "fell";
        if (change && clause_.is(phrase.last, "in", "of")) {
            if (const auto what = clause_.phrase_behind(phrase.last)) return what;
        }
        // "an 18 percent earnings surge"
        if (change && phrase.last - phrase.first > 1 && clause_.is_noun_at(phrase.last - 2))
            --phrase.last;
        return clause_.of_number(phrase);
    }

    /// "a profit of [$3m]", "a rate of [5%]", "rounds worth [5bn euros]"
    [[nodiscard]] std::optional<Tokens> noun_before(const Figure& figure) const {
        std::uint32_t at = figure.tokens.first;
        // "worth a combined £1.3m"
        while (at > clause_.first() + 2 && !clause_.is(at - 1, "worth") &&
               (clause_.tag(at - 1) == Xpos::jj || clause_.tag(at - 1) == Xpos::vbn ||
                clause_.is(at - 1, "a", "an", "the"))) {
            --at;
        }
        if (at <= clause_.first() + 1) return std::nullopt;
        --at;
        if (clause_.is(at, "of", "worth") && at > clause_.first() && clause_.is_noun_at(at - 1))
            return clause_.phrase_to(at - 1);
        if (clause_.is(at, "at") && at > clause_.first() && clause_.is_noun_at(at - 1) &&
            figure.unit == "%") {
            return clause_.phrase_to(at - 1);
        }
        return std::nullopt;
    }

    /// What money is for or worth.
    [[nodiscard]] std::optional<Tokens> paid_for(const Figure& figure) const {
        const std::uint32_t verb = clause_.verb_above(figure.number.last - 1);
        const std::string_view role = clause_.role_name(verb);
        const bool changes = role == "rose" || role == "fell" || role == "reached";
        if (changes && clause_.is(figure.tokens.first - 1, "to", "from", "at")) {
            return subject_of(figure);
        }
        std::uint32_t at = behind_bracket(figure);
        if (clause_.is(at, "a", "an", "per") && clause_.has(at + 1)) at += 2;  // "$5 a share"
        if (const auto what = paid_in(at)) return what;
        if (const auto noun = noun_before(figure)) return noun;
        if (verb == nothing) return std::nullopt;
        const bool states =
            changes || role == "cost" || !is_verb(clause_.tag(verb)) || clause_.lemma(verb) == "be";
        if (states) {
            if (const auto subject = subject_of(figure)) return subject;
        }
        if (role == "sold" || role == "bought") return object_of(verb, figure);
        const bool spent_on = clause_.is(at, "on") && clause_.lemma(verb) == "spend";
        return spent_on || clause_.is(at, "for", "as") ? clause_.phrase_behind(at) : std::nullopt;
    }

    /// "[$5m] in aid", "[$5m] worth of aid", but not "in London" or "in the city"
    [[nodiscard]] std::optional<Tokens> paid_in(std::uint32_t at) const {
        const bool worth = clause_.is(at, "worth");
        if (!worth && (!clause_.is(at, "in") || clause_.is(at + 1, "the"))) return std::nullopt;
        if (worth && clause_.is(at + 1, "of")) ++at;
        const auto what = clause_.phrase_behind(at);
        return what && !begins_with(*what, EntityType::place) ? what : std::nullopt;
    }

    [[nodiscard]] std::optional<Tokens> object_of(std::uint32_t verb, const Figure& figure) const {
        constexpr std::uint32_t farthest = 30;
        const std::uint32_t end = std::min(clause_.last(), verb + farthest);
        for (std::uint32_t i = clause_.floor_of(verb); i < end; ++i) {
            const bool object = clause_.token(i).relation == Relation::obj ||
                                clause_.token(i).relation == Relation::nsubj_pass;
            if (!object || clause_.token(i).head != verb || figure.tokens.holds(i)) continue;
            if (clause_.is_noun_at(i)) return clause_.phrase_to(i);
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Tokens> aged(const Figure& figure) const {
        std::uint32_t at = figure.behind;
        if (figure.unit_words.empty() && at == figure.number.last) return bearer(figure);
        if (clause_.is(at, "-")) ++at;
        ++at;
        const Tokens noun = clause_.phrase_from(at);
        if (!noun.empty() && noun.first == at) return noun;
        return clause_.has_copula(figure) ? subject_of(figure) : std::nullopt;
    }

    /// Whose age stands behind a name or verb: "John Smith, 49,", "she was 17".
    [[nodiscard]] std::optional<Tokens> bearer(const Figure& figure) const {
        std::uint32_t at = figure.tokens.first - 1;
        for (std::uint32_t i = at; i > clause_.first() && i + 3 > at; --i) {
            if (clause_.is(i, "he", "she", "i", "who")) return Tokens{i, i + 1};
        }
        if (!clause_.is(at, ",", "(", "aged", "age")) return subject_of(figure);
        if (clause_.is(at, "aged") && at > clause_.first() && clause_.is(at - 1, ",")) --at;
        if (at > clause_.first() && clause_.is(at - 1, ")")) {
            constexpr std::uint32_t longest = 20;
            const std::uint32_t floor = at > longest ? at - longest : 0;
            while (at > std::max(floor, clause_.first() + 1) && !clause_.is(at, "(")) --at;
        }
        if (at == clause_.first() || !clause_.is(at, ",", "(")) return std::nullopt;
        const std::uint32_t mention = clause_.reading().mention_ending(at - 1);
        if (mention != nothing && clause_.reading().mentions()[mention].kind == MentionKind::name) {
            return clause_.reading().mentions()[mention].tokens;
        }
        return clause_.is_noun_at(at - 1) ? std::optional(clause_.phrase_to(at - 1)) : std::nullopt;
    }

    [[nodiscard]] bool has_copula_or_measure(const Figure& figure) const {
        if (clause_.has_copula(figure)) return true;
        const std::uint32_t verb = clause_.verb_above(figure.number.last - 1);
        return verb != nothing && clause_.role_name(verb) == figure.measures;
    }

    /// "the talks lasted four hours", "talks for four hours"
    [[nodiscard]] std::optional<Tokens> lasting(const Figure& figure) const {
        const std::uint32_t before = figure.tokens.first - 1;
        const bool led = figure.tokens.first > clause_.first() + 1 && clause_.is(before, "for");
        if (led && clause_.is_noun_at(before - 1) &&
            (clause_.tag(before - 1) == Xpos::nns || clause_.tag(before - 1) == Xpos::nn)) {
            // "held talks for four hours"
            if (clause_.token(before - 1).relation == Relation::obj)
                return clause_.phrase_to(before - 1);
        }
        const std::uint32_t verb = clause_.verb_above(figure.number.last - 1);
        if (verb == nothing) return std::nullopt;
        const bool holds =
            led && (clause_.lemma(verb) == "hold" || clause_.lemma(verb) == "have" ||
                    clause_.lemma(verb) == "extend" || clause_.lemma(verb) == "suspend" ||
                    clause_.lemma(verb) == "delay" || clause_.lemma(verb) == "continue");
        if (holds) {
            const auto object = object_of(verb, figure);
            return object ? object : subject_of(figure);
        }
        const bool lasts = clause_.role_name(verb) == "lasted" || clause_.lemma(verb) == "take";
        return lasts || (clause_.has_copula(figure) && !led) ? subject_of(figure) : std::nullopt;
    }

    const FigureClause& clause_;
    std::span<const std::optional<Tokens>> before_;
};

}  // namespace

std::optional<Tokens> thing_of(const FigureClause& clause,
                               std::uint32_t index,
                               std::span<const std::optional<Tokens>> before) {
    return ThingReader(clause, before).read(index);
}

}  // namespace concord
