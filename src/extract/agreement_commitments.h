#pragma once

#include <optional>
#include <vector>

#include "concord/findings.h"
#include "extract/agreement_mentions.h"

namespace concord {

/// What both sides bind themselves to in words that name no agreement.
struct Commitment {
    std::vector<Tokens> terms;
    std::vector<Index> parties;  ///< named ones
    std::optional<Index> time;   ///< when they agreed to it
};

/// Finds "Ostravia and Belmark agreed on Monday to stop the strikes" and the lists behind "the two
/// sides undertake:". Only the article tells which agreement it is: the one that it tells of.
class AgreementCommitments {
public:
    /// All must outlive this object.
    AgreementCommitments(const EventClauses& clauses,
                         const EventEntities& entities,
                         const AgreementMentionFinder& mentions,
                         const AgreementLexicon& lexicon)
        : clauses_(clauses),
          reading_(clauses.reading()),
          entities_(entities),
          mentions_(mentions),
          lexicon_(lexicon),
          phrases_(clauses, lexicon),
          side_(clauses.lexicon().class_named("plural_side")) {}

    /// In the order of the text.
    [[nodiscard]] std::vector<Commitment> read() const;

private:
    [[nodiscard]] std::optional<Commitment> read_verb(std::uint32_t verb) const;
    [[nodiscard]] std::optional<Commitment> read_list(Index block) const;
    [[nodiscard]] bool leads_to_list(Tokens sentence) const;
    [[nodiscard]] bool take_sides(std::uint32_t subject, Commitment& commitment) const;
    [[nodiscard]] std::uint32_t act_below(std::uint32_t verb) const;
    [[nodiscard]] std::uint32_t subject_of(std::uint32_t verb) const;
    [[nodiscard]] bool is_halt(std::uint32_t act) const;
    [[nodiscard]] std::optional<Index> time_of(std::uint32_t verb) const;

    const EventClauses& clauses_;
    const Reading& reading_;
    const EventEntities& entities_;
    const AgreementMentionFinder& mentions_;
    const AgreementLexicon& lexicon_;
    AgreementPhrases phrases_;
    std::size_t side_;
};

}  // namespace concord
