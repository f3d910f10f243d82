#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extract/figure_finder.h"

namespace concord {

/// The sentence of a figure as its readers ask about it: words, noun phrases, verbs. Any token may
/// be asked about with `has`, `is` and `tag`; one outside the sentence is nothing.
class FigureClause {
public:
    /// All of them must outlive this object.
    FigureClause(const Reading& reading,
                 const QuantityLexicon& lexicon,
                 std::span<const Figure> figures);

    /// Moves on to the sentence of `figure`; figures are entered in order.
    void enter(const Figure& figure);

    [[nodiscard]] const Reading& reading() const { return reading_; }
    [[nodiscard]] const QuantityLexicon& lexicon() const { return lexicon_; }
    [[nodiscard]] std::span<const Figure> figures() const { return figures_; }
    [[nodiscard]] const Token& token(std::uint32_t at) const { return tokens_[at]; }
    [[nodiscard]] std::uint32_t first() const { return first_; }
    /// How far back from a token its words are asked: a verb and its subject are near each other.
    [[nodiscard]] std::uint32_t floor_of(std::uint32_t at) const {
        constexpr std::uint32_t farthest = 60;
        return at > first_ + farthest ? at - farthest : first_;
    }
    [[nodiscard]] std::uint32_t last() const { return last_; }
    /// Index of the figure that covers a token, its unit included; `nothing` outside.
    [[nodiscard]] std::uint32_t figure_at(std::uint32_t at) const { return figure_at_[at]; }

    [[nodiscard]] bool has(std::uint32_t at) const { return first_ <= at && at < last_; }
    template <class... Words>
    [[nodiscard]] bool is(std::uint32_t at, Words... words) const {
        return has(at) && reading_.word(at).is(words...);
    }
    [[nodiscard]] Xpos tag(std::uint32_t at) const { return has(at) ? tokens_[at].xpos : Xpos::fw; }
    [[nodiscard]] bool is_noun_at(std::uint32_t at) const { return is_noun(tag(at)); }
    [[nodiscard]] bool is_root(std::uint32_t at) const { return tokens_[at].head == at; }
    [[nodiscard]] std::string_view lemma(std::uint32_t at) const { return tokens_[at].lemma; }

    /// True for a word that may stand before the head in a noun phrase.
    [[nodiscard]] bool modifies(std::uint32_t at) const;
    /// The noun phrase that begins at `at`, up to its head; empty when none does.
    [[nodiscard]] Tokens phrase_from(std::uint32_t at) const;
    /// A point or length of time, but not "daily" before a noun.
    [[nodiscard]] bool is_time(std::uint32_t at) const;
    /// The noun phrase whose head is `head`: its modifiers stand before it without a gap.
    [[nodiscard]] Tokens phrase_to(std::uint32_t head) const;
    /// The noun behind "of" at `at`, past figures: "of its staff", "of the 2 million rounds".
    [[nodiscard]] std::optional<Tokens> phrase_behind(std::uint32_t at) const;
    /// "cases" of "the number of cases"
    [[nodiscard]] Tokens of_number(Tokens phrase) const;
    /// The verb above a word, over the nouns and prepositions between, or the root; `nothing` where
    /// neither is near.
    [[nodiscard]] std::uint32_t verb_above(std::uint32_t at) const;
    /// "49-year-old", "Smith, 49,", "aged 49"
    [[nodiscard]] bool is_age(const Figure& figure) const;
    [[nodiscard]] bool has_copula(const Figure& figure) const;
    /// What the verb says of an amount; empty for verbs that say nothing of one.
    [[nodiscard]] std::string_view role_name(std::uint32_t verb) const;
    /// The roles of a verb with its particle, or of the verb alone.
    [[nodiscard]] std::span<const VerbRole> verb_roles(std::uint32_t verb) const;
    [[nodiscard]] std::string_view role_of_noun(std::uint32_t head) const;

private:
    [[nodiscard]] std::uint32_t behind_determiners(std::uint32_t at) const;
    [[nodiscard]] bool ends_phrase(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t behind_second_head(std::uint32_t head_end) const;

    const Reading& reading_;
    const std::vector<Token>& tokens_;
    const QuantityLexicon& lexicon_;
    std::span<const Figure> figures_;
    std::vector<std::uint32_t> figure_at_;
    std::size_t sentence_ = 0;
    std::uint32_t first_ = 0;
    std::uint32_t last_ = 0;
};

}  // namespace concord
