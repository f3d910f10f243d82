// Who an entity acts for is read from the best that an article says of it:
//
//     Torvany, Torvans              the name
//     Torvan President Anna Bell    the role
//     the Torvan group Hesk         what stands beside the name, or is predicated of it
//     Torvan police                 the modifiers of a noun
//     police (... in Torvany)       the one country of the sentence, for those who rule or rise
//
// A name of a person tells nothing by itself.

#include "annotate/actor_reader.h"

#include <algorithm>
#include <initializer_list>

namespace concord {
namespace {

constexpr std::size_t most_mentions = 12;  // of one entity that are looked at
constexpr std::size_t farthest_edge = 10;  // words before a name

bool is_any_of(std::string_view sector, std::initializer_list<std::string_view> sectors) {
    return std::find(sectors.begin(), sectors.end(), sector) != sectors.end();
}

/// Who has a country because a state has one; but reports tell of theirs beside those of others.
bool is_official(std::string_view sector) {
    return is_any_of(sector, {"GOV", "LEG", "MIL", "JUD", "SPY", "PTY", "ELI"});
}

/// Who is called so where they live or rise.
bool is_local(std::string_view sector) {
    return is_any_of(sector, {"COP", "REB", "OPP", "PRM", "CVL", "REF", "AGR"});
}

}  // namespace

ActorReader::ActorReader(const EntityClusters& clusters,
                         std::span<const Token> tokens,
                         std::span<const Sentence> sentences,
                         const ActorLexicon& lexicon,
                         const ArticleNations& nations)
    : clusters_(clusters),
      words_(clusters.words()),
      tokens_(tokens),
      sentences_(sentences),
      lexicon_(lexicon),
      nations_(nations),
      phrases_(words_, tokens, lexicon, nations),
      around_(sentences.size()) {}

void ActorReader::offer(Best& best, const ActorFacts& facts, Source source) {
    if (!facts.country.empty() && source < best.country) {
        best.facts.country = facts.country;
        best.facts.country_from = facts.country_from;
        best.country = source;
    }
    if (!facts.sector.empty() && source < best.sector) {
        best.facts.sector = facts.sector;
        best.sector = source;
    }
}

ActorFacts ActorReader::facts_of(const Nation& nation, std::size_t at, std::size_t words) const {
    ActorFacts facts;
    facts.sector = nation.sector;
    facts.country = nations_.country_of(nation);
    if (facts.country.empty()) return facts;
    facts.country_from = {static_cast<Index>(at), static_cast<Index>(at + words)};
    return facts;
}

/// "London, Ontario": another than the one that the name alone would mean.
ActorFacts ActorReader::read_qualifier(TokenRange name) const {
    const PlaceTable& places = lexicon_.places();
    const auto bearers = places.bearers(clusters_.text_of(name));
    const auto where = places.qualifier_behind(name, words_, tokens_, bearers);
    if (!where) return {};
    // A state is told of small places too, which are not listed where they share a large one's
    // name.
    const bool is_there = std::any_of(bearers.begin(), bearers.end(), [&](const NamedPlace& place) {
        return place.country == where->country || !where->region.empty();
    });
    return is_there ? ActorFacts{where->country, where->words, {}} : ActorFacts();
}

/// "Eastern Kantria"; "Kantria province"; "Velm, Kantria".
ActorFacts ActorReader::read_place(TokenRange name) const {
    const ActorFacts told = read_qualifier(name);
    if (!told.country.empty()) return told;
    const std::size_t size = name.last - name.first;
    const auto match = lexicon_.nation(words_, name.first, name.last);
    const bool goes_on = match.words != 0 && words_[name.last - 1].casing == Casing::lower;
    if (match.words == size || goes_on) return facts_of(*match.entry, name.first, match.words);
    const bool is_part = words_[name.first].is("north", "south", "east", "west", "central") ||
                         words_[name.first].is("northern", "southern", "eastern", "western");
    if (is_part && size > 1) {
        const auto whole = lexicon_.nation(words_, name.first + 1, name.last);
        if (whole.words + 1 == size) return facts_of(*whole.entry, name.first + 1, whole.words);
    }
    if (name.last + 1 < words_.size() && words_[name.last].is(",")) {
        const auto land = lexicon_.nation(words_, name.last + 1, words_.size());
        const bool is_land = land.words != 0 && (land.entry->kind == NationKind::country ||
                                                 land.entry->kind == NationKind::place);
        if (is_land) return facts_of(*land.entry, name.last + 1, land.words);
    }
    return {lexicon_.places().sole_country(clusters_.text_of(name)), name, {}};
}

/// "Velm rejects", "talks between Velm and Kantria", "accepted by Velm".
bool ActorReader::acts(const MentionDraft& name) const {
    const std::size_t first = name.tokens.first;
    return name.acts ||
           (first > sentences_[name.sentence].first_token && words_[first - 1].is("by"));
}

void ActorReader::read_place_name(const MentionDraft& name, Best& best) const {
    const auto [first, last] = name.tokens;
    const auto whole = lexicon_.nation(words_, first, last);
    ActorFacts facts = read_place(name.tokens);
    const bool is_capital = whole.words != 0 && whole.entry->kind == NationKind::capital;
    if (is_capital && acts(name)) facts.sector = "GOV";
    if (facts.country.empty() && facts.sector.empty()) {
        // "University of Velm"
        facts.sector = phrases_.read_name(name.tokens, phrases_.head_from(first, last)).sector;
    }
    offer(best, facts, Source::name);
}

/// The name of a country, people or body that a list has as a whole.
void ActorReader::read_known_name(TokenRange name,
                                  const Nation& nation,
                                  EntityType type,
                                  Best& best) const {
    const auto [first, last] = name;
    if (phrases_.is_relation(first, last)) {
        offer(best, {{}, {}, "CVL"}, Source::name);
        return;
    }
    ActorFacts facts = facts_of(nation, first, last - first);
    if (nation.kind == NationKind::people || type == EntityType::group) facts.sector = "CVL";
    if (nation.kind == NationKind::capital && type != EntityType::place) facts.sector = "GOV";
    offer(best, facts, Source::name);
    // Bodies of many states have the sectors that the list gives them, or none.
    if (is_any_of(facts.country, {"UNO", "IGO", "EUR", "NGO"})) best.sector = Source::name;
}

/// The name of a body that is called after its country or its work: "Bank of Kantria". What it
/// begins with may be a body that is known, of which it is a part: "White House Office".
void ActorReader::read_body_name(const MentionDraft& name, Best& best) const {
    const auto [first, last] = name.tokens;
    ActorFacts facts = phrases_.read_name(name.tokens, phrases_.head_from(first, last));
    const auto begin = phrases_.known_beginning(name.tokens);
    if (begin.words != 0) {
        const ActorFacts body = facts_of(*begin.entry, first, begin.words);
        if (facts.country.empty()) facts = {body.country, body.country_from, facts.sector};
        if (facts.sector.empty()) facts.sector = body.sector;
    }
    if (facts.sector.empty()) {
        const auto ending = lexicon_.sector_before(words_, first, last);
        if (ending.words != 0) facts.sector = ending.entry->name;
        const auto people = lexicon_.nation(words_, last - 1, last);
        if (people.words != 0 && people.entry->kind == NationKind::people) facts.sector = "CVL";
    }
    offer(best, facts, Source::name);
}

/// The entry of a name, also of one that is longer than what was tagged: "the People's Liberation
/// [Army]". `whole` becomes its words.
const Nation* ActorReader::known_about(const MentionDraft& name, TokenRange& whole) const {
    constexpr Index most_before = 3;  // words
    const auto [first, last] = name.tokens;
    const Sentence& sentence = sentences_[name.sentence];
    const Index from =
        first > sentence.first_token + most_before ? first - most_before : sentence.first_token;
    for (Index at = from; at <= first; ++at) {
        const auto match = lexicon_.nation(words_, at, sentence.last_token);
        const auto end = static_cast<Index>(at + match.words);
        if (match.words == 0 || end < last) continue;
        whole = {at, end};
        return match.entry;
    }
    return nullptr;
}

void ActorReader::read_own_words(const MentionDraft& name,
                                 const EntityCluster& cluster,
                                 Best& best) const {
    const Index first = name.tokens.first;
    TokenRange whole = name.tokens;
    const Nation* known = known_about(name, whole);
    const bool is_body = known != nullptr && known->kind == NationKind::body;
    if (cluster.type == EntityType::place && !is_body && whole == name.tokens) {
        read_place_name(name, best);
        return;
    }
    // "Nairobi denied it" may be tagged as a person, but for the list.
    const bool is_capital = known != nullptr && known->kind == NationKind::capital &&
                            cluster.roles.empty() && !words_[first].has(name_mark::given_name) &&
                            cluster.name == clusters_.text_of(name.tokens);
    const bool may_be_known = cluster.type != EntityType::person || is_capital || is_body;
    if (known != nullptr && may_be_known) {
        read_known_name(whole, *known, cluster.type, best);
    } else if (cluster.type == EntityType::group) {
        offer(best, {{}, {}, "CVL"}, Source::name);
    } else if (cluster.type != EntityType::person) {
        read_body_name(name, best);
    }
}

void ActorReader::read_roles(const MentionDraft& name, Best& best) const {
    for (const TokenRange& role : {name.role, name.apposition}) {
        if (role.empty()) continue;
        const std::size_t head = phrases_.head_from(role.first, role.last);
        const std::size_t floor = sentences_[name.sentence].first_token;
        const auto first = static_cast<Index>(left_edge(role.first, floor));
        offer(best, phrases_.read({first, role.last}, head), Source::role);
    }
}

/// Where the adjectives and nouns that stand right before a name begin.
std::size_t ActorReader::left_edge(std::size_t first, std::size_t floor) const {
    std::size_t i = first;
    if (tokens_[first].upos == Upos::cconj) return first;
    while (i > floor && i + farthest_edge > first) {
        const Upos upos = tokens_[i - 1].upos;
        const bool joins =
            words_[i - 1].is("'s", "'") || (words_[i - 1].is("-") && words_.touches_previous(i));
        if (upos != Upos::adj && upos != Upos::noun && upos != Upos::propn && !joins) break;
        --i;
    }
    return i;
}

/// "the Kantrian group Hesk", "Kantria's Hesk", "the Kantrian city of Velm".
void ActorReader::read_before(const MentionDraft& name, Best& best) const {
    const std::size_t floor = sentences_[name.sentence].first_token;
    std::size_t end = name.tokens.first;
    const bool is_city = end >= floor + 2 && words_[end - 1].is("of") &&
                         words_[end - 2].is("city",
                                            "town",
                                            "village",
                                            "province",
                                            "region",
                                            "district",
                                            "state",
                                            "port",
                                            "island",
                                            "capital");
    if (is_city) --end;
    const std::size_t first = left_edge(end, floor);
    if (first == end) return;
    const bool is_inside = name.type == EntityType::person && first > floor &&
                           tokens_[first - 1].upos == Upos::adp &&
                           lexicon_.nation(words_, first, end).words == end - first;
    if (is_inside) {
        // "Kantrian envoy to Torvany Anna Bell"
        const auto edge = static_cast<Index>(left_edge(first - 1, floor));
        if (edge + 1 > first - 1) return;
        const ActorFacts facts = phrases_.read({edge, static_cast<Index>(end)}, first - 2);
        if (!facts.sector.empty()) offer(best, facts, Source::role);
        return;
    }
    const bool owned = words_[end - 1].is("'s", "'");
    ActorFacts facts = phrases_.read({static_cast<Index>(first), static_cast<Index>(end)}, end - 1);
    // "Kantrian Velds": of a people, the land where they live counts more.
    const bool lives = name.type == EntityType::group && !owned;
    if (is_city || owned || lives) facts.sector = {};
    offer(best, facts, lives ? Source::name : Source::beside);
}

/// "Anna of Kantria", "the Veld Union in Kantria", "Hesk (Kantria)", "Anna Bell (R-Ky.)".
void ActorReader::read_behind(const MentionDraft& name, EntityType type, Best& best) const {
    const std::size_t next = name.tokens.last;
    const std::size_t end = sentences_[name.sentence].last_token;
    if (next + 1 >= end) return;
    if (words_[next].is("(")) {
        const std::string_view seat = words_[next + 1].text;
        const bool is_member = seat.size() > 3 && seat[1] == '-' && seat[2] >= 'A' &&
                               seat[2] <= 'Z' &&
                               (seat[0] == 'R' || seat[0] == 'D' || seat[0] == 'I');
        if (is_member && type == EntityType::person) {
            offer(best,
                  {"USA", {static_cast<Index>(next + 1), static_cast<Index>(next + 2)}, "LEG"},
                  Source::role);
        }
        const auto match = lexicon_.nation(words_, next + 1, end);
        const std::size_t close = next + 1 + match.words;
        if (match.words != 0 && close < end && words_[close].is(")") &&
            match.entry->kind != NationKind::body) {
            offer(best, facts_of(*match.entry, next + 1, match.words), Source::beside);
        }
        return;
    }
    const bool belongs =
        words_[next].is("of") ||
        (words_[next].is("in") && (type == EntityType::organization || type == EntityType::place));
    if (!belongs) return;
    const ActorFacts facts = phrases_.read_behind(next - 1, end);
    const bool lives = name.type == EntityType::group && words_[next].is("of");
    offer(best, facts, lives ? Source::name : Source::beside);
}

/// "Anna Bell is a Kantrian lawyer."; "Hesk, a Kantrian port".
void ActorReader::read_predicate(const MentionDraft& name, Best& best) const {
    const std::size_t end = sentences_[name.sentence].last_token;
    const Token& head = tokens_[name.head];
    if (head.relation == Relation::nsubj && head.head > name.head &&
        tokens_[head.head].upos == Upos::noun) {
        const std::size_t noun = head.head;
        std::size_t first = noun;
        while (first > name.tokens.last && tokens_[first - 1].upos != Upos::aux) --first;
        const bool is_said =
            first > name.tokens.last && words_[first - 1].is("is", "was", "are", "were");
        if (is_said && !words_[first].is("not", "n't", "no")) {
            offer(best,
                  phrases_.read({static_cast<Index>(first), static_cast<Index>(end)}, noun),
                  Source::beside);
        }
    }
    const std::size_t last = std::min<std::size_t>(end, name.tokens.last + farthest_edge);
    for (std::size_t i = name.tokens.last; i < last; ++i) {
        if (tokens_[i].relation != Relation::appos || !name.tokens.holds(tokens_[i].head)) continue;
        std::size_t first = i;
        while (first > name.tokens.last && !words_[first - 1].is(",", "(")) --first;
        if (tokens_[i].upos != Upos::noun) return;
        offer(best,
              phrases_.read({static_cast<Index>(first), static_cast<Index>(end)}, i),
              Source::beside);
        return;
    }
}

void ActorReader::read_name(const MentionDraft& name,
                            const EntityCluster& cluster,
                            Best& best) const {
    const bool is_group = name.type == EntityType::group;
    if (!is_group) read_own_words(name, cluster, best);
    read_roles(name, best);
    if (name.role.empty()) read_before(name, best);
    read_behind(name, cluster.type, best);
    if (is_group) read_own_words(name, cluster, best);
    if (cluster.type != EntityType::place) read_predicate(name, best);
}

bool ActorReader::is_someone(const MentionDraft& nominal) const {
    if (nominal.kind != MentionKind::nominal || nominal.coordinated) return false;
    if (nominal.type == EntityType::person || is_actor(nominal)) return true;
    const auto match = lexicon_.sector_before(words_, nominal.tokens.first, nominal.head + 1);
    return match.words != 0 && !match.entry->weak.empty();
}

/// Whether it says what someone is.
bool ActorReader::is_actor(const MentionDraft& nominal) const {
    if (nominal.kind != MentionKind::nominal || nominal.coordinated) return false;
    const auto match = lexicon_.sector_before(words_, nominal.tokens.first, nominal.head + 1);
    if (match.words == 0) return nominal.type == EntityType::person && !nominal.country.empty();
    const SectorWord& word = *match.entry;
    if (!word.head.empty() || !word.national.empty()) return true;
    if (word.weak.empty()) return false;
    const bool is_told = nominal.type == EntityType::person || !nominal.country.empty();
    if (word.weak != "-" || is_told) return true;
    return !phrases_.read({nominal.tokens.first, nominal.phrase.last}, nominal.head).sector.empty();
}

void ActorReader::read_nominal(const MentionDraft& nominal, Best& best) const {
    if (nominal.coordinated || nominal.head < nominal.tokens.first) return;
    const std::size_t floor = sentences_[nominal.sentence].first_token;
    const auto first = static_cast<Index>(left_edge(nominal.tokens.first, floor));
    const bool is_thing =
        !nominal.is_role && nominal.type == EntityType::other && !is_actor(nominal);
    const Index end =
        is_thing ? nominal.tokens.last : std::max(nominal.phrase.last, nominal.tokens.last);
    ActorFacts facts = phrases_.read({first, end}, nominal.tokens.last - 1);
    if (is_thing) facts.sector = {};
    offer(best, facts, Source::nominal);
}

/// "in Kantria", "of the Kantrian Isles".
bool ActorReader::is_behind_place_word(std::size_t at, std::size_t floor) const {
    while (at > floor && (tokens_[at - 1].upos == Upos::det || tokens_[at - 1].upos == Upos::adj)) {
        --at;
    }
    return at > floor && words_[at - 1].is("in", "of", "from", "near", "across", "throughout");
}

/// The one country that a sentence names beside a noun or as a place: whom someone fights is no
/// home. Empty where two are named.
ActorFacts ActorReader::read_sentence(const Sentence& sentence, bool in_place) const {
    ActorFacts facts;
    for (std::size_t i = sentence.first_token; i < sentence.last_token;) {
        const auto match = lexicon_.nation(words_, i, sentence.last_token);
        const std::size_t at = i;
        i += std::max<std::size_t>(match.words, 1);
        if (match.words == 0 || match.entry->country.empty()) continue;
        if (match.entry->kind == NationKind::body || phrases_.is_relation(at, i)) continue;
        const std::string_view country = nations_.country_of(*match.entry);
        if (!facts.country.empty() && country != facts.country) return {};
        facts.country = country;
        const bool is_beside = match.entry->kind == NationKind::demonym ||
                               (i < sentence.last_token && words_[i].is("'s")) ||
                               tokens_[i - 1].relation == Relation::compound;
        const bool counts =
            is_behind_place_word(at, sentence.first_token) || (is_beside && !in_place);
        if (counts && facts.country_from.empty()) {
            facts.country_from = {static_cast<Index>(at), static_cast<Index>(i)};
        }
    }
    return facts.country_from.empty() ? ActorFacts() : facts;
}

const ActorReader::SentenceFacts& ActorReader::facts_about(std::size_t sentence) const {
    std::optional<SentenceFacts>& facts = around_[sentence];
    if (!facts) {
        facts = SentenceFacts{read_sentence(sentences_[sentence], false),
                              read_sentence(sentences_[sentence], true)};
    }
    return *facts;
}

/// Officials belong to the one country of the article, locals to the place of their sentence.
ActorFacts ActorReader::read_around(const EntityCluster& cluster, std::string_view sector) const {
    const MentionDraft& first = clusters_.mentions()[cluster.mentions.front()];
    if (!is_official(sector) && !is_local(sector)) return {};
    const auto match = lexicon_.sector_before(words_, first.tokens.first, first.tokens.last);
    if (match.words != 0 && !match.entry->relation.empty()) return {};
    const SentenceFacts& facts = facts_about(first.sentence);
    if (nations_.is_only(facts.beside.country)) return facts.beside;
    if (!is_local(sector)) return {};
    const bool is_people = cluster.type == EntityType::group && first.kind == MentionKind::name;
    if (is_people) return facts.in_place;
    if (!cluster.name.empty() || first.kind != MentionKind::nominal) return {};
    const bool is_sure = match.words != 0 && match.entry->head == sector;
    return is_sure ? facts.in_place : ActorFacts();
}

bool ActorReader::is_country(TokenRange name) const {
    const auto match = lexicon_.nation(words_, name.first, name.last);
    return match.words == name.last - name.first && match.entry->kind == NationKind::country;
}

ActorFacts ActorReader::read(const EntityCluster& cluster) const {
    Best best;
    std::size_t looked_at = 0;
    bool names_country = false;  // which is more than its government
    for (const std::size_t m : cluster.mentions) {
        const MentionDraft& mention = clusters_.mentions()[m];
        if (mention.kind == MentionKind::pronoun) continue;
        if (++looked_at > most_mentions) break;
        if (mention.kind == MentionKind::name) {
            names_country = names_country || is_country(mention.tokens);
            read_name(mention, cluster, best);
        } else if (cluster.type != EntityType::place) {
            read_nominal(mention, best);
        }
        if (best.country == Source::name && best.sector == Source::name) break;
    }
    if (names_country) best.facts.sector = {};
    if (best.country == Source::none) {
        const ActorFacts around = read_around(cluster, best.facts.sector);
        best.facts.country = around.country;
        best.facts.country_from = around.country_from;
    }
    return best.facts;
}

}  // namespace concord
