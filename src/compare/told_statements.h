#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "base/token_words.h"
#include "compare/entities.h"
#include "compare/story_view.h"
#include "compare/word_weights.h"

namespace concord {

/// A statement with what is compared of it.
struct ToldStatement {
    Index article = 0;
    Index index = 0;  ///< in the findings of the article
    const Statement* statement = nullptr;
    std::uint32_t sentence = 0;  ///< of the view, where its words begin
    Span words;                  ///< the longest piece of its content, in bytes of the article
    WordBag bag;
    std::set<Index> parties;       ///< entries of the story's entities named in it
    std::optional<Index> speaker;  ///< such an entry
};

/// The statements of all articles of a story, by article and place.
class ToldStatements {
public:
    /// All must outlive this object. What has no content in a sentence is left out.
    ///
    /// cost  linear in the statements and the mentions of their articles' entities, multiplied
    ToldStatements(const StoryView& view,
                   const StoryEntities& entities,
                   const WordWeights& weights);

    [[nodiscard]] const std::vector<ToldStatement>& all() const { return told_; }
    /// What one article says.
    [[nodiscard]] std::span<const ToldStatement> in(Index article) const;

    [[nodiscard]] std::vector<Word> words_in(Index article, Span span) const;
    /// Entries of the story's entities that are mentioned there.
    [[nodiscard]] std::set<Index> parties_in(Index article, Span words) const;
    /// Whether "not", "nobody" or their like stands there.
    [[nodiscard]] bool negates(Index article, Span words) const;

private:
    [[nodiscard]] std::optional<ToldStatement> read(Index article,
                                                    Index index,
                                                    const Statement& statement,
                                                    const WordWeights& weights) const;
    [[nodiscard]] Span longest_piece(Index article, const Statement& statement) const;

    const StoryView& view_;
    const StoryEntities& entities_;
    std::vector<ToldStatement> told_;
    std::vector<Index> articles_;  ///< of `told_`, in its order
};

}  // namespace concord
