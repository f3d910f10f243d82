#include "extract/event_scorer.h"

#include <gtest/gtest.h>

#include <cmath>

#include "read_text.h"

namespace concord {
namespace {

TEST(EventScorer, FitsTheFactsOfTheProgram) {
    ASSERT_FALSE(Models::load().events().empty());
    EXPECT_TRUE(EventScorer::load(Models::load()));
}

TEST(EventScorer, WeighsEveryEventInHundredths) {
    const ReadText read = read_text({"France accused Spain of cheating. Norway signed a treaty."});
    ASSERT_EQ(read.findings.events.size(), 2U);
    for (const Event& event : read.findings.events) {
        ASSERT_TRUE(event.confidence);
        EXPECT_GE(*event.confidence, 0);
        EXPECT_LE(*event.confidence, 1);
        EXPECT_DOUBLE_EQ(std::round(100 * *event.confidence) / 100, *event.confidence);
    }
}

}  // namespace
}  // namespace concord
