// A noun for an agreement, with what its phrase and the verbs beside it tell:
//
//     The fragile truce between Ostravia and Belmark, [signed] on Monday, [took] effect
//
// exists (it was signed), is that of two sides, and was agreed on Monday. A ceasefire that somebody
// calls for, proposes or tries to broker does not exist by that.

#include "extract/agreement_mentions.h"

#include <algorithm>

namespace concord {
namespace {

bool is_determiner_of(const TokenWord& word) {
    return word.is("the", "this", "that", "these", "those", "its", "their", "his", "her", "our");
}

}  // namespace

bool is_made_of(std::string_view people, std::string_view name) {
    constexpr std::size_t shortest = 5;
    constexpr std::size_t longest_ending = 2;
    const auto [shorter, longer] = std::minmax({people.size(), name.size()});
    if (people == name || shorter < shortest || longer - shorter > longest_ending) return false;
    return people.substr(0, shorter) == name.substr(0, shorter);
}

bool is_day_or_year(std::string_view value) {
    constexpr std::size_t year = 4;
    return value.size() >= year && !value.ends_with("_REF");
}

AgreementNoun agreement_noun(const Reading& reading,
                             const AgreementLexicon& lexicon,
                             std::uint32_t at) {
    const Token& token = reading.annotation().tokens[at];
    if (token.upos != Upos::noun && token.upos != Upos::propn) return {};
    const TokenWord& word = reading.word(at);
    // "cease-fire" is three tokens
    if (at >= 2 && word.is("fire", "fires") && reading.word(at - 1).is("-") &&
        reading.word(at - 2).is("cease")) {
        return lexicon.noun("cease-fire");
    }
    return lexicon.noun(word.lower);
}

std::optional<AgreementMention> AgreementMentionFinder::read(std::uint32_t at) const {
    AgreementMention mention;
    mention.noun = agreement_noun(reading_, lexicon_, at);
    if (mention.noun.kind == AgreementKind::none) return std::nullopt;
    mention.head = at;
    const Token& token = clauses_.token(at);
    const bool inside =
        token.relation == Relation::compound || token.relation == Relation::nmod_unmarked;
    if (inside && token.head > at) {
        // "ceasefire violations" tell of the ceasefire, "ceasefire talks" do not.
        if (phrases_.around(token.head) != AgreementSense::broken) return std::nullopt;
        mention.exists = true;
        mention.definite = true;
    }
    const std::uint32_t begin = std::min(phrases_.begin_of(at), at);
    mention.phrase = {begin, inside ? at + 1 : phrases_.end_of_name(at)};
    read_modifiers(mention);
    if (is_general(mention)) return std::nullopt;
    // "the armistice is not a peace treaty"
    if (mention.phrase.first > 0 && reading_.word(mention.phrase.first - 1).is("not"))
        mention.wished = true;
    // "violated energy moratorium": headlines leave out articles
    const bool bare = clauses_.child(at, Relation::det) == nothing && mention.phrase.first < at;
    const bool one = clauses_.token(at).xpos == Xpos::nn && !reading_.word(at).lower.ends_with("s");
    if (bare && one) mention.definite = true;
    read_topic(mention);
    if (mention.noun.need == AgreementNeed::captives) {
        if ((mention.modifiers & captive_modifier) == 0) return std::nullopt;
        mention.noun.need = AgreementNeed::nothing;
    }
    read_name(mention);
    read_pair(mention);
    read_sides(mention);
    if ((mention.modifiers & (private_modifier | figure_modifier)) != 0) return std::nullopt;
    widen_pair(mention);
    read_verbs(mention);
    read_participle(mention);
    read_surroundings(mention);
    return mention;
}

/// "treaties", "in agreement": none in particular
bool AgreementMentionFinder::is_general(const AgreementMention& mention) const {
    if (mention.definite) return false;
    const Xpos tag = clauses_.token(mention.head).xpos;
    if (tag == Xpos::nns || (tag == Xpos::nnps && mention.phrase.first == mention.head))
        return true;
    const bool bare = clauses_.child(mention.head, Relation::det) == nothing;
    return bare && clauses_.preposition_of(mention.head) == "in";
}

/// "a moratorium [on strikes]", wherever the parse hangs the phrase
void AgreementMentionFinder::read_topic(AgreementMention& mention) const {
    const AgreementKind kind = mention.noun.kind;
    if (kind != AgreementKind::truce && kind != AgreementKind::moratorium) return;
    const std::uint32_t next = mention.head + 1;
    if (next >= reading_.words().size() || !reading_.word(next).is("on")) return;
    const std::uint32_t topic = clauses_.token(next).head;
    if (clauses_.token(next).relation != Relation::case_marker || topic < next ||
        reading_.time_at(topic) != nothing) {
        return;
    }
    mention.topic = {next + 1, phrases_.end_of_all(topic)};
    mention.phrase.last = std::max(mention.phrase.last, phrases_.end_of_noun(topic));
}

/// Where the phrase begins: what the parse hangs before it, as prepositions and subjects, is none
/// of it.
std::uint32_t AgreementMentionFinder::begin_of_phrase(const AgreementMention& mention) const {
    const auto is_joined = [&](std::uint32_t at) {
        return is_dash(reading_.word(at)) && reading_.words().touches_previous(at);
    };
    std::uint32_t first = mention.head;
    while (first > mention.phrase.first) {
        const std::uint32_t before = first - 1;
        const Token& token = clauses_.token(before);
        const bool owner = reading_.word(before).is("'s", "'");
        if (reading_.word(before).is("not")) break;
        const bool outside = token.relation == Relation::case_marker || token.upos == Upos::adp ||
                             token.upos == Upos::cconj || token.relation == Relation::mark ||
                             token.relation == Relation::cop || is_subject(token.relation) ||
                             (is_verb_form(token) && token.relation != Relation::amod) ||
                             (token.upos == Upos::punct && !is_joined(before));
        if (outside && !owner) break;
        first = before;
    }
    // "the United States[-Mexico-Canada Agreement]"
    while (first > 0 && is_joined(first)) --first;
    return first;
}

void AgreementMentionFinder::read_modifiers(AgreementMention& mention) const {
    mention.phrase.first = begin_of_phrase(mention);
    for (std::uint32_t i = mention.phrase.first; i < mention.head; ++i) {
        const TokenWord& word = reading_.word(i);
        if (is_determiner_of(word) || word.is("'s", "'")) mention.definite = true;
        if (reading_.time_at(i) != nothing) {
            read_modifying_time(i, mention);
            continue;
        }
        const std::uint64_t marks = lexicon_.modifier(word.lower);
        mention.modifiers |= marks;
        mention.wished = mention.wished || (marks & wished_modifier) != 0;
        mention.exists = mention.exists || (marks & existing_modifier) != 0;
        const AgreementNoun inner = agreement_noun(reading_, lexicon_, i);
        if (inner.kind != AgreementKind::none && inner.kind != AgreementKind::accord)
            mention.noun = inner;
        if ((marks & (existing_modifier | wished_modifier)) == 0 && describes(i))
            mention.described.push_back(i);
    }
    for (const EventArgument& argument : clauses_.arguments(mention.head).all) {
        if (argument.preposition == "of" || argument.preposition == "for")
            mention.modifiers |=
                lexicon_.modifier(reading_.word(argument.token).lower) & captive_modifier;
    }
}

/// "the [2015] deal", "[Monday]'s truce"
void AgreementMentionFinder::read_modifying_time(std::uint32_t at,
                                                 AgreementMention& mention) const {
    const std::uint32_t time = reading_.time_at(at);
    const TimeValue& value = reading_.annotation().times[time];
    if (value.type != TimeType::date || !is_day_or_year(value.value)) return;
    mention.time = time;
    mention.time_from = AgreedTime::modifier;
    mention.exists = true;
    mention.definite = true;
}

/// Whether a word before the noun tells it from others; whose it is does not.
bool AgreementMentionFinder::describes(std::uint32_t at) const {
    const Token& token = clauses_.token(at);
    if (token.relation == Relation::nmod_poss) return false;
    if (token.upos != Upos::noun && token.upos != Upos::propn && token.upos != Upos::adj)
        return false;
    const auto entity = entities_.chain_at(at);
    return !entity || reading_.annotation().entities[*entity].type != EntityType::person;
}

/// Capitals tell a name, but not where all words have them.
void AgreementMentionFinder::read_name(AgreementMention& mention) const {
    const Tokens sentence = phrases_.sentence_of(mention.head);
    std::uint32_t capital = 0;
    std::uint32_t words = 0;
    for (std::uint32_t i = sentence.first + 1; i < sentence.last; ++i) {
        const TokenWord& word = reading_.word(i);
        if (word.casing == Casing::none) continue;
        ++words;
        if (word.is_capitalised()) ++capital;
    }
    if (capital * 10 > words * 6) return;
    const TokenWord& head = reading_.word(mention.head);
    if (!mention.noun.names) return;
    const bool behind = mention.head + 2 < sentence.last &&
                        reading_.word(mention.head + 1).is("of", "on") &&
                        reading_.word(mention.head + 2).is_capitalised();
    const bool before = mention.head > mention.phrase.first &&
                        reading_.word(mention.head - 1).is_capitalised() &&
                        !is_determiner_of(reading_.word(mention.head - 1));
    if (head.is_capitalised() && (before || behind)) mention.named = true;
    // "the Minsk agreements", "the INF treaty"
    const bool plural = clauses_.token(mention.head).xpos == Xpos::nns;
    const bool solemn = mention.noun.kind == AgreementKind::treaty || plural;
    if (!head.is_capitalised() && before && solemn && mention.definite &&
        !clauses_.lexicon().is_demonym(reading_.word(mention.head - 1).lower)) {
        mention.named = true;
    }
    if (!mention.named) return;
    mention.definite = true;
    // "the [Status of] Forces Agreement"
    std::uint32_t& first = mention.phrase.first;
    if (first >= sentence.first + 2 && reading_.word(first - 1).is("of") &&
        reading_.word(first - 2).is_capitalised()) {
        first -= 2;
    }
    // "the Hesk Agreement [on trade and new ties]"
    std::uint32_t& last = mention.phrase.last;
    while (last > mention.head + 1 && !reading_.word(last - 1).is_capitalised()) --last;
    // "the Intermediate-Range Nuclear Forces Treaty ([INF])"
    const std::uint32_t bracket = mention.head + 1;
    if (bracket + 2 < sentence.last && reading_.word(bracket).is("(") &&
        reading_.word(bracket + 1).casing == Casing::upper) {
        mention.described.push_back(bracket + 1);
    }
}

/// "[Marevian] soldiers", "118 [Torvan]s": in lower case, each once.
std::vector<std::string_view> AgreementMentionFinder::people_words() const {
    std::vector<std::string_view> found;
    for (std::uint32_t i = 0; i < reading_.words().size(); ++i) {
        const Token& token = clauses_.token(i);
        const bool is_plural = token.xpos == Xpos::nnps;
        if (!(is_plural || token.upos == Upos::adj) || !reading_.word(i).is_capitalised()) continue;
        std::string_view people = reading_.word(i).lower;
        if (is_plural && people.ends_with('s')) people.remove_suffix(1);
        found.push_back(people);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

void AgreementMentionFinder::lay_out_persons() {
    const std::vector<std::string_view> peoples = people_words();
    const auto has_people = [&](const std::string& name) {
        return std::any_of(peoples.begin(), peoples.end(), [&](std::string_view people) {
            return is_made_of(people, name);
        });
    };
    const auto is_person = [&](const Entity& chain) {
        if (chain.type != EntityType::person) return false;
        if (!chain.sector.empty() || !chain.country.empty() || !chain.roles.empty()) return true;
        if (chain.name.find(' ') != std::string::npos) return true;
        if (has_people_.back()) return false;
        return std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](const Mention& one) {
            const TokenWord& word = reading_.word(reading_.tokens_of(one.span).first);
            return one.kind == MentionKind::pronoun && word.is("he", "she", "his", "her", "him");
        });
    };
    for (const Entity& chain : reading_.annotation().entities) {
        has_people_.push_back(has_people(fold_word(chain.name)));
        surely_person_.push_back(is_person(chain));
    }
}

bool AgreementMentionFinder::is_state(Index entity) const {
    const Entity& chain = reading_.annotation().entities[entity];
    const bool is_unlisted = has_people_[entity] && !surely_person_[entity];
    return is_unlisted || (chain.geopolitical && !chain.country.empty());
}

bool AgreementMentionFinder::can_be_party(Index entity) const {
    const Entity& chain = reading_.annotation().entities[entity];
    if (chain.sector == "MED" || chain.sector == "JRN" || chain.sector == "BUS") return false;
    if (chain.name.empty() || chain.sector == "LEG") return false;
    if (chain.type == EntityType::person)
        return !chain.sector.empty() || !chain.country.empty() || !is_surely_person(entity);
    return chain.type != EntityType::other;
}

void AgreementMentionFinder::add_party(std::optional<Index> entity,
                                       std::vector<Index>& into) const {
    if (!entity || !can_be_party(*entity)) return;
    if (std::find(into.begin(), into.end(), *entity) == into.end()) into.push_back(*entity);
}

/// "between Ostravia and Belmark, [not] the rebels"
bool AgreementMentionFinder::is_excepted(std::uint32_t at) const {
    const auto children = clauses_.children(at);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        return reading_.word(c).is("not");
    });
}

void AgreementMentionFinder::add_parties(std::uint32_t head,
                                         std::vector<Index>& into,
                                         bool no_persons) const {
    for (const std::uint32_t each : clauses_.with_conjuncts(head)) {
        if (each != head && is_excepted(each)) break;
        const auto entity = entities_.entity_of(each);
        const bool person = entity && is_surely_person(*entity);
        if (!person || !no_persons) add_party(entity, into);
    }
}

/// "the Ostravia-Belmark truce", "a US-Ostravian deal"
void AgreementMentionFinder::read_pair(AgreementMention& mention) const {
    for (std::uint32_t i = mention.phrase.first + 1; i + 1 < mention.head; ++i) {
        if (!is_dash(reading_.word(i)) || !reading_.words().touches_previous(i)) continue;
        const auto left = entities_.entity_of_modifier(i - 1);
        const auto right = entities_.entity_of_modifier(i + 1);
        if (!left || !right || left == right) continue;
        for (const auto& side : {left, right}) {
            add_party(side, mention.parties);
            add_party(side, mention.sides);
        }
    }
}

void AgreementMentionFinder::read_sides(AgreementMention& mention) const {
    std::uint32_t owner = nothing;
    bool with = false;
    for (const EventArgument& argument : clauses_.arguments(mention.head).all) {
        if (argument.slot == EventSlot::possessor &&
            clauses_.token(argument.token).upos != Upos::pron)
            owner = argument.token;
        if (argument.slot != EventSlot::preposition ||
            lexicon_.preposition(argument.preposition) != AgreementSense::sides)
            continue;
        // "a gas deal with the company"
        const auto other = entities_.entity_of(argument.token);
        if (other && reading_.annotation().entities[*other].sector == "BUS")
            mention.modifiers |= private_modifier;
        const std::size_t before = mention.parties.size();
        add_parties(argument.token, mention.parties);
        add_parties(argument.token, mention.sides);
        with = with || (argument.preposition == "with" && mention.parties.size() > before);
    }
    if (owner != nothing && with) add_parties(owner, mention.parties);
}

/// "between Ostravia [and the rebels]", where the parse hangs the second elsewhere
void AgreementMentionFinder::widen_pair(AgreementMention& mention) const {
    std::uint32_t& last = mention.phrase.last;
    bool between = false;
    for (std::uint32_t i = mention.head; i < last; ++i) {
        if (reading_.word(i).is("between")) between = true;
        if (reading_.word(i).is("and")) return;
    }
    const auto size = static_cast<std::uint32_t>(reading_.words().size());
    if (!between || last >= size || !reading_.word(last).is("and")) return;
    std::uint32_t end = last + 1;
    const auto nominal = [&](std::uint32_t at) {
        const Upos upos = clauses_.token(at).upos;
        return upos == Upos::noun || upos == Upos::propn || upos == Upos::adj ||
               upos == Upos::num || upos == Upos::det;
    };
    while (end < size && nominal(end)) ++end;
    if (end == last + 1) return;
    last = end;
    for (auto* into : {&mention.parties, &mention.sides})
        add_party(entities_.entity_of(end - 1), *into);
}

}  // namespace concord
