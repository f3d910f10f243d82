// Loads the lists of knowledge/ that statements are found with.

#include "extract/cue_lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

namespace concord {
namespace {

using enum cue_mark::Mark;

template <class Value, std::size_t N>
Value value_for(std::string_view key,
                const std::array<std::pair<std::string_view, Value>, N>& values) {
    const auto found = std::find_if(
        values.begin(), values.end(), [&](const auto& entry) { return entry.first == key; });
    return found == values.end() ? Value{} : found->second;
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

constexpr std::array<std::pair<std::string_view, std::uint64_t>, 4> channel_kinds = {{
    {"occasion", channel},
    {"platform", platform},
    {"carrier", carrier},
    {"passed", passed},
}};

constexpr std::array<std::pair<std::string_view, Takes>, 15> frames = {{
    {"q", Takes::quotation},
    {"c", Takes::clause},
    {"p", Takes::hearer},
    {"n", Takes::noun},
    {"a", Takes::noun_as},
    {"o", Takes::noun_complement},
    {"t", Takes::hearer_infinitive},
    {"i", Takes::infinitive},
    {"f", Takes::person_of},
    {"wh", Takes::question},
    {"out", Takes::out},
    {"about", Takes::about},
    {"for", Takes::for_noun},
    {"b", Takes::bare_clause},
    {"x", Takes::also_noun},
}};

std::uint32_t takes_of(std::string_view cell) {
    std::uint32_t takes = 0;
    while (!cell.empty()) {
        const std::size_t space = std::min(cell.find(' '), cell.size());
        takes |= static_cast<std::uint32_t>(value_for(cell.substr(0, space), frames));
        cell.remove_prefix(std::min(space + 1, cell.size()));
    }
    return takes;
}

}  // namespace

CueLexicon::CueLexicon(const Knowledge& knowledge) {
    for (const auto& row : knowledge.table("grammar/function_words").rows) {
        words_.add(row[0], value_for(row[1], word_classes));
    }
    for (const std::string_view form :
         {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"}) {
        words_.add(form, being);
    }
    constexpr std::array<std::uint64_t, 5> forms = {base_form, third, past, participle, gerund};
    for (const auto& row : knowledge.table("cue_verbs/verbs").rows) {
        verbs_.push_back({row[0], row[5], takes_of(row[6])});
        for (std::size_t form = 0; form < forms.size(); ++form) {
            words_.add(row[form], forms[form]);
            if (verb_of_.find(row[form]) == 0) verb_of_.add(row[form], verbs_.size());
        }
    }
    for (const auto& row : knowledge.table("cue_verbs/phrases").rows) {
        phrase_classes_.emplace_back(row[1]);
        phrase_of_.add(row[0], phrase_classes_.size());
    }
    for (const auto& row : knowledge.table("cue_verbs/unsaid").rows) unsaid_.add(row[0], 1);
    for (const auto& row : knowledge.table("cue_verbs/channels").rows) {
        words_.add(row[0], value_for(row[1], channel_kinds));
    }
    for (const auto& row : knowledge.table("names/role_nouns").rows) {
        words_.add(row[0], row[1] == "organization" ? body : person_role);
    }
    for (const auto& row : knowledge.table("names/media").rows) media_.add(row[0], 1);
    for (const auto& row : knowledge.table("names/media_words").rows) media_words_.add(row[0], 1);
}

const CueVerb* CueLexicon::verb(std::string_view form) const {
    const std::uint64_t index = verb_of_.find(form);
    return index == 0 ? nullptr : &verbs_[index - 1];
}

std::string_view CueLexicon::class_of(std::string_view phrase) const {
    const std::uint64_t index = phrase_of_.find(phrase);
    return index == 0 ? std::string_view{} : std::string_view(phrase_classes_[index - 1]);
}

bool CueLexicon::is_media(std::string_view folded_name) const {
    if (names_outlet(folded_name)) return true;
    const std::size_t before = folded_name.find_last_of(" -");
    return before != std::string_view::npos &&
           media_words_.find(folded_name.substr(before + 1)) != 0;
}

}  // namespace concord
