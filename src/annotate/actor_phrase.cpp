// A noun phrase tells a country before its head, where the first name counts, or behind it through
// a preposition of membership; a sector by its head or, where the head alone says little, by the
// nearest word that lends one:
//
//     [Kantria]'s envoy to Torvany       KAN | GOV, by "envoy"
//     police in [Torvany]                TOR | COP
//     a spokesman for the rebels         REB, by "rebels"
//     Torvany-backed rebels              no country: backing is no membership

#include "annotate/actor_phrase.h"

#include <algorithm>
#include <array>

namespace concord {
namespace {

constexpr std::size_t farthest = 20;  // words behind a head
constexpr int deepest = 3;            // "the spokesman of the head of the staff of the army"

bool is_any_of(std::string_view sector, std::initializer_list<std::string_view> sectors) {
    return std::find(sectors.begin(), sectors.end(), sector) != sectors.end();
}

bool is_office(std::string_view sector) {
    return is_any_of(sector, {"GOV", "LEG", "MIL", "JUD", "SPY", "COP", "PTY"});
}

}  // namespace

bool ActorPhrases::ends_phrase(std::size_t i) const {
    const TokenWord& word = words_[i];
    if (word.casing == Casing::none) {
        return !word.is("-", "'s", "'", "’", "/") && !(word.text[0] >= '0' && word.text[0] <= '9');
    }
    const Upos upos = tokens_[i].upos;
    if (upos == Upos::aux || upos == Upos::sconj || upos == Upos::pron) return true;
    if (upos != Upos::verb) return false;
    const bool qualifies =
        tokens_[i].relation == Relation::amod || tokens_[i].relation == Relation::compound;
    return !qualifies && !lexicon_.relates(word, relation_mark::stands_in);
}

bool ActorPhrases::follows(std::size_t i, relation_mark::Mark mark) const {
    return i + 1 < words_.size() && words_[i].is("-") && words_.touches_previous(i) &&
           lexicon_.relates(words_[i + 1], mark);
}

bool ActorPhrases::is_relation(std::size_t first, std::size_t last) const {
    if (follows(last, relation_mark::ends)) return true;
    if (first == 0) return false;
    if (lexicon_.relates(words_[first - 1], relation_mark::begins)) return true;
    return first > 1 && words_[first - 1].is("-") && words_.touches_previous(first) &&
           lexicon_.relates(words_[first - 2], relation_mark::begins);
}

/// "Security Council" of a "National Security Council", which is another.
bool ActorPhrases::is_inside_name(std::size_t i, std::size_t first, const Nation& nation) const {
    const bool is_behind_name =
        i > first && words_[i - 1].is_capitalised() && tokens_[i - 1].upos != Upos::det;
    if (nation.kind != NationKind::body || !is_behind_name) return false;
    const auto before = lexicon_.sector_before(words_, i - 1, i);
    return before.words == 0 || before.entry->over.empty();
}

ActorPhrases::Hit ActorPhrases::first_nation(std::size_t first,
                                             std::size_t last,
                                             bool seats,
                                             bool adjectives_only) const {
    for (std::size_t i = first; i < last; ++i) {
        const auto match = lexicon_.nation(words_, i, last);
        if (match.words == 0) continue;
        const std::size_t end = i + match.words;
        const Nation& nation = *match.entry;
        const std::string_view country = nations_.country_of(nation);
        const bool is_adjective = nation.kind == NationKind::demonym ||
                                  nation.kind == NationKind::body || nation.is_upper;
        const bool counts = !country.empty() && !is_relation(i, end) &&
                            (seats || !follows(end, relation_mark::seats)) &&
                            (!adjectives_only || is_adjective) && !is_inside_name(i, first, nation);
        if (counts) {
            const bool joins = end + 1 < last && words_[end].is("-", "and", "/", ",", "or");
            const auto other =
                joins ? lexicon_.nation(words_, end + 1, last) : ActorLexicon::Match<Nation>{};
            const bool differs = other.words != 0 && nations_.country_of(*other.entry) != country;
            return Hit{i, match.words, &nation, differs ? std::string_view() : country};
        }
        i = end - 1;
    }
    return {};
}

std::size_t ActorPhrases::head_from(std::size_t first, std::size_t last) const {
    std::size_t head = first;
    for (std::size_t i = first; i < last; ++i) {
        const bool is_inside = words_.touches_previous(i) && words_[i - (i > 0 ? 1 : 0)].is("-");
        if (i > first && !is_inside && (tokens_[i].upos == Upos::adp || words_[i].is("and"))) break;
        if (i > first && ends_phrase(i)) break;
        if (words_[i].casing != Casing::none) head = i;
    }
    return head;
}

/// "survivors of the Torvan attack": whose deed it was tells nothing of them.
bool ActorPhrases::qualifies_deed(const Hit& hit, std::size_t last) const {
    if (hit.nation->kind != NationKind::demonym) return false;
    const std::size_t head = head_from(hit.at, last);
    const bool is_body = lexicon_.sector_before(words_, hit.at, head + 1).words != 0;
    return !is_body && lexicon_.is_deed(words_[head], tokens_[head].lemma);
}

/// "of Torvany", "in Torvany's north"; for those who serve another also "for" and "to". A critic of
/// Torvany may be anyone.
ActorPhrases::Hit ActorPhrases::nation_behind(std::size_t head,
                                              std::size_t last,
                                              const SectorWord* word) const {
    const bool serves = word != nullptr && word->head.empty() && !word->weak.empty();
    const bool relates = word != nullptr && !word->relation.empty();
    for (std::size_t i = head + 1; i < std::min(last, head + farthest); ++i) {
        if (ends_phrase(i)) return {};
        if (tokens_[i].upos != Upos::adp || words_[i].is("'s")) continue;
        const bool is_there = words_[i].is("in", "from", "at", "within", "across", "inside") ||
                              words_[i].is("throughout", "under");
        const bool belongs = is_there || (words_[i].is("of") && !relates);
        if (!belongs && !(serves && words_[i].is("for", "to", "with"))) return {};
        std::size_t end = i + 1;
        while (end < last && !ends_phrase(end) && tokens_[end].upos != Upos::adp) ++end;
        const Hit hit = first_nation(i + 1, end, true);
        if (hit.words != 0) return qualifies_deed(hit, end) ? Hit{} : hit;
        i = end - 1;
    }
    return {};
}

/// Of a body whose name ends before `end` and has as many words at least: the White House is no
/// house.
std::string_view ActorPhrases::body_sector_before(std::size_t first,
                                                  std::size_t end,
                                                  std::size_t words) const {
    const std::size_t floor = std::max(first, end < 5 ? 0 : end - 5);
    for (std::size_t at = floor; at < end; ++at) {
        const auto body = lexicon_.nation(words_, at, end);
        if (body.words == 0 || at + body.words != end || body.words < words) continue;
        if (is_inside_name(at, first, *body.entry)) continue;
        return body.entry->sector;
    }
    return {};
}

/// What the words before a weak head lend it, the nearest first: "a [police] union official".
std::string_view ActorPhrases::lent_before(std::size_t first, std::size_t end) const {
    for (std::size_t i = end; i > first;) {
        const auto match = lexicon_.sector_before(words_, first, i);
        const std::string_view sector = body_sector_before(first, i, match.words);
        if (!sector.empty()) return sector;
        if (match.words != 0) {
            const SectorWord& word = *match.entry;
            if (!word.modifier.empty()) return word.modifier;
            if (!word.head.empty() && tokens_[i - 1].upos != Upos::adj) return word.head;
        }
        i -= std::max<std::size_t>(match.words, 1);
    }
    return {};
}

/// What the phrases behind a weak head lend it: "a member [of the parliament]".
std::string_view ActorPhrases::lent_behind(std::size_t head, std::size_t last, int depth) const {
    for (std::size_t i = head + 1; i < std::min(last, head + farthest); ++i) {
        if (ends_phrase(i)) return {};
        if (tokens_[i].upos != Upos::adp || words_[i].is("'s")) continue;
        if (!words_[i].is("of", "for", "at", "from", "with", "to", "in")) return {};
        if (i + 1 >= last) return {};
        for (std::size_t at = i + 1; at < last && at < i + 4; ++at) {
            const auto body = lexicon_.nation(words_, at, last);
            if (body.words == 0 || is_inside_name(at, i + 1, *body.entry)) continue;
            if (!body.entry->sector.empty()) return body.entry->sector;
        }
        const std::size_t inner = head_from(i + 1, last);
        const std::string_view sector =
            sector_of({static_cast<Index>(i + 1), static_cast<Index>(last)}, inner, false, depth);
        if (!sector.empty()) return sector;
        i = inner;
    }
    return {};
}

std::string_view ActorPhrases::overridden(TokenRange before,
                                          std::string_view sector,
                                          bool is_weak) const {
    for (std::size_t i = before.first; i < before.last; ++i) {
        const auto match = lexicon_.sector_before(words_, i, i + 1);
        if (match.words == 0 || match.entry->over.empty()) continue;
        const std::string_view over = match.entry->over;
        if (over == "ELI" ? is_office(sector)
                          : is_weak || is_any_of(sector, {"MIL", "PTY", "GOV"})) {
            return over;
        }
    }
    return sector;
}

std::string_view ActorPhrases::sector_of(TokenRange phrase,
                                         std::size_t head,
                                         bool has_country,
                                         int depth) const {
    if (depth > deepest || head >= phrase.last) return {};
    const auto match = lexicon_.sector_before(words_, phrase.first, head + 1);
    const TokenRange before = {phrase.first, static_cast<Index>(head)};
    if (match.words == 0) return {};
    const SectorWord& word = *match.entry;
    if (!word.head.empty()) return overridden(before, word.head, false);
    if (word.weak.empty() && word.national.empty()) return {};
    const std::size_t start = head + 1 - match.words;
    std::string_view sector;
    if (word.relation.empty()) {
        sector = lent_before(phrase.first, start);
        if (sector.empty()) sector = lent_behind(head, phrase.last, depth + 1);
    }
    if (sector.empty() && has_country) sector = word.national;
    if (sector.empty() && word.weak != "-") sector = word.weak;
    return overridden(before, sector, true);
}

ActorFacts ActorPhrases::read(TokenRange phrase, std::size_t head) const {
    ActorFacts facts;
    const SectorWord* word = lexicon_.sector_before(words_, phrase.first, head + 1).entry;
    const bool relates = word != nullptr && !word->relation.empty();
    Hit hit = first_nation(phrase.first, head + 1, false, relates);
    if (hit.words == 0) hit = nation_behind(head, phrase.last, word);
    if (hit.words == 0) hit = first_nation(phrase.first, head + 1, true, relates);
    if (!hit.country.empty()) {
        facts.country = hit.country;
        facts.country_from = {static_cast<Index>(hit.at), static_cast<Index>(hit.at + hit.words)};
    }
    const bool is_nation = !hit.country.empty() && hit.nation->kind != NationKind::place &&
                           hit.nation->kind != NationKind::body;
    facts.sector = sector_of(phrase, head, is_nation, 0);
    return facts;
}

ActorFacts ActorPhrases::read_behind(std::size_t head, std::size_t last) const {
    const Hit hit = nation_behind(head, last, nullptr);
    if (hit.country.empty()) return {};
    return {hit.country, {static_cast<Index>(hit.at), static_cast<Index>(hit.at + hit.words)}, {}};
}

ActorLexicon::Match<Nation> ActorPhrases::known_beginning(TokenRange name) const {
    const auto match = lexicon_.nation(words_, name.first, name.last);
    const std::size_t behind = name.first + match.words;
    const bool is_part = match.words > 1 && match.entry->kind == NationKind::body &&
                         behind < name.last && !words_[behind].is("of") &&
                         lexicon_.sector_before(words_, behind, name.last).words != 0;
    return is_part ? match : ActorLexicon::Match<Nation>{};
}

ActorFacts ActorPhrases::read_name(TokenRange name, std::size_t head) const {
    ActorFacts facts = read(name, head);
    const auto begin = lexicon_.nation(words_, name.first, name.last);
    const bool is_body = begin.words != 0 && begin.entry->kind == NationKind::body;
    if (is_body && facts.country_from.first == name.first && known_beginning(name).words == 0) {
        facts.country = {};
        facts.country_from = {};
    }
    const SectorWord* word = lexicon_.sector_before(words_, name.first, head + 1).entry;
    const bool is_vague = word != nullptr && word->head.empty() &&
                          (facts.sector == word->weak || facts.sector == word->national);
    // A "Seafarers Union" is what its members make it, a "Homeland Union" may be a party.
    const std::string_view before = head > name.first ? words_[head - 1].lower : "";
    const bool has_members = before.ends_with('s') && !before.ends_with("ss");
    if (is_vague && !has_members) facts.sector = {};
    return facts;
}

}  // namespace concord
