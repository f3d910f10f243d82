#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "annotate/actor_lexicon.h"
#include "annotate/article_nations.h"
#include "base/token_words.h"
#include "concord/annotation.h"

namespace concord {

/// What a phrase says of whom it names. Views live as long as the lexicon.
struct ActorFacts {
    std::string_view country;
    TokenRange country_from;  ///< the words that say it
    std::string_view sector;
};

/// Reads country and sector off noun phrases, whatever they stand beside.
class ActorPhrases {
public:
    ActorPhrases(const TokenWords& words,
                 std::span<const Token> tokens,
                 const ActorLexicon& lexicon,
                 const ArticleNations& nations)
        : words_(words), tokens_(tokens), lexicon_(lexicon), nations_(nations) {}

    /// phrase  from its first word to where it may end at most; it is left at a clause or comma
    /// head    in `phrase`: "minister" of "the Kantrian minister for trade"
    [[nodiscard]] ActorFacts read(TokenRange phrase, std::size_t head) const;

    /// The country alone that stands behind `head`: "Anna of Kantria".
    [[nodiscard]] ActorFacts read_behind(std::size_t head, std::size_t last) const;

    /// As `read` for the words of a name, where a vague head gives no sector: a "Council" may be
    /// anyone's. What it begins with tells its country only as `known_beginning`.
    [[nodiscard]] ActorFacts read_name(TokenRange name, std::size_t head) const;

    /// The body that a longer name begins with, if the name is of a part of it: a known one of two
    /// words or more before a word for a sector, as in "White House Office". Neither "White House
    /// Inn" nor "House of Fashion".
    [[nodiscard]] ActorLexicon::Match<Nation> known_beginning(TokenRange name) const;

    /// A name in [first, last) that makes what is called so belong to its country, which is empty
    /// where two stand side by side. With `seats`, also "London" of "London-based".
    struct Hit {
        std::size_t at = 0;
        std::size_t words = 0;  ///< 0: none
        const Nation* nation = nullptr;
        std::string_view country;
    };
    [[nodiscard]] Hit first_nation(std::size_t first,
                                   std::size_t last,
                                   bool seats,
                                   bool adjectives_only = false) const;

    /// True for "Iran" of "Iran-backed" and "pro-Iran".
    [[nodiscard]] bool is_relation(std::size_t first, std::size_t last) const;

    /// The last word of a noun phrase that begins at `first`, before a preposition or an end.
    [[nodiscard]] std::size_t head_from(std::size_t first, std::size_t last) const;

private:
    [[nodiscard]] bool ends_phrase(std::size_t i) const;
    [[nodiscard]] bool follows(std::size_t i, relation_mark::Mark mark) const;
    [[nodiscard]] bool is_inside_name(std::size_t i, std::size_t first, const Nation& nation) const;
    [[nodiscard]] bool qualifies_deed(const Hit& hit, std::size_t last) const;
    [[nodiscard]] Hit nation_behind(std::size_t head,
                                    std::size_t last,
                                    const SectorWord* word) const;
    [[nodiscard]] std::string_view sector_of(TokenRange phrase,
                                             std::size_t head,
                                             bool has_country,
                                             int depth) const;
    [[nodiscard]] std::string_view body_sector_before(std::size_t first,
                                                      std::size_t end,
                                                      std::size_t words) const;
    [[nodiscard]] std::string_view lent_before(std::size_t first, std::size_t end) const;
    [[nodiscard]] std::string_view lent_behind(std::size_t head, std::size_t last, int depth) const;
    [[nodiscard]] std::string_view overridden(TokenRange before,
                                              std::string_view sector,
                                              bool is_weak) const;

    const TokenWords& words_;
    std::span<const Token> tokens_;
    const ActorLexicon& lexicon_;
    const ArticleNations& nations_;
};

}  // namespace concord
