// Titles and authors: what the head of a page says against what the page shows.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clean_page.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string og_title(const std::string& title) {
    return "<meta property=\"og:title\" content=\"" + title + "\">";
}

std::string article_data(const std::string& members) {
    return "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\"," + members +
           "}</script>";
}

std::string report() {
    return "<p>" + first + "</p><p>" + second + "</p>";
}

std::string title_of(const std::string& shown, const std::string& head) {
    return clean(InputKind::html, page(shown + report(), head)).title;
}

TEST(PageTitle, LeavesAKickerOutThatTheHeadLeavesOut) {
    EXPECT_EQ(
        title_of("<h1><span>Ostry</span> <span>Old harbour bridge closes for six weeks</span></h1>",
                 og_title("Old harbour bridge closes for six weeks")),
        "Old harbour bridge closes for six weeks");
}

TEST(PageTitle, KeepsWordsThatAreNoKicker) {
    EXPECT_EQ(title_of("<h1>Police deny officers beat protester in Ostry</h1>",
                       og_title("Officers beat protester in Ostry")),
              "Police deny officers beat protester in Ostry");
    EXPECT_EQ(title_of("<h1><i>Mayor</i> says old harbour bridge closes for six weeks</h1>",
                       og_title("Old harbour bridge closes for six weeks")),
              "Mayor says old harbour bridge closes for six weeks");
}

TEST(PageTitle, IsNeitherABeginningNorTheNameOfTheSite) {
    const std::string shown = "<h1>Engineers find a crack in one of the piers of the bridge</h1>";
    const std::string whole = "Engineers find a crack in one of the piers of the bridge";
    for (const std::string& said : {std::string("Engineers find a crack in one of..."),
                                    std::string("The Gazette of Ostry")}) {
        EXPECT_EQ(title_of(shown, og_title(said) + article_data("\"headline\":\"" + said + "\"")),
                  whole);
    }
}

TEST(PageTitle, IsCutWhereAPageGoesOnAndOn) {
    std::string endless;
    while (endless.size() < 5000) endless += "Brücke ";
    const std::string title = title_of("", og_title(endless));
    EXPECT_LE(title.size(), 1000U);
    EXPECT_TRUE(is_valid_utf8(title));
}

TEST(PageTitle, KeepsAKickerThatEditorsWrote) {
    EXPECT_EQ(title_of("<h1>Old harbour bridge closes for six weeks</h1>",
                       og_title("Ostry: Old harbour bridge closes for six weeks")),
              "Ostry: Old harbour bridge closes for six weeks");
}

TEST(PageTitle, IsTheShownOneAgainstOneOtherWitness) {
    EXPECT_EQ(title_of("<h1>Old harbour bridge closes for six weeks</h1>",
                       og_title("Six weeks without a bridge: how Ostry will cope")),
              "Old harbour bridge closes for six weeks");
}

TEST(PageTitle, IsThatOfTheHeadWhereTwoWitnessesAgree) {
    EXPECT_EQ(title_of("<h1>Old harbour bridge closes for six weeks</h1>",
                       og_title("Ostry bridge is closed for repairs") +
                           article_data("\"headline\":\"Ostry bridge is closed for repairs\"")),
              "Ostry bridge is closed for repairs");
}

std::vector<std::string> byline_of(const std::string& above,
                                   const std::string& head = {},
                                   const std::string& below = {}) {
    const std::string title = "<h1>Old harbour bridge closes for six weeks</h1>";
    return clean(InputKind::html, page(title + above + report() + below, head)).byline;
}

TEST(PageAuthors, AreNotTheOwnerOfTheSite) {
    const std::string head =
        "<meta name=author content=\"Quay House\">"
        "<meta name=\"article:author\" content=\"Lena Voss\">";
    EXPECT_THAT(byline_of("", head), ElementsAre("Lena Voss"));
    EXPECT_THAT(byline_of("<a rel=author href=/authors/lv>Lena Voss</a>",
                          "<meta name=author content=\"Quay House\">"),
                ElementsAre("Lena Voss"));
}

TEST(PageAuthors, MayPublishThemselves) {
    const std::string head = article_data(
        R"("publisher":{"@type":"Person","name":"Lena Voss"},"author":{"@type":"Person","name":"Lena Voss"})");
    EXPECT_THAT(byline_of("", head), ElementsAre("Lena Voss"));
}

TEST(PageAuthors, ShareAnAddressThatLeadsNowhere) {
    EXPECT_THAT(byline_of("<a rel=author href=#>Lena Voss</a> <a rel=author href=#>Jon Low</a>"),
                ElementsAre("Lena Voss", "Jon Low"));
}

TEST(PageAuthors, AreNoHeadlinesThatBeginWithTheNoun) {
    EXPECT_THAT(byline_of("", "", "<p>Author Lena Voss Wins Prize</p>"), IsEmpty());
    EXPECT_THAT(byline_of("", "", "<p>Author: Lena Voss</p>"), ElementsAre("Lena Voss"));
}

TEST(PageAuthors, AreNotThePublisher) {
    const std::string head = article_data(
        R"("publisher":{"name":"Quay House"},"author":{"@type":"Person","name":"Quay House"})");
    EXPECT_THAT(byline_of("", head), IsEmpty());
}

TEST(PageAuthors, MayBeADeskThatSigns) {
    const std::string head = article_data(
        R"("author":[{"@type":"Person","name":"Lena Voss"},{"@type":"Person","name":"Gear Team"}])");
    EXPECT_THAT(byline_of("", head), ElementsAre("Lena Voss", "Gear Team"));
}

TEST(PageAuthors, AreNoLabelsOfLinks) {
    EXPECT_THAT(byline_of("<p><a href=/authors/lv>Lena Voss</a> <a href=/authors/lv>View All</a> "
                          "<a href=/authors/lv>Bio</a></p>"),
                ElementsAre("Lena Voss"));
}

TEST(PageAuthors, AreNoWordsThatStandBeforeNames) {
    EXPECT_THAT(byline_of("<a href=/authors/lv>Lena Voss</a> <a href=/authors/x>About</a>"),
                ElementsAre("Lena Voss"));
}

TEST(PageAuthors, AreNoPhotographers) {
    EXPECT_THAT(byline_of("<figure><img src=x.jpg><figcaption><span class=author-name>Jon Low"
                          "</span></figcaption></figure>"),
                IsEmpty());
}

TEST(PageAuthors, AreReadBehindANounBelowTheReport) {
    EXPECT_THAT(byline_of("", "", "<ul><li><b>Author</b> Lena Voss</li></ul>"),
                ElementsAre("Lena Voss"));
}

TEST(PageCredit, StandsInADatelineBehindTheStandfirst) {
    const Article article = clean(InputKind::html,
                                  page("<h1>Old harbour bridge closes</h1><p>" + second +
                                       "</p><p>OSTRY (Reuters) - " + first + "</p>"));
    EXPECT_EQ(article.dateline, "OSTRY");
    EXPECT_EQ(article.credit, "Reuters");
}

TEST(PageAuthors, AreNotWhomTheReportIsAbout) {
    EXPECT_THAT(
        byline_of("<p><a href=/people/jon-low>Jon Low</a> told the council of Ostry that the "
                  "bridge had to be closed, for a crack as long as an arm had been found in "
                  "one of its piers by divers on Monday.</p>"),
        IsEmpty());
}

TEST(PageAuthors, MayBeUsersUnderTheirOwnNames) {
    EXPECT_THAT(byline_of("<a href=/user/LenaV>LenaV</a> <a href=/user/LenaV/message>Write</a>"),
                ElementsAre("LenaV"));
}

TEST(PageAuthors, AreNamedOnce) {
    EXPECT_THAT(byline_of("<a rel=author href=/a/1>Lena Voss</a> "
                          "<a rel=author href=/a/2>Lena Voss. The Gazette</a>"),
                ElementsAre("Lena Voss"));
}

TEST(PageCredit, IsNotTheSourceOfAChart) {
    const std::string more = "<p>" + third + "</p>";
    const Article article = clean(
        InputKind::html,
        page("<h1>Old harbour bridge closes</h1>" + report() + more + "<div>Source: Reuters</div>" +
             "<p>Nobody was hurt when the crack was found.</p><p>The mill will stay open.</p>"
             "<p>A ferry may run.</p><p>The town has no other bridge.</p>"));
    EXPECT_EQ(article.credit, "");
}

}  // namespace
}  // namespace concord
