#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clean_page.h"

namespace concord {
namespace {

using testing::ElementsAre;

const std::string headline = "<h1>Old harbour bridge closes for six weeks</h1>";

Article dated(const std::string& above,
              const std::string& head = {},
              const std::string& below = {}) {
    return clean(
        InputKind::html,
        page(headline + above + "<p>" + first + "</p><p>" + second + "</p>" + below, head));
}

std::string meta(const std::string& name, const std::string& content) {
    return "<meta property=\"" + name + "\" content=\"" + content + "\">";
}

TEST(PageDates, PrefersJsonLdToOtherDates) {
    const Article article =
        clean(InputKind::html,
              page("<h1>Bridge closes</h1><p>" + first + "</p><p>" + second + "</p>",
                   R"(<meta property="article:published_time" content="2031-04-15T08:00:00Z">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge closes",
"datePublished":"2031-04-14T21:40:00+02:00","author":[{"@type":"Person","name":"Lena Voss"}]}</script>)"));
    EXPECT_EQ(article.published, "2031-04-14T21:40:00+02:00");
    EXPECT_EQ(article.published_from, DateSource::jsonld);
    EXPECT_THAT(article.byline, ElementsAre("Lena Voss"));
}

TEST(PageDates, GivesAUtcTimeTheOffsetThatThePageShows) {
    const Article article =
        clean(InputKind::html,
              page("<h1>Bridge closes</h1><p class=date>April 13, 2031 at 4:38 PM</p><p>" + first +
                       "</p><p>" + second + "</p>",
                   R"(<meta property="article:published_time" content="2031-04-14T00:38:07Z">)"));
    EXPECT_EQ(article.published, "2031-04-13T16:38:07-08:00");
}

TEST(PageDates, InventsNoDate) {
    const Article article =
        clean(InputKind::html,
              page("<h1>Bridge closes</h1><p class=date>Mon 14 April, 18:32</p><p>" + first +
                   "</p><p>" + second + "</p>"));
    EXPECT_EQ(article.published, "");
    EXPECT_EQ(article.published_from, DateSource::none);
}

TEST(PageDates, UsesTheGivenDateLast) {
    const std::string undated = page("<h1>Bridge closes</h1><p>" + first + "</p>");
    const Article article = clean(InputKind::html, undated, "2031-04-16");
    EXPECT_EQ(article.published, "2031-04-16");
    EXPECT_EQ(article.published_from, DateSource::flag);
}

TEST(PageDates, TakesTheOffsetFromTheDataOfAScript) {
    const std::string script =
        "<script>var page = {\"published\":\"2031-04-13T16:38:07-08:00\"};</script>";
    const Article article =
        dated("", meta("article:published_time", "2031-04-14T00:38:07Z") + script);
    EXPECT_EQ(article.published, "2031-04-13T16:38:07-08:00");
}

TEST(PageDates, KnowsMidnightOfADayThatThePageShows) {
    const Article article = dated("<p class=date>14 April 2031</p>",
                                  meta("article:published_time", "2031-04-13T22:00:00Z"));
    EXPECT_EQ(article.published, "2031-04-14T00:00:00+02:00");
}

TEST(PageDates, AddTheHourThatStandsBesideTheHeadline) {
    const Article article = dated("<p class=date>14 April 2031, 09:30</p>",
                                  meta("article:published_time", "2031-04-14"));
    EXPECT_EQ(article.published, "2031-04-14T09:30:00");
}

TEST(PageDates, BelieveTheDayShownBeforeTheHead) {
    const Article article = dated("<p class=date>14 April 2031</p>",
                                  meta("article:published_time", "2031-04-21T08:00:00+02:00"));
    EXPECT_EQ(article.published, "2031-04-14");
    EXPECT_EQ(article.published_from, DateSource::text);
}

TEST(PageDates, BelieveTheHeadBeforeDaysThatAreNoDateline) {
    const std::string head = meta("article:published_time", "2031-04-14T08:00:00+02:00");
    const auto published = [&](const std::string& above, const std::string& title) {
        return clean(InputKind::html,
                     page(above + title + "<p>" + first + "</p><p>" + second + "</p>", head))
            .published;
    };
    EXPECT_EQ(published("", "<h1>What to know about the election on 5 May 2031</h1>"),
              "2031-04-14T08:00:00+02:00");
    EXPECT_EQ(published("<div>Friday, 2 May 2031</div>", headline), "2031-04-14T08:00:00+02:00");
    EXPECT_EQ(
        published("", headline + "<p>The next market is held on 3 May 2031 in the square</p>"),
        "2031-04-14T08:00:00+02:00");
    EXPECT_EQ(published("", headline + "<p class=date>14 March 2033</p>"),
              "2031-04-14T08:00:00+02:00");
}

TEST(PageDates, BelieveTheHeadWhereTheDayShownIsThatOfAChange) {
    const Article article = dated("<p class=date>21 April 2031</p>",
                                  meta("article:published_time", "2031-04-14T08:00:00+02:00") +
                                      meta("article:modified_time", "2031-04-21T10:00:00+02:00"));
    EXPECT_EQ(article.published, "2031-04-14T08:00:00+02:00");
}

TEST(PageDates, ReadDataAttributesOfTimeElements) {
    const Article article = dated("<time data-published='2031-04-14 09:13:00Z'>Apr 14</time>");
    EXPECT_EQ(article.published, "2031-04-14T09:13:00Z");
}

TEST(PageDates, ReadTheTimeInTheFooterOfTheHead) {
    const Article article = dated(
        "<footer><time itemprop=datePublished datetime='2031-04-14 08:00:00'></time></footer>");
    EXPECT_EQ(article.published, "2031-04-14T08:00:00");
}

TEST(PageDates, ReadTheLastLinesOfAPageWhenNothingElseIsDated) {
    const Article article = dated(
        "", "", "<div class=post-footer>This report was filed on 14 April 2031 by the desk.</div>");
    EXPECT_EQ(article.published, "2031-04-14");
}

TEST(PageDates, TakeTheDayOfTheLastChangeWhenThereIsNoOther) {
    const Article article = dated("<p>Updated 14 April 2031</p>");
    EXPECT_EQ(article.published, "2031-04-14");
    EXPECT_EQ(article.published_from, DateSource::text);
    EXPECT_EQ(article.evidence.published, "14 April 2031");
    const Article told = dated("", meta("article:modified_time", "2031-04-14T10:00:00+02:00"));
    EXPECT_EQ(told.published, "2031-04-14T10:00:00+02:00");
    EXPECT_EQ(told.published_from, DateSource::meta);
    EXPECT_EQ(told.evidence.published, "2031-04-14T10:00:00+02:00");
    EXPECT_EQ(article.modified, "2031-04-14");
}

TEST(PageDates, PreferLinesBelowTheHeadlineToTeasersAboveIt) {
    const Article article =
        clean(InputKind::html,
              page("<div>Mill burns<br>11 April 2031</div>" + headline +
                   "<p class=x>14 April 2031</p><p>" + first + "</p><p>" + second + "</p>"));
    EXPECT_EQ(article.published, "2031-04-14");
}

}  // namespace
}  // namespace concord
