#include "intake/feed_date.h"

#include <gtest/gtest.h>

#include <string>

#include "base/calendar.h"

namespace concord {
namespace {

struct Case {
    std::string written;
    std::string moment;
};

class FeedDate : public testing::TestWithParam<Case> {};

TEST_P(FeedDate, IsUnderstood) {
    const auto time = parse_timestamp(feed_date(GetParam().written));
    ASSERT_TRUE(time) << feed_date(GetParam().written);
    EXPECT_EQ(time->to_string(), GetParam().moment);
}

INSTANTIATE_TEST_SUITE_P(
    Feeds,
    FeedDate,
    testing::Values(Case{"Sat, 12 Apr 2025 14:29:00 GMT", "2025-04-12T14:29:00Z"},
                    Case{" 2025-04-12T14:29:00+03:00\n", "2025-04-12T14:29:00+03:00"},
                    Case{"Sat, 12 Apr 2025 14:29:00 -0400 (EDT)", "2025-04-12T14:29:00-04:00"},
                    Case{"Sat, 12 Apr 2025 14:29:00 XYZ", "2025-04-12T14:29:00"},
                    Case{"Sat Apr 12 14:29:00 2025", "2025-04-12T14:29:00"},
                    Case{"Sat Apr 12 14:29:00 UTC 2025", "2025-04-12T14:29:00Z"},
                    Case{"Apr 12, 2025 14:29:00", "2025-04-12T14:29:00"},
                    Case{"April 12, 2025", "2025-04-12"}));

TEST(FeedDate, LeavesAloneWhatItCannotRead) {
    EXPECT_EQ(feed_date(" yesterday at noon "), "yesterday at noon");
    EXPECT_EQ(feed_date("31 Apr 2025"), "31 Apr 2025");
    EXPECT_EQ(feed_date(""), "");
}

}  // namespace
}  // namespace concord
