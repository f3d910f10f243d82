#include "compare/event_clusters.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <vector>

namespace concord {
namespace {

using ::testing::Contains;
using ::testing::Pair;
using ::testing::SizeIs;

/// Reports of meetings, one an article, each on a day of its own.
std::vector<EventMention> meetings(std::uint32_t count) {
    std::vector<EventMention> mentions(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        mentions[i].article = i;
        mentions[i].type = "CONSULT";
        mentions[i].stem = "meet";
        const auto day = static_cast<std::int32_t>(i);
        mentions[i].likely = DayRange{day, day};
    }
    return mentions;
}

TEST(ComparablePairs, AreAllOfAFewMentions) {
    EXPECT_THAT(comparable_pairs(meetings(250)), SizeIs(250 * 249 / 2));
}

TEST(ComparablePairs, GrowWithTheMentionsOfALargeStoryAndNoFaster) {
    EXPECT_LE(comparable_pairs(meetings(5000)).size(), 5000 * most_earlier(5000));
    EXPECT_LE(100'000 * most_earlier(100'000), 10'000'000U);
}

TEST(ComparablePairs, OfALargeStoryHoldThoseOfOneDayHoweverFarApart) {
    std::vector<EventMention> mentions = meetings(2000);
    mentions.back().likely = mentions.front().likely;
    EXPECT_THAT(comparable_pairs(mentions), Contains(Pair(0U, 1999U)));
}

TEST(ComparablePairs, OfALargeStoryHoldThoseOfOneSideHoweverFarApart) {
    std::vector<EventMention> mentions = meetings(2000);
    mentions.front().actors = {{7, "", EntityType::person}};
    mentions.back().recipients = {{7, "", EntityType::person}};
    EXPECT_THAT(comparable_pairs(mentions), Contains(Pair(0U, 1999U)));
}

}  // namespace
}  // namespace concord
