#include "extract/statement_scorer.h"

#include <gtest/gtest.h>

namespace concord {
namespace {

TEST(KeepStatements, PointsToWhatIsLeft) {
    // The second stands in the first, the third in the second.
    std::vector<Statement> statements(3);
    statements[1].inside = 0;
    statements[2].inside = 1;
    keep_statements({true, false, true}, statements);
    ASSERT_EQ(statements.size(), 2U);
    EXPECT_EQ(statements[1].inside, Index{0});
}

TEST(StatementScorer, FitsTheFactsOfTheProgram) {
    ASSERT_FALSE(Models::load().statements().empty());
    EXPECT_TRUE(StatementScorer::load(Models::load()));
}

}  // namespace
}  // namespace concord
