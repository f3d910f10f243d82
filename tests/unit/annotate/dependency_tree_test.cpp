#include "annotate/dependency_tree.h"

#include <gmock/gmock.h>

namespace concord {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(DependencyTree, TakesTheBestHeadOfEachWord) {
    const std::vector<float> scores = {
        0,
        9,
        5,
        1,  // word 0: itself does not count, then word 1
        7,
        1,
        9,
        2,  // word 1: the root
        0,
        1,
        3,
        9,  // word 2: word 1
    };
    EXPECT_THAT(dependency_tree(scores, 3, 4), ElementsAre(2, 0, 2));
}

TEST(DependencyTree, KeepsTheSurerOfTwoRoots) {
    const std::vector<float> scores = {
        5,
        0,
        1,  //
        8,
        2,
        0,
    };
    EXPECT_THAT(dependency_tree(scores, 2, 3), ElementsAre(2, 0));
}

TEST(DependencyTree, MakesARootWhereNoneWasBest) {
    const std::vector<float> scores = {
        1,
        0,
        5,  //
        2,
        6,
        0,
    };
    EXPECT_THAT(dependency_tree(scores, 2, 3), ElementsAre(2, 0));
}

TEST(DependencyTree, BreaksACycleWhereItCostsLeast) {
    const std::vector<float> scores = {
        9,
        0,
        1,
        1,  // the root
        0,
        2,
        0,
        8,  // best under word 2; under word 0 it loses 6
        0,
        5,
        9,
        0,  // best under word 1; under word 0 it loses 4
    };
    EXPECT_THAT(dependency_tree(scores, 3, 4), ElementsAre(0, 3, 1));
}

TEST(DependencyTree, OfOneWordIsTheRootAndOfNoneIsEmpty) {
    EXPECT_THAT(dependency_tree(std::vector<float>{0, 0}, 1, 2), ElementsAre(0));
    EXPECT_THAT(dependency_tree({}, 0, 1), IsEmpty());
}

}  // namespace
}  // namespace concord
