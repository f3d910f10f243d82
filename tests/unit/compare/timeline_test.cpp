#include "compare/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "record_builder.h"

namespace concord {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

DatedLines lines_of(const ArticleRecord& record) {
    const std::vector<ArticleRecord> records = {record};
    const Story story = make_story(records);
    return find_dated_lines(StoryView(story, records), "");
}

TEST(FindDatedLines, CountsTheWordsBesideTheDate) {
    for (const std::string words : {"talks 6 june resume", "talks resume 6 june"}) {
        RecordBuilder told("a", "");
        told.paragraph({words}).time("6 june", "2031-06-06");
        EXPECT_THAT(lines_of(told.record).timeline, SizeIs(1)) << words;
    }
    RecordBuilder bare("a", "");
    bare.paragraph({"talks 6 june"}).time("6 june", "2031-06-06");
    EXPECT_THAT(lines_of(bare.record).timeline, IsEmpty());
    RecordBuilder cut("a", "");
    cut.paragraph({"talks 6 june"}).time("6 ju", "2031-06-06");
    EXPECT_THAT(lines_of(cut.record).timeline, SizeIs(1));
}

TEST(FindDatedLines, TakesLinearTimeForASentenceOfManyDates) {
    const std::string date = "6 june, ";
    std::string sentence;
    for (int i = 0; i < 200'000; ++i) sentence += date;
    RecordBuilder builder("a", "");
    builder.paragraph({sentence});
    for (std::uint32_t at = 0; at < sentence.size();
         at += static_cast<std::uint32_t>(date.size())) {
        TimeValue time;
        time.span = {at, at + 6};
        time.value = "2031-06-06";
        builder.record.annotation.times.push_back(time);
    }
    EXPECT_THAT(lines_of(builder.record).timeline, SizeIs(1));
}

}  // namespace
}  // namespace concord
