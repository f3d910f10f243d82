// Places by their words: "Ustrel" is a place in every sentence of the story once one article's
// analysis says so. Which of them lies in another is learnt from the sentences too: "in
// Ustrel in northern Lasch".

#include "compare/story_places.h"

#include <algorithm>

#include "base/name_spelling.h"
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

/// "al-Ustrel" -> "ustrel".
std::string_view bare_name(std::string_view name) {
    for (const std::string_view article : {"al-", "el-", "al ", "el "}) {
        if (name.starts_with(article)) return name.substr(article.size());
    }
    return name;
}

/// One letter may differ in names that are spelt by ear.
bool is_same_name(std::string_view a, std::string_view b) {
    constexpr std::size_t long_name = 7;
    const std::string_view x = bare_name(a);
    const std::string_view y = bare_name(b);
    if (x == y) return true;
    return std::min(x.size(), y.size()) >= long_name && x.front() == y.front() &&
           differ_by_letter(x, y);
}

}  // namespace

StoryPlaces::StoryPlaces(const StoryView& view,
                         const StoryEntities& entities,
                         const KnownNames& known,
                         const WordLists& words)
    : view_(view), words_(words) {
    for (const StoryEntity& entity : entities.entries()) {
        const std::string name = to_lower(entity.name);
        if (entity.type != EntityType::place || !known.country(name).empty()) continue;
        std::vector<Word> parts;
        append_words(name, {0, static_cast<std::uint32_t>(name.size())}, parts);
        if (parts.empty()) continue;
        Words folded = fold_words(name, parts);
        std::string first = folded.front();
        names_[std::move(first)].emplace_back(name, std::move(folded));
    }
    for (std::uint32_t at = 0; at < view.sentences().size(); ++at) read_surroundings(at);
}

std::vector<StoryPlaces::Place> StoryPlaces::find_places(std::uint32_t sentence) const {
    const StorySentence& found = view_.sentences()[sentence];
    const Words words = fold_words(view_.text(found.article), found.words);
    std::vector<Place> places;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto names = names_.find(words[i]);
        if (!found.words[i].capital || names == names_.end()) continue;
        for (const auto& [name, parts] : names->second) {
            const bool is_here =
                parts.size() <= words.size() - i &&
                std::equal(
                    parts.begin(), parts.end(), words.begin() + static_cast<std::ptrdiff_t>(i));
            if (is_here) places.push_back({name, i, i + parts.size()});
        }
    }
    return places;
}

/// "Ustrel in northern Lasch"; not "in Ustrel, in Lasch".
void StoryPlaces::read_surroundings(std::uint32_t sentence) {
    constexpr std::size_t near = 5;
    const StorySentence& found = view_.sentences()[sentence];
    const std::string_view text = view_.text(found.article);
    const std::vector<Place> places = find_places(sentence);
    for (const Place& first : places) {
        for (const Place& second : places) {
            if (second.begin < first.end || second.begin > first.end + near) continue;
            const Span between = {found.words[first.end - 1].span.end,
                                  found.words[second.begin].span.begin};
            bool is_joined = second.begin > first.end &&
                             slice(text, between).find(',') == std::string_view::npos;
            bool is_beside = false;
            for (std::size_t i = first.end; i < second.begin; ++i) {
                const std::string word = fold_word(slice(text, found.words[i].span));
                is_joined &= words_.has("between_places", word);
                is_beside |= words_.has("beside", word);
            }
            if (!is_joined) continue;
            surroundings_[first.name].insert(second.name);
            if (is_beside) surroundings_[second.name].insert(first.name);
        }
    }
}

std::set<std::string> StoryPlaces::in_sentence(std::uint32_t sentence) const {
    std::set<std::string> names;
    for (Place& place : find_places(sentence)) names.insert(std::move(place.name));
    return names;
}

std::set<std::string> StoryPlaces::sites_in(std::uint32_t sentence) const {
    const StorySentence& found = view_.sentences()[sentence];
    const auto& statements = view_.record(found.article).findings.statements;
    std::set<std::string> names;
    for (Place& place : find_places(sentence)) {
        const Span words{found.words[place.begin].span.begin, found.words[place.end - 1].span.end};
        const bool speaks = std::any_of(statements.begin(), statements.end(), [&](const auto& one) {
            return one.speaker && one.speaker->span.contains(words);
        });
        if (!speaks) names.insert(std::move(place.name));
    }
    std::set<std::string> sites = names;
    for (const std::string& name : names) {
        const auto round = surroundings_.find(name);
        if (round == surroundings_.end()) continue;
        for (const std::string& outer : round->second) {
            const auto back = surroundings_.find(outer);
            const bool is_beside = back != surroundings_.end() && back->second.contains(name);
            if (!is_beside) sites.erase(outer);
        }
    }
    return sites.empty() ? names : sites;
}

std::set<std::string> StoryPlaces::with_surroundings(const std::set<std::string>& places) const {
    std::set<std::string> wide = places;
    for (const std::string& place : places) {
        const auto found = surroundings_.find(place);
        if (found != surroundings_.end()) wide.insert(found->second.begin(), found->second.end());
    }
    return wide;
}

bool share_place(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto holds = [](const std::string& name, const std::string& part) {
        return is_same_name(name, part) ||
               (' ' + name + ' ').find(' ' + part + ' ') != std::string::npos;
    };
    return std::any_of(a.begin(), a.end(), [&](const std::string& x) {
        return std::any_of(
            b.begin(), b.end(), [&](const std::string& y) { return holds(x, y) || holds(y, x); });
    });
}

}  // namespace concord
