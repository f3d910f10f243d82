#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace concord {

/// The heads of a tree with one root, taken greedily: the best head of each word, then second
/// roots and cycles mended where it costs least.
///
/// scores  [words][columns]: column 0 is the root, column w + 1 word w; a word's own column is
///         not looked at
/// columns at least words + 1
/// returns [words]: 0 for the root, w + 1 for word w
/// cost    words squared
[[nodiscard]] std::vector<std::size_t> dependency_tree(std::span<const float> scores,
                                                       std::size_t words,
                                                       std::size_t columns);

}  // namespace concord
