#pragma once

#include <vector>

#include "concord/findings.h"
#include "extract/agreement_mentions.h"
#include "extract/event_circumstances.h"

namespace concord {

/// Finds who is said to have broken an agreement, and who says so.
class AgreementBreaches {
public:
    /// All must outlive this object.
    AgreementBreaches(const EventClauses& clauses,
                      const EventEntities& entities,
                      const EventStatusReader& status,
                      const AgreementMentionFinder& mentions,
                      const EventCircumstances& circumstances,
                      const AgreementLexicon& lexicon,
                      const Findings& findings)
        : clauses_(clauses),
          reading_(clauses.reading()),
          entities_(entities),
          status_(status),
          mentions_(mentions),
          circumstances_(circumstances),
          lexicon_(lexicon),
          findings_(findings),
          phrases_(clauses, lexicon),
          side_(clauses.lexicon().class_named("plural_side")) {}

    /// The breaches that the words around a mention tell; what is denied, feared or conditional is
    /// none.
    [[nodiscard]] std::vector<AllegedBreach> read(const AgreementMention& mention) const;

    /// "denied that it had broken the truce. [Belmark for its part fired on the port], it said": a
    /// side that is said to have broken a truce answers soon after with what the other one did.
    ///
    /// parties  of the agreement, as far as they are known
    [[nodiscard]] std::vector<AllegedBreach> read_answers(const AgreementMention& mention,
                                                          const std::vector<Index>& parties) const;

    /// The counted breaches of which no words say what was broken: "counts 35 Ostravian breaches".
    /// For an article that tells of one agreement only.
    ///
    /// known  breaches whose counts are read
    [[nodiscard]] std::vector<AllegedBreach> read_counts(
        const std::vector<AllegedBreach>& known) const;

private:
    void read_verb(std::uint32_t verb,
                   const AgreementMention& mention,
                   std::vector<AllegedBreach>& found) const;
    void read_noun(std::uint32_t noun,
                   const AgreementMention& mention,
                   std::vector<AllegedBreach>& found) const;
    [[nodiscard]] std::uint32_t culprit_of(std::uint32_t noun, std::uint32_t agreement) const;
    void read_accusation(std::uint32_t accusation,
                         std::uint32_t noun,
                         std::uint32_t culprit,
                         std::vector<AllegedBreach>& found) const;
    void read_assault(const AgreementMention& mention, std::vector<AllegedBreach>& found) const;
    void add_assault(std::uint32_t verb,
                     bool needs_accuser,
                     std::vector<AllegedBreach>& found) const;
    void read_count(Index quantity, std::vector<AllegedBreach>& found) const;
    [[nodiscard]] Tokens read_gap(Tokens number,
                                  AllegedBreach& breach,
                                  const std::vector<AllegedBreach>& before) const;
    [[nodiscard]] Tokens read_item(Tokens number,
                                   AllegedBreach& breach,
                                   const std::vector<AllegedBreach>& before) const;
    [[nodiscard]] bool is_bare(std::uint32_t noun) const;
    [[nodiscard]] std::optional<Index> counter_of(std::uint32_t noun) const;
    [[nodiscard]] std::optional<Index> demonym_of(std::uint32_t noun) const;
    [[nodiscard]] std::optional<Index> named_like(std::string_view adjective) const;
    void add(std::uint32_t act,
             std::optional<Index> by,
             Tokens words,
             std::vector<AllegedBreach>& found) const;
    void add_mutual(std::uint32_t accusation,
                    Tokens words,
                    std::vector<AllegedBreach>& found) const;
    [[nodiscard]] bool is_negated_phrase(const AgreementMention& mention) const;
    [[nodiscard]] static bool halts(const AgreementMention& mention);
    [[nodiscard]] bool is_in_answer(std::uint32_t act) const;
    [[nodiscard]] std::vector<Event>::const_iterator first_event_behind(std::uint32_t byte) const;
    [[nodiscard]] bool is_told(std::uint32_t act) const;
    [[nodiscard]] bool is_breach_verb(std::uint32_t verb, const AgreementMention& mention) const;
    [[nodiscard]] std::uint32_t accusation_above(std::uint32_t act) const;
    [[nodiscard]] std::optional<Index> speaker_at(std::uint32_t act) const;
    [[nodiscard]] std::optional<Index> figure_of(std::uint32_t act) const;
    [[nodiscard]] std::optional<Index> actor(std::uint32_t head) const;

    const EventClauses& clauses_;
    const Reading& reading_;
    const EventEntities& entities_;
    const EventStatusReader& status_;
    const AgreementMentionFinder& mentions_;
    const EventCircumstances& circumstances_;
    const AgreementLexicon& lexicon_;
    const Findings& findings_;
    AgreementPhrases phrases_;
    std::size_t side_;
};

}  // namespace concord
