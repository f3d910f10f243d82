#include "annotate/annotator.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "reading.h"

namespace concord {
namespace {

using testing::ElementsAre;

std::vector<std::string> sentences_of(const Article& article) {
    std::vector<std::string> sentences;
    for (const Sentence& sentence : test::annotate(article).sentences)
        sentences.emplace_back(slice(article.text, sentence.span));
    return sentences;
}

TEST(Annotator, ReadsADatelineApartFromTheSentenceBehindIt) {
    Article article = test::article_of({"HESK, Torvany, June 7 (Torinform) - The talks ended.",
                                        "HESK - the capital - was quiet."});
    article.dateline = "HESK, Torvany";
    EXPECT_THAT(sentences_of(article),
                ElementsAre("HESK, Torvany, June 7 (Torinform) -",
                            "The talks ended.",
                            "HESK - the capital - was quiet."));
}

TEST(Annotator, ReadsADatelineWithoutADash) {
    Article article = test::article_of({"Hesk (Torinform) The talks ended."});
    article.dateline = "Hesk";
    EXPECT_THAT(sentences_of(article), ElementsAre("Hesk (Torinform)", "The talks ended."));
}

TEST(Annotator, TakesNoTitleForADateline) {
    Article article =
        test::article_of({"Hesk mayor - a critic - quits", "Hesk (Torinform) - He left."});
    article.blocks[0].role = BlockRole::title;
    article.dateline = "Hesk";
    EXPECT_THAT(sentences_of(article),
                ElementsAre("Hesk mayor - a critic - quits", "Hesk (Torinform) -", "He left."));
}

TEST(Annotator, KeepsADashOfASentenceThatHasNoDateline) {
    EXPECT_THAT(sentences_of(test::article_of({"The talks - the fourth this year - ended."})),
                ElementsAre("The talks - the fourth this year - ended."));
}

}  // namespace
}  // namespace concord
