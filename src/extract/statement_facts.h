#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "concord/findings.h"
#include "extract/cue_lexicon.h"
#include "extract/reading.h"

namespace concord {

/// What can be seen of a found statement that tells whether it is right, as rows of a table of
/// weights: of each kind of fact one row, and one for each of three words, hashed (by
/// `WordTable::hash_of`, which the model is bound to).
struct StatementFacts {
    static constexpr std::size_t kinds = 34;
    static constexpr std::size_t values = 16;  ///< of each kind
    static constexpr std::size_t words = 3;    ///< cue's lemma, speaker's head, content's first
    static constexpr std::size_t hashes = 512;
    static constexpr std::size_t rows = kinds * values + words * hashes;

    std::array<std::uint32_t, kinds + words> row{};
};

/// cost  the tokens of the statements and the parts of the tagger beside them; for a speaker, the
///       mentions since he was last named
[[nodiscard]] std::vector<StatementFacts> find_statement_facts(
    const Reading& reading, const CueLexicon& lexicon, std::span<const Statement> statements);

}  // namespace concord
