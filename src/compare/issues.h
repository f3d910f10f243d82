#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compare/story_view.h"
#include "concord/knowledge.h"

namespace concord {

/// What words say of an issue (`knowledge/positions/issues.tsv`). Loaded once.
class IssueWords {
public:
    enum class Sense {
        none,
        empty,
        topic,
        circumstance,
        neutral,
        whole,
        part,
        denies,
        bare,
        enter,
    };
    explicit IssueWords(const Knowledge& knowledge);

    /// word  in lower case
    [[nodiscard]] Sense sense(std::string_view word) const;
    [[nodiscard]] bool is_carrier(std::string_view word) const;
    /// Whether what stands behind it is the issue: "proposal to".
    [[nodiscard]] bool opens(std::string_view word) const;
    /// The leading word of its line of words for one thing; empty for others.
    [[nodiscard]] std::string_view leader(std::string_view word) const;

private:
    std::map<std::string, Sense, std::less<>> senses_;
    std::set<std::string, std::less<>> carriers_;  ///< stems
    std::set<std::string, std::less<>> openers_;   ///< stems
    std::map<std::string, std::string, std::less<>> leaders_;
};

/// The words of an issue, by what they say of it.
struct Issue {
    std::string head;             ///< noun that it is about, without its ending
    std::set<std::string> words;  ///< that tell it from others, the head among them
    std::set<std::string> names;  ///< with a capital, behind words of circumstance
    std::set<std::string> numbers;
    bool is_whole = false;
    bool is_part = false;
    bool is_denied = false;
    bool is_bare = false;  ///< it names no issue beyond its article: "the proposal"
};

/// Reads issues and tells which are the same, over the articles of one story.
class IssueReader {
public:
    IssueReader(const StoryView& view, const IssueWords& words);

    [[nodiscard]] Issue read(Index article, Span span) const;

    /// Whether two issues of different places are one: the same head, most of their telling words,
    /// weighed by how few sentences of the story use them, and nothing that sets them apart.
    /// Never on a bare noun alone.
    [[nodiscard]] bool are_same(const Issue& a, const Issue& b) const;

    /// Whether something sets them apart: another number, all against part, a denial, other names.
    [[nodiscard]] static bool are_opposed(const Issue& a, const Issue& b);

private:
    [[nodiscard]] double weight(const std::string& word) const;

    const StoryView& view_;
    const IssueWords& words_;
    std::map<std::string, std::uint32_t, std::less<>> uses_;  ///< sentences by word without ending
};

}  // namespace concord
