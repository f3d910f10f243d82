#include "gather/parting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

void tie(Ties& ties, std::uint32_t a, std::uint32_t b, float likeness) {
    ties[a].push_back({b, likeness});
    ties[b].push_back({a, likeness});
}

/// Nearest first.
Ties sorted(Ties ties) {
    for (auto& near : ties) std::sort(near.begin(), near.end(), is_nearer);
    return ties;
}

/// Units from `begin` on, each like each other.
void tie_all(Ties& ties, std::uint32_t begin, std::uint32_t end, float likeness) {
    for (std::uint32_t a = begin; a < end; ++a) {
        for (std::uint32_t b = a + 1; b < end; ++b) tie(ties, a, b, likeness);
    }
}

TEST(LooseParts, HangOnTheRestByLittle) {
    Ties ties(7);
    tie_all(ties, 0, 3, 0.5F);
    tie_all(ties, 3, 7, 0.5F);
    tie(ties, 2, 3, 0.25F);
    tie(ties, 2, 4, 0.125F);
    tie(ties, 2, 5, 0.125F);
    const auto parts = loose_parts(sorted(ties), 3, 0.156);
    // Of three units one is like others, the two nearest of them 0.1875 on average. The four are
    // the rest of the three: the same cut.
    ASSERT_THAT(parts, SizeIs(2));
    for (const LoosePart& part : parts) {
        EXPECT_THAT(part.units, ElementsAre(0, 1, 2));
        EXPECT_DOUBLE_EQ(part.likeness, 0.1875 / 3);
    }
    EXPECT_THAT(loose_parts(sorted(ties), 3, 0.06), IsEmpty()) << "not that loose";
    EXPECT_THAT(loose_parts(sorted(ties), 4, 0.156), IsEmpty()) << "too few";
}

TEST(LooseParts, OfALargeStoryAreTheLoosest) {
    // A chain of 400 knots of 25 units.
    constexpr std::uint32_t knot = 25;
    constexpr std::uint32_t units = 400 * knot;
    Ties ties(units);
    for (std::uint32_t begin = 0; begin < units; begin += knot) {
        for (std::uint32_t a = begin; a < begin + knot; ++a) {
            for (std::uint32_t b = a + 1; b < begin + knot; ++b) {
                tie(ties, a, b, 0.25F + 0.0001F * static_cast<float>((a * 7 + b * 13) % 997));
            }
        }
        if (begin > 0) tie(ties, begin - 1, begin, 0.125F);
    }
    ties = sorted(ties);
    const auto parts = loose_parts(ties, 3, 0.156);
    ASSERT_THAT(parts, SizeIs(256));
    EXPECT_TRUE(std::is_sorted(parts.begin(), parts.end(), [](const auto& x, const auto& y) {
        return x.likeness < y.likeness;
    }));
}

}  // namespace
}  // namespace concord
