#include "compare/measure_disagreements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report_builder.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A report that counts pictures, beside other news.
ArticleRecord pictures(const std::string& id,
                       const std::string& published,
                       const std::string& words,
                       double number) {
    Report report(id, published);
    report
        .says({"Rusk posted " + words + " pictures of the burning bridge with a short caption.",
               "Quell harbour opens again.",
               "Nobody lives there."})
        .someone("Rusk")
        .figure(words, number, "pictures", "");
    return report.record;
}

TEST(FindMeasures, TakesNoNumberOfALabelForOneOfASentence) {
    const auto gallery = [](const std::string& id, const std::string& words, double number) {
        Report report(id, "2031-06-11");
        report.says({"Slideshow: " + words + " images.", "The bridge of Ustrel burns."})
            .figure(words, number, "images", "");
        return report.record;
    };
    EXPECT_THAT(disagreements_of({gallery("a", "nine", 9), gallery("b", "eleven", 11)}), IsEmpty());
}

TEST(FindMeasures, FindsTwoNumbersOfAThingInSentencesAlike) {
    const auto rows = disagreements_of(
        {pictures("a", "2031-06-11", "four", 4), pictures("b", "2031-06-12", "three", 3)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].kind, "count");
    EXPECT_EQ(rows[0].about, "pictures");
    EXPECT_EQ(rows[0].reading, "conflict");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("3", "4"));
}

TEST(FindMeasures, TakesWhatBecameMoreForAStateOfThings) {
    const auto rows = disagreements_of(
        {pictures("a", "2031-06-11", "three", 3), pictures("b", "2031-06-12", "four", 4)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].reading, "superseded");
}

TEST(FindMeasures, LeavesOutNumbersFarApartInNumberOrInDays) {
    EXPECT_THAT(disagreements_of({pictures("a", "2031-06-11", "four", 4),
                                  pictures("b", "2031-06-11", "fifty", 50)}),
                IsEmpty());
    EXPECT_THAT(disagreements_of({pictures("a", "2031-06-11", "four", 4),
                                  pictures("b", "2031-07-11", "three", 3)}),
                IsEmpty());
}

TEST(FindMeasures, LeavesOutWhatIsRounded) {
    EXPECT_THAT(disagreements_of({pictures("a", "2031-06-11", "230", 230),
                                  pictures("b", "2031-06-11", "229", 229)}),
                IsEmpty());
    EXPECT_THAT(disagreements_of({pictures("a", "2031-06-11", "230", 230),
                                  pictures("b", "2031-06-11", "225", 225)}),
                IsEmpty());
}

TEST(FindMeasures, TakesWhatIsFartherThanRoundingGoes) {
    EXPECT_THAT(disagreements_of({pictures("a", "2031-06-11", "230", 230),
                                  pictures("b", "2031-06-11", "221", 221)}),
                SizeIs(1));
}

TEST(FindMeasures, LeavesOutANumberThatComesOnTop) {
    EXPECT_THAT(disagreements_of({pictures("a", "2031-06-11", "four", 4),
                                  pictures("b", "2031-06-11", "another three", 3)}),
                IsEmpty());
}

TEST(FindMeasures, LeavesOutANumberThatBothGive) {
    Report both("b", "2031-06-11");
    both.says({"Rusk posted three pictures of the burning bridge with a short caption.",
               "Four boats sank."})
        .someone("Rusk")
        .figure("three", 3, "pictures", "")
        .figure("Four", 4, "boats", "");
    EXPECT_THAT(disagreements_of({pictures("a", "2031-06-11", "four", 4), both.record}), IsEmpty());
}

TEST(FindMeasures, LeavesOutAPieceOfANumber) {
    Report cut("b", "2031-06-11");
    cut.says({"Rusk posted 2, 106 pictures of the burning bridge with a short caption."})
        .someone("Rusk")
        .figure("106", 106, "pictures", "");
    EXPECT_THAT(disagreements_of({pictures("a", "2031-06-11", "120", 120), cut.record}), IsEmpty());
    EXPECT_THAT(disagreements_of({pictures("a", "2031-06-11", "120", 120),
                                  pictures("b", "2031-06-11", "106", 106)}),
                SizeIs(1));
}

/// A report that gives the age of Helma Rusk behind her name.
ArticleRecord aged(const std::string& id,
                   const std::string& published,
                   const std::string& words,
                   double number) {
    Report report(id, published);
    report.says({"Helma Rusk" + words + " was carried out by her neighbours, " + id + " learnt."})
        .someone("Helma Rusk")
        .measure(std::to_string(static_cast<int>(number)), number, "a", "age");
    report.record.findings.quantities.back().of = report.find("Helma Rusk");
    return report.record;
}

TEST(FindMeasures, FindsTwoAgesOfAPerson) {
    const auto rows = disagreements_of(
        {aged("a", "2031-06-11", ", 41,", 41), aged("b", "2031-06-20", ", 43,", 43)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].about, "age of Helma Rusk");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("41 a", "43 a"));
}

TEST(FindMeasures, TakesNoAgeOfAnotherTime) {
    EXPECT_THAT(disagreements_of({aged("a", "2031-06-11", ", 41,", 41),
                                  aged("b", "2031-06-11", " was 18 when she", 18)}),
                IsEmpty());
    EXPECT_THAT(disagreements_of(
                    {aged("a", "2031-06-11", ", 41,", 41), aged("b", "2032-06-11", ", 42,", 42)}),
                IsEmpty());
}

TEST(FindMeasures, TakesAnAgeBeforeTheName) {
    const auto report = [](const std::string& id, const std::string& age, double number) {
        Report told(id, "2031-06-11");
        told.says({"The " + age + "-year-old Helma Rusk was carried out by her neighbours."})
            .someone("Helma Rusk")
            .measure(age, number, "a", "age");
        told.record.findings.quantities.back().of = told.find("Helma Rusk");
        return told.record;
    };
    const auto rows = disagreements_of({report("a", "41", 41), report("b", "43", 43)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].about, "age of Helma Rusk");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("41 a", "43 a"));
}

TEST(FindMeasures, JoinsTheAgesOfManyReports) {
    std::vector<ArticleRecord> reports;
    for (int i = 0; i < 400; ++i) {
        const int age = i % 2 == 0 ? 41 : 42;
        reports.push_back(aged("r" + std::to_string(i),
                               i < 200 ? "2031-06-11" : "2031-06-12",
                               ", " + std::to_string(age) + ",",
                               age));
    }
    const auto rows = disagreements_of(reports);
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_THAT(values_of(rows[0]), ElementsAre("41 a", "42 a"));
    EXPECT_THAT(rows[0].sides[0].reports, SizeIs(200));
    EXPECT_EQ(rows[0].sides[1].origins, 200);
}

/// A report that begins with a boy of some age; what is said of him later may differ.
ArticleRecord boy(const std::string& id,
                  const std::string& lead,
                  const std::string& words,
                  double age,
                  const std::string& last = "Nobody lives near the lighthouse.") {
    Report report(id, "2031-06-11");
    report.says({lead, "Quell harbour opens again.", last}).figure(words, age, "boy", "age");
    report.record.findings.quantities.back().unit = "a";
    return report.record;
}

TEST(FindMeasures, FindsTwoAgesOfTheOneThatReportsBeginWith) {
    const auto rows = disagreements_of(
        {boy("a", "A five-year-old boy fell into a well while picking cabbages.", "five", 5),
         boy("b", "Rescuers dig for the six-year-old boy trapped in a dry well.", "six", 6)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].about, "age of the boy");
    EXPECT_EQ(rows[0].reading, "conflict");
}

TEST(FindMeasures, LeavesAgesFarApartOfThoseWithoutNames) {
    EXPECT_THAT(
        disagreements_of(
            {boy("a", "A five-year-old boy fell into a well while picking cabbages.", "five", 5),
             boy("b",
                 "Rescuers dig for the twelve-year-old boy trapped in a well.",
                 "twelve",
                 12)}),
        IsEmpty());
}

TEST(FindMeasures, TakesAnAgeThatWasGivenEarlierForReplaced) {
    ArticleRecord corrected = boy("b",
                                  "Rescuers dig for the six-year-old boy trapped in a dry well.",
                                  "six",
                                  6,
                                  "The boy was initially said to be five years old.");
    Quantity earlier;
    const std::size_t at = corrected.article.text.find("five years");
    earlier.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 4)};
    earlier.low = earlier.high = 5;
    earlier.unit = "a";
    earlier.role = "age";
    const std::size_t of = corrected.article.text.find("boy was");
    earlier.of = Span{static_cast<std::uint32_t>(of), static_cast<std::uint32_t>(of + 3)};
    corrected.findings.quantities.push_back(earlier);
    const auto rows = disagreements_of(
        {boy("a", "A five-year-old boy fell into a well while picking cabbages.", "five", 5),
         corrected});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].reading, "superseded");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("5 a", "6 a"));
}

}  // namespace
}  // namespace concord
