// One sum over the facts of a statement:
//
//     sure of its cue, verb of the lists, name before it, that-clause behind: .97
//     unsure of its cue, noun of no list, content without a verb: .31, left out

#include "extract/statement_scorer.h"

#include <cmath>
#include <optional>
#include <utility>

#include "learn/model_loader.h"

namespace concord {
namespace {

/// Below it a statement is left out. Quotation marks are there for a reason, even where it is not
/// clear who speaks; and what somebody carried the scorer has seldom seen, since PolNeAR has the
/// carrier's statement instead.
float least_confidence(const Statement& statement) {
    if (statement.kind == StatementKind::direct) return 0;
    if (statement.kind == StatementKind::mixed) return 0.15F;
    return statement.via.empty() ? 0.5F : 0.3F;
}

}  // namespace

void keep_statements(const std::vector<bool>& keep, std::vector<Statement>& statements) {
    std::vector<Index> place(statements.size(), 0);
    Index kept = 0;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        place[i] = kept;
        if (keep[i]) ++kept;
    }
    for (std::size_t i = 0; i < statements.size(); ++i) {
        if (!keep[i]) continue;
        Statement& one = statements[i];
        while (one.inside && !keep[*one.inside]) one.inside = statements[*one.inside].inside;
        if (one.inside) one.inside = place[*one.inside];
    }
    std::vector<Statement> left;
    left.reserve(kept);
    for (std::size_t i = 0; i < statements.size(); ++i) {
        if (keep[i]) left.push_back(std::move(statements[i]));
    }
    statements = std::move(left);
}

Result<StatementScorer> StatementScorer::load(const Models& models) {
    StatementScorer scorer;
    if (models.statements().empty()) return scorer;
    const Result<ModelFile> model = ModelFile::read(models.statements());
    if (!model) return tl::unexpected(model.error());
    ModelLoader loader(*model);
    loader.take(model->floats("weights", StatementFacts::rows + 1), scorer.weights_);
    if (loader.error) return tl::unexpected(*loader.error);
    return scorer;
}

float StatementScorer::probability(const StatementFacts& facts) const {
    float sum = weights_.back();
    for (const std::uint32_t row : facts.row) sum += weights_[row];
    return 1 / (1 + std::exp(-sum));
}

void StatementScorer::weigh(const Reading& reading,
                            const CueLexicon& lexicon,
                            std::vector<Statement>& statements) const {
    if (weights_.empty() || reading.annotation().attributions.empty()) return;
    const std::vector<StatementFacts> facts = find_statement_facts(reading, lexicon, statements);
    std::vector<bool> keep(statements.size());
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const float confidence = probability(facts[i]);
        keep[i] = confidence >= least_confidence(statements[i]);
        constexpr double hundredths = 100;
        statements[i].confidence = std::round(hundredths * confidence) / hundredths;
    }
    keep_statements(keep, statements);
}

}  // namespace concord
