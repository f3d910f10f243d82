#include "compare/disagreements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report_builder.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A report of one sentence: so many dead in Ustrel.
ArticleRecord toll(const std::string& id,
                   const std::string& published,
                   const std::string& words,
                   double number) {
    Report report(id, published);
    report.says({words + " people were killed when drones hit a housing block in Ustrel."})
        .place("Ustrel")
        .killed(words, number);
    return report.record;
}

TEST(FindDisagreements, CallsTheLowerTollOfAnEarlierDaySuperseded) {
    const auto rows = disagreements_of(
        {toll("a", "2031-06-11T08:00:00Z", "12", 12), toll("b", "2031-06-12T18:00:00Z", "14", 14)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].kind, "count");
    EXPECT_EQ(rows[0].about, "killed in Ustrel");
    EXPECT_EQ(rows[0].reading, "superseded");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("12", "14"));
}

TEST(FindDisagreements, CallsALowerTollOfALaterDayAConflict) {
    const auto rows = disagreements_of(
        {toll("a", "2031-06-11T08:00:00Z", "14", 14), toll("b", "2031-06-12T18:00:00Z", "13", 13)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].reading, "conflict");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("13", "14"));
}

TEST(FindDisagreements, ReadsABoundBesideItsNumberAsABound) {
    const auto rows = disagreements_of(
        {toll("a", "2031-06-11", "At least 12", 12), toll("b", "2031-06-11", "12", 12)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].reading, "bound");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("12", "at least 12"));
}

TEST(FindDisagreements, CountsCopiesOnce) {
    const std::vector<ArticleRecord> records = {toll("a", "2031-06-11", "14", 14),
                                                toll("b", "2031-06-11", "14", 14),
                                                toll("c", "2031-06-11", "12", 12)};
    const auto rows = disagreements_of(records, {{"a", "b"}});
    ASSERT_THAT(rows, SizeIs(1));
    ASSERT_THAT(rows[0].sides, SizeIs(2));
    EXPECT_THAT(rows[0].sides[1].reports, SizeIs(2));
    EXPECT_EQ(rows[0].sides[1].origins, 1U);
    EXPECT_EQ(words_of(records, rows[0].sides[0].reports[0]), "12 people were killed");
}

TEST(FindDisagreements, FindsNoneWhereAllAgreeOrOneAloneSpeaks) {
    EXPECT_THAT(
        disagreements_of({toll("a", "2031-06-11", "12", 12), toll("b", "2031-06-11", "12", 12)}),
        IsEmpty());
    EXPECT_THAT(disagreements_of({toll("a", "2031-06-11", "12", 12)}), IsEmpty());
}

TEST(FindDisagreements, KeepsTheDeadOfTwoTownsApart) {
    Report other("b", "2031-06-11");
    other.says({"14 people were killed when drones hit a housing block in Quell."})
        .place("Quell")
        .killed("14", 14);
    EXPECT_THAT(disagreements_of({toll("a", "2031-06-11", "12", 12), other.record}), IsEmpty());
}

TEST(FindDisagreements, KeepsTheDeadOfTwoDaysApart) {
    const auto record = [](const std::string& id, const std::string& day, double number) {
        Report report(id, "2031-06-11");
        const std::string words = std::to_string(static_cast<int>(number));
        report.says({words + " people were killed by drones in Ustrel on " + day + " June."})
            .place("Ustrel")
            .date(day + " June", "2031-06-0" + day)
            .killed(words, number);
        return report.record;
    };
    EXPECT_THAT(disagreements_of({record("a", "8", 12), record("b", "9", 14)}), IsEmpty());
    EXPECT_THAT(disagreements_of({record("a", "8", 12), record("b", "8", 14)}), SizeIs(1));
}

TEST(FindDisagreements, KeepsTheDeadAndTheWoundedApart) {
    Report other("b", "2031-06-11");
    other.says({"14 people were wounded when drones hit a housing block in Ustrel."})
        .place("Ustrel")
        .killed("14", 14);  // as an analysis may get it wrong: the word beside it tells
    EXPECT_THAT(disagreements_of({toll("a", "2031-06-11", "12", 12), other.record}), IsEmpty());
}

TEST(FindDisagreements, LeavesOutWhatTheOtherArticleGivesToo) {
    const auto record = [](const std::string& id) {
        Report report(id, "2031-06-11");
        report
            .says({"12 people were killed when drones hit a housing block in Ustrel.",
                   "14 people were killed when drones hit a bus in Ustrel."})
            .place("Ustrel")
            .killed("12", 12)
            .killed("14", 14);
        return report.record;
    };
    EXPECT_THAT(disagreements_of({record("a"), record("b")}), IsEmpty());
}

TEST(FindDisagreements, TakesTheFigureThatOneRejectsForTheOthers) {
    Report claim("a", "2031-06-11");
    claim.says({"Torvany had launched 48 drones at the valley."})
        .figure("48", 48, "drones", "launched");
    Report reply("b", "2031-06-11");
    reply.says({"Torvany sent up 36 drones, not 48, the general said."})
        .figure("36", 36, "drones", "")
        .figure("48", 48, "general", "");
    reply.record.findings.quantities[1].of = reply.record.findings.quantities[0].of;
    const auto rows = disagreements_of({claim.record, reply.record});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].about, "drones launched");
    EXPECT_EQ(rows[0].reading, "conflict");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("36", "48"));
    EXPECT_THAT(rows[0].sides[1].reports, SizeIs(1));
}

TEST(FindDisagreements, ReadsACorrectionAsOne) {
    Report report("a", "2031-06-13");
    report.says({"29 drones were shot down, correcting the figure of 31 given before."})
        .figure("29", 29, "drones", "destroyed")
        .figure("31", 31, "given", "destroyed");
    report.record.findings.quantities[1].of = report.record.findings.quantities[0].of;
    const auto rows = disagreements_of({report.record});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].reading, "superseded");
}

TEST(FindDisagreements, LaysADenialBesideTheStatementBeforeIt) {
    Report report("a", "2031-06-14");
    report.says({"Rusk said the envoy had proposed a ceasefire of 60 days.", "Kolvek denied this."})
        .someone("Rusk")
        .someone("Kolvek")
        .statement("the envoy had proposed a ceasefire of 60 days", 0, Polarity::asserts)
        .statement("this", 1, Polarity::denies);
    const std::vector<ArticleRecord> records = {report.record};
    const auto rows = disagreements_of(records);
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].kind, "denial");
    EXPECT_EQ(rows[0].about, "the envoy had proposed a ceasefire of 60 days");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("claimed", "denied"));
    EXPECT_EQ(words_of(records, rows[0].sides[1].reports[0]), "Kolvek denied this.");
}

TEST(FindDisagreements, FindsInAnotherReportWhatIsDenied) {
    Report claim("a", "2031-06-06");
    claim
        .says(
            {"Helma Rusk had spent an hour at the hotel with Emil Draskett.", "The lake was calm."})
        .someone("Helma Rusk")
        .someone("Emil Draskett");
    Report denial("b", "2031-06-07");
    denial.says({"Emil Draskett denied that he had met Helma Rusk at a hotel."})
        .someone("Helma Rusk")
        .someone("Emil Draskett")
        .statement("that he had met Helma Rusk at a hotel", 1, Polarity::denies);
    const std::vector<ArticleRecord> records = {claim.record, denial.record};
    const auto rows = disagreements_of(records);
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(words_of(records, rows[0].sides[0].reports[0]),
              "Helma Rusk had spent an hour at the hotel with Emil Draskett.");
}

/// A denial of "any delay" with more words of the denier behind it.
std::vector<Disagreement> denials_before(const std::string& denied, const std::string& behind) {
    Report report("a", "2031-06-19");
    report
        .says({"An official said the exchange nearly failed over the lists.",
               "The road was wet and buses were late at the bridge.",
               "Draskett denied " + denied + ".",
               behind,
               "Nobody crossed before noon.",
               "Guards smoked under the arch.",
               "A band played for those who came home.",
               "Mothers held up pictures.",
               "Children slept in the cars.",
               "It rained again by evening.",
               "Doctors waited beside two tents.",
               "Somebody sold tea.",
               "Flags hung wet from poles.",
               "Trains ran late."})
        .someone("An official")
        .someone("Draskett")
        .statement("the exchange nearly failed over the lists", 0, Polarity::asserts)
        .statement(denied, 1, Polarity::denies)
        .statement(behind, 1, Polarity::asserts);
    return disagreements_of({report.record});
}

TEST(FindDisagreements, LaysADenialOfAnythingBesideTheMatterItGoesOnWith) {
    const auto rows = denials_before("any delay", "The lists had been complete.");
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].about, "the exchange nearly failed over the lists");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("claimed", "denied"));
    EXPECT_THAT(denials_before("any delay", "The weather had been fine."), IsEmpty());
    EXPECT_THAT(denials_before("the allegations", "The lists had been complete."), IsEmpty());
}

TEST(FindDisagreements, TakesARefusalForNoDenial) {
    const auto rows = [](const std::string& lemma) {
        Report report("a", "2031-06-14");
        report.says({"Rusk proposed a ceasefire of 60 days.", "Kolvek rejected this."})
            .someone("Rusk")
            .someone("Kolvek")
            .statement("a ceasefire of 60 days", 0, Polarity::asserts)
            .statement("this", 1, Polarity::denies);
        report.record.findings.statements[1].cue = Cue{{}, lemma, "deny"};
        return disagreements_of({report.record});
    };
    EXPECT_THAT(rows("deny"), SizeIs(1));
    EXPECT_THAT(rows("reject"), IsEmpty());
    EXPECT_THAT(rows("rule out"), IsEmpty());
}

TEST(FindDisagreements, TakesNoDenialAndNoLaterReportForTheClaim) {
    const auto rows = [](const std::string& day, const std::string& verb) {
        Report claim("a", day);
        claim
            .says({"Helma Rusk " + verb + " an hour at the hotel with Emil Draskett.",
                   "The lake was calm."})
            .someone("Helma Rusk")
            .someone("Emil Draskett");
        Report denial("b", "2031-06-07");
        denial.says({"Emil Draskett denied that he had met Helma Rusk at a hotel."})
            .someone("Helma Rusk")
            .someone("Emil Draskett")
            .statement("that he had met Helma Rusk at a hotel", 1, Polarity::denies);
        return disagreements_of({claim.record, denial.record});
    };
    EXPECT_THAT(rows("2031-06-06", "had spent"), SizeIs(1));
    EXPECT_THAT(rows("2031-06-08", "had spent"), IsEmpty());
    EXPECT_THAT(rows("2031-06-06", "disputed"), IsEmpty());
}

TEST(FindDisagreements, LaysADenialOfADeedBesideWhatTellsTheDeed) {
    const auto rows = [](const std::string& claim) {
        Report report("a", "2031-06-14");
        report.says({"Rusk said that " + claim + ".", "Kolvek denied leaking the list of names."})
            .someone("Rusk")
            .someone("Kolvek")
            .statement("that " + claim, 0, Polarity::asserts)
            .statement("leaking the list of names", 1, Polarity::denies);
        report.record.findings.statements[1].denies = 0;
        return disagreements_of({report.record});
    };
    EXPECT_THAT(rows("the aides had leaked the list of names"), SizeIs(1));
    EXPECT_THAT(rows("the list of names was short"), IsEmpty());
}

TEST(FindDisagreements, LeavesOutADenialOfWhatNobodyClaims) {
    Report report("a", "2031-06-14");
    report.says({"Rusk said the lake was calm.", "Kolvek denied that grain had been stolen."})
        .someone("Rusk")
        .someone("Kolvek")
        .statement("the lake was calm", 0, Polarity::asserts)
        .statement("that grain had been stolen", 1, Polarity::denies);
    EXPECT_THAT(disagreements_of({report.record}), IsEmpty());
}

ArticleRecord truce(const std::string& id, const std::string& day, const std::string& value) {
    Report report(id, "2031-06-12");
    report.says({"Torvany broke the truce on power stations agreed in Belmora on " + day + "."})
        .place("Torvany")
        .agreed("truce on power stations", day, value);
    return report.record;
}

TEST(FindDisagreements, FindsTwoDaysOfOneAgreement) {
    const auto rows =
        disagreements_of({truce("a", "Monday", "2031-06-09"), truce("b", "8 June", "2031-06-08")});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].kind, "date");
    EXPECT_EQ(rows[0].about, "truce on power stations");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("2031-06-08", "2031-06-09"));
}

TEST(FindDisagreements, TakesTwoDaysOfOneArticleForTwoAgreements) {
    Report both("c", "2031-06-12");
    both.says({"The truce on power stations agreed in Belmora on Monday holds.",
               "The truce on power stations agreed in Belmora on 8 June is over.",
               "Torvany waits."})
        .place("Torvany")
        .agreed("truce on power stations", "Monday", "2031-06-09")
        .agreed("truce on power stations", "8 June", "2031-06-08");
    EXPECT_THAT(
        disagreements_of(
            {truce("a", "Monday", "2031-06-09"), truce("b", "8 June", "2031-06-08"), both.record}),
        IsEmpty());
}

ArticleRecord meeting(const std::string& id,
                      const std::string& published,
                      const std::string& words) {
    Report report(id, published);
    report.says({"Helma Rusk and Anton Veshnik spoke in Miralen for an hour, " + words + "."})
        .place("Miralen")
        .someone("Helma Rusk")
        .someone("Anton Veshnik");
    return report.record;
}

TEST(FindDisagreements, FindsTwoNumbersOfOneMeeting) {
    const auto rows =
        disagreements_of({meeting("a", "2031-06-13", "their third meeting this year"),
                          meeting("b", "2031-06-13", "their fourth meeting this year")});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].kind, "ordinal");
    EXPECT_EQ(rows[0].about, "meeting in Miralen");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("3", "4"));
}

TEST(FindDisagreements, LeavesMeetingsOfOtherDaysTheirNumbers) {
    EXPECT_THAT(disagreements_of({meeting("a", "2031-06-06", "their third meeting this year"),
                                  meeting("b", "2031-06-13", "their fourth meeting this year")}),
                IsEmpty());
    EXPECT_THAT(disagreements_of({meeting("a", "2031-06-13", "their second meeting in eight days"),
                                  meeting("b", "2031-06-13", "their fourth meeting this year")}),
                IsEmpty());
}

TEST(FindDisagreements, CountsNoMeetingThatIsOneMore) {
    EXPECT_THAT(disagreements_of({meeting("a", "2031-06-13", "their third meeting"),
                                  meeting("b", "2031-06-13", "and proposed a fourth meeting")}),
                IsEmpty());
    EXPECT_THAT(disagreements_of({meeting("a", "2031-06-13", "their third meeting"),
                                  meeting("b", "2031-06-13", "and held a fourth meeting")}),
                SizeIs(1));
}

TEST(FindDisagreements, CountsTimesOnlyOfThoseWhoMet) {
    EXPECT_THAT(disagreements_of({meeting("a", "2031-06-13", "for the first time with a map"),
                                  meeting("b", "2031-06-13", "their third meeting")}),
                IsEmpty());
    Report met("a", "2031-06-13");
    met.says({"Helma Rusk met Anton Veshnik in Miralen for the fourth time."})
        .place("Miralen")
        .someone("Helma Rusk")
        .someone("Anton Veshnik");
    const auto rows =
        disagreements_of({met.record, meeting("b", "2031-06-13", "their third meeting")});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_THAT(values_of(rows[0]), ElementsAre("3", "4"));
}

TEST(FindDisagreements, LeavesOutMeetingsThatOneArticleTellsApart) {
    Report both("a", "2031-06-13");
    both.says({"In Miralen Helma Rusk and Anton Veshnik held a third meeting.",
               "In Miralen a fourth meeting of Helma Rusk and Anton Veshnik is planned."})
        .place("Miralen")
        .someone("Helma Rusk")
        .someone("Anton Veshnik");
    EXPECT_THAT(disagreements_of({both.record, meeting("b", "2031-06-13", "their third meeting")}),
                IsEmpty());
}

TEST(FindDisagreements, CitesAnArticleOnceForTheNumberOfAMeeting) {
    Report twice("a", "2031-06-13");
    twice
        .says({"In Miralen Helma Rusk and Anton Veshnik held a third meeting.",
               "In Miralen the third meeting of Helma Rusk and Anton Veshnik was short."})
        .place("Miralen")
        .someone("Helma Rusk")
        .someone("Anton Veshnik");
    const auto rows =
        disagreements_of({twice.record, meeting("b", "2031-06-13", "their fourth meeting")});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_THAT(rows[0].sides[0].reports, SizeIs(1));
}

/// A denial with words about another doer behind it, said by entity 0 (Rusk) or 1 (Kolvek).
ArticleRecord denied_strike(Index speaker) {
    Report report("a", "2031-06-14");
    const std::string name = speaker == 0 ? "Rusk" : "Kolvek";
    report
        .says({"Rusk said Torvany had hit the hospital in Ustrel.",
               "Kolvek denied this.",
               name + " said the damage was done by a Marevian interceptor."})
        .someone("Rusk")
        .someone("Kolvek")
        .place("Torvany")
        .statement("Torvany had hit the hospital in Ustrel", 0, Polarity::asserts)
        .statement("this", 1, Polarity::denies)
        .statement("the damage was done by a Marevian interceptor", speaker, Polarity::asserts);
    Event strike;
    strike.trigger = report.find("hit");
    strike.actors = {2};
    report.record.findings.events.push_back(strike);
    return report.record;
}

TEST(FindDisagreements, TakesAnotherDoerFromTheDenierAlone) {
    const auto own = disagreements_of({denied_strike(1)});
    ASSERT_THAT(own, SizeIs(1));
    EXPECT_EQ(own[0].kind, "attribution");
    EXPECT_THAT(values_of(own[0]), ElementsAre("Torvany", "a Marevian interceptor"));
    const auto others = disagreements_of({denied_strike(0)});
    ASSERT_THAT(others, SizeIs(1));
    EXPECT_EQ(others[0].kind, "denial");
}

TEST(FindDisagreements, KeepsAFigureThatIsOnlyRejectedOutOfThePairs) {
    Report claim("a", "2031-06-11");
    claim.says({"Torvany had launched 36 drones at the valley."})
        .figure("36", 36, "drones", "launched");
    Report reply("b", "2031-06-11");
    reply.says({"Torvany launched at least 36 drones, not 30, at the valley, the general said."})
        .figure("at least 36", 36, "drones", "launched")
        .figure("30", 30, "general", "launched");
    reply.record.findings.quantities[1].of = reply.record.findings.quantities[0].of;
    const auto rows = disagreements_of({claim.record, reply.record});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].reading, "bound");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("36", "at least 36"));
}

/// So many killed on 8 June, told in a sentence that names the month before the day.
ArticleRecord dated_toll(const std::string& id, const std::string& published, double number) {
    Report report(id, published);
    const std::string words = std::to_string(static_cast<int>(number));
    report.says({"In a month of raids " + words + " people were killed in Ustrel on 8 June."})
        .place("Ustrel")
        .date("a month", "2031-06")
        .date("8 June", "2031-06-08")
        .killed(words, number);
    return report.record;
}

TEST(FindDisagreements, TakesADayForNewsThoughItsMonthIsNamedToo) {
    const auto rows =
        disagreements_of({dated_toll("a", "2031-06-08", 12), dated_toll("b", "2031-06-10", 14)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].reading, "superseded");
}

TEST(FindDisagreements, TakesTheTollOfADayLongAgoForNoTotal) {
    const auto rows =
        disagreements_of({dated_toll("a", "2031-06-09", 12), dated_toll("b", "2031-06-30", 14)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].about, "killed in Ustrel");
}

TEST(FindDisagreements, FillsTheYearThatOneReportLacks) {
    const auto rows = disagreements_of({truce("a", "Monday", "2031-06-09"),
                                        truce("b", "8 June", "2031-06-08"),
                                        truce("c", "9 June", "XXXX-06-09")});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_THAT(values_of(rows[0]), ElementsAre("2031-06-08", "2031-06-09"));
    EXPECT_THAT(rows[0].sides[1].reports, SizeIs(2));
}

TEST(FindDisagreements, JoinsDaysOfOneAgreementInAnyOrder) {
    // The second is near the first only by the third.
    const auto rows = disagreements_of({truce("a", "1 June", "2031-06-01"),
                                        truce("b", "19 June", "2031-06-19"),
                                        truce("c", "10 June", "2031-06-10")});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_THAT(rows[0].sides, SizeIs(3));
}

/// So many dead in places named by these words.
ArticleRecord toll_in(const std::string& id,
                      const std::string& where,
                      const std::vector<std::string>& places,
                      const std::string& words,
                      double number) {
    Report report(id, "2031-06-11");
    report.says({"Drones hit a crowded market " + where + ", and " + words +
                 " people were killed at noon on Tuesday."});
    for (const std::string& place : places) report.place(place);
    report.killed(words, number).date("Tuesday", "2031-06-10");
    return report.record;
}

TEST(FindDisagreements, LearnsWhichPlaceLiesInAnother) {
    const ArticleRecord both =
        toll_in("a", "in Ustrel in northern Lasch province", {"Ustrel", "Lasch"}, "12", 12);
    const ArticleRecord town = toll_in("b", "in Ustrel", {"Ustrel"}, "14", 14);
    const ArticleRecord province = toll_in("c", "in Lasch", {"Lasch"}, "15", 15);
    const auto rows = disagreements_of({both, town, province});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_THAT(values_of(rows[0]), ElementsAre("12", "14", "15"));
}

TEST(FindDisagreements, KeepsTwoTownsOfAProvinceApart) {
    const ArticleRecord one =
        toll_in("a", "in Ustrel in northern Lasch province", {"Ustrel", "Lasch"}, "12", 12);
    const ArticleRecord other =
        toll_in("b", "in Quell in northern Lasch province", {"Quell", "Lasch"}, "14", 14);
    EXPECT_THAT(disagreements_of({one, other}), IsEmpty());
}

TEST(FindDisagreements, LearnsNothingOfPlacesThatAreListed) {
    Report list("a", "2031-06-11");
    list.says({"Markets stood empty in Ustrel, in Lasch and in Quell."});
    list.place("Ustrel").place("Lasch").place("Quell");
    const ArticleRecord one = toll_in("b", "in Ustrel", {"Ustrel"}, "12", 12);
    const ArticleRecord other = toll_in("c", "in Lasch", {"Lasch"}, "15", 15);
    EXPECT_THAT(disagreements_of({list.record, one, other}), IsEmpty());
}

TEST(FindDisagreements, KnowsAPlaceInAnotherSpelling) {
    const auto rows =
        disagreements_of({toll_in("a", "in Qameshlin", {"Qameshlin"}, "12", 12),
                          toll_in("b", "in al-Qamishlin", {"al-Qamishlin"}, "14", 14)});
    EXPECT_THAT(rows, SizeIs(1));
}

TEST(FindDisagreements, CallsCountsOfTwoPeriodsADifferentWindow) {
    const auto counted = [](const std::string& id,
                            const std::string& period,
                            const std::string& value,
                            const std::string& words,
                            double number) {
        Report report(id, "2031-06-11");
        report
            .says({words + " people were killed by drones in Ustrel in " + period +
                   ", the mayor said."})
            .place("Ustrel")
            .killed(words, number);
        report.date(period, value).record.annotation.times.back().type = TimeType::duration;
        return report.record;
    };
    const auto rows = disagreements_of({counted("a", "30 minutes", "PT30M", "12", 12),
                                        counted("b", "one night", "PT12H", "19", 19)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].reading, "different window");
}

TEST(FindDisagreements, TakesStrikesOfEarlierThisMonthForNoEarlierFigure) {
    const auto strikes = [](const std::string& id, const std::string& words, double number) {
        Report report(id, "2031-06-11");
        report
            .says({"The raid answers air strikes earlier this month which killed " + words +
                   " people in Ustrel."})
            .place("Ustrel")
            .date("this month", "2031-06")
            .killed(words, number);
        return report.record;
    };
    const auto rows = disagreements_of({strikes("a", "30", 30), strikes("b", "32", 32)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].reading, "conflict");
}

TEST(FindDisagreements, TakesWhatBeganMonthsEarlierForNoEarlierFigure) {
    Report report("a", "2031-06-11");
    report
        .says({"Shells killed 20 people in Ustrel; in Ustrel's camp, which opened four months "
               "earlier, shells killed 60 people."})
        .place("Ustrel")
        .killed("20", 20)
        .killed("60", 60);
    EXPECT_THAT(disagreements_of({report.record}), IsEmpty());
}

TEST(FindDisagreements, TakesWhatStandsBeforeACommaForNoEarlierFigure) {
    Report report("a", "2031-06-11");
    report.says({"Shells killed 20 people who were previously held in Ustrel, and 60 people died."})
        .place("Ustrel")
        .killed("20", 20)
        .killed("60", 60);
    EXPECT_THAT(disagreements_of({report.record}), IsEmpty());
}

TEST(FindDisagreements, TakesSomebodyPutAtAPlaceForNoOtherCount) {
    const auto rows = [](const std::string& put) {
        Report report("a", "2031-06-11");
        report
            .says({"A poll " + put + " at seven points below last year and five points below May."})
            .figure("seven", 7, "points", "")
            .figure("five", 5, "points", "");
        return disagreements_of({report.record});
    };
    EXPECT_THAT(rows("puts Torvany"), IsEmpty());
    EXPECT_THAT(rows("puts the lead"), SizeIs(1));
}

TEST(FindDisagreements, JoinsThePiecesOfAClaimBetweenWhichOnlyMarksStand) {
    Report report("a", "2031-06-14");
    report.says({"Rusk said the answer of Kolvek was \"far too late\".", "Kolvek denied this."})
        .someone("Rusk")
        .someone("Kolvek")
        .statement("the answer of Kolvek was", 0, Polarity::asserts)
        .statement("this", 1, Polarity::denies);
    Statement& claim = report.record.findings.statements[0];
    claim.content.push_back({report.find("far too late"), true});
    const auto rows = disagreements_of({report.record});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].about, "the answer of Kolvek was \"far too late");
}

TEST(FindDisagreements, CountsArrestsOfEachDayAnew) {
    const auto arrests = [](const std::string& id,
                            const std::string& published,
                            const std::string& words,
                            double number) {
        Report report(id, published);
        report.says({"Police arrested " + words + " people at the bridge in Ustrel."})
            .place("Ustrel")
            .figure(words, number, "people", "arrested");
        return report.record;
    };
    EXPECT_THAT(disagreements_of(
                    {arrests("a", "2031-06-11", "31", 31), arrests("b", "2031-06-12", "47", 47)}),
                IsEmpty());
    EXPECT_THAT(disagreements_of(
                    {arrests("a", "2031-06-11", "41", 41), arrests("b", "2031-06-11", "47", 47)}),
                SizeIs(1));
}

TEST(FindDisagreements, TakesAPlaceForNoBeginOfACount) {
    const auto rows =
        disagreements_of({meeting("a", "2031-06-13", "their third meeting in person"),
                          meeting("b", "2031-06-13", "their fourth meeting in Miralen")});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_THAT(values_of(rows[0]), ElementsAre("3", "4"));
}

TEST(FindDisagreements, DoesNotLayADenialBesideWhatSaysTheSame) {
    Report report("a", "2031-06-14");
    report
        .says({"Rusk said there had been no contacts with Marevia.",
               "Kolvek denied any contacts with Marevia.",
               "The lake was calm.",
               "Boats lay idle.",
               "Nobody came."})
        .someone("Rusk")
        .someone("Kolvek")
        .statement("there had been no contacts with Marevia", 0, Polarity::asserts)
        .statement("any contacts with Marevia", 1, Polarity::denies);
    report.record.findings.statements[1].denies = 0;
    EXPECT_THAT(disagreements_of({report.record}), IsEmpty());
}

TEST(FindDisagreements, DoesNotLayADenialWithItsOwnMatterBesideAnotherCharge) {
    const auto denied = [](const std::string& words) {
        Report report("a", "2031-06-14");
        report
            .says({"Rusk accused Kolvek of hiding grain from the council.",
                   "Kolvek denied " + words + "."})
            .someone("Rusk")
            .someone("Kolvek")
            .statement("Kolvek of hiding grain from the council", 0, Polarity::asserts)
            .statement(words, 1, Polarity::denies);
        report.record.findings.statements[0].cue = Cue{{}, "accuse", "accuse"};
        report.record.findings.statements[1].denies = 0;
        return disagreements_of({report.record});
    };
    EXPECT_THAT(denied("any meeting with Marevian envoys"), IsEmpty());
    EXPECT_THAT(denied("any wrongdoing"), SizeIs(1));
    EXPECT_THAT(denied("the accusation"), SizeIs(1));
}

TEST(FindDisagreements, TakesANameAloneForNoClaim) {
    Report report("a", "2031-06-14");
    report.says({"Rusk blamed Envoy Tilda Kolvek.", "Kolvek denied this."})
        .someone("Rusk")
        .someone("Kolvek")
        .statement("Envoy Tilda Kolvek", 0, Polarity::asserts)
        .statement("this", 1, Polarity::denies);
    EXPECT_THAT(disagreements_of({report.record}), IsEmpty());
}

TEST(FindDisagreements, TakesTheDeathTollForThatOfTheStory) {
    const auto told = [](const std::string& id,
                         const std::string& published,
                         const std::string& sentence,
                         const std::string& words,
                         double number) {
        Report report(id, published);
        report.says({"Rain fell on the coast for days.", sentence, "Trains stood still."})
            .figure(words, number, words, "killed");
        report.record.findings.quantities.back().of = report.find("toll");
        return report.record;
    };
    const auto rows = disagreements_of(
        {told("a", "2031-06-11T08:00:00Z", "The official death toll is 14, a host said.", "14", 14),
         told("b",
              "2031-06-12T18:00:00Z",
              "Late on that evening the toll rose to 23 when a couple drowned in a lorry.",
              "23",
              23)});
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].reading, "superseded");
    EXPECT_THAT(values_of(rows[0]), ElementsAre("14", "23"));
}

}  // namespace
}  // namespace concord
