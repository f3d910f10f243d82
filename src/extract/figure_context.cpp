// From a figure to what it counts, and what is said of that:
//
//     [13] Ukrainian drones were destroyed     of "Ukrainian drones", destroyed
//     nine drones in A and [four] in B         of "drones", from the figure before
//     [€21bn] in military aid, [30] percent of voters, a [three]-hour meeting
//     talks lasted [four] hours, sales rose [20%], Smith, [49],
//
// Roles are told by the nearest word that knowledge/quantities lists: the counted noun itself
// ("[12] deaths"), its participle ("[12] wounded"), then the verbs above it; else by the unit.

#include "extract/figure_context.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"

namespace concord {
namespace {

bool is_noun(Xpos tag) {
    return tag == Xpos::nn || tag == Xpos::nns || tag == Xpos::nnp || tag == Xpos::nnps;
}

bool is_verb(Xpos tag) {
    return tag == Xpos::vb || tag == Xpos::vbd || tag == Xpos::vbg || tag == Xpos::vbn ||
           tag == Xpos::vbp || tag == Xpos::vbz;
}

class ContextReader {
public:
    ContextReader(const Reading& reading,
                  const QuantityLexicon& lexicon,
                  std::span<const Figure> figures)
        : reading_(reading),
          tokens_(reading.annotation().tokens),
          lexicon_(lexicon),
          figures_(figures),
          figure_at_(tokens_.size(), nothing) {
        for (std::uint32_t f = 0; f < figures.size(); ++f) {
            for (std::uint32_t i = figures[f].tokens.first; i < figures[f].behind; ++i) {
                figure_at_[i] = f;
            }
        }
    }

    std::vector<FigureContext> read() {
        std::size_t sentence = 0;
        const auto& sentences = reading_.annotation().sentences;
        for (std::uint32_t f = 0; f < figures_.size(); ++f) {
            const Figure& figure = figures_[f];
            while (sentences[sentence].last_token <= figure.tokens.first) ++sentence;
            first_ = sentences[sentence].first_token;
            last_ = sentences[sentence].last_token;
            contexts_.push_back(read_one(f));
        }
        return std::move(contexts_);
    }

private:
    // --- words -------------------------------------------------------------------------------

    [[nodiscard]] bool has(std::uint32_t at) const { return first_ <= at && at < last_; }
    template <class... Words>
    [[nodiscard]] bool is(std::uint32_t at, Words... words) const {
        return has(at) && reading_.word(at).is(words...);
    }
    [[nodiscard]] Xpos tag(std::uint32_t at) const { return has(at) ? tokens_[at].xpos : Xpos::fw; }
    [[nodiscard]] bool is_noun_at(std::uint32_t at) const { return is_noun(tag(at)); }
    [[nodiscard]] bool is_root(std::uint32_t at) const { return tokens_[at].head == at; }
    [[nodiscard]] std::string_view lemma(std::uint32_t at) const { return tokens_[at].lemma; }

    // --- noun phrases ------------------------------------------------------------------------

    /// True for a word that may stand before the head in a noun phrase.
    [[nodiscard]] bool modifies(std::uint32_t at) const {
        switch (tag(at)) {
            case Xpos::jj:
            case Xpos::jjr:
            case Xpos::jjs:
            case Xpos::vbn:
            case Xpos::vbg:
            case Xpos::hyph:
            case Xpos::afx:
                return true;
            case Xpos::rb:
            case Xpos::rbr:
                return tag(at + 1) == Xpos::jj || tag(at + 1) == Xpos::vbn;
            case Xpos::cc:
                return modifies_noun_pair(at);
            case Xpos::comma:
                return (tag(at - 1) == Xpos::jj && tag(at + 1) == Xpos::jj);
            default:
                return is_noun_at(at);
        }
    }

    /// "young and old people": a conjunction between adjectives
    [[nodiscard]] bool modifies_noun_pair(std::uint32_t at) const {
        return tag(at - 1) == Xpos::jj && tag(at + 1) == Xpos::jj;
    }

    /// The noun phrase that begins at `at`, up to its head; empty when none does.
    [[nodiscard]] Tokens phrase_from(std::uint32_t at) const {
        while (is(at, "the", "its", "their", "his", "her", "a", "an", "these", "those", "our", "my",
                  "this", "that", "all", "such", "some", "any", "more", "additional", "your")) {
            const bool more = is(at, "more", "additional");
            if (more && !is_noun_at(at + 1) && !modifies(at + 1)) break;
            ++at;
        }
        std::uint32_t end = at;
        std::uint32_t head_end = at;
        while (has(end) && modifies(end) && figure_at_[end] == nothing) {
            if (reading_.time_at(end) != nothing) break;
            // A participle behind the noun is a clause: "people killed".
            const bool clause = head_end > at && head_end == end &&
                                (tag(end) == Xpos::vbn || tag(end) == Xpos::vbg ||
                                 tag(end) == Xpos::rb || tag(end) == Xpos::jj);
            if (clause && !is_noun_at(end + 1)) break;
            if (clause && is_verb(tag(end))) break;
            ++end;
            if (is_noun_at(end - 1)) head_end = end;
        }
        if (head_end > at) return {at, head_end};
        // "the wounded", "12 others"
        if (is(at, "others", "other", "more") && !is(at, "more")) return {at, at + 1};
        return {at, at};
    }

    /// The noun phrase whose head is `head`: its modifiers stand before it without a gap.
    [[nodiscard]] Tokens phrase_to(std::uint32_t head) const {
        std::uint32_t begin = head;
        while (begin > first_ && modifies(begin - 1) && figure_at_[begin - 1] == nothing &&
               tag(begin - 1) != Xpos::comma && tag(begin - 1) != Xpos::cc &&
               reading_.time_at(begin - 1) == nothing) {
            --begin;
        }
        return {begin, head + 1};
    }

    // --- the thing counted -------------------------------------------------------------------

    FigureContext read_one(std::uint32_t index) {
        const Figure& figure = figures_[index];
        FigureContext context;
        const bool measured = !figure.unit.empty();
        context.of = measured ? measured_thing(figure) : counted_thing(index);
        context.role = std::string(role_of(figure, context.of));
        if (context.role.empty() && is_elided(index)) context.role = contexts_.back().role;
        read_place_and_time(figure, context);
        return context;
    }

    /// The noun behind "of" at `at`, past figures: "of its staff", "of the 2 million rounds".
    [[nodiscard]] std::optional<Tokens> phrase_behind(std::uint32_t at) const {
        ++at;
        while (is(at, "the", "its", "their", "all", "those", "these")) ++at;
        while (has(at) && figure_at_[at] != nothing) at = figures_[figure_at_[at]].behind;
        const Tokens phrase = phrase_from(at);
        return phrase.empty() ? std::nullopt : std::optional(phrase);
    }

    /// Of a figure without a unit.
    [[nodiscard]] std::optional<Tokens> counted_thing(std::uint32_t index) const {
        const Figure& figure = figures_[index];
        std::uint32_t at = figure.behind;
        if (is(at, "of")) {
            if (is(at + 1, "them", "us", "whom", "which")) return last_named(index);
            return phrase_behind(at);
        }
        if (figure.part) {
            if (is(at, "the", "its", "their", "his", "her", "our", "all")) {
                const Tokens phrase = phrase_from(at);
                if (!phrase.empty()) return phrase;
            }
            if (is_noun_at(at) || modifies(at)) {
                const Tokens phrase = phrase_from(at);
                if (!phrase.empty()) return phrase;
            }
            return subject_of(figure);
        }
        const Tokens phrase = phrase_from(at);
        if (!phrase.empty() && !starts_verb(at)) return phrase;
        if (is(at, "more", "additional") && is(at + 1, "of")) return phrase_behind(at + 1);
        return elided(index);
    }

    /// "12 wounded in the strike": the participle is what is said of them.
    [[nodiscard]] bool starts_verb(std::uint32_t at) const {
        return is_verb(tag(at)) && !is_noun_at(at + 1);
    }

    /// Whether the figure has no noun of its own and goes on from the one before it.
    [[nodiscard]] bool is_elided(std::uint32_t index) const {
        if (index == 0 || contexts_.size() != index) return false;
        const Figure& figure = figures_[index];
        const Figure& before = figures_[index - 1];
        return figure.unit.empty() && before.unit.empty() && before.tokens.first >= first_ &&
               contexts_.back().of && phrase_from(figure.behind).empty();
    }

    /// What the figure before counts, in this sentence or the one before it.
    [[nodiscard]] std::optional<Tokens> last_named(std::uint32_t index) const {
        for (std::uint32_t f = index; f > 0; --f) {
            if (figures_[f - 1].unit.empty() && contexts_[f - 1].of) return contexts_[f - 1].of;
            if (index - f > 2) break;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Tokens> elided(std::uint32_t index) const {
        const Figure& figure = figures_[index];
        // "were killed", "in Rostov": nothing stands behind but what is said
        if (index > 0 && figures_[index - 1].tokens.first >= first_ &&
            figures_[index - 1].unit.empty()) {
            if (const auto named = last_named(index)) return named;
        }
        if (is(figure.behind, "more", "are", "were", "have", "others", "remain") ||
            is(figure.tokens.first - 1, "another")) {
            return last_named(index);
        }
        return copula_subject(figure);
    }

    /// "The dead numbered 12", "the toll was 40"
    [[nodiscard]] std::optional<Tokens> copula_subject(const Figure& figure) const {
        const std::uint32_t number = figure.number.last - 1;
        const std::uint32_t verb = is_root(number) ? number : tokens_[number].head;
        for (const std::uint32_t governor : {number, verb}) {
            if (!has(governor)) continue;
            if (const auto subject = subject_under(governor, figure)) return subject;
        }
        return std::nullopt;
    }

    /// The subject whose head is `verb`, left of the figure.
    [[nodiscard]] std::optional<Tokens> subject_under(std::uint32_t verb,
                                                      const Figure& figure) const {
        for (std::uint32_t i = figure.tokens.first; i > first_; --i) {
            const std::uint32_t at = i - 1;
            if (tokens_[at].head != verb || !is_subject(tokens_[at].relation)) continue;
            if (is_noun_at(at)) return phrase_to(at);
            if (tag(at) == Xpos::prp || tag(at) == Xpos::dt) return Tokens{at, at + 1};
        }
        return std::nullopt;
    }

    /// The verb above the figure, over the nouns and prepositions between; `nothing` without one.
    [[nodiscard]] std::uint32_t verb_above(std::uint32_t at) const {
        constexpr int farthest = 5;
        for (int steps = 0; steps < farthest && has(at); ++steps) {
            if (is_verb(tag(at))) return at;
            if (is_root(at)) return at;
            at = tokens_[at].head;
        }
        return nothing;
    }

    [[nodiscard]] std::optional<Tokens> subject_of(const Figure& figure) const {
        const std::uint32_t verb = verb_above(figure.number.last - 1);
        if (verb == nothing) return std::nullopt;
        if (const auto subject = subject_under(verb, figure)) return subject;
        // of a participle or infinitive, that of the verb above it
        const std::uint32_t above = is_root(verb) ? verb : tokens_[verb].head;
        return above == verb ? std::nullopt : subject_under(above, figure);
    }

    /// Of money, lengths, shares and other measures.
    [[nodiscard]] std::optional<Tokens> measured_thing(const Figure& figure) const {
        const std::uint32_t at = figure.behind;
        if (is_age(figure)) return aged(figure);
        const bool time_of_life = figure.measures == "lasted";
        // "20 percent of voters", "three weeks of talks", "$5m of aid", "250kg of rice"
        if (is(at, "of")) return phrase_behind(at);
        // "a three-hour meeting", "a 250kg bomb", "a $5m house", "a 30 percent rise in sales"
        const std::uint32_t hyphen_end = is(at, "-", "old", "long") ? at + 1 : at;
        const Tokens own = phrase_from(hyphen_end);
        const bool determiner =
            is(hyphen_end, "the", "its", "their", "his", "her", "this", "that", "more", "all");
        const bool adjective_only = is(hyphen_end, "long", "old", "high", "deep", "wide", "away");
        if (!own.empty() && !determiner && !adjective_only && own.first == hyphen_end &&
            !starts_verb(hyphen_end)) {
            return of_change(own);
        }
        if (figure.money) return paid_for(figure);
        if (is(at, "in", "for") && figure.unit == "%") {
            const auto change = noun_before(figure);
            if (!change) return phrase_behind(at);
        }
        if (const auto noun = noun_before(figure)) return noun;
        if (figure.unit == "%") return subject_of(figure);
        if (time_of_life) return lasting(figure);
        return has_copula_or_measure(figure) ? subject_of(figure) : std::nullopt;
    }

    /// "rise in [sales]" of "a 20 percent rise in sales"
    [[nodiscard]] std::optional<Tokens> of_change(Tokens phrase) const {
        const std::string_view role = lexicon_.role_of_noun(lemma(phrase.last - 1));
        const bool change = role == "rose" || role == "fell";
        if (change && is(phrase.last, "in", "of")) {
            if (const auto what = phrase_behind(phrase.last)) return what;
        }
        return phrase;
    }

    /// "a profit of [$3m]", "a rate of [5%]", "rounds worth [5bn euros]"
    [[nodiscard]] std::optional<Tokens> noun_before(const Figure& figure) const {
        std::uint32_t at = figure.tokens.first;
        if (at <= first_ + 1) return std::nullopt;
        --at;
        if (is(at, "of", "worth") && at > first_ && is_noun_at(at - 1)) return phrase_to(at - 1);
        if (is(at, "at") && at > first_ && is_noun_at(at - 1) && figure.unit == "%") {
            return phrase_to(at - 1);
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Tokens> paid_for(const Figure& figure) const {
        std::uint32_t at = figure.behind;
        if (is(at, ")", "(") && at > first_) ++at;
        if (is(at, "a", "an", "per") && has(at + 1)) at += 2;  // "$5 a share"
        if (is(at, "in", "worth") && (!is(at + 1, "the") || is(at, "worth"))) {
            if (is(at, "worth") && is(at + 1, "of")) ++at;
            if (const auto what = phrase_behind(at)) return what;
        }
        if (const auto noun = noun_before(figure)) return noun;
        const std::uint32_t verb = verb_above(figure.number.last - 1);
        const std::string_view role =
            verb == nothing ? std::string_view() : lexicon_.role_of_verb(lemma(verb));
        const bool states = verb != nothing && (role == "cost" || role == "reached" ||
                                                role == "rose" || role == "fell" ||
                                                !is_verb(tag(verb)) || lemma(verb) == "be");
        if (states) {
            if (const auto subject = subject_of(figure)) return subject;
        }
        if (role == "sold" || role == "bought") return object_of(verb, figure);
        if (is(at, "for")) return phrase_behind(at);
        // "(£18.2bn)" is the same amount again
        if (is(figure.tokens.first - 1, "(") && !contexts_.empty()) {
            const Figure& before = figures_[contexts_.size() - 1];
            if (before.money && before.behind + 1 >= figure.tokens.first) return contexts_.back().of;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Tokens> object_of(std::uint32_t verb, const Figure& figure) const {
        for (std::uint32_t i = first_; i < last_; ++i) {
            const bool object = tokens_[i].relation == Relation::obj ||
                                tokens_[i].relation == Relation::nsubj_pass;
            if (!object || tokens_[i].head != verb || figure.tokens.holds(i)) continue;
            if (is_noun_at(i)) return phrase_to(i);
        }
        return std::nullopt;
    }

    // --- ages and lengths of time ------------------------------------------------------------

    /// "49-year-old", "Smith, 49,", "aged 49"
    [[nodiscard]] bool is_age(const Figure& figure) const {
        const std::uint32_t at = figure.behind;
        if (figure.unit != "a") return false;
        return is(at, "old", "olds") || (is(at, "-") && is(at + 1, "old", "olds")) ||
               (is(at, "of") && is(at + 1, "age"));
    }

    [[nodiscard]] std::optional<Tokens> aged(const Figure& figure) const {
        std::uint32_t at = figure.behind;
        if (is(at, "-")) ++at;
        ++at;
        const Tokens noun = phrase_from(at);
        if (!noun.empty() && noun.first == at) return noun;
        return has_copula(figure) ? subject_of(figure) : std::nullopt;
    }

    [[nodiscard]] bool has_copula(const Figure& figure) const {
        for (std::uint32_t i = figure.tokens.first; i > first_ && i + 4 > figure.tokens.first; --i) {
            if (lemma(i - 1) == "be") return true;
        }
        return false;
    }

    [[nodiscard]] bool has_copula_or_measure(const Figure& figure) const {
        if (has_copula(figure)) return true;
        const std::uint32_t verb = verb_above(figure.number.last - 1);
        return verb != nothing && lexicon_.role_of_verb(lemma(verb)) == figure.measures;
    }

    /// "the talks lasted four hours", "talks for four hours"
    [[nodiscard]] std::optional<Tokens> lasting(const Figure& figure) const {
        const std::uint32_t before = figure.tokens.first - 1;
        const bool led = figure.tokens.first > first_ + 1 && is(before, "for");
        if (led && is_noun_at(before - 1) &&
            (tag(before - 1) == Xpos::nns || tag(before - 1) == Xpos::nn)) {
            // "held talks for four hours": the noun beside it, where it can last
            if (lexicon_.role_of_noun(lemma(before - 1)).empty()) return std::nullopt;
        }
        const std::uint32_t verb = verb_above(figure.number.last - 1);
        if (verb == nothing) return std::nullopt;
        const bool lasts = lexicon_.role_of_verb(lemma(verb)) == "lasted" || lemma(verb) == "take";
        return lasts || (has_copula(figure) && !led) ? subject_of(figure) : std::nullopt;
    }

    // --- roles -------------------------------------------------------------------------------

    [[nodiscard]] std::string_view role_of(const Figure& figure,
                                           const std::optional<Tokens>& of) const {
        if (is_age(figure)) return "age";
        if (figure.unit == "a" && is_sentence(figure)) return "sentenced";
        const bool own = of && of->first >= figure.tokens.first && has(of->last - 1);
        if (own || (of && has(of->first))) {
            if (const auto role = role_of_noun(of->last - 1); !role.empty()) return role;
            if (const auto role = role_of_modifier(*of); !role.empty()) return role;
        }
        const bool counted = figure.unit.empty() || figure.money || figure.unit == "%";
        if (!counted) return figure.measures;
        const std::uint32_t from = own ? of->last - 1 : figure.number.last - 1;
        if (const auto role = role_of_verb(from, figure); !role.empty()) return role;
        if (figure.unit == "%" && has_copula(figure) && !is(figure.behind, "of")) return "reached";
        if (figure.part) return "share";
        return figure.measures;
    }

    [[nodiscard]] std::string_view role_of_noun(std::uint32_t head) const {
        return lexicon_.role_of_noun(lemma(head));
    }

    /// "12 wounded soldiers", "12 people dead", "12 people killed in"
    [[nodiscard]] std::string_view role_of_modifier(Tokens phrase) const {
        for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
            if (const auto role = lexicon_.role_of_adjective(reading_.word(i).lower); !role.empty())
                return role;
        }
        const std::uint32_t behind = phrase.last;
        if (const auto role = lexicon_.role_of_adjective(reading_.word(std::min(behind, last_ - 1)).lower);
            has(behind) && !role.empty()) {
            return role;
        }
        if (has(behind) && tag(behind) == Xpos::vbn) return lexicon_.role_of_verb(lemma(behind));
        return {};
    }

    /// Of the verbs above `from`, the nearest that tells one; nouns of events between count too.
    [[nodiscard]] std::string_view role_of_verb(std::uint32_t from, const Figure& figure) const {
        constexpr int farthest = 4;
        std::uint32_t at = from;
        for (int steps = 0; steps < farthest && has(at); ++steps) {
            if (is_verb(tag(at)) || tag(at) == Xpos::jj) {
                const auto role = is_verb(tag(at)) ? lexicon_.role_of_verb(lemma(at))
                                                   : lexicon_.role_of_adjective(lemma(at));
                if (!role.empty()) return of_measure(role, at, figure);
                if (is_verb(tag(at)) && tokens_[at].relation != Relation::xcomp &&
                    tokens_[at].relation != Relation::conj) {
                    return {};
                }
            } else if (at != from && is_noun_at(at)) {
                if (const auto role = role_of_noun(at); !role.empty()) return role;
            }
            if (is_root(at)) break;
            at = tokens_[at].head;
        }
        return {};
    }

    /// "rose by 5%" is a rise, "rose to 5%" a level.
    [[nodiscard]] std::string_view of_measure(std::string_view role,
                                              std::uint32_t verb,
                                              const Figure& figure) const {
        const bool change = role == "rose" || role == "fell";
        if (change && figure.tokens.first > verb && is(figure.tokens.first - 1, "to", "at")) {
            return "reached";
        }
        if (role == "killed" || role == "wounded" || role == "arrested" || role == "captured") {
            if (figure.money) return {};
        }
        return role;
    }

    /// "sentenced to five years", "five years in prison"
    [[nodiscard]] bool is_sentence(const Figure& figure) const {
        if (is(figure.behind, "in", "behind") && is(figure.behind + 1, "prison", "jail", "bars")) {
            return true;
        }
        const std::uint32_t verb = verb_above(figure.number.last - 1);
        return verb != nothing && has(verb) && lemma(verb) == "sentence";
    }

    // --- place and time ----------------------------------------------------------------------

    /// The place behind the figure in its clause, and the time beside it.
    void read_place_and_time(const Figure& figure, FigureContext& context) const {
        const std::uint32_t end = end_of_clause(figure);
        for (const MentionTokens& mention : reading_.mentions_in({figure.behind, end})) {
            const Entity& entity = reading_.annotation().entities[mention.entity];
            if (entity.type != EntityType::place || mention.kind == MentionKind::pronoun) continue;
            std::uint32_t before = mention.tokens.first;
            while (before > figure.behind && is(before - 1, "the", "eastern", "western", "northern",
                                                "southern", "central", "city", "of", "village",
                                                "town", "region")) {
                --before;
            }
            if (!is(before - 1, "in", "over", "near", "at", "across", "from", "into", "on")) continue;
            context.place = mention.entity;
            break;
        }
        context.time = time_beside(figure, end);
    }

    /// Where the next figure or a stronger mark ends what is said of this one.
    [[nodiscard]] std::uint32_t end_of_clause(const Figure& figure) const {
        std::uint32_t at = figure.behind;
        while (has(at) && figure_at_[at] == nothing && !is(at, ";", ":", "—", "–")) ++at;
        return at;
    }

    /// A point of time in the clause of the figure, or the only one of its sentence.
    [[nodiscard]] std::optional<Index> time_beside(const Figure& figure, std::uint32_t end) const {
        std::optional<Index> found;
        std::size_t points = 0;
        for (std::uint32_t i = first_; i < last_; ++i) {
            const std::uint32_t index = reading_.time_at(i);
            if (index == nothing) continue;
            const TimeValue& time = reading_.annotation().times[index];
            const bool point = time.type == TimeType::date || time.type == TimeType::time ||
                               !time.begin_point.empty();
            const bool vague = time.value.ends_with("_REF");
            i = std::max(i, reading_.time_tokens(index).last - 1);
            if (!point || vague) continue;
            ++points;
            if (i >= figure.tokens.first && i < end) return index;
            if (!found) found = index;
        }
        return points == 1 ? found : std::nullopt;
    }

    const Reading& reading_;
    const std::vector<Token>& tokens_;
    const QuantityLexicon& lexicon_;
    std::span<const Figure> figures_;
    std::vector<std::uint32_t> figure_at_;
    std::vector<FigureContext> contexts_;
    std::uint32_t first_ = 0;
    std::uint32_t last_ = 0;
};

}  // namespace

std::vector<FigureContext> read_contexts(const Reading& reading,
                                         const QuantityLexicon& lexicon,
                                         std::span<const Figure> figures) {
    return ContextReader(reading, lexicon, figures).read();
}

}  // namespace concord
