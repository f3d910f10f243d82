#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compare/story_view.h"
#include "concord/knowledge.h"
#include "concord/story_record.h"

namespace concord {

/// Names of states, each with its country, and short forms of first names. Loaded once.
class KnownNames {
public:
    explicit KnownNames(const Knowledge& knowledge);

    /// ISO 3166-1 alpha-3; empty for what is no state.
    ///
    /// name  in lower case
    [[nodiscard]] std::string_view country(std::string_view name) const;

    /// "tom" -> "thomas"; the name itself when it is no short form.
    ///
    /// name  in lower case
    [[nodiscard]] std::string_view full_first_name(std::string_view name) const;

private:
    std::map<std::string, std::string, std::less<>> countries_;
    std::map<std::string, std::string, std::less<>> short_names_;  ///< each with the full one
};

/// Who is who over the articles of a story: each named chain of an article belongs to one entry.
///
/// Persons are joined by full name, whatever its spelling, middle initials and short forms. A
/// surname alone joins the one full name of the story that ends in it, and only when something
/// besides the surname speaks for it: a role, a country, or that most origins name that person.
/// States are joined by country, all others by type and name.
class StoryEntities {
public:
    StoryEntities(const StoryView& view, const KnownNames& known);

    /// Those that most articles name first, then those named first. `names` holds the first name
    /// in each article, `roles` each wording of a role once.
    [[nodiscard]] const std::vector<StoryEntity>& entries() const { return entries_; }

    /// Position in `entries` of a chain of an article; nothing for chains without a name.
    [[nodiscard]] std::optional<Index> find(Index article, Index entity) const;

    /// Name of the entry of a chain, else the words of its first mention.
    [[nodiscard]] std::string name(Index article, Index entity) const;

private:
    const StoryView& view_;
    std::vector<StoryEntity> entries_;
    std::vector<std::vector<std::optional<Index>>> positions_;  ///< [article][entity]
};

/// The last word of a name, lower case: "Helma Rusk" and "Rusk" share it.
[[nodiscard]] std::string last_name(std::string_view name);

}  // namespace concord
