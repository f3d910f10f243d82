#pragma once

#include <vector>

#include "concord/findings.h"
#include "concord/models.h"
#include "concord/result.h"
#include "extract/cue_lexicon.h"
#include "extract/fact_scorer.h"
#include "extract/reading.h"

namespace concord {

/// Says how likely a found statement is right, speaker and content.
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
    explicit StatementScorer(FactScorer scorer) : scorer_(scorer) {}

    FactScorer scorer_;
};

/// Leaves out statements; `inside` then points to what those stand in themselves.
///
/// keep  one for each statement
void keep_statements(const std::vector<bool>& keep, std::vector<Statement>& statements);

}  // namespace concord
