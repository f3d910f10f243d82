#pragma once

#include <span>
#include <vector>

#include "concord/models.h"
#include "concord/result.h"
#include "extract/statement_facts.h"

namespace concord {

/// Says how likely a found statement is right, speaker and content: logistic regression over
/// `StatementFacts`, learnt by train/confidence.py.
class StatementScorer {
public:
    /// returns  one that knows nothing when the program was built without such a model
    /// errors   malformed when the table is not of the facts' size
    [[nodiscard]] static Result<StatementScorer> load(const Models& models);

    /// Sets `confidence` and leaves out what is too likely wrong. Does neither without a model, nor
    /// in an article of which the tagger marked nothing: the weights are those of statements that
    /// it could have marked.
    void weigh(const Reading& reading,
               const CueLexicon& lexicon,
               std::vector<Statement>& statements) const;

private:
    [[nodiscard]] float probability(const StatementFacts& facts) const;

    std::span<const float> weights_;  ///< [StatementFacts::rows + 1], the last a bias
};

/// Leaves out statements; `inside` then points to what those stand in themselves.
///
/// keep  one for each statement
void keep_statements(const std::vector<bool>& keep, std::vector<Statement>& statements);

}  // namespace concord
