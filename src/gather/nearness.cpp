// What lies near in time, and how much that counts.

#include "gather/nearness.h"

#include <cmath>

#include "gather/sketch.h"

namespace concord {
namespace {

constexpr double window_days = 45;
constexpr double decay_days = 80;
constexpr double undated_nearness = 0.85;
constexpr double both_undated = 0.75;
constexpr double same_outlet = 0.6;
constexpr double seconds_a_day = 86400;

}  // namespace

bool are_near(std::int64_t a, std::int64_t b) {
    if (a == undated || b == undated) return true;
    return std::abs(a - b) <= static_cast<std::int64_t>(window_days * seconds_a_day);
}

double nearness(std::int64_t a, std::int64_t b) {
    if (a == undated && b == undated) return both_undated;
    if (a == undated || b == undated) return undated_nearness;
    if (!are_near(a, b)) return 0;
    return std::exp(-std::abs(static_cast<double>(a - b)) / seconds_a_day / decay_days);
}

double outlet_factor(std::uint32_t a, std::uint32_t b) {
    return a != 0 && a == b ? same_outlet : 1.0;
}

}  // namespace concord
