#include "base/name_spelling.h"

#include <gtest/gtest.h>

namespace concord {
namespace {

TEST(SpellingKey, IsTheSameForTransliterationsOfOneName) {
    EXPECT_EQ(spelling_key("sergei"), spelling_key("sergey"));
    EXPECT_EQ(spelling_key("anatoliy"), spelling_key("anatoly"));
    EXPECT_EQ(spelling_key("il'in"), spelling_key("ilin"));
}

TEST(SpellingKey, KeepsOtherNamesApart) {
    EXPECT_NE(spelling_key("sergei"), spelling_key("serge"));
    EXPECT_NE(spelling_key("ivan"), spelling_key("evan"));
}

}  // namespace
}  // namespace concord
