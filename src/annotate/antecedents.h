#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "annotate/entity_clusters.h"
#include "annotate/mention_profiles.h"
#include "base/quotations.h"
#include "concord/annotation.h"

namespace concord {

/// Which mentions another may refer back to, and what speaks for and against each: facts, hashed,
/// that a model has weights for (after Durrett and Klein 2013).
class Antecedents {
public:
    using MentionFacts = std::array<std::uint32_t, 24>;
    using PairFacts = std::array<std::uint32_t, 30>;

    /// clusters    of names only; what is added later is not looked at
    /// quotations  as the mentions were marked by
    Antecedents(const EntityClusters& clusters,
                std::span<const Token> tokens,
                std::span<const Sentence> sentences,
                std::span<const Quotation> quotations);

    [[nodiscard]] std::size_t size() const { return mentions_.size(); }

    /// An earlier mention, and how it stands among the others that come into question.
    struct Candidate {
        std::size_t mention = 0;
        std::uint32_t agreeing = 0;  ///< nearer ones that agree in number and gender
        std::uint32_t subjects = 0;  ///< of these, subjects outside quotation marks
        std::int32_t salience = 0;
        std::uint32_t more_salient = 0;  ///< others that are
    };
    /// The nearest first; none for what refers to nothing by its form.
    ///
    /// cost  bounded, whatever the length of the article
    [[nodiscard]] std::vector<Candidate> candidates(std::size_t mention) const;

    [[nodiscard]] const MentionFacts& facts(std::size_t mention) const { return facts_[mention]; }
    [[nodiscard]] PairFacts facts(std::size_t mention, const Candidate& candidate) const;

    /// Who speaks the quotation that a mention stands in; `EntityClusters::none` if unknown.
    [[nodiscard]] std::size_t speaker(std::size_t mention) const;

    /// Whether a pronoun and another mention depend on one verb, so that they are two (principle B
    /// of Chomsky 1981); a reflexive is no such pronoun.
    [[nodiscard]] bool share_verb(std::size_t pronoun, std::size_t other) const;

private:
    /// What hangs from a word.
    struct Dependents {
        std::uint8_t clauses = 0;  ///< 1 ccomp or csubj, 2 xcomp or advcl, 4 copula
        std::uint8_t behind = 0;   ///< 1 relative clause, 2 nmod, 4 apposition
        std::uint8_t before = 0;   ///< how many stand before it, up to 4
    };

    void read_dependents();
    void index_mentions(std::span<const Quotation> quotations, const EntityClusters& clusters);
    [[nodiscard]] MentionFacts facts_of(std::size_t mention) const;
    [[nodiscard]] bool speaks(std::size_t mention) const;
    [[nodiscard]] std::vector<std::size_t> earlier(std::size_t mention) const;
    [[nodiscard]] std::int32_t salience(std::size_t mention, std::size_t candidate) const;
    [[nodiscard]] bool leads_into(std::size_t from, std::size_t to) const;
    [[nodiscard]] bool is_subject(std::size_t mention) const;
    [[nodiscard]] bool agree(std::size_t mention, std::size_t candidate) const;
    [[nodiscard]] bool holds_role(std::size_t mention, std::size_t candidate) const;
    [[nodiscard]] std::uint64_t quoted_with(std::size_t mention, std::size_t candidate) const;
    [[nodiscard]] std::uint64_t spoken_by(std::size_t mention, std::size_t candidate) const;

    const TokenWords& words_;
    std::span<const MentionDraft> mentions_;
    std::span<const Token> tokens_;
    std::span<const Sentence> sentences_;
    std::vector<MentionProfile> profiles_;
    std::vector<Dependents> dependents_;                ///< [tokens]
    std::vector<Index> speaker_of_;                     ///< [quotations], a token or no_token
    std::map<Index, std::size_t> speakers_;             ///< the mention of each such token
    std::vector<std::vector<std::string_view>> roles_;  ///< [clusters], keys as `role_named_by`
    std::map<std::uint64_t, std::vector<std::size_t>> by_content_;  ///< mentions with a lemma
    std::vector<MentionFacts> facts_;
};

}  // namespace concord
