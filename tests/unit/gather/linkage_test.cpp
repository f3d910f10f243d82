#include "gather/linkage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Linkage, JoinsByAverageLikeness) {
    // 2 is more like 1 than 3 is like 2, but not on average like 0 and 1: group 4.
    EXPECT_THAT(linkage_of(4, {{0, 1, 0.9}, {1, 2, 0.5}, {2, 3, 0.4}}),
                ElementsAre(Join{0, 1}, Join{2, 3}, Join{4, 5}));
}

TEST(Linkage, AddsUpTheLinksToOneThirdGroup) {
    // 2 is like both of 0 and 1, 0.5 on average; 3 is like 2 only, 0.45.
    EXPECT_THAT(linkage_of(4, {{0, 1, 0.9}, {0, 2, 0.4}, {1, 2, 0.6}, {2, 3, 0.45}}),
                ElementsAre(Join{0, 1}, Join{4, 2}, Join{5, 3}));
}

TEST(Linkage, DoesNotReachOverMissingLinks) {
    EXPECT_THAT(linkage_of(4, {{0, 2, 0.5}, {1, 3, 0.4}}), ElementsAre(Join{0, 2}, Join{1, 3}));
    EXPECT_THAT(linkage_of(3, {}), IsEmpty());
}

TEST(Linkage, IsTheSameInAnyOrderOfTheLinks) {
    std::vector<Link> links = {
        {4, 5, 0.5}, {0, 1, 0.5}, {1, 2, 0.5}, {2, 3, 0.5}, {3, 4, 0.5}, {0, 5, 0.5}};
    const std::vector<Join> joins = linkage_of(6, links);
    EXPECT_THAT(joins, SizeIs(5));
    EXPECT_EQ(joins.front(), (Join{0, 1}));
    std::reverse(links.begin(), links.end());
    for (Link& link : links) std::swap(link.a, link.b);
    EXPECT_EQ(linkage_of(6, links), joins);
}

}  // namespace
}  // namespace concord
