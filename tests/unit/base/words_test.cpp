#include "base/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Word> split(std::string_view text) {
    std::vector<Word> words;
    append_words(text, {0, static_cast<std::uint32_t>(text.size())}, words);
    return words;
}

std::vector<std::string> texts(std::string_view text) {
    std::vector<std::string> all;
    for (const Word& word : split(text)) all.emplace_back(slice(text, word.span));
    return all;
}

TEST(AppendWords, PartsAtMarksAndSpaces) {
    EXPECT_THAT(texts("“Stop,” she said - twice (in 2031)."),
                ElementsAre("Stop", "she", "said", "twice", "in", "2031"));
}

TEST(AppendWords, KeepsAnApostropheInsideAWord) {
    EXPECT_THAT(texts("'Veshnik’s men' don't"), ElementsAre("Veshnik’s", "men", "don't"));
}

TEST(AppendWords, FoldsCapitalsAndApostrophes) {
    EXPECT_EQ(word_hash("MAREVIA'S"), word_hash("Marevia’s"));
    EXPECT_EQ(word_hash("ÉLAN"), word_hash("élan"));
    EXPECT_NE(word_hash("talk"), word_hash("talks"));
}

TEST(AppendWords, PassesOverSoftHyphens) {
    EXPECT_EQ(word_hash("cease\xC2\xAD"
                        "fire"),
              word_hash("ceasefire"));
}

TEST(AppendWords, TellsCapitalsAndNumbers) {
    const auto words = split("Rusk met 12 men");
    ASSERT_EQ(words.size(), 4U);
    EXPECT_TRUE(words[0].capital);
    EXPECT_FALSE(words[1].capital);
    EXPECT_TRUE(words[2].number);
    EXPECT_FALSE(words[3].number);
}

TEST(AppendWords, StaysWithinTheSpan) {
    const std::string_view text = "one two three";
    std::vector<Word> words;
    append_words(text, {2, 9}, words);
    ASSERT_EQ(words.size(), 3U);
    EXPECT_EQ(slice(text, words[0].span), "e");
    EXPECT_EQ(slice(text, words[2].span), "t");
}

TEST(AppendWords, TakesMalformedBytesForMarks) {
    EXPECT_THAT(texts("ab\xFF"
                      "cd"),
                ElementsAre("ab", "cd"));
    EXPECT_THAT(texts("\xE2\x80"), IsEmpty());
    EXPECT_THAT(texts("don\xE2\x80"), ElementsAre("don"));
}

}  // namespace
}  // namespace concord
