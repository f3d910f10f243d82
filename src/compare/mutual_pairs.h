#pragma once

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "concord/span.h"

namespace concord {

/// How well two of a list meet, the earlier one first.
using PairScores = std::map<std::pair<Index, Index>, double>;

/// The pairs in which each is the one of its article that meets the other best.
///
/// article_of  gives the article of one of the list
template <class ArticleOf>
[[nodiscard]] std::vector<std::pair<Index, Index>> mutual_pairs(const PairScores& scores,
                                                                ArticleOf article_of) {
    std::map<std::pair<Index, Index>, double> best;  ///< of one and an article
    for (const auto& [pair, score] : scores) {
        const auto [a, b] = pair;
        double& from_a = best[{a, article_of(b)}];
        double& from_b = best[{b, article_of(a)}];
        from_a = std::max(from_a, score);
        from_b = std::max(from_b, score);
    }
    std::vector<std::pair<Index, Index>> mutual;
    for (const auto& [pair, score] : scores) {
        const auto [a, b] = pair;
        const bool is_mutual =
            score == best.at({a, article_of(b)}) && score == best.at({b, article_of(a)});
        if (is_mutual) mutual.push_back(pair);
    }
    return mutual;
}

}  // namespace concord
