#include "annotate/sentence_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "reading.h"

namespace concord {
namespace {

using test::sentences_of;
using testing::ElementsAre;

TEST(SplitSentences, EndsAtFullStops) {
    EXPECT_THAT(sentences_of("It rained. Nobody came! Why?"),
                ElementsAre("It rained.", "Nobody came!", "Why?"));
}

TEST(SplitSentences, KeepsAbbreviations) {
    EXPECT_THAT(sentences_of("Gen. Rook met Dr. Mott in St. Anne on Jan. 4. They ate."),
                ElementsAre("Gen. Rook met Dr. Mott in St. Anne on Jan. 4.", "They ate."));
    EXPECT_THAT(sentences_of("U.S. Special Envoy J. K. Lund left."),
                ElementsAre("U.S. Special Envoy J. K. Lund left."));
    EXPECT_THAT(
        sentences_of("She lives in the U.S. The others went home at 9 p.m. It was late."),
        ElementsAre("She lives in the U.S.", "The others went home at 9 p.m.", "It was late."));
}

TEST(SplitSentences, KeepsPartyAndState) {
    for (const std::string_view label : {"D-N.Y.", "R-S.C.", "D-W.Va.", "R-Calif.", "R-Texas"}) {
        const std::string text = "Sen. Helma Rusk, " + std::string(label) + ", said so. It rained.";
        EXPECT_THAT(
            sentences_of(text),
            ElementsAre("Sen. Helma Rusk, " + std::string(label) + ", said so.", "It rained."));
        const std::string brackets = "Helma Rusk (" + std::string(label) + ") Otto Rook left.";
        EXPECT_THAT(sentences_of(brackets), ElementsAre(brackets));
        EXPECT_THAT(test::tokens_of(brackets), testing::Contains(std::string(label)));
    }
}

TEST(SplitSentences, KeepsDecimalNumbers) {
    EXPECT_THAT(sentences_of("It cost 3.5 million at 10.30 on the day."),
                ElementsAre("It cost 3.5 million at 10.30 on the day."));
}

TEST(SplitSentences, GivesAClosingMarkToItsSentence) {
    EXPECT_THAT(sentences_of("“We wait. We work.” He left."),
                ElementsAre("“We wait.", "We work.”", "He left."));
    EXPECT_THAT(sentences_of("\"We wait.\" \"We work.\""),
                ElementsAre("\"We wait.\"", "\"We work.\""));
}

TEST(SplitSentences, GoesOnBehindAShoutedQuotation) {
    EXPECT_THAT(sentences_of("“Stop!” he wrote. “Why now?” Mayor Anna Bell asked."),
                ElementsAre("“Stop!” he wrote.", "“Why now?” Mayor Anna Bell asked."));
}

TEST(SplitSentences, EndsBehindAFullStopInsideMarks) {
    EXPECT_THAT(sentences_of("He said “no.” Rusk left."),
                ElementsAre("He said “no.”", "Rusk left."));
}

TEST(SplitSentences, NumbersOfAListDoNotStandAlone) {
    EXPECT_THAT(sentences_of("1. No drones. 2. No mines."),
                ElementsAre("1. No drones.", "2. No mines."));
}

TEST(SplitSentences, NeverCrossesABlock) {
    const Article article = test::article_of({"Talks end in Hesk", "The envoy left"});
    const Annotation annotation = test::annotate(article);
    EXPECT_THAT(test::words_of(article, annotation.sentences),
                ElementsAre("Talks end in Hesk", "The envoy left"));
    EXPECT_EQ(annotation.sentences[0].last_token, annotation.sentences[1].first_token);
}

}  // namespace
}  // namespace concord
