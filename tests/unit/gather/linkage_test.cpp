#include "gather/linkage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(LinkedGroups, ArisenByAverageLikeness) {
    // 2 is more like 1 than 3 is like 2, but not on average like 0 and 1.
    const auto groups = linked_groups(4, {{0, 1, 0.9}, {1, 2, 0.5}, {2, 3, 0.4}});
    EXPECT_THAT(groups, ElementsAre(ElementsAre(0, 1), ElementsAre(2, 3), ElementsAre(0, 1, 2, 3)));
}

TEST(LinkedGroups, DoNotReachOverMissingLinks) {
    EXPECT_THAT(linked_groups(4, {{0, 2, 0.5}, {1, 3, 0.4}}),
                ElementsAre(ElementsAre(0, 2), ElementsAre(1, 3)));
    EXPECT_THAT(linked_groups(3, {}), IsEmpty());
}

}  // namespace
}  // namespace concord
