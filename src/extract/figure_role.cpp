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
        if (!figure.unit.empty() && !is_amount(figure)) return figure.measures;
        const bool own = of && of->first >= figure.tokens.first && clause_.has(of->last - 1);
        const std::uint32_t from =
            own && !is_amount(figure) ? of->last - 1 : figure.number.last - 1;
        const std::string_view told = role_of_verb(from, figure);
        if (is_amount(figure)) {
            if (told == "rose" || told == "fell" || told == "reached") return told;
            if (clause_.is(figure.tokens.first - 1, "up")) return "rose";
            if (clause_.is(figure.tokens.first - 1, "down")) return "fell";
        }
        if (of && clause_.has(of->first) && !is_compound(of, own)) {
            if (const auto role = role_of_thing(figure, *of); !role.empty()) return role;
        }
        const bool priced = figure.money && own && of->first <= figure.behind + 1;
        if (priced && !clause_.is(figure.behind, "in", "of", "for")) return "cost";
        if (!told.empty()) return told;
        if (const auto role = role_of_words(figure, of, own); !role.empty()) return role;
        return role_of_kind(figure, of);
    }

private:
    /// Money and percentages, which rise and fall themselves.
    static bool is_amount(const Figure& figure) { return figure.money || figure.unit == "%"; }

    /// "24-seat": the noun says nothing of the figure.
    [[nodiscard]] bool is_compound(const std::optional<Tokens>& of, bool own) const {
        return own && clause_.is(of->first - 1, "-");
    }

    /// What the counted words say themselves: "a 20 percent rise", "12 deaths", "12 wounded men".
    [[nodiscard]] std::string_view role_of_thing(const Figure& figure, Tokens of) const {
        if (const auto role = role_of_change(figure); !role.empty()) return role;
        const auto noun = clause_.role_of_noun(of.last - 1);
        const bool of_money = noun == "cost" || noun == "paid" || noun == "earned" ||
                              noun == "owed" || noun == "pledged";
        const bool level = noun == "reached" && !is_amount(figure);
        if (!noun.empty() && !(of_money && figure.unit == "%") && !level) return noun;
        return role_of_modifier(of);
    }

    /// What is said where the verb above says nothing: nouns for persons, the verb of the words
    /// that the figure goes back to, or of the whole of a share.
    [[nodiscard]] std::string_view role_of_words(const Figure& figure,
                                                 const std::optional<Tokens>& of,
                                                 bool own) const {
        if (!of || !clause_.has(of->first)) return {};
        if (own && !is_compound(of, own)) {
            const auto person = clause_.lexicon().role_of_person(clause_.lemma(of->last - 1));
            if (!person.empty()) return person;
        }
        // "people are dying, thousands a week"
        const bool elided = !own && figure.unit.empty();
        const bool share = own && figure.unit == "%" && !clause_.is(figure.behind, "of");
        return elided || share ? role_of_verb(of->last - 1, figure) : std::string_view();
    }

    /// By the kind of measure alone.
    [[nodiscard]] std::string_view role_of_kind(const Figure& figure,
                                                const std::optional<Tokens>& of) const {
        if (figure.money) return is_price(figure, of) ? "cost" : "";
        const bool stated = figure.unit == "%" && clause_.has_copula(figure);
        if (stated && !clause_.is(figure.behind, "of")) return "reached";
        return figure.part ? "share" : figure.measures;
    }

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
        for (int steps = 0; steps < farthest; ++steps) {
            if (!clause_.has(below) || clause_.is_root(below)) return {};
            const std::uint32_t at = clause_.token(below).head;
            if (!clause_.has(at)) return {};
            const Relation relation = clause_.token(below).relation;
            if (is_verb(clause_.tag(at))) {
                const auto role = role_under(at, relation, figure);
                const Relation up = clause_.token(at).relation;
                const bool goes_on = up == Relation::conj || up == Relation::acl_relcl;
                if (!role.empty() || !goes_on || is_denied(at)) return role;
            } else if (clause_.is_noun_at(at) && relation == Relation::nmod) {
                // "the deportation of 600,000 people"
                const auto role = clause_.role_of_noun(at);
                if (!role.empty() && (is_amount(figure) || role != "reached")) return role;
            }
            below = at;
        }
        return {};
    }

    /// What a verb says of its argument in a relation. Shares that "drop 5 percent" are not thrown:
    /// of amounts the measure is asked first.
    [[nodiscard]] std::string_view role_under(std::uint32_t verb,
                                              Relation relation,
                                              const Figure& figure) const {
        if (relation == Relation::nsubj) {
            if (const auto suffered = suffered_role(verb); !suffered.empty()) return suffered;
        }
        if (is_denied(verb)) return {};
        const auto roles = clause_.verb_roles(verb);
        for (const bool measures : {true, false}) {
            for (const VerbRole& role : roles) {
                if ((is_amount(figure) && role.argument == "measure") != measures) continue;
                if (says(role, relation, figure)) return of_measure(role.role, verb, figure);
            }
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
        const bool amount = is_amount(figure);
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
