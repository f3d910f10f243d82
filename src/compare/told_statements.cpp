// What was said, by article, as denials and the claims that they deny are looked for in it.

#include "compare/told_statements.h"

#include <algorithm>
#include <utility>

#include "compare/phrase_words.h"

namespace concord {

ToldStatements::ToldStatements(const StoryView& view,
                               const StoryEntities& entities,
                               const WordWeights& weights)
    : view_(view), entities_(entities) {
    for (Index article = 0; article < view.records().size(); ++article) {
        const auto& statements = view.record(article).findings.statements;
        for (Index i = 0; i < statements.size(); ++i) {
            auto told = read(article, i, statements[i], weights);
            if (told) told_.push_back(std::move(*told));
        }
        articles_.resize(told_.size(), article);
    }
}

std::optional<ToldStatement> ToldStatements::read(Index article,
                                                  Index index,
                                                  const Statement& statement,
                                                  const WordWeights& weights) const {
    if (statement.content.empty()) return std::nullopt;
    ToldStatement told;
    told.article = article;
    told.index = index;
    told.statement = &statement;
    told.words = longest_piece(article, statement);
    const auto sentence = view_.sentence_at(article, told.words.begin);
    if (!sentence) return std::nullopt;
    told.sentence = *sentence;
    told.bag = weights.bag(view_.text(article), told.words);
    told.parties = parties_in(article, told.words);
    if (statement.speaker && statement.speaker->entity) {
        told.speaker = entities_.find(article, *statement.speaker->entity);
    }
    return told;
}

/// A dateline or a name may stand apart from what was said; what stands between marks goes on with
/// what stands beside them: 'that the count was "far too low"'.
Span ToldStatements::longest_piece(Index article, const Statement& statement) const {
    Span longest;
    Span piece;
    const Content* last = nullptr;
    for (const Content& content : statement.content) {
        const bool goes_on = last && last->verbatim != content.verbatim &&
                             last->span.end <= content.span.begin &&
                             words_in(article, {last->span.end, content.span.begin}).empty();
        piece = {goes_on ? piece.begin : content.span.begin, content.span.end};
        if (piece.size() > longest.size()) longest = piece;
        last = &content;
    }
    return longest;
}

std::vector<Word> ToldStatements::words_in(Index article, Span span) const {
    std::vector<Word> words;
    append_words(view_.text(article), span, words);
    return words;
}

std::span<const ToldStatement> ToldStatements::in(Index article) const {
    const auto [first, last] = std::equal_range(articles_.begin(), articles_.end(), article);
    return std::span(told_).subspan(static_cast<std::size_t>(first - articles_.begin()),
                                    static_cast<std::size_t>(last - first));
}

std::set<Index> ToldStatements::parties_in(Index article, Span words) const {
    std::set<Index> parties;
    const auto& chains = view_.record(article).annotation.entities;
    for (Index i = 0; i < chains.size(); ++i) {
        const auto entry = entities_.find(article, i);
        const auto& mentions = chains[i].mentions;
        const bool is_here =
            entry && std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
                return words.contains(mention.span);
            });
        if (is_here) parties.insert(*entry);
    }
    return parties;
}

bool ToldStatements::negates(Index article, Span words) const {
    const std::vector<Word> found = words_in(article, words);
    return std::any_of(found.begin(), found.end(), [&](const Word& word) {
        return is_negation(fold_word(slice(view_.text(article), word.span)));
    });
}

}  // namespace concord
