#include "clean/clock_time.h"

#include <gtest/gtest.h>

namespace concord {
namespace {

TEST(ClockLine, IsALineThatIsNothingElse) {
    EXPECT_EQ(clock_line("2:49 PM"), 14 * 60 + 49);
    EXPECT_EQ(clock_line(" 07:30 "), 7 * 60 + 30);
    EXPECT_EQ(clock_line("12:05 a.m."), 5);
    EXPECT_EQ(clock_line("2:49 PM Kyiv"), std::nullopt);
    EXPECT_EQ(clock_line("25:10"), std::nullopt);
    EXPECT_EQ(clock_line("14"), std::nullopt);
}

}  // namespace
}  // namespace concord
