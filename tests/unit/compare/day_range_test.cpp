#include "compare/day_range.h"

#include <gmock/gmock.h>

namespace concord {
namespace {

TimeValue time_of(const std::string& value, TimeType type = TimeType::date) {
    TimeValue time;
    time.type = type;
    time.value = value;
    return time;
}

DayRange day(const std::string& value) {
    return *days_of(time_of(value));
}

TEST(DaysOf, AreThoseThatATimeMayMean) {
    EXPECT_EQ(day("2031-06-06").size(), 1);
    EXPECT_EQ(day("2031-06-06TNI").size(), 2);
    EXPECT_EQ(day("2031-06").size(), 30);
    EXPECT_EQ(day("2031").size(), 365);
    EXPECT_EQ(day("2031-W24").size(), 7);
}

TEST(DaysOf, WeeksBeginOnMondays) {
    EXPECT_EQ(day("2031-W24").first, day("2031-06-09").first);
    EXPECT_EQ(day("2026-W53").last, day("2027-01-03").first);
    EXPECT_EQ(day("2027-W01").first, day("2027-01-04").first);
}

TEST(DaysOf, OfARangeAreThoseOfItsEnds) {
    TimeValue time = time_of("P4D", TimeType::duration);
    EXPECT_FALSE(days_of(time));
    time.begin_point = "2031-06-06";
    time.end_point = "2031-06-09";
    EXPECT_EQ(days_of(time)->size(), 4);
}

TEST(DaysOf, AreNotGuessed) {
    for (const char* value :
         {"XXXX-WXX-5", "PRESENT_REF", "2031-13", "2031-02-30", "2031-W60", ""}) {
        EXPECT_FALSE(days_of(time_of(value))) << value;
    }
}

TEST(DaysOf, OrderDatesByTheirFirstDay) {
    EXPECT_TRUE(is_earlier_date("2031-06-08", "2031-W24"));
    EXPECT_TRUE(is_earlier_date("2031-W24", "2031-06-10"));
    EXPECT_TRUE(is_earlier_date("2031-W24", "2031-12"));
    EXPECT_TRUE(is_earlier_date("2031-06", "2031-06-01"));
    EXPECT_FALSE(is_earlier_date("2031-W24", "2031-W24"));
}

TEST(DatePoint, SaysHowFineItIs) {
    EXPECT_EQ(date_point(time_of("2031-06-10TNI")), (DatePoint{"2031-06-10", "day"}));
    EXPECT_EQ(date_point(time_of("2031-W24")), (DatePoint{"2031-W24", "week"}));
    EXPECT_EQ(date_point(time_of("2031-06")), (DatePoint{"2031-06", "month"}));
    EXPECT_EQ(date_point(time_of("2031")), (DatePoint{"2031", "year"}));
    EXPECT_FALSE(date_point(time_of("2031-SU")));
}

TEST(DayOf, IsThatOfAWholeDateAndBack) {
    EXPECT_EQ(day_of("1970-01-02"), 1);
    EXPECT_EQ(day_of("1970-01-02T23:30:00-05:00"), 1);
    EXPECT_EQ(date_of(*day_of("2031-06-06TNI")), "2031-06-06");
    EXPECT_FALSE(day_of("2031-06"));
    EXPECT_FALSE(day_of("XXXX-06-06"));
}

}  // namespace
}  // namespace concord
