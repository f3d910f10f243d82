// One sum over the facts of a statement:
//
//     sure of its cue, verb of the lists, name before it, that-clause behind: .97
//     unsure of its cue, noun of no list, content without a verb: .31, left out

#include "extract/statement_scorer.h"

#include <utility>

#include "extract/statement_draft.h"
#include "extract/statement_facts.h"

namespace concord {
namespace {

/// Below it a statement is left out. Quotation marks are there for a reason, even where it is not
/// clear who speaks; and what somebody carried the scorer has seldom seen, since PolNeAR has the
/// carrier's statement instead. "According to" surely attributes: what is in doubt is where the
/// content ends. Other indirect speech below a half was right about every other time it was read.
float least_confidence(const Statement& statement) {
    if (statement.kind == StatementKind::direct) return 0;
    if (statement.kind == StatementKind::mixed) return 0.15F;
    if (!statement.via.empty()) return 0.3F;
    if (is_according(statement)) return 0.25F;
    return 0.5F;
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
    const Result<FactScorer> loaded = FactScorer::load(models.statements(), StatementFacts::rows);
    if (!loaded) return tl::unexpected(loaded.error());
    return StatementScorer(*loaded);
}

void StatementScorer::weigh(const Reading& reading,
                            const CueLexicon& lexicon,
                            std::vector<Statement>& statements) const {
    if (scorer_.knows_nothing() || reading.annotation().attributions.empty()) return;
    const std::vector<StatementFacts> facts = find_statement_facts(reading, lexicon, statements);
    std::vector<bool> keep(statements.size());
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const float probability = scorer_.probability(facts[i].row);
        keep[i] = probability >= least_confidence(statements[i]);
        statements[i].confidence = confidence_of(probability);
    }
    keep_statements(keep, statements);
}

}  // namespace concord
