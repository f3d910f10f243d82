// Counts the names of countries, of their places and of their own bodies in an article.

#include "annotate/article_nations.h"

#include <algorithm>

namespace concord {
namespace {

constexpr std::size_t least_share = 3;  // of the mentions of the country that is named most

}  // namespace

ArticleNations::ArticleNations(const TokenWords& words, const ActorLexicon& lexicon) {
    for (std::size_t i = 0; i < words.size();) {
        const auto match = lexicon.nation(words, i, words.size());
        i += std::max<std::size_t>(match.words, 1);
        if (match.words == 0 || match.entry->country.empty()) continue;
        if (match.entry->shared || !match.entry->rival.empty()) continue;
        most_ = std::max(most_, ++counts_[match.entry->country]);
    }
}

std::size_t ArticleNations::count(std::string_view country) const {
    const auto found = counts_.find(country);
    return found == counts_.end() ? 0 : found->second;
}

std::string_view ArticleNations::country_of(const Nation& nation) const {
    const std::string_view own = nation.country;
    if (nation.shared) {
        const std::size_t named = count(own);
        return named > 0 && named * least_share >= most_ ? own : std::string_view();
    }
    if (nation.rival.empty() || count(own) > 0) return own;
    return count(nation.rival) > 0 ? std::string_view(nation.rival) : own;
}

bool ArticleNations::is_only(std::string_view country) const {
    return counts_.size() == 1 && counts_.begin()->first == country;
}

}  // namespace concord
