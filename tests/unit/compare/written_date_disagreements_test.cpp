#include "compare/written_date_disagreements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report_builder.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A report of one sentence that holds a date, beside other news.
ArticleRecord dated(const std::string& id,
                    const std::string& sentence,
                    const std::string& words,
                    const std::string& value) {
    Report report(id, "2031-06-12");
    report
        .says({"Quell harbour opens again.",
               sentence,
               "Nobody lives near the lighthouse.",
               "Fishermen mended their nets."})
        .date(words, value);
    return report.record;
}

TEST(FindWrittenDates, FindsTwoYearsOfOneThing) {
    const auto rows = disagreements_of(
        {dated("a", "Rusk has led the Ustrel council since 2028.", "2028", "2028"),
         dated("b", "Rusk has led the council since 2029, a critic said.", "2029", "2029")});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].kind, "date");
    EXPECT_EQ(rows[0].about, "Rusk led council since");
    EXPECT_EQ(rows[0].reading, "conflict");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("2028", "2029"));
}

TEST(FindWrittenDates, FindsTwoMonths) {
    const auto rows = disagreements_of(
        {dated("a", "Korrin lost a dam to the flood in March.", "March", "2031-03"),
         dated("b", "Korrin lost a dam to the flood in April.", "April", "2031-04")});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_THAT(values_of(rows[0]), ElementsAre("2031-03", "2031-04"));
}

TEST(FindWrittenDates, LeavesYearsFarApart) {
    EXPECT_THAT(disagreements_of(
                    {dated("a", "Rusk has led the Ustrel council since 2021.", "2021", "2021"),
                     dated("b", "Rusk has led the Ustrel council since 2029.", "2029", "2029")}),
                IsEmpty());
}

TEST(FindWrittenDates, LeavesWhatIsToldInOtherWords) {
    EXPECT_THAT(
        disagreements_of({dated("a", "Rusk has led the council since 2028.", "2028", "2028"),
                          dated("b", "In 2029 Rusk bought a council house.", "2029", "2029")}),
        IsEmpty());
}

TEST(FindWrittenDates, LeavesMonthsThatNoNameTies) {
    EXPECT_THAT(disagreements_of(
                    {dated("a", "The first doses become available in March.", "March", "2031-03"),
                     dated("b", "The first doses become available in April.", "April", "2031-04")}),
                IsEmpty());
}

TEST(FindWrittenDates, LeavesWhatComesAgainEachYear) {
    EXPECT_THAT(
        disagreements_of({dated("a", "Rusk narrowly won the race of 2028.", "2028", "2028"),
                          dated("b", "Rusk narrowly won the race of 2029.", "2029", "2029")}),
        IsEmpty());
}

TEST(FindWrittenDates, LeavesNoticesAndDecades) {
    EXPECT_THAT(
        disagreements_of(
            {dated("a", "Copyright 2028 by Ustrel Courier, reprints here.", "2028", "2028"),
             dated("b", "Copyright 2029 by Ustrel Courier, reprints here.", "2029", "2029")}),
        IsEmpty());
    EXPECT_THAT(
        disagreements_of({dated("a", "Rusk has led the council since the 2020s.", "2020", "2020"),
                          dated("b", "Rusk has led the council since 2021.", "2021", "2021")}),
        IsEmpty());
}

TEST(FindWrittenDates, LeavesYearsOfWhichOneReportGivesBoth) {
    Report both("b", "2031-06-12");
    both.says({"Rusk has led the council since 2029.",
               "Rusk led the council of Hesk since 2028.",
               "Nobody lives there."})
        .date("2029", "2029")
        .date("2028", "2028");
    EXPECT_THAT(
        disagreements_of(
            {dated("a", "Rusk has led the council since 2028.", "2028", "2028"), both.record}),
        IsEmpty());
}

TEST(FindWrittenDates, CallsNoCopyADisagreement) {
    EXPECT_THAT(
        disagreements_of({dated("a", "Rusk has led the council since 2028.", "2028", "2028"),
                          dated("b", "Rusk has led the council since 2029.", "2029", "2029")},
                         {{"a", "b"}}),
        IsEmpty());
}

}  // namespace
}  // namespace concord
