// Places by their words: "Ustrel" is a place in every sentence of the story once one article's
// analysis says so.

#include "compare/story_places.h"

#include <algorithm>

#include "base/token_words.h"
#include "base/utf8.h"

namespace concord {
namespace {

std::vector<std::string> fold_words(std::string_view text, const std::vector<Word>& words) {
    std::vector<std::string> folded;
    folded.reserve(words.size());
    for (const Word& word : words) folded.push_back(fold_word(slice(text, word.span)));
    return folded;
}

}  // namespace

StoryPlaces::StoryPlaces(const StoryView& view,
                         const StoryEntities& entities,
                         const KnownNames& states)
    : view_(view) {
    for (const StoryEntity& entity : entities.entries()) {
        const std::string name = to_lower(entity.name);
        if (entity.type != EntityType::place || !states.country(name).empty()) continue;
        std::vector<Word> words;
        append_words(name, {0, static_cast<std::uint32_t>(name.size())}, words);
        if (words.empty()) continue;
        Words folded = fold_words(name, words);
        std::string first = folded.front();
        names_[std::move(first)].emplace_back(name, std::move(folded));
    }
}

std::set<std::string> StoryPlaces::in_sentence(std::uint32_t sentence) const {
    const StorySentence& found = view_.sentences()[sentence];
    const Words words = fold_words(view_.text(found.article), found.words);
    std::set<std::string> places;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto names = names_.find(words[i]);
        if (!found.words[i].capital || names == names_.end()) continue;
        for (const auto& [name, parts] : names->second) {
            const bool is_here =
                parts.size() <= words.size() - i &&
                std::equal(
                    parts.begin(), parts.end(), words.begin() + static_cast<std::ptrdiff_t>(i));
            if (is_here) places.insert(name);
        }
    }
    return places;
}

bool share_place(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto holds = [](const std::string& name, const std::string& part) {
        return (' ' + name + ' ').find(' ' + part + ' ') != std::string::npos;
    };
    return std::any_of(a.begin(), a.end(), [&](const std::string& x) {
        return std::any_of(
            b.begin(), b.end(), [&](const std::string& y) { return holds(x, y) || holds(y, x); });
    });
}

}  // namespace concord
