#include "compare/word_lists.h"

#include <gmock/gmock.h>

namespace concord {
namespace {

using ::testing::ElementsAre;

TEST(WordLists, JoinTheLinesOfAListAndTheWordsOfAPhrase) {
    const KnowledgeTable table{
        {"words", "list"},
        {{"deny pushed_back", "denies"}, {"near", "beside"}, {"refut", "denies"}}};
    const WordLists lists(table);
    EXPECT_THAT(lists.words("denies"), ElementsAre("deny", "pushed back", "refut"));
    EXPECT_TRUE(lists.has("denies", "pushed back"));
    EXPECT_FALSE(lists.has("denies", "near"));
}

}  // namespace
}  // namespace concord
