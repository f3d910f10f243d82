#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "article_builder.h"
#include "concord/pipeline.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

const std::string wire_1 =
    "OSTERLEN - The harbour of Osterlen was closed on Monday after a freighter loaded with "
    "fertiliser caught fire beside the grain terminal, the port captain Hulda Brandt said.";
const std::string wire_2 =
    "Fire crews from three towns fought the blaze for nine hours, and two sailors of the freighter "
    "Marinella were taken to hospital with burns, according to the coast guard.";
const std::string wire_3 =
    "The Marinella had arrived from Port Lindow on Saturday and was to leave for Cape Arrin, "
    "shipping records show; its owner could not be reached for comment.";
const std::string own_lead =
    "Nobody in our town slept last night: the smell of burning fertiliser reached the market "
    "square before midnight and the sirens did not stop until breakfast.";

Article wire() {
    Article article = make_article("a1",
                                   "2031-03-03T08:00:00Z",
                                   "Freighter fire shuts Osterlen harbour",
                                   {wire_1, wire_2, wire_3});
    article.outlet = "Norrpress";
    return article;
}

Article trimmed_copy() {
    Article article = make_article(
        "b2", "2031-03-03T11:00:00Z", "A night of sirens in Osterlen", {own_lead, wire_1, wire_2});
    article.outlet = "Osterlen Bugle";
    article.credit = "Norrpress";
    return article;
}

Article own_report() {
    Article article = make_article(
        "c3",
        "2031-03-04",
        "Osterlen harbour opens again after freighter fire",
        {"Ships are entering the harbour of Osterlen again. The port captain, Hulda Brandt, opened "
         "the grain terminal on Tuesday morning, a day after fertiliser burned on the Marinella.",
         "Divers found no damage to the quay. The freighter Marinella will be towed to Cape Arrin, "
         "the coast guard said."});
    article.outlet = "Lindow Ledger";
    return article;
}

Article wire_a_month_later() {
    return make_article("e5",
                        "2031-04-05",
                        "Owner of burnt freighter Marinella fined",
                        {"The owner of the freighter Marinella, which burned beside the grain "
                         "terminal of Osterlen in March with fertiliser on board, was fined on "
                         "Friday, the port captain Hulda Brandt said."});
}

Article other_matter() {
    return make_article(
        "d4",
        "2031-03-04",
        "Parliament of Veld argues over school meals",
        {"The parliament of Veld argued until late on Monday over a bill that would make school "
         "meals free. Education minister Tomas Quist called the bill generous; the Rural Party "
         "called it unpaid.",
         "A vote is expected in April. Pupils from twelve schools watched from the gallery."});
}

std::vector<Story> gather(const std::vector<Article>& articles) {
    const auto knowledge = Knowledge::load();
    Gatherer gatherer(*knowledge);
    for (const Article& article : articles) gatherer.add(article, {});
    return gatherer.stories();
}

TEST(Gatherer, PutsEveryArticleInOneStory) {
    const auto stories = gather({wire(), trimmed_copy(), own_report(), other_matter()});
    ASSERT_THAT(stories, SizeIs(2));
    EXPECT_EQ(stories[0].id, "a1");
    EXPECT_THAT(stories[0].articles, ElementsAre("a1", "b2", "c3"));
    EXPECT_THAT(stories[1].articles, ElementsAre("d4"));
}

TEST(Gatherer, FindsATrimmedWireCopyUnderItsOwnLead) {
    const auto stories = gather({trimmed_copy(), own_report(), wire()});
    ASSERT_THAT(stories, SizeIs(1));
    ASSERT_THAT(stories[0].origins, SizeIs(2));
    const Origin& origin = stories[0].origins[0];
    EXPECT_THAT(origin.articles, ElementsAre("a1", "b2"));
    EXPECT_EQ(origin.kind, OriginKind::wire);
    EXPECT_GT(origin.shared, 0.5);
    EXPECT_LT(origin.shared, 0.9);
    EXPECT_EQ(stories[0].origins[1].kind, OriginKind::independent);
    EXPECT_EQ(stories[0].origins[1].shared, 0);
}

TEST(Gatherer, TakesAnUncreditedAgencyForTheSource) {
    Article copy = trimmed_copy();
    copy.credit.clear();
    Article agency = wire();
    agency.outlet = "Reuters";
    agency.published = "2031-03-03T12:00:00Z";
    const auto stories = gather({copy, agency});
    ASSERT_THAT(stories, SizeIs(1));
    ASSERT_THAT(stories[0].origins, SizeIs(1));
    EXPECT_THAT(stories[0].origins[0].articles, ElementsAre("a1", "b2"));
}

TEST(Gatherer, TakesTheAgencysOwnTextForTheSource) {
    Article late_wire = wire();
    late_wire.published = "2031-03-03T15:00:00Z";
    const auto stories = gather({trimmed_copy(), late_wire});
    ASSERT_THAT(stories, SizeIs(1));
    ASSERT_THAT(stories[0].origins, SizeIs(1));
    EXPECT_THAT(stories[0].origins[0].articles, ElementsAre("a1", "b2"));
    EXPECT_THAT(stories[0].articles, ElementsAre("b2", "a1"));
}

TEST(Gatherer, CallsSharedTextWithoutCreditACopy) {
    Article copy = trimmed_copy();
    copy.credit.clear();
    const auto stories = gather({wire(), copy});
    ASSERT_THAT(stories, SizeIs(1));
    ASSERT_THAT(stories[0].origins, SizeIs(1));
    EXPECT_EQ(stories[0].origins[0].kind, OriginKind::copy);
}

TEST(Gatherer, KeepsReportsOfOneSpeechApart) {
    const std::string quotation =
        "“We will not sell the harbour, not to our friends and not to our rivals,” she said.";
    const auto stories = gather(
        {make_article("a1",
                      "2031-03-05",
                      "Brandt rules out sale of Osterlen harbour",
                      {"Hulda Brandt, the port captain of Osterlen, told merchants at their yearly "
                       "dinner that the town would keep its quays, cranes and its grain terminal.",
                       quotation}),
         make_article(
             "b2",
             "2031-03-05",
             "No buyer for Osterlen harbour, captain says",
             {"An offer by the Cape Arrin shipping group came to nothing on Wednesday when "
              "captain Hulda Brandt spoke against it before the guild of merchants in the "
              "old customs house.",
              quotation})});
    ASSERT_THAT(stories, SizeIs(1));
    EXPECT_THAT(stories[0].origins, SizeIs(2));
}

TEST(Gatherer, LetsAWholeTextStandBeforeItsSummary) {
    Article page = own_report();
    page.url = "https://ledger.example/harbour-opens";
    Article summary =
        make_article("a0",
                     "2031-03-03",
                     "",
                     {"Ships are entering the harbour of Osterlen again after the fire."});
    summary.url = page.url;
    summary.truncated = true;
    const auto stories = gather({summary, page, wire()});
    ASSERT_THAT(stories, SizeIs(1));
    EXPECT_THAT(stories[0].versions, ElementsAre(Version{"a0", "c3"}));
    EXPECT_THAT(stories[0].origins, SizeIs(2));
}

TEST(Gatherer, DoesNotTakeFurnitureOfAnOutletForACopy) {
    const std::string furniture =
        "Our newsroom answers to its readers and to nobody else, and every morning at seven we "
        "send "
        "a letter with the five reports that matter most in the valley. Sign up for the letter on "
        "our front page, or write to the desk if you know of something that ought to be in it.";
    const std::vector<std::string> reports = {
        "The baker of Quill Street has raised the price of rye bread by two crowns.",
        "A goat was rescued from the bell tower of the old abbey on Tuesday evening.",
        "Forty pupils planted forty lime trees along the road to the quarry.",
        "The river ferry will stand still for a week while its chain is replaced.",
        "The town band won the second prize at the autumn fair in Lindow."};
    std::vector<Article> articles;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        Article article =
            make_article("f" + number, "2031-04-1" + number, "", {reports[i], furniture});
        article.outlet = "Valley Post";
        articles.push_back(article);
    }
    for (const Story& story : gather(articles)) {
        for (const Origin& origin : story.origins) EXPECT_THAT(origin.articles, SizeIs(1));
    }
}

TEST(Gatherer, ChainsVersionsOfOnePage) {
    Article first = own_report();
    first.url = "https://ledger.example/harbour-opens?utm_source=x";
    Article second = own_report();
    second.id = "a0";
    second.url = "http://www.ledger.example/harbour-opens";
    second.modified = "2031-03-05T10:00:00Z";
    second.text += " Corrected.";
    second.blocks.back().span.end = static_cast<std::uint32_t>(second.text.size());
    const auto stories = gather({second, first});
    ASSERT_THAT(stories, SizeIs(1));
    EXPECT_THAT(stories[0].versions, ElementsAre(Version{"a0", "c3"}));
    ASSERT_THAT(stories[0].origins, SizeIs(1));
    EXPECT_EQ(stories[0].origins[0].kind, OriginKind::independent);
}

TEST(Gatherer, SameTextAtOneAddressIsNoVersion) {
    Article first = own_report();
    first.url = "https://ledger.example/harbour-opens";
    Article second = first;
    second.id = "e5";
    const auto stories = gather({first, second});
    ASSERT_THAT(stories, SizeIs(1));
    EXPECT_THAT(stories[0].versions, IsEmpty());
    EXPECT_EQ(stories[0].origins[0].shared, 1);
}

TEST(Gatherer, OrderOfArticlesDoesNotMatter) {
    std::vector<Article> articles = {wire(), trimmed_copy(), own_report(), other_matter()};
    articles[2].published.clear();
    const auto expected = gather(articles);
    std::sort(articles.begin(), articles.end(), [](const Article& a, const Article& b) {
        return a.id < b.id;
    });
    do {
        EXPECT_EQ(gather(articles), expected);
    } while (std::next_permutation(articles.begin(),
                                   articles.end(),
                                   [](const Article& a, const Article& b) { return a.id < b.id; }));
}

TEST(Gatherer, SketchesStandForTheirArticles) {
    const std::vector<Article> articles = {wire(), trimmed_copy(), own_report(), other_matter()};
    const auto knowledge = Knowledge::load();
    Gatherer gatherer(*knowledge);
    for (const Article& article : articles) {
        ASSERT_TRUE(gatherer.add_sketch(gatherer.make_sketch_bytes(article)));
    }
    EXPECT_EQ(gatherer.stories(), gather(articles));
}

TEST(Gatherer, AddingAnArticleTwiceChangesNothing) {
    const auto once = gather({wire(), trimmed_copy(), own_report()});
    EXPECT_EQ(gather({wire(), trimmed_copy(), wire(), own_report(), own_report()}), once);
}

TEST(Gatherer, JoinsAnUndatedReportByItsContent) {
    Article later = own_report();
    later.published.clear();
    const auto stories = gather({later, wire()});
    ASSERT_THAT(stories, SizeIs(1));
    EXPECT_THAT(stories[0].articles, ElementsAre("a1", "c3"));
}

TEST(Gatherer, DoesNotJoinDatedStoriesOverAnUndatedPage) {
    Article roundup = make_article("e5",
                                   "",
                                   "Osterlen harbour fire and Veld school meals",
                                   {own_report().text, other_matter().text});
    const auto stories = gather({wire(), own_report(), other_matter(), roundup});
    ASSERT_THAT(stories, SizeIs(2));
    EXPECT_THAT(stories[0].articles.front(), "a1");
    EXPECT_THAT(stories[1].articles.front(), "d4");
}

TEST(Gatherer, LaterArticlesLeaveTheNamesOfStories) {
    const std::vector<Article> articles = {
        wire(), trimmed_copy(), other_matter(), own_report(), wire_a_month_later()};
    std::vector<std::string> names;
    for (std::size_t count = 1; count <= articles.size(); ++count) {
        const auto stories = gather({articles.begin(), articles.begin() + static_cast<int>(count)});
        for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(stories[i].id, names[i]);
        names.clear();
        for (const Story& story : stories) names.push_back(story.id);
    }
}

TEST(Gatherer, FindsTheSameInAWindowAsInEverything) {
    std::vector<Article> articles = {wire(), trimmed_copy(), own_report(), other_matter()};
    std::vector<Article> later = articles;
    for (Article& article : later) {
        article.id = "z" + article.id;
        article.published.replace(0, 7, "2031-07");
        // The same words, so that all that is found by words alone would be found.
        article.text += " Again.";
        article.blocks.back().span.end = static_cast<std::uint32_t>(article.text.size());
    }
    const auto of_window = gather(later);
    articles.insert(articles.end(), later.begin(), later.end());
    auto of_all = gather(articles);
    ASSERT_THAT(of_all, SizeIs(2 * of_window.size()));
    of_all.erase(of_all.begin(), of_all.begin() + static_cast<int>(of_window.size()));
    EXPECT_EQ(of_all, of_window);
}

TEST(Gatherer, LeavesReportsOfOtherYearsApart) {
    Article later = own_report();
    later.published = "2033-03-04";
    EXPECT_THAT(gather({later, wire()}), SizeIs(2));
}

TEST(Gatherer, KeepsArticlesWithoutTextAsStoriesOfTheirOwn) {
    const auto stories = gather({make_article("a1", "", "", {}), make_article("b2", "", "", {})});
    ASSERT_THAT(stories, SizeIs(2));
    EXPECT_THAT(stories[0].articles, ElementsAre("a1"));
    EXPECT_THAT(stories[0].origins, SizeIs(1));
}

}  // namespace
}  // namespace concord
