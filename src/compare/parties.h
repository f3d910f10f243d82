#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compare/entities.h"
#include "compare/story_view.h"
#include "compare/word_lists.h"
#include "concord/knowledge.h"

namespace concord {

/// Words of offices, and names that stand for a government. Loaded once.
class OfficeWords {
public:
    explicit OfficeWords(const Knowledge& knowledge);

    /// Whether a role is an office that speaks for the state or body it serves.
    [[nodiscard]] bool is_office(std::string_view role) const;
    /// Whether an organization of this name is a part of a government.
    [[nodiscard]] bool is_body(std::string_view name) const;
    /// Whether it is the capital of a state, or the building that stands for its government.
    ///
    /// name  in lower case
    [[nodiscard]] bool is_seat(std::string_view name) const { return seats_.contains(name); }

    /// Whether the words say that an office is over.
    [[nodiscard]] bool is_past(std::string_view role) const;

private:
    [[nodiscard]] bool says(std::string_view words, std::string_view sense) const;

    WordLists phrases_;  ///< by what they say
    std::set<std::string, std::less<>> seats_;
};

/// A chain of an article as a side of the story.
struct Party {
    std::string own;       ///< key of the one who acts: the same for one actor over articles
    std::string side;      ///< key of whom it speaks for; `own` when for itself
    bool is_side = false;  ///< it is that state, its government, or its capital
    std::string own_name;
    std::string side_name;
};

/// Who speaks for whom: a state's government, capital, officials and spokesmen speak for it.
/// Officials of states that no list has are found by the name in their role ("the Torvan
/// president", "Torvany's envoy"). Refers to all it is built from.
class Parties {
public:
    Parties(const StoryView& view,
            const StoryEntities& entities,
            const KnownNames& known,
            const OfficeWords& offices);

    [[nodiscard]] Party find(Index article, Index entity) const;

private:
    void read_entries();
    [[nodiscard]] std::string own_key(Index article, Index entity) const;
    /// Key of the entry whose name a role holds, as such or as an adjective; empty without one.
    [[nodiscard]] std::string named_in(std::string_view role) const;
    [[nodiscard]] bool holds_office(Index entry) const;
    [[nodiscard]] std::string side_of_official(Index entry) const;
    void use_state(std::string_view country, Party& party) const;

    const StoryView& view_;
    const StoryEntities& entities_;
    const KnownNames& known_;
    const OfficeWords& offices_;
    std::map<std::string, std::string, std::less<>> state_names_;  ///< most used, by country
    std::map<std::string, std::vector<Index>> by_beginning_;       ///< entries of one word
    std::map<std::string, std::string> names_;                     ///< by key
};

}  // namespace concord
