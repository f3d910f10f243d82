#include "extract/statement_scorer.h"

#include <gtest/gtest.h>

#include <optional>

namespace concord {
namespace {

TEST(KeepStatements, PointsToWhatIsLeft) {
    // The second stands in the first, the third in the second; the fourth denies the second, the
    // fifth the third.
    std::vector<Statement> statements(5);
    statements[1].inside = 0;
    statements[2].inside = 1;
    statements[3].denies = 1;
    statements[4].denies = 2;
    keep_statements({true, false, true, true, true}, statements);
    ASSERT_EQ(statements.size(), 4U);
    EXPECT_EQ(statements[1].inside, Index{0});
    EXPECT_EQ(statements[2].denies, std::nullopt);
    EXPECT_EQ(statements[3].denies, Index{1});
}

TEST(StatementScorer, FitsTheFactsOfTheProgram) {
    EXPECT_TRUE(StatementScorer::load(Models::load()));
}

}  // namespace
}  // namespace concord
