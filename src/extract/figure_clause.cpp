// Noun phrases and verbs beside figures, from tags and the parse. A phrase is read from its left
// edge by the tags alone: the parse of a long noun phrase is less sure than its tags.
//
//     13 [Ukrainian drones] were           up to its head
//     62 [militiamen and civilians]        two plurals of one figure
//     nine of the state's 87 [counties]    past the owner and other figures

#include "extract/figure_clause.h"

#include <algorithm>
#include <string>

namespace concord {
namespace {

constexpr std::uint32_t longest_phrase = 16;  ///< tokens

}  // namespace

FigureClause::FigureClause(const Reading& reading,
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

void FigureClause::enter(const Figure& figure) {
    const auto& sentences = reading_.annotation().sentences;
    while (sentences[sentence_].last_token <= figure.tokens.first) ++sentence_;
    first_ = sentences[sentence_].first_token;
    last_ = sentences[sentence_].last_token;
}

bool FigureClause::modifies(std::uint32_t at) const {
    switch (tag(at)) {
        case Xpos::jj:
        case Xpos::jjr:
        case Xpos::jjs:
        case Xpos::vbn:
        case Xpos::hyph:
        case Xpos::afx:
            return true;
        case Xpos::vbg:
            return !is(at, "following", "including", "involving", "according", "regarding");
        case Xpos::rb:
        case Xpos::rbr:
        case Xpos::rbs:
            return tag(at + 1) == Xpos::jj || tag(at + 1) == Xpos::vbn;
        case Xpos::cd:  // "one-time", "Sarn 9 boats"
            return tag(at + 1) == Xpos::hyph || (tag(at - 1) == Xpos::nnp && is_noun_at(at + 1));
        case Xpos::cc:
        case Xpos::comma:
            return tag(at - 1) == Xpos::jj && tag(at + 1) == Xpos::jj;
        default:
            return is_noun_at(at);
    }
}

std::uint32_t FigureClause::behind_determiners(std::uint32_t at) const {
    while (is(at, "the", "its", "their", "his", "her", "a", "an", "these", "those", "our", "my") ||
           is(at, "this", "that", "all", "such", "some", "any", "your") ||
           (is(at, "more", "additional") && (is_noun_at(at + 1) || modifies(at + 1)))) {
        ++at;
    }
    return tag(at) == Xpos::opening_quote || is(at, "“", "\"", "‘") ? at + 1 : at;
}

/// Whether a phrase with its head before `at` ends there: a name begins something else ("boats
/// Remmick had"), a participle or adjective a clause ("people killed").
bool FigureClause::ends_phrase(std::uint32_t at) const {
    if (is_time(at)) return true;
    if (tag(at - 1) == Xpos::nns && tag(at) == Xpos::nnp) return true;
    const bool participle = tag(at) == Xpos::vbn || tag(at) == Xpos::vbg;
    const bool clause = participle || tag(at) == Xpos::rb || tag(at) == Xpos::jj;
    return clause && is_noun_at(at - 1) && (participle || !is_noun_at(at + 1));
}

/// Behind a second head: "city and township [clerks]", "militiamen and [civilians]".
std::uint32_t FigureClause::behind_second_head(std::uint32_t head_end) const {
    const bool joined = is(head_end, "and", "or") && has(head_end + 1) &&
                        figure_at_[head_end + 1] == nothing && !is_time(head_end + 1);
    if (!joined) return head_end;
    const bool shared =
        tag(head_end - 1) == Xpos::nn && is_noun_at(head_end + 1) && tag(head_end + 2) == Xpos::nns;
    if (shared) return head_end + 3;
    const bool plurals = tag(head_end - 1) == Xpos::nns && tag(head_end + 1) == Xpos::nns;
    return plurals ? head_end + 2 : head_end;
}

Tokens FigureClause::phrase_from(std::uint32_t at) const {
    at = behind_determiners(at);
    std::uint32_t head_end = at;
    for (std::uint32_t end = at; has(end) && end < at + longest_phrase; ++end) {
        if (!modifies(end) || figure_at_[end] != nothing || is_time(end)) break;
        if (end > at && ends_phrase(end)) break;
        if (is_noun_at(end)) head_end = end + 1;
    }
    if (head_end > at) return {at, behind_second_head(head_end)};
    return is(at, "others", "other") ? Tokens{at, at + 1} : Tokens{at, at};
}

bool FigureClause::is_time(std::uint32_t at) const {
    const std::uint32_t time = reading_.time_at(at);
    return time != nothing &&
           !(reading_.annotation().times[time].type == TimeType::set && tag(at) == Xpos::jj);
}

Tokens FigureClause::phrase_to(std::uint32_t head) const {
    std::uint32_t begin = head;
    while (begin > first_ && begin + longest_phrase > head && modifies(begin - 1) &&
           figure_at_[begin - 1] == nothing && tag(begin - 1) != Xpos::comma &&
           tag(begin - 1) != Xpos::cc && reading_.time_at(begin - 1) == nothing) {
        --begin;
    }
    while (begin > first_ && tag(begin) == Xpos::hyph) --begin;  // "per-share earnings"
    // "too many people"
    while (begin < head && is(begin, "too", "so", "many", "few", "several", "some", "more"))
        ++begin;
    return {begin, head + 1};
}

std::optional<Tokens> FigureClause::phrase_behind(std::uint32_t at) const {
    ++at;
    while (is(at, "the", "its", "their", "all", "those", "these")) ++at;
    while (has(at) && figure_at_[at] != nothing) at = figures_[figure_at_[at]].behind;
    Tokens phrase = phrase_from(at);
    while (!phrase.empty() && is(phrase.last, "'s", "'")) {
        std::uint32_t own_at = phrase.last + 1;  // "nine of the state's 87 counties"
        if (has(own_at) && figure_at_[own_at] != nothing) {
            own_at = figures_[figure_at_[own_at]].behind;
        }
        const Tokens owned = phrase_from(own_at);
        if (owned.empty()) break;
        phrase = owned;
    }
    if (phrase.empty() && (tag(at) == Xpos::prp || is(at, "this", "that"))) {
        return Tokens{at, at + 1};
    }
    // "20 of those injured"
    if (phrase.empty() && is(at - 1, "those", "these")) return Tokens{at - 1, at};
    return phrase.empty() ? std::nullopt : std::optional(of_number(phrase));
}

Tokens FigureClause::of_number(Tokens phrase) const {
    if (!is(phrase.last, "of") ||
        !is(phrase.last - 1, "number", "percentage", "total", "share", "amount", "proportion")) {
        return phrase;
    }
    const Tokens what = phrase_from(phrase.last + 1);
    return what.empty() ? phrase : what;
}

std::uint32_t FigureClause::verb_above(std::uint32_t at) const {
    constexpr int farthest = 5;
    for (int steps = 0; steps < farthest && has(at); ++steps) {
        if (is_verb(tag(at))) return at;
        if (is_root(at)) return at;
        at = tokens_[at].head;
    }
    return nothing;
}

bool FigureClause::is_age(const Figure& figure) const {
    const std::uint32_t at = figure.behind;
    const std::uint32_t end = is(at, "-") ? at + 1 : at;
    if (figure.measures == "lasted" && is(end, "old", "olds")) return true;
    if (figure.unit != "a") return false;
    return figure.age || is(at, "old", "olds") || (is(at, "-") && is(at + 1, "old", "olds")) ||
           (is(at, "of") && is(at + 1, "age"));
}

bool FigureClause::has_copula(const Figure& figure) const {
    std::uint32_t at = figure.tokens.first;
    while (at > first_ && (tag(at - 1) == Xpos::rb || tag(at - 1) == Xpos::in)) --at;
    return at > first_ && lemma(at - 1) == "be" && !is(figure.behind, "away", "from");
}

std::string_view FigureClause::role_name(std::uint32_t verb) const {
    if (verb == nothing || !has(verb)) return {};
    const auto roles = verb_roles(verb);
    for (const VerbRole& role : roles) {
        if (role.argument == "measure") return role.role;
    }
    return roles.empty() ? std::string_view() : std::string_view(roles.front().role);
}

std::span<const VerbRole> FigureClause::verb_roles(std::uint32_t verb) const {
    for (std::uint32_t i = verb + 1; i < std::min(last_, verb + 4); ++i) {
        if (tag(i) != Xpos::rp && tokens_[i].relation != Relation::compound_prt) continue;
        const std::string phrase = std::string(lemma(verb)) + " " + std::string(lemma(i));
        if (const auto roles = lexicon_.roles_of_verb(phrase); !roles.empty()) return roles;
    }
    const auto roles = lexicon_.roles_of_verb(lemma(verb));
    return roles.empty() ? lexicon_.roles_of_verb(reading_.word(verb).lower) : roles;
}

std::string_view FigureClause::role_of_noun(std::uint32_t head) const {
    const std::string_view role = lexicon_.role_of_noun(lemma(head));
    return role.empty() ? lexicon_.role_of_noun(reading_.word(head).lower) : role;
}

}  // namespace concord
