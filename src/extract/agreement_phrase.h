#pragma once

#include <cstdint>

#include "extract/agreement_lexicon.h"
#include "extract/event_clause.h"

namespace concord {

/// Where the words around an agreement begin and end.
class AgreementPhrases {
public:
    /// Both must outlive this object.
    AgreementPhrases(const EventClauses& clauses, const AgreementLexicon& lexicon)
        : clauses_(clauses), lexicon_(lexicon) {}

    /// The first token of what hangs from a word.
    [[nodiscard]] std::uint32_t begin_of(std::uint32_t at) const;
    /// The token behind a noun and the phrases that hang from it, without clauses.
    [[nodiscard]] std::uint32_t end_of_noun(std::uint32_t noun) const;
    /// The token behind an agreement's noun, its sides and what it is about.
    [[nodiscard]] std::uint32_t end_of_name(std::uint32_t noun) const;
    /// A verb with its subject, auxiliaries, objects and phrases, without other clauses.
    [[nodiscard]] Tokens act_of(std::uint32_t verb) const;
    /// The token behind all that hangs right of a word, to the first aside or hard mark.
    [[nodiscard]] std::uint32_t end_of_all(std::uint32_t at) const;
    /// What a verb takes right of it: "[a withdrawal]", "[both sides to leave]"; may be empty.
    [[nodiscard]] Tokens complement_of(std::uint32_t verb) const;
    /// What a noun says of the agreement beside it.
    [[nodiscard]] AgreementSense around(std::uint32_t noun) const;
    /// The tokens of the sentence of a token, without what stands too far behind its begin: what is
    /// that long is a table or a list.
    [[nodiscard]] Tokens sentence_of(std::uint32_t at) const;
    /// Without marks and joining words at its ends.
    [[nodiscard]] Tokens trimmed(Tokens tokens) const;

private:
    [[nodiscard]] bool ends_clause(std::uint32_t child) const;

    const EventClauses& clauses_;
    const AgreementLexicon& lexicon_;
};

}  // namespace concord
