// Reads the tables of knowledge/agreements; a cell may list several words.

#include "extract/agreement_lexicon.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/table_cell.h"

namespace concord {
namespace {

constexpr std::array<std::string_view, 6> kinds = {
    "none", "truce", "moratorium", "treaty", "accord", "exchange"};
constexpr std::array<std::string_view, 4> needs = {"-", "side", "sides", "captives"};
constexpr std::array<std::string_view, 19> senses = {"none",
                                                     "made",
                                                     "arranged",
                                                     "began",
                                                     "kept",
                                                     "ended",
                                                     "broken",
                                                     "lasted",
                                                     "states",
                                                     "exists",
                                                     "terms",
                                                     "part",
                                                     "despite",
                                                     "sides",
                                                     "about",
                                                     "accuses",
                                                     "counts",
                                                     "weighed",
                                                     "succeeds"};
constexpr std::array<std::string_view, 8> modifiers = {
    "wished", "exists", "topic", "captives", "whole", "part", "private", "figure"};
// A noun's mark is its kind, its need and whether it names, each times what the ones before take.
constexpr std::uint64_t kinds_end = 8;
constexpr std::uint64_t needs_end = 4;

template <std::size_t size>
std::uint64_t index_in(const std::array<std::string_view, size>& names, std::string_view name) {
    const auto* const found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? 0 : static_cast<std::uint64_t>(found - names.begin());
}

std::string key_of(std::string_view verb, std::string_view slot) {
    std::string key(verb);
    key += ' ';
    key += slot;
    return key;
}

void load_senses(const KnowledgeTable& table, WordTable& into) {
    for (const auto& row : table.rows) {
        for (const std::string_view word : split_cell(row[0], ' '))
            into.add(word, index_in(senses, row[1]));
    }
}

}  // namespace

AgreementLexicon::AgreementLexicon(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("agreements/nouns").rows) {
        const std::uint64_t need = index_in(needs, row[2]) + (row[3] == "yes" ? needs_end : 0);
        for (const std::string_view word : split_cell(row[0], ' '))
            nouns_.add(word, index_in(kinds, row[1]) + kinds_end * need);
    }
    for (const auto& row : knowledge.table("agreements/verbs").rows) {
        for (const std::string_view verb : split_cell(row[0], ' ')) {
            for (const std::string_view slot : split_cell(row[1], ' '))
                verbs_.add(key_of(verb, slot), index_in(senses, row[2]));
        }
    }
    load_senses(knowledge.table("agreements/nouns_around"), around_);
    load_senses(knowledge.table("agreements/prepositions"), prepositions_);
    for (const auto& row : knowledge.table("agreements/modifiers").rows) {
        for (const std::string_view word : split_cell(row[0], ' '))
            modifiers_.add(word, std::uint64_t{1} << index_in(modifiers, row[1]));
    }
}

AgreementNoun AgreementLexicon::noun(std::string_view word) const {
    const std::uint64_t mark = nouns_.find(word);
    return {static_cast<AgreementKind>(mark % kinds_end),
            static_cast<AgreementNeed>(mark / kinds_end % needs_end),
            mark >= kinds_end * needs_end};
}

AgreementSense AgreementLexicon::verb(std::string_view lemma, std::string_view slot) const {
    return static_cast<AgreementSense>(verbs_.find(key_of(lemma, slot)));
}

AgreementSense AgreementLexicon::noun_around(std::string_view lemma) const {
    return static_cast<AgreementSense>(around_.find(lemma));
}

AgreementSense AgreementLexicon::preposition(std::string_view word) const {
    return static_cast<AgreementSense>(prepositions_.find(word));
}

std::uint64_t AgreementLexicon::modifier(std::string_view word) const {
    return modifiers_.find(word);
}

}  // namespace concord
