#pragma once

#include <cstddef>
#include <map>
#include <string_view>

#include "annotate/actor_lexicon.h"
#include "base/token_words.h"

namespace concord {

/// Which countries an article names, and how often: what its shared names mean.
class ArticleNations {
public:
    /// cost  linear in the words
    ArticleNations(const TokenWords& words, const ActorLexicon& lexicon);

    /// The country that a name means here; empty when it cannot be told. "The Senate" is that of
    /// the country it is listed for only where that country is named, and often enough.
    [[nodiscard]] std::string_view country_of(const Nation& nation) const;

    /// Whether the article names this country and no other.
    [[nodiscard]] bool is_only(std::string_view country) const;

private:
    [[nodiscard]] std::size_t count(std::string_view country) const;

    std::map<std::string_view, std::size_t> counts_;  ///< by names that leave no doubt
    std::size_t most_ = 0;
};

}  // namespace concord
