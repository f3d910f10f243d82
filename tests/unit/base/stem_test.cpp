#include "base/stem.h"

#include <gmock/gmock.h>

namespace concord {
namespace {

TEST(StemOf, IsOneForTheFormsOfAWord) {
    EXPECT_EQ(stem_of("announced"), stem_of("announces"));
    EXPECT_EQ(stem_of("announcement"), stem_of("announcing"));
    EXPECT_EQ(stem_of("stopped"), stem_of("stops"));
    EXPECT_EQ(stem_of("killings"), stem_of("kill"));
    EXPECT_EQ(stem_of("died"), stem_of("dies"));
    EXPECT_EQ(stem_of("cities"), stem_of("city's"));
}

TEST(StemOf, LeavesShortWordsAndOtherWordsApart) {
    EXPECT_EQ(stem_of("king"), "king");
    EXPECT_EQ(stem_of("red"), "red");
    EXPECT_EQ(stem_of("crisis"), "crisis");
    EXPECT_NE(stem_of("order"), stem_of("ordeal"));
}

TEST(StemOf, TakesNothingForNothing) {
    EXPECT_EQ(stem_of(""), "");
}

}  // namespace
}  // namespace concord
