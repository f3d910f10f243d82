#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compare/entities.h"
#include "concord/knowledge.h"

namespace concord {

/// What the words of two reports are compared by. Loaded once.
class EventWords {
public:
    explicit EventWords(const Knowledge& knowledge);

    /// The stem of a word, of irregular verbs that of their first form: "shot" -> "shoot".
    ///
    /// folded  as `fold_word` gives it
    [[nodiscard]] std::string stem(std::string_view folded) const;

    /// The families of knowledge/event_words that a stem belongs to, in order; empty for most.
    [[nodiscard]] const std::vector<std::uint32_t>& families(std::string_view stem) const;

    /// How much a word tells: the logarithm of how many reports there are to one that uses it.
    [[nodiscard]] float weight(std::string_view stem) const;

    /// Whether a place is a state or a part of one, in which many places are.
    ///
    /// name  in lower case
    [[nodiscard]] bool is_country_or_region(std::string_view name) const;

private:
    std::map<std::string, std::string, std::less<>> lemmas_;
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> families_;
    std::map<std::string, float, std::less<>> weights_;
    KnownNames known_;
    std::set<std::string, std::less<>> regions_;
};

}  // namespace concord
