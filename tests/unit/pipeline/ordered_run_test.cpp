#include "ordered_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <new>
#include <numeric>
#include <stdexcept>

namespace concord {
namespace {

constexpr int many = 1000;

/// 0, 1, 2 ... `many` - 1.
std::function<std::optional<int>()> numbers() {
    return [next = 0]() mutable { return next < many ? std::optional(next++) : std::nullopt; };
}

TEST(OrderedRun, TakesTheItemsInTheOrderTheyWereMadeIn) {
    OrderedRun<int, int> conveyor(
        numbers(), [](int&& n) { return 2 * n; }, 8);
    std::vector<int> taken;
    conveyor.run(3, [&](int&& n) {
        taken.push_back(n / 2);
        return true;
    });
    std::vector<int> expected(many);
    std::iota(expected.begin(), expected.end(), 0);
    EXPECT_EQ(taken, expected);
}

TEST(OrderedRun, EndsEarlyWhenNoMoreIsTaken) {
    OrderedRun<int, int> conveyor(
        numbers(), [](int&& n) { return n; }, 8);
    int taken = 0;
    conveyor.run(3, [&](int&&) { return ++taken < 10; });
    EXPECT_EQ(taken, 10);
}

TEST(OrderedRun, HandsOnWhatTheWorkThrows) {
    OrderedRun<int, int> conveyor(
        numbers(),
        [](int&& n) {
            if (n == 50) throw std::bad_alloc();
            return n;
        },
        8);
    int taken = 0;
    EXPECT_THROW(conveyor.run(3,
                              [&](int&&) {
                                  ++taken;
                                  return true;
                              }),
                 std::bad_alloc);
    EXPECT_LE(taken, 50);
}

TEST(OrderedRun, HandsOnWhatTheMakerThrows) {
    OrderedRun<int, int> conveyor(
        []() -> std::optional<int> { throw std::bad_alloc(); }, [](int&& n) { return n; }, 8);
    EXPECT_THROW(conveyor.run(3, [](int&&) { return true; }), std::bad_alloc);
}

TEST(OrderedRun, HandsOnWhatTheTakerThrows) {
    OrderedRun<int, int> conveyor(
        numbers(), [](int&& n) { return n; }, 8);
    EXPECT_THROW(conveyor.run(3, [](int&&) -> bool { throw std::runtime_error("full"); }),
                 std::runtime_error);
}

}  // namespace
}  // namespace concord
