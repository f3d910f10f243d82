// Roles are told by the nearest word that knowledge/quantities lists: what an amount did ("rose
// [5%]"), the counted noun itself ("[12] deaths"), its participle ("[12] wounded"), the verbs above
// it in the grammatical relation that the table asks for, nouns for persons ("[12] hostages"); else
// by the unit.

#include "extract/figure_role.h"

#include <algorithm>
#include <span>
#include <string>

namespace concord {
namespace {

class RoleReader {
public:
    explicit RoleReader(const FigureClause& clause) : clause_(clause) {}

    [[nodiscard]] std::string_view read(const Figure& figure,
                                        const std::optional<Tokens>& of) const {
        if (clause_.is_age(figure)) return "age";
        if (figure.measures == "lasted" && is_sentence(figure, of)) return "sentenced";
        const bool amount = figure.money || figure.unit == "%";
        if (!figure.unit.empty() && !amount) return figure.measures;
        const bool own = of && of->first >= figure.tokens.first && clause_.has(of->last - 1);
        const std::uint32_t from = own && !amount ? of->last - 1 : figure.number.last - 1;
        std::string_view told = role_of_verb(from, figure);
        const bool changes = told == "rose" || told == "fell" || told == "reached";
        if (amount && changes) return told;
        if (amount && clause_.is(figure.tokens.first - 1, "up", "down")) {
            return clause_.is(figure.tokens.first - 1, "up") ? "rose" : "fell";
        }
        const bool compound = own && clause_.is(of->first - 1, "-");
        if (of && clause_.has(of->first) && !compound) {
            if (const auto role = role_of_change(figure); !role.empty()) return role;
            const auto noun = clause_.role_of_noun(of->last - 1);
            const bool of_money = noun == "cost" || noun == "paid" || noun == "earned" ||
                                  noun == "owed" || noun == "pledged";
            const bool level = noun == "reached" && figure.unit.empty() && !figure.money;
            if (!noun.empty() && !(of_money && figure.unit == "%") && !level) return noun;
            if (const auto role = role_of_modifier(*of); !role.empty()) return role;
        }
        const bool priced = figure.money && own && of->first <= figure.behind + 1;
        if (priced && !clause_.is(figure.behind, "in", "of", "for")) return "cost";
        if (!told.empty()) return told;
        if (own && !compound) {
            told = clause_.lexicon().role_of_person(clause_.lemma(of->last - 1));
            if (!told.empty()) return told;
        }
        if (of && !own && figure.unit.empty() && clause_.has(of->first)) {
            told = role_of_verb(of->last - 1, figure);  // "people are dying, thousands a week"
            if (!told.empty()) return told;
        }
        if (own && amount && figure.unit == "%" && !clause_.is(figure.behind, "of")) {
            told = role_of_verb(of->last - 1, figure);
            if (!told.empty()) return told;
        }
        if (figure.money) return is_price(figure, of) ? "cost" : "";
        if (figure.unit == "%" && clause_.has_copula(figure) && !clause_.is(figure.behind, "of"))
            return "reached";
        if (figure.part) return "share";
        return figure.measures;
    }

private:
    /// "a $5m house", "the house was $5m"
    [[nodiscard]] bool is_price(const Figure& figure, const std::optional<Tokens>& of) const {
        if (!of) return false;
        const bool beside = of->first >= figure.behind && of->first <= figure.behind + 1;
        return beside || (clause_.has_copula(figure) && of->last <= figure.tokens.first);
    }

    /// "a 20 percent [rise] in sales"
    [[nodiscard]] std::string_view role_of_change(const Figure& figure) const {
        const Tokens own = clause_.phrase_from(figure.behind);
        if (own.empty()) return {};
        const std::string_view role = clause_.role_of_noun(own.last - 1);
        return role == "rose" || role == "fell" ? role : std::string_view();
    }

    /// "12 wounded soldiers", "12 people dead", "12 people killed in"
    [[nodiscard]] std::string_view role_of_modifier(Tokens phrase) const {
        const std::uint32_t end = std::min(phrase.last + 1, clause_.last());
        for (std::uint32_t i = phrase.first; i < end; ++i) {
            const auto role = clause_.lexicon().role_of_adjective(clause_.reading().word(i).lower);
            if (!role.empty()) return role;
        }
        if (clause_.has(phrase.last) && clause_.tag(phrase.last) == Xpos::vbn) {
            for (const VerbRole& role : clause_.verb_roles(phrase.last)) {
                if (takes_object(role)) return role.role;
            }
        }
        return {};
    }

    static bool takes_object(const VerbRole& role) {
        return role.argument == "object" || role.argument == "any";
    }

    /// Of the verbs above `from`, the first that says one of what hangs below it.
    [[nodiscard]] std::string_view role_of_verb(std::uint32_t from, const Figure& figure) const {
        constexpr int farthest = 5;
        std::uint32_t below = from;
        std::uint32_t at = from;
        for (int steps = 0; steps < farthest && clause_.has(at); ++steps) {
            if (is_verb(clause_.tag(at)) && at != from) {
                if (clause_.token(below).relation == Relation::nsubj) {
                    if (const auto suffered = suffered_role(at); !suffered.empty()) return suffered;
                }
                if (is_denied(at)) return {};
                const bool amount = figure.money || figure.unit == "%";
                const auto roles = clause_.verb_roles(at);
                // Shares that "drop 5 percent" are not thrown: of amounts the measure is asked
                // first.
                for (const bool measures : {true, false}) {
                    for (const VerbRole& role : roles) {
                        if ((amount && role.argument == "measure") != measures) continue;
                        if (says(role, clause_.token(below).relation, figure)) {
                            return of_measure(role.role, at, figure);
                        }
                    }
                }
                const Relation up = clause_.token(at).relation;
                const bool goes_on = up == Relation::conj || up == Relation::acl_relcl;
                if (!goes_on) return {};
            } else if (at != from && clause_.is_noun_at(at) &&
                       clause_.token(below).relation == Relation::nmod) {
                // "the deportation of 600,000 people"
                const bool amount = figure.money || figure.unit == "%";
                const auto role = clause_.role_of_noun(at);
                if (!role.empty() && (amount || role != "reached")) return role;
            }
            if (clause_.is_root(at)) break;
            below = at;
            at = clause_.token(at).head;
        }
        return {};
    }

    /// "were not killed", "never paid"
    [[nodiscard]] bool is_denied(std::uint32_t verb) const {
        constexpr std::uint32_t farthest = 5;
        for (std::uint32_t i = verb; i > clause_.first() && i + farthest > verb; --i) {
            const bool denies = clause_.is(i - 1, "not", "n't", "never");
            if (denies && clause_.token(i - 1).head == verb) return true;
        }
        return false;
    }

    /// What the subject of "had serious injuries" and "caught measles" suffered.
    [[nodiscard]] std::string_view suffered_role(std::uint32_t verb) const {
        const std::string_view what = clause_.lemma(verb);
        if (what != "have" && what != "suffer" && what != "sustain" && what != "catch" &&
            what != "contract" && what != "receive") {
            return {};
        }
        constexpr std::uint32_t farthest = 20;
        for (std::uint32_t i = verb + 1; i < std::min(clause_.last(), verb + farthest); ++i) {
            if (clause_.token(i).head != verb || clause_.token(i).relation != Relation::obj)
                continue;
            const std::string_view noun = clause_.role_of_noun(i);
            if (noun == "wounded") return noun;
            const std::string_view illness =
                clause_.lexicon().role_of_adjective(clause_.reading().word(i).lower);
            return illness == "infected" ? illness : std::string_view();
        }
        return {};
    }

    /// Whether the verb says its role of an argument in this relation.
    [[nodiscard]] bool says(const VerbRole& role, Relation relation, const Figure& figure) const {
        const bool amount = figure.money || figure.unit == "%";
        const bool subject = relation == Relation::nsubj;
        if (role.argument == "any") return true;
        if (role.argument == "money") return figure.money;
        if (role.argument == "poll") return subject && figure.unit == "%";
        if (role.argument == "measure") {
            if (amount) return !subject;
            const bool moved = clause_.is(figure.tokens.first - 1, "to", "by", "from", "at");
            return moved;
        }
        if (figure.money && role.role != "seized" && role.role != "sold" && role.role != "bought" &&
            role.role != "lost") {
            return false;
        }
        if (role.argument == "subject") return subject;
        return relation == Relation::obj || relation == Relation::nsubj_pass ||
               relation == Relation::xcomp || relation == Relation::conj || (amount && !subject);
    }

    /// "rose by 5%" is a rise, "rose to 5%" and "never fell below 5%" tell a level.
    [[nodiscard]] std::string_view of_measure(std::string_view role,
                                              std::uint32_t verb,
                                              const Figure& figure) const {
        const bool change = role == "rose" || role == "fell";
        const bool level = clause_.is(figure.tokens.first - 1, "to", "at", "from") ||
                           clause_.is(figure.tokens.first, "below", "above", "under", "over");
        return change && figure.tokens.first > verb && level ? "reached" : role;
    }

    /// "sentenced to five years", "five years in prison", "a five-year sentence"
    [[nodiscard]] bool is_sentence(const Figure& figure, const std::optional<Tokens>& of) const {
        if (of && clause_.lemma(of->last - 1) == "sentence") return true;
        constexpr std::uint32_t near = 7;
        const std::uint32_t begin = figure.tokens.first;
        for (std::uint32_t i = begin; i > clause_.first() && i + near > begin; --i) {
            if (clause_.lemma(i - 1) == "sentence" &&
                clause_.is(begin - 1, "to", "at", "-", "--", "—"))
                return true;
        }
        if (clause_.is(figure.behind, "in", "behind") &&
            clause_.is(figure.behind + 1, "prison", "jail", "bars")) {
            return true;
        }
        const std::uint32_t verb = clause_.verb_above(figure.number.last - 1);
        return verb != nothing && clause_.has(verb) && clause_.lemma(verb) == "sentence";
    }

    const FigureClause& clause_;
};

}  // namespace

std::string_view role_of(const FigureClause& clause,
                         const Figure& figure,
                         const std::optional<Tokens>& of) {
    return RoleReader(clause).read(figure, of);
}

}  // namespace concord
