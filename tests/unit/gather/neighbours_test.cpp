#include "gather/neighbours.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "gather/nearness.h"

namespace concord {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr std::int64_t day = 86400;

Sketch sketch_at(const std::string& id, std::int64_t published, std::vector<Term> terms) {
    Sketch sketch;
    sketch.id = id;
    sketch.published = published;
    sketch.terms = std::move(terms);
    return sketch;
}

std::vector<std::vector<Neighbour>> neighbours_of(const std::vector<Sketch>& sketches) {
    const SketchList list(sketches);
    std::vector<Terms> vectors;
    for (std::size_t i = 0; i < list.size(); ++i) vectors.emplace_back(list[i].terms);
    NeighbourFinder finder(list, vectors);
    std::vector<std::vector<Neighbour>> all;
    for (std::uint32_t i = 0; i < list.size(); ++i) all.push_back(finder.find_and_add(i));
    return all;
}

TEST(Neighbours, AreEarlierArticlesWithTermsInCommon) {
    const auto found = neighbours_of({sketch_at("a", 0, {{1, 0.6F}, {2, 0.8F}}),
                                      sketch_at("b", 0, {{3, 1.0F}}),
                                      sketch_at("c", 0, {{2, 1.0F}})});
    EXPECT_THAT(found[0], IsEmpty());
    EXPECT_THAT(found[1], IsEmpty());
    ASSERT_THAT(found[2], SizeIs(1));
    EXPECT_EQ(found[2][0].article, 0U);
    EXPECT_FLOAT_EQ(found[2][0].likeness, 0.8F);
}

TEST(Neighbours, LieWithin45Days) {
    const auto found = neighbours_of({sketch_at("a", 0, {{1, 1.0F}}),
                                      sketch_at("b", 45 * day, {{1, 1.0F}}),
                                      sketch_at("c", 91 * day, {{1, 1.0F}})});
    EXPECT_THAT(found[1], SizeIs(1));
    EXPECT_THAT(found[2], IsEmpty());
}

TEST(Neighbours, OfACommonTermAreTheLatestOnly) {
    std::vector<Sketch> sketches;
    for (std::int64_t i = 0; i < 200; ++i) {
        sketches.push_back(sketch_at(std::to_string(i), i, {{1, 1.0F}}));
    }
    const auto found = neighbours_of(sketches);
    ASSERT_THAT(found[199], SizeIs(96));
    for (const Neighbour& neighbour : found[199]) EXPECT_GE(neighbour.article, 103U);
}

TEST(Neighbours, OfOneOutletCountForLess) {
    const auto likeness = [](const std::string& outlet) {
        std::vector<Sketch> sketches = {sketch_at("a", 0, {{1, 1.0F}}),
                                        sketch_at("b", 0, {{1, 1.0F}})};
        sketches[0].outlet = "valley post";
        sketches[1].outlet = outlet;
        return neighbours_of(sketches)[1].front().likeness;
    };
    EXPECT_LT(likeness("valley post"), likeness("hill post"));
    EXPECT_EQ(likeness(""), likeness("hill post"));
}

TEST(Nearness, FallsWithTheDaysBetween) {
    EXPECT_EQ(nearness(5 * day, 5 * day), 1);
    EXPECT_GT(nearness(0, 2 * day), nearness(0, 9 * day));
    EXPECT_EQ(nearness(0, 46 * day), 0);
    EXPECT_GT(nearness(0, undated), 0);
    EXPECT_LT(nearness(undated, undated), 1);
}

}  // namespace
}  // namespace concord
