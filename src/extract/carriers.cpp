// Carriers by their names: a list, what names of outlets end with, the article's own outlet. A
// person is none, whatever the surname.

#include "extract/carriers.h"

#include <algorithm>

#include "base/utf8.h"

namespace concord {
namespace {

/// Outlets by their names, the article's own among them.
bool is_outlet(const Reading& reading, const CueLexicon& lexicon, Index entity) {
    const Entity& one = reading.annotation().entities[entity];
    if (one.name.empty()) return false;
    const std::string folded = fold_word(one.name);
    if (lexicon.names_outlet(folded)) return true;
    if (one.type == EntityType::person) return false;
    const std::string outlet = ' ' + fold_word(reading.article().outlet) + ' ';
    return lexicon.is_media(folded) || outlet.find(' ' + folded + ' ') != std::string::npos;
}

}  // namespace

bool is_carrier(const Reading& reading, const CueLexicon& lexicon, const NounPhrase& phrase) {
    const Tokens tokens = phrase.tokens;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
        const TokenWord& word = reading.word(i);
        const bool heads = i + 1 == tokens.last || reading.word(i + 1).is_capitalised() ||
                           reading.word(i + 1).is("'s");  // not "the station staff"
        if (heads && (word.has(cue_mark::carrier) || lexicon.is_media(word.lower))) return true;
    }
    return phrase.entity && is_outlet(reading, lexicon, *phrase.entity);
}

bool is_reporter(const Reading& reading, const CueLexicon& lexicon, const NounPhrase& phrase) {
    const TokenWord& first = reading.word(phrase.tokens.first);
    if (first.is("me", "us")) return true;
    if (!phrase.entity || first.has(cue_mark::determiner | cue_mark::possessive)) return false;
    for (std::uint32_t i = phrase.tokens.first; i < phrase.tokens.last; ++i) {
        if (reading.word(i).has(cue_mark::body | cue_mark::person_role)) return false;
    }
    const Entity& entity = reading.annotation().entities[*phrase.entity];
    return is_carrier(reading, lexicon, phrase) ||
           (entity.type == EntityType::organization && !entity.name.empty());
}

std::vector<Index> carriers_in(const Reading& reading,
                               const CueLexicon& lexicon,
                               const NounPhrase& phrase) {
    std::vector<Index> carriers;
    for (const MentionTokens& mention : reading.mentions_in(phrase.tokens)) {
        if (mention.kind != MentionKind::name) continue;
        if (!is_carrier(reading, lexicon, {mention.tokens, mention.entity})) continue;
        if (std::find(carriers.begin(), carriers.end(), mention.entity) == carriers.end()) {
            carriers.push_back(mention.entity);
        }
    }
    if (!phrase.entity) return carriers;
    const bool known =
        std::find(carriers.begin(), carriers.end(), *phrase.entity) != carriers.end();
    if (!known && (!carriers.empty() || is_carrier(reading, lexicon, phrase))) {
        carriers.insert(carriers.begin(), *phrase.entity);
    }
    return carriers;
}

}  // namespace concord
