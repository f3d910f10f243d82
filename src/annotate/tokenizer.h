#pragma once

#include <string_view>
#include <vector>

#include "base/word_table.h"
#include "concord/annotation.h"
#include "concord/knowledge.h"

namespace concord {

/// Cuts text into words, numbers and marks as Universal Dependencies does (English EWT, GUM).
class Tokenizer {
public:
    explicit Tokenizer(const Knowledge& knowledge);

    /// Appends the tokens of text[block]; together they cover every byte that is not space.
    ///
    /// text  valid UTF-8
    /// cost  linear in the block
    void tokenize(std::string_view text, Span block, std::vector<Token>& tokens) const;

private:
    WordTable words_;
};

}  // namespace concord
