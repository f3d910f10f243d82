#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compare/entities.h"
#include "compare/story_view.h"

namespace concord {

/// The places of a story, found in its sentences by their words: what the analysis of one article
/// missed, that of another found. States are left out: they tell little of where something was.
class StoryPlaces {
public:
    StoryPlaces(const StoryView& view, const StoryEntities& entities, const KnownNames& states);

    /// The names in a sentence of the view, in lower case.
    [[nodiscard]] std::set<std::string> in_sentence(std::uint32_t sentence) const;

private:
    using Words = std::vector<std::string>;

    const StoryView& view_;
    std::map<std::string, std::vector<std::pair<std::string, Words>>> names_;  ///< by first word
};

/// Whether a name of one list is a name of the other, or holds all words of one ("Quell", "Quell
/// district").
[[nodiscard]] bool share_place(const std::vector<std::string>& a,
                               const std::vector<std::string>& b);

}  // namespace concord
