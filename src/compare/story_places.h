#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compare/entities.h"
#include "compare/story_view.h"
#include "compare/word_lists.h"

namespace concord {

/// The places of a story, found in its sentences by their words: what the analysis of one article
/// missed, that of another found. States are left out: they tell little of where something was.
class StoryPlaces {
public:
    StoryPlaces(const StoryView& view,
                const StoryEntities& entities,
                const KnownNames& known,
                const WordLists& words);

    /// The names in a sentence of the view, in lower case.
    [[nodiscard]] std::set<std::string> in_sentence(std::uint32_t sentence) const;

    /// The narrowest of them where something may be: of "Ustrel in Lasch" Ustrel; not the capital
    /// that speaks for its state ("Korrin blamed the rebels").
    [[nodiscard]] std::set<std::string> sites_in(std::uint32_t sentence) const;

    /// The places, and those that some sentence of the story puts round them: "Lasch" where
    /// another sentence has "in Ustrel in Lasch province".
    [[nodiscard]] std::set<std::string> with_surroundings(
        const std::set<std::string>& places) const;

private:
    using Words = std::vector<std::string>;

    /// A name where it stands in a sentence, by its words.
    struct Place {
        std::string name;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    [[nodiscard]] std::vector<Place> find_places(std::uint32_t sentence) const;
    void read_surroundings(std::uint32_t sentence);

    const StoryView& view_;
    const WordLists& words_;
    std::map<std::string, std::vector<std::pair<std::string, Words>>> names_;  ///< by first word
    std::map<std::string, std::set<std::string>> surroundings_;
};

/// Whether a name of one list is a name of the other in any spelling ("Ustrel", "al-Ustrell"), or
/// holds all words of one ("Quell", "Quell district").
[[nodiscard]] bool share_place(const std::vector<std::string>& a,
                               const std::vector<std::string>& b);

}  // namespace concord
