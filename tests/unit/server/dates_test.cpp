#include "server/dates.h"

#include <gtest/gtest.h>

namespace concord::server {
namespace {

TEST(SpokenDate, WritesAsMuchAsIsKnown) {
    EXPECT_EQ(spoken_date("2031-06-06"), "6 June 2031");
    EXPECT_EQ(spoken_date("2031-06"), "June 2031");
    EXPECT_EQ(spoken_date("2031"), "2031");
    EXPECT_EQ(spoken_date("2031-06-06T21:40:00+02:00"), "6 June 2031");
}

TEST(SpokenDate, LeavesWhatIsNoDate) {
    EXPECT_EQ(spoken_date("soon"), "soon");
    EXPECT_EQ(spoken_date("2031-13-01"), "2031-13-01");
    EXPECT_EQ(spoken_date(""), "");
}

TEST(IsDay, TakesAFullDayThatThereIsAndNothingElse) {
    EXPECT_TRUE(is_day("2032-02-29"));
    for (const char* text :
         {"", "2031", "2031-06", "2031-02-29", "2031-06-06T10", "2031-6-6", "06/06/2031"}) {
        EXPECT_FALSE(is_day(text)) << text;
    }
}

TEST(WeekdayOf, NamesTheDayOfAFullDateOnly) {
    EXPECT_EQ(weekday_of("2031-06-06"), "Friday");
    EXPECT_EQ(weekday_of("2031-06-06T21:40"), "Friday");
    EXPECT_EQ(weekday_of("2031-02-31"), "");
    EXPECT_EQ(weekday_of("2031-06"), "");
}

TEST(SpokenMoment, KeepsThePagesOwnOffset) {
    EXPECT_EQ(spoken_moment("2031-06-06T21:40:00+02:00"), "6 June 2031, 21:40 +02:00");
    EXPECT_EQ(spoken_moment("2031-06-06T21:40:00Z"), "6 June 2031, 21:40 UTC");
    EXPECT_EQ(spoken_moment("2031-06-06T21:40"), "6 June 2031, 21:40");
    EXPECT_EQ(spoken_moment("2031-06-06"), "6 June 2031");
}

TEST(SpokenSpan, NamesWhatTheDaysHaveInCommonOnce) {
    EXPECT_EQ(spoken_span("2031-06-06", "2031-06-12"), "6–12 June 2031");
    EXPECT_EQ(spoken_span("2031-05-30", "2031-06-02"), "30 May – 2 June 2031");
    EXPECT_EQ(spoken_span("2030-12-30", "2031-01-02"), "30 December 2030 – 2 January 2031");
    EXPECT_EQ(spoken_span("2031-06-06", "2031-06-06"), "6 June 2031");
    EXPECT_EQ(spoken_span("", "2031-06-06"), "6 June 2031");
    EXPECT_EQ(spoken_span("", ""), "");
}

TEST(MachineDate, IsEmptyForWhatTimeElementsRefuse) {
    EXPECT_EQ(machine_date("2031-06-06"), "2031-06-06");
    EXPECT_EQ(machine_date("2031-06-06TNI"), "2031-06-06");
    EXPECT_EQ(machine_date("2031-06-06T21:40:00+02:00"), "2031-06-06T21:40:00+02:00");
    EXPECT_EQ(machine_date("2031-W23"), "");
    EXPECT_EQ(machine_date("\"><script>"), "");
}

TEST(ShortDate, FitsUnderAColumn) {
    EXPECT_EQ(short_date("2031-06-06"), "6 Jun");
    EXPECT_EQ(short_date("2031-06"), "Jun 2031");
    EXPECT_EQ(short_date("2031"), "2031");
    EXPECT_EQ(short_date("PRESENT_REF"), "PRESENT_REF");
}

TEST(DayNumber, GrowsByOneEachDay) {
    EXPECT_EQ(*day_number("2031-03-01") - *day_number("2031-02-28"), 1);
    EXPECT_EQ(day_number("2031-06"), day_number("2031-06-01"));
    EXPECT_EQ(day_number("2031"), day_number("2031-01-01"));
    EXPECT_EQ(day_number("2031-06-31"), std::nullopt);
    EXPECT_EQ(day_number(""), std::nullopt);
}

}  // namespace
}  // namespace concord::server
