#include "compare/value_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "record_builder.h"

namespace concord {
namespace {

using testing::ElementsAre;

/// The words round "2031" in the first sentence of a report.
class ValueWordsTest : public testing::Test {
protected:
    ValueWords read(const std::string& sentence) {
        RecordBuilder report("a", "2031-06-12");
        report.paragraph({sentence}).time("2031", "2031");
        const std::vector<ArticleRecord> records = {report.record};
        const Story story = make_story(records);
        const StoryView view(story, records);
        const WordWeights weights(view);
        const auto knowledge = Knowledge::load();
        const WordRates rates(*knowledge);
        return ValueWordReader(view, weights, rates).read(0, report.find("2031"));
    }

    static std::vector<std::string> words_of(const ValueWords& read, bool only_beside) {
        std::vector<std::string> words;
        for (const ValueWord& word : read.words) {
            if (word.is_beside || !only_beside) words.push_back(word.folded);
        }
        return words;
    }
};

TEST_F(ValueWordsTest, ReadsTheTellingWordsOfTheClause) {
    const ValueWords found =
        read("Fog hung low; Rusk's bridge fell in 2031 with 12 lorries on it.");
    EXPECT_THAT(words_of(found, false), ElementsAre("rusk", "bridge", "fell", "lorries"));
    EXPECT_THAT(words_of(found, true), ElementsAre("bridge", "fell", "lorries"));
    EXPECT_TRUE(found.words.front().is_name);
    EXPECT_FALSE(found.words.back().is_name);
}

TEST_F(ValueWordsTest, MatchesByStemsAndByTheFormOfWordsBeside) {
    const ValueWords one = read("Rusk's bridge collapsed in 2031.");
    const ValueWords same = read("Rusk's bridge collapsed in 2031.");
    const ValueWords form = read("Rusk's bridge was collapsing in 2031.");
    EXPECT_TRUE(match(one, same).is_plain_beside);
    EXPECT_EQ(match(one, same).shared, 3U);
    EXPECT_EQ(match(one, same).shared_plain, 2U);
    EXPECT_EQ(match(one, form).shared, 3U);
    EXPECT_EQ(match(one, read("Fog hung low in 2031.")).shared, 0U);
}

}  // namespace
}  // namespace concord
