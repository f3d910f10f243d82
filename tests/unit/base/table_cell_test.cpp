#include "base/table_cell.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SplitCell, GivesThePartsWithoutEmptyOnes) {
    EXPECT_THAT(split_cell("obj|nmod.of", '|'), ElementsAre("obj", "nmod.of"));
    EXPECT_THAT(split_cell(" truce  accord ", ' '), ElementsAre("truce", "accord"));
    EXPECT_THAT(split_cell("", ' '), IsEmpty());
}

TEST(CellValue, IsEmptyForADashAlone) {
    EXPECT_EQ(cell_value("-"), "");
    EXPECT_EQ(cell_value("-1"), "-1");
}

}  // namespace
}  // namespace concord
