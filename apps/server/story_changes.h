#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story_view.h"

namespace concord::server {

/// An entry of a story's record that no report before a day told.
struct Change {
    std::string_view part;  ///< of the record: events, disagreements, positions, ...
    std::size_t n = 0;      ///< its place in that list, from one
    std::string about;      ///< who or what, in names and values of the record
    std::string_view day;   ///< of the first report
    Json citation;          ///< the words of that report
};

/// What is new since `story.since()`, in the order of the parts and of their entries: events, sides
/// of disagreements, positions, words of agreements and statements. Entries of which no report has
/// a day are never new.
[[nodiscard]] std::vector<Change> changes_of(const StoryView& story);

/// "3 events, 1 position"; empty when nothing is new.
[[nodiscard]] std::string count_changes(const std::vector<Change>& changes);

/// The story's line of `concord/story/1`; with a member `changes` where a day was asked for.
[[nodiscard]] std::string line_with_changes(const StoryView& story);

/// What is new, and on a site the form that asks for another day.
void put_changes(Html& html, const StoryView& story, const Links& links);

}  // namespace concord::server
