#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace concord {

/// Tells how much of a line also stands in a longer text, by runs of four words.
class WordOverlap {
public:
    explicit WordOverlap(std::string_view text);

    [[nodiscard]] bool empty() const { return grams_.empty(); }
    /// Share of the runs of `line` that the text has, in [0, 1]; a line of fewer words is one run.
    [[nodiscard]] double share_of(std::string_view line) const;

private:
    std::vector<std::uint64_t> grams_;  ///< hashes, sorted
};

}  // namespace concord
