#include "clean/said_day.h"

#include <gtest/gtest.h>

#include <string>

#include "base/calendar.h"

namespace concord {
namespace {

std::string day_of(std::string_view text) {
    const auto said = find_said_day(text);
    return said ? to_string(said->day) : "";
}

TEST(FindSaidDay, ReadsADateBesideToday) {
    EXPECT_EQ(day_of("The bridge closed today, 12 April 2031."), "2031-04-12");
    EXPECT_EQ(day_of("They met yesterday (Friday, April 11, 2031)."), "2031-04-12");
    EXPECT_EQ(day_of("They meet tomorrow, Apr. 1st, 2031."), "2031-03-31");
}

TEST(FindSaidDay, TakesNoDateThatStandsAlone) {
    EXPECT_EQ(day_of("It closed on 12 April 2031."), "");
    EXPECT_EQ(day_of("It closed today. On 12 April 2031 it had opened."), "");
    EXPECT_EQ(day_of("It closed today, 12 April."), "");
    EXPECT_EQ(day_of("It closed today, 31 February 2031."), "");
    EXPECT_EQ(day_of("todayish 12 April 2031"), "");
    EXPECT_EQ(day_of("today"), "");
    EXPECT_EQ(day_of("It was a year ago today, 12 April 2030, that it closed."), "");
    EXPECT_EQ(day_of("He wrote: \"Today, 8 May 1945, it ended.\""), "");
    EXPECT_EQ(day_of("He wrote: “Today, 8 May 1945, it ended.”"), "");
}

TEST(FindSaidDay, KeepsStillWhereTwoContradict) {
    EXPECT_EQ(day_of("It closed today, 12 April 2031, and yesterday, 12 April 2031."), "");
    EXPECT_EQ(day_of("It closed today, 12 April 2031, not yesterday, 11 April 2031."),
              "2031-04-12");
}

TEST(FindSaidDay, QuotesTheWords) {
    const auto said = find_said_day("It closed today (12 April 2031) at noon.");
    ASSERT_TRUE(said);
    EXPECT_EQ(said->words, "today (12 April 2031");
}

}  // namespace
}  // namespace concord
