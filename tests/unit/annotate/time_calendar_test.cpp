#include "annotate/time_calendar.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "annotate/time_clock.h"
#include "annotate/time_holidays.h"
#include "base/calendar.h"
#include "reading.h"

namespace concord {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

sys_days day(std::string_view text) {
    return sys_days(*parse_day(text));
}

/// Every 97th day of some decades: all months, leap days' neighbours, all weekdays.
template <class Work>
void over_the_years(const Work& work) {
    for (sys_days at = day("1996-02-28"); at < day("2036-01-01"); at += days(97)) {
        work(Anchor(year_month_day(at)));
    }
}

TEST(TimeCalendar, AddingDaysAndSubtractingThemReturns) {
    over_the_years([](const Anchor& anchor) {
        for (const int offset : {1, 2, 28, 29, 31, 365, 366, 1461}) {
            const Anchor there = parse_day(timex::day_from(anchor, offset));
            ASSERT_EQ(timex::day_from(there, -offset), timex::day_from(anchor, 0));
        }
    });
}

TEST(TimeCalendar, MonthsForthAndBackReturn) {
    const CalendarPoint point{2031, 6, 12, 0};
    for (const int offset : {1, 5, 6, 7, 12, 25, 120}) {
        const auto there = calendar_point(timex::from_point(point, 'M', offset));
        ASSERT_TRUE(there);
        EXPECT_EQ(timex::from_point(*there, 'M', -offset), "2031-06") << offset;
    }
}

TEST(TimeCalendar, ADayOfAMonthIsOnTheSideAskedForUnlessTheOtherIsMuchNearer) {
    const Anchor march = parse_day("2031-03-22");
    EXPECT_EQ(timex::month_day(march, 6, 16, Direction::past), "2030-06-16");
    EXPECT_EQ(timex::month_day(march, 6, 16, Direction::future), "2031-06-16");
    EXPECT_EQ(timex::month_day(march, 3, 24, Direction::past), "2031-03-24");
}

TEST(TimeCalendar, AWeekdayIsItsWeekdayOnTheSideAskedFor) {
    over_the_years([](const Anchor& anchor) {
        for (unsigned weekday = 1; weekday <= 7; ++weekday) {
            const sys_days past = day(timex::weekday(anchor, weekday, Direction::past));
            const sys_days future = day(timex::weekday(anchor, weekday, Direction::future));
            const sys_days today(*anchor);
            ASSERT_EQ(std::chrono::weekday(past).iso_encoding(), weekday);
            ASSERT_EQ(std::chrono::weekday(future).iso_encoding(), weekday);
            ASSERT_LE(past, today);
            ASSERT_GE(future, today);
            ASSERT_LT(today - past, days(7));
            ASSERT_LT(future - today, days(7));
        }
    });
}

/// A text whose day of publication moves by k days has all its deictic days moved by k.
TEST(TimeCalendar, DeicticValuesMoveWithTheDayOfPublication) {
    constexpr std::string_view text =
        "They met today, not yesterday. She left three days ago and comes back tomorrow.";
    const auto values = [&](sys_days published) {
        const Article article = test::article_of({text}, timex::of_day(published));
        std::vector<sys_days> found;
        for (const TimeValue& time : test::annotate(article).times) {
            found.push_back(day(time.value));
        }
        return found;
    };
    const sys_days first = day("2031-02-26");
    const auto base = values(first);
    ASSERT_EQ(base.size(), 4U);
    for (const int k : {1, 2, 3, 30, 365, 1000}) {
        const auto moved = values(first + days(k));
        ASSERT_EQ(moved.size(), base.size());
        for (std::size_t i = 0; i < base.size(); ++i) EXPECT_EQ(moved[i] - base[i], days(k));
    }
}

TEST(TimeCalendar, LastMonthOfANameIsNeverThisOne) {
    const Anchor anchor = parse_day("2031-09-25");
    EXPECT_EQ(timex::other_month(anchor, 9, -1), "2030-09");
    EXPECT_EQ(timex::other_month(anchor, 9, 1), "2032-09");
    EXPECT_EQ(timex::other_month(anchor, 8, -1), "2031-08");
    EXPECT_EQ(timex::other_season(anchor, "FA", -1), "2030-FA");
    EXPECT_EQ(timex::other_season(anchor, "SU", -1), "2031-SU");
}

struct Holiday {
    std::string_view rule;
    int year;
    std::string_view day;
};

class Holidays : public testing::TestWithParam<Holiday> {};

/// Days as the calendars of those years printed them.
TEST_P(Holidays, FallWhereTheirCalendarPutsThem) {
    const auto found = holiday_in(GetParam().rule, GetParam().year);
    ASSERT_TRUE(found);
    EXPECT_EQ(timex::of_day(found->first), GetParam().day);
}

INSTANTIATE_TEST_SUITE_P(TimeHolidays,
                         Holidays,
                         testing::Values(Holiday{"easter", 2025, "2025-04-20"},
                                         Holiday{"easter-2", 2024, "2024-03-29"},
                                         Holiday{"orthodox", 2024, "2024-05-05"},
                                         Holiday{"orthodox", 2025, "2025-04-20"},
                                         Holiday{"nth:11-4-4", 2023, "2023-11-23"},
                                         Holiday{"nth:11-4-4+1", 2023, "2023-11-24"},
                                         Holiday{"nth:11-1-1+1", 2020, "2020-11-03"},
                                         Holiday{"nth:05-5-1", 2021, "2021-05-31"},
                                         Holiday{"hebrew:01-10", 2023, "2023-09-25"},
                                         Holiday{"chinese:01-01", 2024, "2024-02-10"},
                                         Holiday{"persian:01-01", 2023, "2023-03-21"},
                                         Holiday{"12-25", 2030, "2030-12-25"}));

TEST(TimeHolidays, AMonthOfFastingHasItsLength) {
    const auto ramadan = holiday_in("islamic:09", 2024);
    ASSERT_TRUE(ramadan);
    EXPECT_EQ(timex::of_day(ramadan->first), "2024-03-11");
    EXPECT_TRUE(ramadan->days == 29 || ramadan->days == 30);
}

TEST(TimeHolidays, RulesThatAreNoneGiveNothing) {
    for (const std::string_view rule : {"", "easter?", "nth:", "nth:13", "02-30", "lunar:01-01"}) {
        EXPECT_FALSE(holiday_in(rule, 2031)) << rule;
    }
}

}  // namespace
}  // namespace concord
