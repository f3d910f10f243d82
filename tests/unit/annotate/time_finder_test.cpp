#include "annotate/time_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.h"

namespace concord {
namespace {

struct Case {
    std::string_view text;
    std::string_view times;  ///< "words=TYPE value mod", joined by "; "
};

std::string times_of(std::string_view text, std::string_view published) {
    const Article article = test::article_of({text}, published);
    std::string all;
    for (const TimeValue& time : test::annotate(article).times) {
        if (!all.empty()) all += "; ";
        all += std::string(slice(article.text, time.span)) + "=" + std::string(name_of(time.type)) +
               " " + time.value;
        if (!time.mod.empty()) all += " " + time.mod;
        if (!time.begin_point.empty()) all += " [" + time.begin_point + "," + time.end_point + "]";
    }
    return all;
}

class DatedTimes : public testing::TestWithParam<Case> {};

/// Published on Thursday, 12 June 2031.
TEST_P(DatedTimes, HaveTheseValues) {
    EXPECT_EQ(times_of(GetParam().text, "2031-06-12T09:30:00+02:00"), GetParam().times);
}

INSTANTIATE_TEST_SUITE_P(
    FindTimes,
    DatedTimes,
    testing::Values(
        Case{"They met on April 14, 2030.", "April 14, 2030=DATE 2030-04-14"},
        Case{"They met on 14 April 2030.", "14 April 2030=DATE 2030-04-14"},
        Case{"They met on the 3rd of May.", "the 3rd of May=DATE 2031-05-03"},
        Case{"They met on Apr. 14.", "Apr. 14=DATE 2031-04-14"},
        Case{"They met on December 30.", "December 30=DATE 2030-12-30"},
        Case{"They will meet on 2 July.", "2 July=DATE 2031-07-02"},
        Case{"They met on 2031-06-09.", "2031-06-09=DATE 2031-06-09"},
        Case{"The law of March 2030 stands.", "March 2030=DATE 2030-03"},
        Case{"It began in February.", "February=DATE 2031-02"},
        Case{"It began in October.", "October=DATE 2030-10"},
        Case{"It will begin in October.", "October=DATE 2031-10"},
        Case{"It began in April last year.", "April last year=DATE 2030-04"},
        Case{"It began in 2014.", "2014=DATE 2014"},
        Case{"Torvany's 2029 invasion", "2029=DATE 2029"},
        Case{"Some 2000 people came.", ""},
        Case{"They may march in step.", ""},
        Case{"They met on Friday.", "Friday=DATE 2031-06-06"},
        Case{"They met on Thursday.", "Thursday=DATE 2031-06-12"},
        Case{"They will meet on Friday.", "Friday=DATE 2031-06-13"},
        Case{"The answer is due by Tuesday.", "Tuesday=DATE 2031-06-17"},
        Case{"Monday's talks failed.", "Monday=DATE 2031-06-09"},
        Case{"They did not say whether Friday's talks would go ahead.", "Friday=DATE 2031-06-13"},
        Case{"Her words Monday that an envoy will be sent calmed nobody.",
             "Monday=DATE 2031-06-09"},
        Case{"The council declared Friday a day of mourning.", "Friday=DATE 2031-06-13"},
        Case{"The trains leave Hesk on Monday.", "Monday=DATE 2031-06-16"},
        Case{"Veshnik set out his terms on Wednesday.", "Wednesday=DATE 2031-06-11"},
        Case{"Talks set for Friday may fail.", "Friday=DATE 2031-06-13"},
        Case{"The clock will be stopped on Monday.", "Monday=DATE 2031-06-16"},
        Case{"Talks are to be formally held on Monday.", "Monday=DATE 2031-06-16"},
        Case{"The clock had been stopped on Monday.", "Monday=DATE 2031-06-09"},
        Case{"They met the previous Friday.", "the previous Friday=DATE 2031-06-06"},
        Case{"It fell on the night of June 10-11.", "the night of June 10-11=TIME 2031-06-10TNI"},
        Case{"They stay out for a second week.", ""},
        Case{"It lasted between 02:50 and 04:15 on Wednesday.",
             "between 02:50 and 04:15 on Wednesday=DURATION PT1H25M "
             "[2031-06-11T02:50,2031-06-11T04:15]"},
        Case{"They met on Sunday, 8 June.", "Sunday, 8 June=DATE 2031-06-08"},
        Case{"They meet next Friday.", "next Friday=DATE 2031-06-13"},
        Case{"The vote is scheduled for Thursday afternoon.",
             "Thursday afternoon=TIME 2031-06-12TAF"},
        Case{"They will meet on Thursday.", "Thursday=DATE 2031-06-12"},
        Case{"They will meet next Thursday.", "next Thursday=DATE 2031-06-19"},
        Case{"They met last Thursday.", "last Thursday=DATE 2031-06-05"},
        Case{"She came on Friday morning.", "Friday morning=TIME 2031-06-06TMO"},
        Case{"She came on Friday afternoon.", "Friday afternoon=TIME 2031-06-06TAF"},
        Case{"She came on Friday evening.", "Friday evening=TIME 2031-06-06TEV"},
        Case{"She came this morning.", "this morning=TIME 2031-06-12TMO"},
        Case{"Drones came overnight.", "overnight=TIME 2031-06-11TNI"},
        Case{"Drones came during the night.", "the night=TIME 2031-06-11TNI"},
        Case{"It was the night of June 10.", "the night of June 10=TIME 2031-06-10TNI"},
        Case{"It was the night of 10–11 June.", "the night of 10–11 June=TIME 2031-06-10TNI"},
        Case{"They met today.", "today=DATE 2031-06-12"},
        Case{"They met yesterday.", "yesterday=DATE 2031-06-11"},
        Case{"They met last week.", "last week=DATE 2031-W23"},
        Case{"They met last month.", "last month=DATE 2031-05"},
        Case{"They met last autumn.", "last autumn=DATE 2030-FA"},
        Case{"It is the fourth time this year.", "this year=DATE 2031"},
        Case{"They met 45 days ago.", "45 days ago=DATE 2031-04-28"},
        Case{"They met two weeks ago.", "two weeks ago=DATE 2031-W22"},
        Case{"It rose by the end of April.", "the end of April=DATE 2031-04 END"},
        Case{"It must end by end of 2034.", "end of 2034=DATE 2034 END"},
        Case{"Earlier in April it rained.", "Earlier in April=DATE 2031-04"},
        Case{"It came early on Thursday.", "early on Thursday=DATE 2031-06-12 START"},
        Case{"It came in mid-May.", "mid-May=DATE 2031-05 MID"},
        Case{"It came at 10.30pm on Friday.", "10.30pm on Friday=TIME 2031-06-06T22:30"},
        Case{"It starts at 00:00 on Tuesday.", "00:00 on Tuesday=TIME 2031-06-17T00:00"},
        Case{"the 30-day truce", "30-day=DURATION P30D"},
        Case{"They talked for more than four hours.",
             "more than four hours=DURATION PT4H MORE_THAN"},
        Case{"They talked for about four hours.", "about four hours=DURATION PT4H APPROX"},
        Case{"They talked for four and a half hours.", "four and a half hours=DURATION PT4H30M"},
        Case{"It takes twenty-four hours.", "twenty-four hours=DURATION PT24H"},
        Case{"They talked for an hour.", "an hour=DURATION PT1H"},
        Case{"the past two weeks", "the past two weeks=DURATION P2W"},
        Case{"They lose thousands a week.", "a week=SET P1W"},
        Case{"They shell it each day.", "each day=SET P1D"},
        Case{"They stay from 10 to 15 June.",
             "from 10 to 15 June=DURATION P5D [2031-06-10,2031-06-15]"},
        Case{"It came between 1am and 2am on Friday.",
             "between 1am and 2am on Friday=DURATION PT1H [2031-06-06T01:00,2031-06-06T02:00]"},
        Case{"Rusk, who until March was envoy, left.", "March=DATE 2031-03"},
        Case{"Rusk, who until August was envoy, left.", "August=DATE 2030-08"},
        Case{"The truce holds until Friday.", "Friday=DATE 2031-06-13"},
        Case{"They extended the truce until Friday.", "Friday=DATE 2031-06-13"},
        Case{"The road was closed until Monday.", "Monday=DATE 2031-06-09"},
        Case{"The jobs report for April was good.", "April=DATE 2031-04"},
        Case{"They set a vote for Friday.", "Friday=DATE 2031-06-13"},
        Case{"She has until Friday to sign it.", "Friday=DATE 2031-06-13"},
        Case{"By Friday, 40 men had died.", "Friday=DATE 2031-06-06"},
        Case{"They scheduled a vote for Friday.", "Friday=DATE 2031-06-13"},
        Case{"They met as recently as Friday.", "recently=DATE PAST_REF; Friday=DATE 2031-06-06"},
        Case{"They may meet as early as Friday.", "Friday=DATE 2031-06-13"},
        Case{"The vote will be held in May or June.", "May=DATE 2032-05; June=DATE 2032-06"},
        Case{"They met in May and June.", "May=DATE 2031-05; June=DATE 2031-06"},
        Case{"The meeting is on Friday.", "Friday=DATE 2031-06-13"},
        Case{"The next round of talks is in Hesk on Friday.", "Friday=DATE 2031-06-13"},
        Case{"The race this August is open.", "this August=DATE 2031-08"},
        Case{"They met this April.", "this April=DATE 2031-04"},
        Case{"They will meet this April.", "this April=DATE 2032-04"},
        Case{"They worked 100,000 hours.", "100,000 hours=DURATION PT100000H"},
        Case{"They start in January.", "January=DATE 2031-01"},
        Case{"They close on Friday.", "Friday=DATE 2031-06-06"},
        Case{"They meet on Fridays.", "Fridays=SET XXXX-WXX-5"},
        Case{"They currently wait.", "currently=DATE PRESENT_REF"},
        Case{"They hope for Christmas.", "Christmas=DATE 2031-12-25"},
        // years, decades, centuries
        Case{"It began (1914) and ended later.", "1914=DATE 1914"},
        Case{"The 1998 elections were fair.", "1998=DATE 1998"},
        Case{"They sent 2000 soldiers.", ""},
        Case{"It lasted 1939-45.", "1939-45=DURATION P6Y [1939,1945]"},
        Case{"The city fell in 241 BC.", "241 BC=DATE BC0241"},
        Case{"It was built in the 1990s.", "the 1990s=DATE 199"},
        Case{"She is in her thirties.", ""},
        Case{"It was built in the 20th century.", "the 20th century=DATE 19"},
        Case{"It opened in the spring of 1994.", "the spring of 1994=DATE 1994-SP"},
        Case{"It opened last autumn and last May.",
             "last autumn=DATE 2030-FA; last May=DATE 2031-05"},
        Case{"They met in October and November 2016.",
             "October=DATE 2016-10; November 2016=DATE 2016-11"},
        Case{"They met on April 24 and 25, 2030.",
             "April 24=DATE 2030-04-24; 25, 2030=DATE 2030-04-25"},
        Case{"They met in May, June and July 2016.",
             "May=DATE 2016-05; June=DATE 2016-06; July 2016=DATE 2016-07"},
        Case{"They stayed from 28 December to 3 January 2030.",
             "from 28 December to 3 January 2030=DURATION P6D [2029-12-28,2030-01-03]"},
        Case{"They stayed June 10-31.", "June 10=DATE 2031-06-10"},
        Case{"It stood 2,500 years ago.", "2,500 years ago=DATE PAST_REF"},
        Case{"In May 12 soldiers died.", "May=DATE 2031-05"},
        Case{"Back in ’99 they won.", "’99=DATE 1999"},
        Case{"They won the fourth quarter-final.", ""},
        Case{"They scored in the third quarter of the game.", ""},
        Case{"They fast before Eid al-Fitr 2024.", "Eid al-Fitr 2024=DATE 2024-04-10"},
        Case{"They waited 2-3 weeks.", "2-3 weeks=DURATION PXW"},
        // quarters
        Case{"The first quarter was good.", "The first quarter=DATE 2031-Q1"},
        Case{"Its third-quarter loss grew.", "third-quarter=DATE 2030-Q3"},
        Case{"They lost money in the fourth quarter of 2029.",
             "the fourth quarter of 2029=DATE 2029-Q4"},
        Case{"Three-quarters of them left.", ""},
        // from the last point spoken of
        Case{"The truce of 9 April 2031 held. Two days later it broke.",
             "9 April 2031=DATE 2031-04-09; Two days later=DATE 2031-04-11"},
        Case{"They signed in May 2014. That year it rained.",
             "May 2014=DATE 2014-05; That year=DATE 2014"},
        Case{"They met on Friday. The next day they left.",
             "Friday=DATE 2031-06-06; The next day=DATE 2031-06-07"},
        Case{"The next day they left.", "The next day=DATE XXXX-XX-XX"},
        // parts of days, zones
        Case{"It fell on the morning of 5 May.", "the morning of 5 May=TIME 2031-05-05TMO"},
        Case{"It opens at 1200 GMT on Friday.", "1200 GMT on Friday=TIME 2031-06-13T12:00Z"},
        Case{"It fell at 9 a.m. local time.", "9 a.m. local time=TIME XXXX-XX-XXT09:00"},
        // sets and lengths
        Case{"They meet every two weeks.", "every two weeks=SET P2W"},
        Case{"They meet each July.", "each July=SET XXXX-07"},
        Case{"They sell ten cars a day.", "a day=SET P1D"},
        Case{"They waited for weeks.", "weeks=DURATION PXW"},
        Case{"They waited two to three weeks.", "two to three weeks=DURATION PXW"},
        Case{"It grew over the next decade.", "the next decade=DURATION P10Y"},
        Case{"The six-year-old left.", ""},
        // holidays
        Case{"They met on Black Friday 2029.", "Black Friday 2029=DATE 2029-11-23"},
        // the tense of the parse
        Case{"They agreed to buy it in January.", "January=DATE 2032-01"},
        Case{"It may have begun in August.", "August=DATE 2030-08"},
        Case{"They will have to pay in April.", "April=DATE 2032-04"},
        // names
        Case{"They read the party daily Herald.", ""},
        Case{"He works at USA TODAY.", ""}));

class UndatedTimes : public testing::TestWithParam<Case> {};

TEST_P(UndatedTimes, SayNoMoreThanTheWords) {
    EXPECT_EQ(times_of(GetParam().text, ""), GetParam().times);
}

INSTANTIATE_TEST_SUITE_P(
    FindTimes,
    UndatedTimes,
    testing::Values(Case{"They met on April 14, 2030.", "April 14, 2030=DATE 2030-04-14"},
                    Case{"They met on April 14.", "April 14=DATE XXXX-04-14"},
                    Case{"They met in January.", "January=DATE XXXX-01"},
                    Case{"They met on Friday.", "Friday=DATE XXXX-WXX-5"},
                    Case{"They met on Friday morning.", "Friday morning=TIME XXXX-WXX-5TMO"},
                    Case{"They met today.", "today=DATE XXXX-XX-XX"},
                    Case{"They met last week.", "last week=DATE XXXX-WXX"},
                    Case{"They met last month.", "last month=DATE XXXX-XX"},
                    Case{"They met this year.", "this year=DATE XXXX"},
                    Case{"Drones came overnight.", "overnight=TIME XXXX-XX-XXTNI"},
                    Case{"They met 45 days ago.", "45 days ago=DATE XXXX-XX-XX"},
                    Case{"They met 14 months ago.", "14 months ago=DATE XXXX-XX"},
                    Case{"They met at Easter.", "Easter=DATE XXXX-XX-XX"},
                    Case{"It came at 10pm.", "10pm=TIME XXXX-XX-XXT22:00"},
                    Case{"It grew from 2014 to this year.", "2014=DATE 2014; this year=DATE XXXX"},
                    Case{"They talked for four hours.", "four hours=DURATION PT4H"}));

TEST(FindTimes, NamesTheAnchor) {
    const Article article =
        test::article_of({"They met on Friday, not on May 1, 2030."}, "2031-06-12");
    const Annotation annotation = test::annotate(article);
    ASSERT_EQ(annotation.times.size(), 2U);
    EXPECT_EQ(annotation.times[0].anchor, "published");
    EXPECT_EQ(annotation.times[1].anchor, "");
}

TEST(FindTimes, NamesTheTimeThatAnotherCountsFrom) {
    const Article article = test::article_of(
        {"The truce of 9 April 2031 held. Two days later it broke."}, "2031-06-12");
    const Annotation annotation = test::annotate(article);
    ASSERT_EQ(annotation.times.size(), 2U);
    EXPECT_EQ(annotation.times[1].anchor, "t1");
}

TEST(FindTimes, AHistoryCountsFromTheYearItTells) {
    const std::string_view history =
        "The war began in 1914. In 1915 it spread, and in 1916 it grew. The front held in 1917. In "
        "April 1918 the town of Hesk fell. On 7 August the army crossed the river. By 1919 all was "
        "over, and in 1920 they signed.";
    const Article article = test::article_of({history}, "2031-06-12");
    std::string value;
    for (const TimeValue& time : test::annotate(article).times) {
        if (slice(article.text, time.span) == "7 August") value = time.value;
    }
    EXPECT_EQ(value, "1918-08-07");
}

TEST(FindTimes, KeepsTheWordsOfTheEndsOfARange) {
    const Article article = test::article_of({"They stay from 10 to 15 June."}, "2031-06-12");
    const Annotation annotation = test::annotate(article);
    ASSERT_EQ(annotation.times.size(), 1U);
    ASSERT_TRUE(annotation.times[0].begin_span && annotation.times[0].end_span);
    EXPECT_EQ(slice(article.text, *annotation.times[0].begin_span), "10");
    EXPECT_EQ(slice(article.text, *annotation.times[0].end_span), "15 June");
}

TEST(FindTimes, TakesSomebodyForNoMonth) {
    EXPECT_EQ(times_of("The bridge is shut, according to May.", "2031-03-22"), "");
    EXPECT_EQ(times_of("The bridge is shut from April to May.", "2031-03-22"),
              "April=DATE 2031-04; May=DATE 2031-05");
}

TEST(FindTimes, TakesTheNameOfAPaperForNoWeekday) {
    EXPECT_EQ(times_of("He wrote to the Hesk Sun. She read the Sun.", "2031-06-12"), "");
    EXPECT_EQ(times_of("The talks opened on Sun. in Hesk.", "2031-06-12"), "Sun.=DATE 2031-06-08");
    EXPECT_EQ(times_of("On Sun. the envoy landed.", "2031-06-12"), "Sun.=DATE 2031-06-08");
}

TEST(FindTimes, SurvivesDaysThatDoNotExist) {
    EXPECT_EQ(times_of("On February 31 and 99 May 0000 and 32:99pm.", "2031-06-12"),
              "February=DATE 2031-02");
}

TEST(FindTimes, CountsWeekdaysFromTheDayOnWhichThePageWasRewritten) {
    Article article =
        test::article_of({"The search ended on Thursday."}, "2031-06-11T09:20:00+02:00");
    article.modified = "2031-06-12T16:05:00+02:00";
    EXPECT_EQ(test::annotate(article).times.at(0).value, "2031-06-12");
}

TEST(FindTimes, LeavesWeekdaysAloneWhenAPageWasTouchedMuchLater) {
    Article article = test::article_of({"The search ended on Thursday."}, "2031-06-11");
    article.modified = "2033-01-02T10:00:00Z";
    EXPECT_EQ(test::annotate(article).times.at(0).value, "2031-06-05");
}

}  // namespace
}  // namespace concord
