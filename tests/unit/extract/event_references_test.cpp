#include "extract/event_references.h"

#include <gtest/gtest.h>

#include "event_text.h"

namespace concord {
namespace {

TEST(EventReferences, TheTalksThatLastedAreThoseThatWereTold) {
    EXPECT_EQ(events_of("Anna Bell met Karl Weber in Oslo. The talks lasted for two hours."),
              "met: CONSULT happened, Anna Bell, Karl Weber -> -; "
              "talks: CONSULT happened, Anna Bell, Karl Weber -> -");
}

TEST(EventReferences, TalksThatOnlyDateSomethingAreNotToldAgain) {
    EXPECT_EQ(events_of("Anna Bell met Karl Weber in Oslo. It rained before the talks."),
              "met: CONSULT happened, Anna Bell, Karl Weber -> -");
}

TEST(EventReferences, NothingIsToldAgainThatWasNotTold) {
    EXPECT_EQ(events_of("The talks lasted for two hours."), "");
}

TEST(EventReferences, OneInvasionHasTheSidesOfAllItsMentions) {
    EXPECT_EQ(events_of("France condemned Norway's invasion. The invasion of Spain shocked many."),
              "condemned: ACCUSE/disapprove happened, France -> Norway; "
              "invasion: ASSAULT happened, Norway -> Spain; "
              "invasion: ASSAULT happened, Norway -> Spain");
}

TEST(EventReferences, InvasionsOfDifferentStatesShareNothing) {
    EXPECT_EQ(
        events_of(
            "Norway's invasion failed. Sweden's invasion failed. The invasion of Spain went on."),
        "invasion: ASSAULT happened, Norway -> -; invasion: ASSAULT happened, Sweden -> -; "
        "invasion: ASSAULT happened, - -> Spain");
}

TEST(EventReferences, BlameInAJudgementIsTheSpeakers) {
    EXPECT_EQ(events_of("\"The decision of France is shameful,\" Anna Bell said."),
              "shameful: ACCUSE/disapprove happened, Anna Bell -> France");
}

TEST(EventReferences, AJudgementOfTheNarratorIsNoEvent) {
    EXPECT_EQ(events_of("The decision of France was shameful."), "");
}

}  // namespace
}  // namespace concord
