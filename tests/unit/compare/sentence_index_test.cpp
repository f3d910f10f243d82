#include "compare/sentence_index.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "record_builder.h"

namespace concord {
namespace {

TEST(SentenceIndex, LeavesWordsOfVeryManySentencesOutOfTheWhole) {
    constexpr int many = 4200;
    RecordBuilder first("a0", "2031-06-10");
    first.paragraph(std::vector<std::string>(many, "Ferrow waited."));
    RecordBuilder second("a1", "2031-06-11");
    second.paragraph({"Ferrow praised the lighthouse."});
    const std::vector<ArticleRecord> records = {first.record, second.record};
    const Story story = make_story(records);
    const StoryView view(story, records);
    SentenceIndex index(view);
    std::vector<Word> words;
    append_words("Ferrow lighthouse", {0, 17}, words);
    const auto found = index.borne_out(telling_words(words), false);
    ASSERT_TRUE(found.contains(1));
    EXPECT_DOUBLE_EQ(found.at(1).share, 1);
}

}  // namespace
}  // namespace concord
