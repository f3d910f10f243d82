#include "base/calendar.h"

#include <gtest/gtest.h>

#include <string>

namespace concord {
namespace {

struct Written {
    std::string text;
    std::string read;  ///< empty: not a time stamp
};

class ParseTimestamp : public testing::TestWithParam<Written> {};

TEST_P(ParseTimestamp, GivesWhatIsWrittenAndNoMore) {
    const auto stamp = parse_timestamp(GetParam().text);
    EXPECT_EQ(stamp ? stamp->to_string() : "", GetParam().read) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Formats,
    ParseTimestamp,
    testing::Values(Written{"2031-03-04", "2031-03-04"},
                    Written{"20310304", "2031-03-04"},
                    Written{"2031/3/4", "2031-03-04"},
                    Written{"2031-03-04T14:29:00+03:00", "2031-03-04T14:29:00+03:00"},
                    Written{"2031-03-04 14:29", "2031-03-04T14:29:00"},
                    Written{"2031-03-04T14:29:00.123Z", "2031-03-04T14:29:00Z"},
                    Written{"2031-03-04T14:29:00-0730", "2031-03-04T14:29:00-07:30"},
                    Written{" 2031-03-04T24:00:00Z ", "2031-03-04T00:00:00Z"},
                    Written{"Tue, 04 Mar 2031 14:29:05 GMT", "2031-03-04T14:29:05Z"},
                    Written{"Tue, 4 Mar 31 14:29 EST", "2031-03-04T14:29:00-05:00"},
                    Written{"04 March 2031", "2031-03-04"},
                    Written{"Tuesday, 04-Mar-31 14:29:05 UTC", "2031-03-04T14:29:05Z"},
                    Written{"2031-02-30", ""},
                    Written{"2031-13-01", ""},
                    Written{"0000-00-00", ""},
                    Written{"2031-03-04T14:29:00+99:00", ""},
                    Written{"2031-03-04 in the evening", ""},
                    Written{"yesterday", ""},
                    Written{"", ""}));

TEST(ParseDay, AcceptsOneFormOnly) {
    EXPECT_TRUE(parse_day("2031-03-04"));
    EXPECT_FALSE(parse_day("2031-3-4"));
    EXPECT_FALSE(parse_day("2031-03-04T10:00"));
    EXPECT_FALSE(parse_day("2031-02-29"));
}

TEST(MonthFromName, KnowsShortAndLongNames) {
    EXPECT_EQ(month_from_name("Sept."), 9U);
    EXPECT_EQ(month_from_name("DECEMBER"), 12U);
    EXPECT_EQ(month_from_name("may"), 5U);
    EXPECT_FALSE(month_from_name("Ma"));
    EXPECT_FALSE(month_from_name("Monday"));
}

TEST(SecondsOf, CountFrom1970InGreenwich) {
    const auto seconds = [](const char* text) { return seconds_of(*parse_timestamp(text), 7); };
    EXPECT_EQ(seconds("1970-01-02"), 86400 + 7);
    EXPECT_EQ(seconds("1970-01-02T01:02:03Z"), 86400 + 3723);
    EXPECT_EQ(seconds("1970-01-02T01:02:03+01:00"), 86400 + 123);
}

}  // namespace
}  // namespace concord
