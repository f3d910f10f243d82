// Loads the lists of knowledge/ that names are found with.

#include "annotate/name_lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

namespace concord {
namespace {

using enum name_mark::Mark;

template <std::size_t N>
std::uint64_t mark_for(std::string_view kind,
                       const std::array<std::pair<std::string_view, std::uint64_t>, N>& kinds) {
    const auto found = std::find_if(
        kinds.begin(), kinds.end(), [&](const auto& entry) { return entry.first == kind; });
    return found == kinds.end() ? 0 : found->second;
}

constexpr std::array<std::pair<std::string_view, std::uint64_t>, 9> word_classes = {{
    {"determiner", determiner},
    {"possessive", possessive},
    {"pronoun", pronoun},
    {"preposition", preposition},
    {"conjunction", conjunction},
    {"subordinator", subordinator},
    {"auxiliary", auxiliary},
    {"negation", negation},
    {"adverb", adverb},
}};

constexpr std::array<std::pair<std::string_view, std::uint64_t>, 4> role_kinds = {{
    {"person", person_role},
    {"people", people_role},
    {"organization", organization},
    {"party", party},
}};

constexpr std::array<std::pair<std::string_view, std::uint64_t>, 5> country_kinds = {{
    {"country", country},
    {"union", country},
    {"capital", capital},
    {"demonym", demonym},
    {"people", people},
}};

constexpr std::array<std::pair<std::string_view, std::uint64_t>, 2> genders = {{
    {"female", female},
    {"male", male},
}};

/// As the tokenizer would cut it, joined by spaces.
std::string phrase_key(std::string_view name) {
    std::string key;
    for (const char c : fold_word(name)) {
        if (c == '-') {
            key += " - ";
        } else {
            key += c;
        }
    }
    return key;
}

}  // namespace

NameLexicon::NameLexicon(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("grammar/function_words").rows) {
        words_.add(row[0], mark_for(row[1], word_classes));
    }
    for (const auto& row : knowledge.table("words/common_words").rows) words_.add(row[0], common);
    for (const auto& row : knowledge.table("names/titles").rows) {
        words_.add(row[0], title | mark_for(row[1], genders));
    }
    for (const auto& row : knowledge.table("names/role_nouns").rows) {
        words_.add(row[0], mark_for(row[1], role_kinds) | mark_for(row[2], genders));
    }
    for (const auto& row : knowledge.table("names/person_nouns").rows) {
        words_.add(row[0], person_noun);
    }
    for (const auto& row : knowledge.table("names/groups").rows) words_.add(row[0], community);
    for (const auto& row : knowledge.table("names/given_names").rows) {
        words_.add(row[0], given_name | mark_for(row[1], genders));
    }
    for (const auto& row : knowledge.table("names/modifiers").rows) words_.add(row[0], modifier);
    for (const auto& row : knowledge.table("names/offices").rows) words_.add(row[0], office);
    for (const auto& row : knowledge.table("time_words/calendar").rows) {
        if (row[1] != "season") words_.add(row[0], calendar);
    }
    for (const auto& row : knowledge.table("time_words/numbers").rows) words_.add(row[0], number);
    for (const auto& row : knowledge.table("cue_verbs/verbs").rows) {
        for (std::size_t form = 0; form < 5; ++form) words_.add(row[form], cue_verb);
    }
    for (const auto* list : {"names/countries", "names/country_names"}) {
        for (const auto& row : knowledge.table(list).rows) {
            add_phrase(row[0], mark_for(row[1], country_kinds));
            countries_.emplace(phrase_key(row[0]), row[2]);
        }
    }
    for (const auto& row : knowledge.table("names/institutions").rows) {
        add_phrase(row[0], row[1] == "place" ? known_place : institution);
    }
    for (const auto& row : knowledge.table("names/media").rows) add_phrase(row[0], media);
}

void NameLexicon::add_phrase(std::string_view name, std::uint64_t marks) {
    const std::string key = phrase_key(name);
    phrases_.add(key, marks);
    const auto spaces = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' '));
    longest_ = std::max(longest_, spaces + 1);
    const std::string first = key.substr(0, key.find(' '));
    words_.add(first, begins_phrase | (spaces == 0 ? marks : 0));
}

NameLexicon::Phrase NameLexicon::longest_phrase(const TokenWords& words,
                                                std::size_t at,
                                                std::size_t last) const {
    Phrase best;
    if (!words[at].has(begins_phrase)) return best;
    std::string key;
    for (std::size_t i = at; i < last && i < at + longest_; ++i) {
        if (i > at) key += ' ';
        key += words[i].lower;
        const std::uint64_t marks = phrases_.find(key);
        if (marks == 0) continue;
        best.words = i + 1 - at;
        best.marks = marks;
        best.country = country_of(key);
    }
    return best;
}

std::string_view NameLexicon::country_of(std::string_view folded) const {
    const auto found = countries_.find(folded);
    return found == countries_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace concord
