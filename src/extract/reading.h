#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/quotations.h"
#include "base/token_words.h"
#include "concord/annotation.h"
#include "concord/article.h"
#include "extract/cue_lexicon.h"

namespace concord {

constexpr std::uint32_t nothing = static_cast<std::uint32_t>(-1);

/// A dash between clauses, of any length.
[[nodiscard]] inline bool is_dash(const TokenWord& word) {
    return word.is("—", "–", "--", "-");
}

/// Tokens [first, last).
struct Tokens {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    [[nodiscard]] bool empty() const { return first >= last; }
    [[nodiscard]] bool holds(std::uint32_t token) const { return first <= token && token < last; }
    friend bool operator==(const Tokens&, const Tokens&) = default;
};

/// A mention as the tokens it covers.
struct MentionTokens {
    Tokens tokens;
    Index entity = 0;
    MentionKind kind = MentionKind::name;
};

/// A quotation that stands in no other, as tokens.
struct QuotedTokens {
    Tokens outer;  ///< with the marks
    Tokens inner;
    Quotation quotation;
};

/// What the narrator writes between two full stops of his own: a quotation of several sentences
/// is inside one.
struct NarrativeSentence {
    Tokens tokens;
    Index block = 0;
    Tokens quotes;  ///< indices into `Reading::quotes`
};

/// One article laid out for finding statements.
class Reading {
public:
    Reading(const Article& article, const Annotation& annotation, const CueLexicon& lexicon);

    [[nodiscard]] const Article& article() const { return article_; }
    [[nodiscard]] const Annotation& annotation() const { return annotation_; }
    [[nodiscard]] const TokenWords& words() const { return words_; }
    [[nodiscard]] const TokenWord& word(std::uint32_t token) const { return words_[token]; }
    [[nodiscard]] std::span<const QuotedTokens> quotes() const { return quotes_; }
    [[nodiscard]] std::span<const NarrativeSentence> sentences() const { return sentences_; }

    /// Index of the narrator's sentence that holds a token.
    [[nodiscard]] std::uint32_t narrative_of(std::uint32_t token) const;
    /// The sentence of the parse that holds a token.
    [[nodiscard]] const Sentence& parsed_sentence(std::uint32_t token) const;

    /// Index of the quotation that covers a token, marks included; `nothing` outside.
    [[nodiscard]] std::uint32_t quote_at(std::uint32_t token) const { return quote_at_[token]; }
    [[nodiscard]] bool is_quoted(std::uint32_t token) const { return quote_at_[token] != nothing; }
    /// Index into `mentions` of the mention that ends with this token; `nothing` when none does.
    [[nodiscard]] std::uint32_t mention_ending(std::uint32_t token) const {
        return mention_ending_[token];
    }
    [[nodiscard]] std::span<const MentionTokens> mentions() const { return mentions_; }
    /// Mentions whose first token lies in `tokens`, in order.
    [[nodiscard]] std::span<const MentionTokens> mentions_in(Tokens tokens) const;
    [[nodiscard]] bool has_name(Index entity) const {
        return !annotation_.entities[entity].name.empty();
    }
    [[nodiscard]] bool has_name(std::optional<Index> entity) const {
        return entity && has_name(*entity);
    }
    /// Roles of an entity, as tokens.
    [[nodiscard]] std::span<const Tokens> roles_of(Index entity) const { return roles_[entity]; }
    /// Index of the time expression that covers a token; `nothing` outside.
    [[nodiscard]] std::uint32_t time_at(std::uint32_t token) const { return time_at_[token]; }
    [[nodiscard]] Tokens time_tokens(std::uint32_t time) const { return times_[time]; }

    /// Index of the block that a byte of the text stands in, or behind.
    [[nodiscard]] Index block_at(std::uint32_t byte) const;
    /// The tokens that begin in a span of the text.
    [[nodiscard]] Tokens tokens_of(Span span) const;
    /// tokens  not empty
    [[nodiscard]] Span span_of(Tokens tokens) const {
        assert(!tokens.empty());
        return {words_[tokens.first].span.begin, words_[tokens.last - 1].span.end};
    }

private:
    void lay_out_quotes();
    void lay_out_mentions();
    void lay_out_sentences();

    const Article& article_;
    const Annotation& annotation_;
    TokenWords words_;
    std::vector<QuotedTokens> quotes_;
    std::vector<std::uint32_t> quote_at_;
    std::vector<MentionTokens> mentions_;
    std::vector<std::uint32_t> mention_ending_;
    std::vector<std::vector<Tokens>> roles_;
    std::vector<Tokens> times_;
    std::vector<std::uint32_t> time_at_;
    std::vector<NarrativeSentence> sentences_;
};

}  // namespace concord
