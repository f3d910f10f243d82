// A source is a noun phrase with all that belongs to it, and names stand in many places of it:
//
//     [A friend of Anna Bell] said       nobody who is named
//     [The mayor, Anna Bell,] said       in apposition
//     Rusk, [who] added                  before it
//     [A poll by the Hesk Institute]     its author

#include "extract/source_entity.h"

#include <algorithm>

namespace concord {

using enum cue_mark::Mark;

std::optional<Index> SourceReader::entity_of(const NounPhraseFinder& phrases, Tokens source) const {
    if (source.last - source.first == 1 && word(source.first).is("who", "which", "that")) {
        const auto before = entity_before(source.first);
        const Token& verb = token(token(source.first).head);
        const Index noun = verb.head;
        const bool about = verb.relation == Relation::acl_relcl && noun < source.first;
        if (!about || (before && is_person(*before))) return before;
        source = {noun, noun + 1};
    }
    if (source.last - source.first > 1 &&
        word(source.last - 1).is("himself", "herself", "itself", "themselves")) {
        --source.last;
    }
    const auto base = phrases.entity_of(source);
    const auto at_head = entity_at_head(source);
    if (reading_.has_name(base) && is_person(*base)) return base;
    if (reading_.has_name(at_head) && is_person(*at_head)) return at_head;
    if (const auto named = person_named_last(source)) return named;
    if (const auto apposed = entity_in_apposition(source)) return apposed;
    if (reading_.has_name(base)) return base;
    if (reading_.has_name(at_head)) return at_head;
    if (const auto author = author_in(source)) return author;
    return base ? base : at_head;
}

std::uint32_t SourceReader::head_of(Tokens source) const {
    for (std::uint32_t i = source.first; i < source.last; ++i) {
        if (!source.holds(token(i).head) || token(i).head == i) return i;
    }
    return source.first;
}

bool SourceReader::is_person(Index entity) const {
    return reading_.annotation().entities[entity].type == EntityType::person;
}

bool SourceReader::is_owner(const MentionTokens& mention, Tokens source) const {
    return mention.tokens.last < source.last && word(mention.tokens.last).is("'s");
}

/// A clause with "who" begins between two words.
bool SourceReader::is_clause_about(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i) {
        if (word(i).is("who", "which", "whose")) return true;
    }
    return false;
}

/// "climatologist Dr. [Anna Bell]"
bool SourceReader::names_head(const MentionTokens& mention, std::uint32_t head) const {
    if (mention.kind != MentionKind::name || mention.tokens.first < head) return false;
    for (std::uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
        if (token(i).head == head && token(i).relation == Relation::flat) return true;
    }
    return false;
}

/// "[Rusk], who added"
std::optional<Index> SourceReader::entity_before(std::uint32_t at) const {
    if (at > 0 && word(at - 1).is(",")) --at;
    const std::uint32_t m = at > 0 ? reading_.mention_ending(at - 1) : nothing;
    return m == nothing ? std::nullopt : std::optional(reading_.mentions()[m].entity);
}

/// The shortest mention that holds the word that governs the source.
std::optional<Index> SourceReader::entity_at_head(Tokens source) const {
    const std::uint32_t head = head_of(source);
    std::optional<Index> found;
    std::uint32_t shortest = 0;
    // A mention may begin before the source: "the president's [spokesman]".
    const Tokens around{source.first - std::min<std::uint32_t>(source.first, 4), source.last};
    for (const MentionTokens& mention : reading_.mentions_in(around)) {
        const std::uint32_t size = mention.tokens.last - mention.tokens.first;
        if (is_owner(mention, source)) continue;
        if (!mention.tokens.holds(head) && !names_head(mention, head)) continue;
        if (!found || size < shortest) {
            found = mention.entity;
            shortest = size;
        }
    }
    return found;
}

/// "Institute of Hesk climatologist Dr. [Anna Bell]", but not "a friend of Anna Bell"
std::optional<Index> SourceReader::person_named_last(Tokens source) const {
    std::optional<Index> found;
    for (const MentionTokens& mention : reading_.mentions_in(source)) {
        if (mention.kind != MentionKind::name) continue;
        found.reset();
        if (is_clause_about(source.first, mention.tokens.first)) break;
        const std::uint32_t end = mention.tokens.last;
        const bool ends = end >= source.last || word(end).is(",");
        const bool party = names_party(word(mention.tokens.first));  // "R-Ky."
        if (party || !ends || !is_person(mention.entity) || mention.tokens.first == source.first)
            continue;
        const Relation relation = token(head_of(mention.tokens)).relation;
        const bool joined = word(mention.tokens.first - 1).is("and", "or", ",");
        const bool belongs = relation == Relation::nmod || relation == Relation::nmod_poss ||
                             relation == Relation::obl;
        if (!belongs && !joined) found = mention.entity;  // "chairman and director [Otto Rook]"
    }
    return found;
}

/// "the head of the mission, [Anna Bell], who"
std::optional<Index> SourceReader::entity_in_apposition(Tokens source) const {
    const std::uint32_t head = head_of(source);
    for (const MentionTokens& mention : reading_.mentions_in(source)) {
        if (is_clause_about(source.first, mention.tokens.first)) break;
        if (mention.kind != MentionKind::name || is_owner(mention, source)) continue;
        for (std::uint32_t i = mention.tokens.first; i < mention.tokens.last; ++i) {
            if (token(i).relation == Relation::appos && token(i).head == head) {
                return mention.entity;
            }
        }
    }
    return std::nullopt;
}

/// "a [Hesk Institute] poll", "records of the [Hesk court]": a document speaks for the first name
/// in its phrase.
std::optional<Index> SourceReader::author_in(Tokens source) const {
    if (!word(head_of(source)).has(channel)) return std::nullopt;
    for (const MentionTokens& mention : reading_.mentions_in(source)) {
        if (is_clause_about(source.first, mention.tokens.first)) break;
        if (mention.kind == MentionKind::name) return mention.entity;
    }
    return std::nullopt;
}

}  // namespace concord
