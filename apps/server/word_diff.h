#pragma once

#include <string_view>
#include <vector>

namespace concord::server {

enum class Edit { same, removed, added };

/// A run of words with the white space behind them; a view into one of the two texts.
struct DiffPiece {
    Edit edit = Edit::same;
    std::string_view text;

    friend bool operator==(const DiffPiece&, const DiffPiece&) = default;
};

/// How `after` departs from `before`, word by word: a longest common subsequence (Hirschberg's
/// problem, solved by the plain table), ties resolved towards removals first. Words count as the
/// same when they differ in letter case (ASCII), punctuation or quotation marks only.
///
/// returns  pieces in reading order, neighbours of one kind joined; one removal and one addition
///          when the texts are longer than 600 words
/// cost     words of before times words of after
[[nodiscard]] std::vector<DiffPiece> diff_words(std::string_view before, std::string_view after);

}  // namespace concord::server
