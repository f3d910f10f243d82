#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "concord/knowledge.h"

namespace concord {

/// Words that say of a date that the report was changed then (knowledge/outlets/change_words.tsv).
class ChangeWords {
public:
    explicit ChangeWords(const Knowledge& knowledge);

    /// Whether a word of the line, or of a class, begins like one of them; case does not count.
    [[nodiscard]] bool tells(std::string_view line) const;

private:
    std::vector<std::string> beginnings_;
};

}  // namespace concord
