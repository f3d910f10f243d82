#include "compare/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/word_rates.h"
#include "concord/knowledge.h"
#include "record_builder.h"

namespace concord {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

DatedLines lines_of(const std::vector<ArticleRecord>& records,
                    const std::vector<StoryEvent>& events = {}) {
    static const Result<Knowledge> knowledge = Knowledge::load();
    const Story story = make_story(records);
    return find_dated_lines(StoryView(story, records), WordRates(*knowledge), events, "");
}

DatedLines lines_of(const ArticleRecord& record) {
    return lines_of(std::vector<ArticleRecord>{record});
}

/// A report of one sentence that names a day.
ArticleRecord report(const std::string& id, const std::string& sentence, const std::string& value) {
    RecordBuilder builder(id, "2031-06-30");
    builder.paragraph({sentence}).time(sentence.substr(0, sentence.find(',')), value);
    return builder.record;
}

TEST(FindDatedLines, CountsTheWordsBesideTheDate) {
    for (const std::string words : {"talks 6 june resume", "talks resume 6 june"}) {
        RecordBuilder told("a", "");
        told.paragraph({words}).time("6 june", "2031-06-06");
        EXPECT_THAT(lines_of(told.record).timeline, SizeIs(1)) << words;
    }
    RecordBuilder bare("a", "");
    bare.paragraph({"talks 6 june"}).time("6 june", "2031-06-06");
    EXPECT_THAT(lines_of(bare.record).timeline, IsEmpty());
    RecordBuilder cut("a", "");
    cut.paragraph({"talks 6 june"}).time("6 ju", "2031-06-06");
    EXPECT_THAT(lines_of(cut.record).timeline, SizeIs(1));
}

TEST(FindDatedLines, TakesLinearTimeForASentenceOfManyDates) {
    const std::string date = "6 june, ";
    std::string sentence;
    for (int i = 0; i < 200'000; ++i) sentence += date;
    RecordBuilder builder("a", "");
    builder.paragraph({sentence});
    for (std::uint32_t at = 0; at < sentence.size();
         at += static_cast<std::uint32_t>(date.size())) {
        TimeValue time;
        time.span = {at, at + 6};
        time.value = "2031-06-06";
        builder.record.annotation.times.push_back(time);
    }
    EXPECT_THAT(lines_of(builder.record).timeline, SizeIs(1));
}

TEST(FindDatedLines, IsNotDatedByWhenTheReportWasPrinted) {
    const std::string stamped = "Page last updated at 14:47 GMT, Friday, 6 June 2031.";
    RecordBuilder page("a", "2031-06-06T14:47:00Z");
    page.paragraph({stamped}).time("14:47 GMT, Friday, 6 June 2031", "2031-06-06T14:47Z");
    EXPECT_THAT(lines_of(page.record).timeline, IsEmpty());
    RecordBuilder later("a", "2031-06-08");
    later.paragraph({"The dam broke at 14:47 on 6 June 2031."}).time("6 June 2031", "2031-06-06");
    EXPECT_THAT(lines_of(later.record).timeline, SizeIs(1));
    RecordBuilder same_day("a", "2031-06-06");
    same_day.paragraph({"The dam broke on Friday, 6 June 2031."}).time("6 June 2031", "2031-06-06");
    EXPECT_THAT(lines_of(same_day.record).timeline, SizeIs(1));
}

TEST(FindDatedLines, IsOneLineOfReportsThatTellItAlike) {
    const auto told =
        lines_of({report("a",
                         "On 6 June, the envoy Helma Rusk landed in Hesk for ceasefire talks.",
                         "2031-06-06"),
                  report("b",
                         "On Friday, envoy Helma Rusk landed in Hesk for the ceasefire talks.",
                         "2031-06-06"),
                  report("c", "On 6 June, the barley market of Vesk closed early.", "2031-06-06")});
    ASSERT_THAT(told.timeline, SizeIs(2));
    EXPECT_EQ(told.timeline[0].origins, 2);
    EXPECT_THAT(told.timeline[0].reports, SizeIs(1));
    EXPECT_EQ(told.timeline[1].origins, 1);
    EXPECT_THAT(told.timeline[1].reports, IsEmpty());
}

TEST(FindDatedLines, KeepsApartWhatGivesAnotherNumber) {
    const auto told = lines_of(
        {report("a", "On 6 June, drones killed 14 people on Weir Street in Ustrel.", "2031-06-06"),
         report(
             "b", "On 6 June, drones killed 13 people on Weir Street in Ustrel.", "2031-06-06")});
    EXPECT_THAT(told.timeline, SizeIs(2));
}

TEST(FindDatedLines, RanksALineOfEachDayBeforeTheSecondOfAny) {
    const auto told = lines_of(
        {report("a", "On 6 June, drones killed 14 people on Weir Street in Ustrel.", "2031-06-06"),
         report("b", "On 6 June, drones killed 13 people on Weir Street in Ustrel.", "2031-06-06"),
         report("c", "On 9 June, the search of Weir Street in Ustrel ended.", "2031-06-09")});
    ASSERT_THAT(told.timeline, SizeIs(3));
    EXPECT_EQ(told.timeline[0].rank + told.timeline[1].rank, 1 + 3);
    EXPECT_EQ(told.timeline[2].date, "2031-06-09");
    EXPECT_EQ(told.timeline[2].rank, 2);
}

TEST(FindDatedLines, RanksTheDayHigherThatTheReportNamesOften) {
    RecordBuilder report("a", "2031-06-30");
    report.paragraph({"On 6 June, the ministry of Hesk counted barges.",
                      "On 9 June, drones struck the weir of Ustrel.",
                      "Its crews had left that weir before dawn on 9 June."});
    report.time("6 June", "2031-06-06").time("On 9 June", "2031-06-09");
    report.time("on 9 June", "2031-06-09");
    const auto told = lines_of(report.record);
    ASSERT_THAT(told.timeline, SizeIs(3));
    EXPECT_EQ(told.timeline[0].date, "2031-06-06");
    EXPECT_EQ(told.timeline[0].rank, 2);
}

TEST(FindDatedLines, AssumesTheDayOfALeadThatNamesNone) {
    RecordBuilder lead("b", "2031-06-07");
    lead.paragraph({"Envoy Helma Rusk has landed in Hesk with a ceasefire plan."});
    RecordBuilder other("c", "2031-06-07");
    other.paragraph({"Barley prices in Vesk rose for the third week in a row."});
    const auto told = lines_of(
        {report("a", "On 6 June, the envoy Helma Rusk landed in Hesk for talks.", "2031-06-06"),
         lead.record,
         other.record});
    ASSERT_THAT(told.timeline, SizeIs(2));
    EXPECT_EQ(told.timeline[0].date_from, Provenance::read);
    EXPECT_EQ(told.timeline[0].dated_by, std::nullopt);
    EXPECT_EQ(told.timeline[1].line.article, "b");
    EXPECT_EQ(told.timeline[1].date, "2031-06-06");
    EXPECT_EQ(told.timeline[1].date_from, Provenance::assumed);
    ASSERT_TRUE(told.timeline[1].dated_by.has_value());
    EXPECT_EQ(told.timeline[1].dated_by->article, "a");
}

TEST(FindDatedLines, DatesNoLeadToTheDayBeforeTheNewsThatItFollows) {
    RecordBuilder lead("b", "2031-06-07");
    lead.paragraph({"Crews reached the broken weir on Saturday.",
                    "Barley prices in Vesk rose a little.",
                    "Envoy Helma Rusk has landed in Hesk with a ceasefire plan."});
    lead.time("on Saturday", "2031-06-07");
    const auto told = lines_of(
        {report("a", "On 6 June, the envoy Helma Rusk landed in Hesk for talks.", "2031-06-06"),
         lead.record});
    ASSERT_THAT(told.timeline, SizeIs(2));
    for (const TimelineEntry& line : told.timeline) EXPECT_EQ(line.date_from, Provenance::read);
}

TEST(FindDatedLines, NamesTheEventThatALineReports) {
    const ArticleRecord landed =
        report("a", "On 6 June, the envoy Helma Rusk landed in Hesk for talks.", "2031-06-06");
    StoryEvent other_day;
    other_day.when = "2031-06-05";
    other_day.reports = {{{"a", {20, 30}}, "Outlet a", 0, "happened"}};
    StoryEvent that_day = other_day;
    that_day.when = "2031-06-06";
    const auto told = lines_of({landed}, {other_day, that_day});
    ASSERT_THAT(told.timeline, SizeIs(1));
    EXPECT_EQ(told.timeline[0].event, 1);
}

}  // namespace
}  // namespace concord
