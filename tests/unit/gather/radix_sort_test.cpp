#include "gather/radix_sort.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SortByBits, KeepsTheOrderOfEqualOnes) {
    std::vector<std::uint64_t> values = {0x203, 0x101, 0x202, 0x100};
    sort_by_bits(values, 8, 12);
    EXPECT_THAT(values, ElementsAre(0x101, 0x100, 0x203, 0x202));
}

TEST(SortByBits, LooksAtNoOtherBits) {
    std::vector<std::uint64_t> values = {0xF01, 0x102, 0x100};
    sort_by_bits(values, 0, 4);
    EXPECT_THAT(values, ElementsAre(0x100, 0xF01, 0x102));
}

TEST(SortByBits, SortsWholeNumbers) {
    std::vector<std::uint64_t> values;
    for (std::uint64_t i = 0; i < 5000; ++i) values.push_back(i * 0x9E3779B97F4A7C15ULL);
    std::vector<std::uint64_t> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    sort_by_bits(values, 0, 64);
    EXPECT_EQ(values, sorted);
    values.clear();
    sort_by_bits(values, 0, 64);
    EXPECT_THAT(values, IsEmpty());
}

}  // namespace
}  // namespace concord
