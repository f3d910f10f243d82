#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "concord/knowledge.h"

namespace concord {

/// Words by the list that they are in. Loaded once.
class WordLists {
public:
    /// table  rows of words, parted by blanks, with `_` for the blanks of a phrase, and their list
    explicit WordLists(const KnowledgeTable& table);

    /// The words of a list, which must be there, in the order of the table.
    [[nodiscard]] const std::vector<std::string>& words(std::string_view list) const;
    /// Whether a word, in lower case, is in a list, which must be there.
    [[nodiscard]] bool has(std::string_view list, std::string_view word) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> lists_;
};

}  // namespace concord
