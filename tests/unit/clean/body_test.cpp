// What of a page is taken into the report, and in which role.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clean_page.h"

namespace concord {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string canonical = "<link rel=canonical href=\"https://gazette.example/bridge\">";

std::vector<std::string> blocks(const std::string& inside, const std::string& head = {}) {
    return blocks_of(clean(InputKind::html, page(inside, head)));
}

std::string paragraph(const std::string& words) {
    return "<p>" + words + "</p>";
}

TEST(Body, KeepsAStandfirstThatJsonLdLeavesOut) {
    std::string text;
    for (int n = 0; n < 4; ++n) text += first + " " + second + " " + third + " ";
    const std::string body = paragraph(first + " " + second) + paragraph(third + " " + first) +
                             paragraph(second + " " + third) + paragraph(first + " " + third) +
                             paragraph(second + " " + first);
    const std::string standfirst =
        "Divers looked under water, and nobody liked what they saw there.";
    EXPECT_THAT(blocks("<h1>Bridge closes</h1>" + paragraph(standfirst) + body,
                       R"(<script type="application/ld+json">{"@type":"NewsArticle",)"
                       R"("articleBody":")" +
                           text + R"("}</script>)"),
                Contains("paragraph: " + standfirst));
}

TEST(Body, LeavesOutASecondHeadline) {
    EXPECT_THAT(blocks("<h1>Old harbour bridge closes for six weeks</h1>"
                       "<h2>Ostry: Old harbour bridge closes for six weeks</h2>" +
                       paragraph(first) + paragraph(second)),
                ElementsAre("title: Old harbour bridge closes for six weeks",
                            "paragraph: " + first,
                            "paragraph: " + second));
}

TEST(Body, KeepsARefrainButNoCopy) {
    const std::string question = "What did you see when you went under water there?";
    std::string interview = "<h1>Bridge closes</h1>" + paragraph(first);
    for (const std::string& answer : {second, third, first + " So they say.", second + " Yes."}) {
        interview += paragraph(question) + paragraph(answer);
    }
    EXPECT_THAT(blocks(interview), testing::SizeIs(10));
    EXPECT_THAT(
        blocks("<h1>Bridge closes</h1>" + paragraph(first) + paragraph(second) + paragraph(first)),
        ElementsAre("title: Bridge closes", "paragraph: " + first, "paragraph: " + second));
}

TEST(Body, KeepsLinksToOtherSitesAlone) {
    const std::string offer = "Get it at the shop for 39 crowns, while it lasts";
    const auto found = blocks(
        "<h1>Bridge closes</h1>" + paragraph(first) + "<p><a href=\"https://shop.example/1\">" +
            offer + "</a></p>" +
            "<p><a href=\"https://www.gazette.example/mill\">The mill at Ostry burns down</a></p>" +
            paragraph(second),
        canonical);
    EXPECT_THAT(found, Contains("paragraph: " + offer));
    EXPECT_THAT(found, Contains("aside: The mill at Ostry burns down"));
}

TEST(Body, EndsWithTheRowsOfATable) {
    EXPECT_THAT(blocks("<h1>Bridge closes</h1>" + paragraph(first) + paragraph(second) +
                       "<table><tr class=player-7><td>1</td><td>Lena Voss</td><td>40</td></tr>"
                       "<tr class=player-9><td>2</td><td>Jon Low</td><td>38</td></tr></table>"),
                Contains(HasSubstr("2 Jon Low 38")));
}

TEST(Body, TellsCaptionsByTheirCredits) {
    EXPECT_THAT(
        blocks("<h1>Bridge closes</h1>" +
               paragraph("In this file photo, the bridge is seen at dusk. (Ann Low via AP)") +
               paragraph(first) + paragraph(second)),
        Contains(HasSubstr("caption: In this file photo")));
}

TEST(Body, KeepsSentencesThatEndWithTheNameOfAnAgency) {
    for (const std::string line : {"The man was identified from a photo by police.",
                                   "The archive agreed to merge with the rival Getty Images.",
                                   "Nobody was hurt, according to AP photo editors."}) {
        EXPECT_THAT(blocks("<h1>Bridge closes</h1>" + paragraph(first) + paragraph(line) +
                           paragraph(second)),
                    Contains("paragraph: " + line));
    }
}

TEST(Body, KeepsSentencesThatBeginLikeAMenu) {
    for (const std::string line : {"Copyright lawsuits against the printers of Ostry go on.",
                                   "Sie müssen sich vor dem Gericht in Ostry verantworten.",
                                   "Advertisement revenue fell by a tenth last year.",
                                   "Join our fight, the mayor told the crowd on the square.",
                                   "Stay informed, the council told all who live by the river."}) {
        EXPECT_THAT(blocks("<h1>Bridge closes</h1>" + paragraph(first) + paragraph(line) +
                           paragraph(second)),
                    Contains("paragraph: " + line));
    }
    EXPECT_THAT(blocks("<h1>Bridge closes</h1>" + paragraph(first) +
                       paragraph("Sign up for our daily letter and never miss a flood.") +
                       paragraph(second)),
                ElementsAre("title: Bridge closes", "paragraph: " + first, "paragraph: " + second));
}

TEST(Body, LeavesOutWhatIsHiddenFromAllReaders) {
    EXPECT_THAT(
        blocks("<h1>Bridge closes</h1>" + paragraph(first) +
               "<p aria-hidden=true style=\"display:none\">" + second + "</p>" + paragraph(third)),
        ElementsAre("title: Bridge closes", "paragraph: " + first, "paragraph: " + third));
}

TEST(Body, LeavesOutOffersThatAreNoParagraph) {
    EXPECT_THAT(
        blocks("<h1>Bridge closes</h1>" + paragraph(first) +
                   "<div><a href=\"https://ads.example/\">One odd trick that divers hate</a>"
                   "</div><p><a href=\"https://news.gazette.example/mill\">"
                   "The mill at Ostry burns down</a></p>" +
                   paragraph(second),
               canonical),
        ElementsAre("title: Bridge closes",
                    "paragraph: " + first,
                    "aside: One odd trick that divers hate",
                    "aside: The mill at Ostry burns down",
                    "paragraph: " + second));
}

TEST(Body, KeepsAQuotedPostInASocialBox) {
    EXPECT_THAT(blocks("<h1>Bridge closes</h1>" + paragraph(first) +
                       "<div class=social-media-embed><blockquote class=twitter-tweet>" +
                       paragraph("The bridge is shut, and I am late again.") +
                       "</blockquote></div>" + paragraph(second)),
                Contains(HasSubstr("The bridge is shut, and I am late again.")));
}

TEST(Body, KeepsParagraphsThatAPayWallHidesFromScreenReaders) {
    EXPECT_THAT(blocks("<h1>Bridge closes</h1>" + paragraph(first) +
                       "<p class=paywall aria-hidden=true>" + second + "</p>" + paragraph(third)),
                Contains("paragraph: " + second));
}

TEST(Body, LeavesOutLinesAroundReportsInManyLanguages) {
    for (const std::string line : {"Lesen Sie auch: Die Mühle brennt",
                                   "Diesen Artikel teilen",
                                   "Читайте также",
                                   "Follow us on the river",
                                   "Te puede interesar"}) {
        EXPECT_THAT(blocks("<h1>Bridge closes</h1>" + paragraph(first) + "<p>" + line + "</p>" +
                           paragraph(second)),
                    Not(Contains("paragraph: " + line)));
    }
}

}  // namespace
}  // namespace concord
