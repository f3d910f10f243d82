#include "compare/event_date_disagreements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report_builder.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A report that tells when somebody was captured.
ArticleRecord capture(const std::string& id,
                      const std::string& words,
                      const std::string& value,
                      const std::string& name = "Anton Veshnik") {
    Report report(id, "2031-06-12");
    report.says({name + " was captured " + words + " inside a boat in a garden of Ustrel."})
        .someone(name)
        .date(words, value)
        .event("captured", 0, 0);
    return report.record;
}

TEST(FindEventDates, FindsTwoDaysOfOneEvent) {
    const auto rows = disagreements_of({capture("a", "on Friday night", "2031-06-06TNI"),
                                        capture("b", "on Thursday", "2031-06-05")});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].kind, "date");
    EXPECT_EQ(rows[0].about, "captured: Anton Veshnik");
    EXPECT_EQ(rows[0].reading, "conflict");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("2031-06-05", "2031-06-06"));
}

TEST(FindEventDates, FindsTwoYearsAndTwoClockTimes) {
    const auto years =
        disagreements_of({capture("a", "in 2029", "2029"), capture("b", "in 2030", "2030")});
    ASSERT_THAT(years, SizeIs(1));
    EXPECT_THAT(values_of(years[0]), ElementsAre("2029", "2030"));
    const auto hours = disagreements_of({capture("a", "at 11pm", "XXXX-XX-XXT23:00"),
                                         capture("b", "at 11:30pm", "XXXX-XX-XXT23:30")});
    ASSERT_THAT(hours, SizeIs(1));
    EXPECT_THAT(values_of(hours[0]), ElementsAre("T23:00", "T23:30"));
}

TEST(FindEventDates, ComparesClockTimesOfOneDayOnly) {
    EXPECT_THAT(disagreements_of({capture("a", "at 11pm on Monday", "2031-06-09T23:00"),
                                  capture("b", "at 8pm on Wednesday", "2031-06-11T20:00")}),
                IsEmpty());
}

TEST(FindEventDates, LeavesOutDaysThatDependOnWhatStandsBefore) {
    EXPECT_THAT(disagreements_of({capture("a", "on Friday", "2031-06-06"),
                                  capture("b", "the next day", "2031-06-05")}),
                IsEmpty());
}

TEST(FindEventDates, LeavesApartWhatOthersDidAndDaysFarApart) {
    EXPECT_THAT(disagreements_of({capture("a", "on Friday", "2031-06-06"),
                                  capture("b", "on Thursday", "2031-06-05", "Helma Rusk")}),
                IsEmpty());
    EXPECT_THAT(disagreements_of({capture("a", "on Friday", "2031-06-06"),
                                  capture("b", "on Sunday", "2031-06-01")}),
                IsEmpty());
}

}  // namespace
}  // namespace concord
