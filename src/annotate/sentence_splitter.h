#pragma once

#include <string_view>
#include <vector>

#include "base/word_table.h"
#include "concord/annotation.h"
#include "concord/knowledge.h"

namespace concord {

/// Finds where sentences end in the tokens of one block.
class SentenceSplitter {
public:
    explicit SentenceSplitter(const Knowledge& knowledge);

    /// Appends the sentences of tokens [first, tokens.size()), which are those of one block.
    void split(std::string_view text,
               const std::vector<Token>& tokens,
               Index first,
               std::vector<Sentence>& sentences) const;

private:
    WordTable words_;
};

}  // namespace concord
