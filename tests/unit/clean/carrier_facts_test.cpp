#include "clean/carrier_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace concord {
namespace {

using testing::ElementsAre;

TEST(OutletOfFeed, IsThePartThatTheHostNames) {
    EXPECT_EQ(outlet_of_feed("The Harbour Gazette – World", "harbourgazette.example"),
              "The Harbour Gazette");
    EXPECT_EQ(outlet_of_feed("Politics: Harbour Gazette", "news.harbourgazette.example"),
              "Harbour Gazette");
}

TEST(OutletOfFeed, StaysWholeWhenTheHostNamesNoPart) {
    EXPECT_EQ(outlet_of_feed("Harbour – News", "hg.example"), "Harbour – News");
    EXPECT_EQ(outlet_of_feed("", "hg.example"), "");
}

class FindCarrierFacts : public testing::Test {
protected:
    Article read(std::string text, std::vector<std::string> byline, std::string outlet = {}) {
        Article article;
        article.text = std::move(text);
        article.blocks = {
            {{0, static_cast<std::uint32_t>(article.text.size())}, BlockRole::paragraph, {}}};
        article.byline = std::move(byline);
        article.outlet = std::move(outlet);
        find_carrier_facts(bylines_, article);
        return article;
    }

private:
    BylineReader bylines_{*Knowledge::load()};
};

TEST_F(FindCarrierFacts, ReadsDatelineAndAgencyOfAWireText) {
    const Article article = read("HESK, June 7 (Torinform) - The talks went on.", {}, "TORINFORM");
    EXPECT_EQ(article.dateline, "HESK");
    EXPECT_EQ(article.credit, "TORINFORM");
}

TEST_F(FindCarrierFacts, TakesThePlaceOfTheDatelineForNoPerson) {
    const Article article =
        read("PORT ANN, Marevia - The ferry sank on Monday.", {"Anna Beck, Port Ann"});
    EXPECT_EQ(article.dateline, "PORT ANN, Marevia");
    EXPECT_THAT(article.byline, ElementsAre("Anna Beck"));
    EXPECT_EQ(article.evidence.byline, "Anna Beck, Port Ann");
}

TEST_F(FindCarrierFacts, TakesAnAgencyAmongTheAuthorsForTheCredit) {
    const Article article = read("The ferry sank.", {"Anna Beck", "Reuters"});
    EXPECT_THAT(article.byline, ElementsAre("Anna Beck"));
    EXPECT_EQ(article.credit, "Reuters");
}

TEST_F(FindCarrierFacts, FindsNothingInAnOrdinarySentence) {
    const Article article = read("The ferry sank on Monday - nobody was hurt.", {});
    EXPECT_EQ(article.dateline, "");
    EXPECT_EQ(article.credit, "");
}

}  // namespace
}  // namespace concord
