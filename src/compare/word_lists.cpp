#include "compare/word_lists.h"

#include <algorithm>
#include <cassert>

#include "base/table_cell.h"

namespace concord {

WordLists::WordLists(const KnowledgeTable& table) {
    for (const auto& row : table.rows) {
        std::vector<std::string>& words = lists_[row[1]];
        for (const std::string_view word : split_cell(row[0], ' ')) {
            words.emplace_back(word);
            std::replace(words.back().begin(), words.back().end(), '_', ' ');
        }
    }
}

const std::vector<std::string>& WordLists::words(std::string_view list) const {
    const auto found = lists_.find(list);
    assert(found != lists_.end());
    return found->second;
}

bool WordLists::has(std::string_view list, std::string_view word) const {
    const std::vector<std::string>& all = words(list);
    return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace concord
