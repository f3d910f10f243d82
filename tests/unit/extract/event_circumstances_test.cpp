#include "extract/event_circumstances.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "event_text.h"

namespace concord {
namespace {

/// Value of the time of the only event; "assumed" where none is told.
std::string time_of(std::string_view text) {
    const ReadText read = read_text({text});
    EXPECT_EQ(read.findings.events.size(), 1U) << text;
    if (read.findings.events.size() != 1) return {};
    const Event& event = read.findings.events[0];
    return event.time ? read.annotation.times[*event.time].value : std::string("assumed");
}

/// Name of the place of the only event.
std::string place_of(std::string_view text) {
    const ReadText read = read_text({text});
    EXPECT_EQ(read.findings.events.size(), 1U) << text;
    if (read.findings.events.size() != 1) return {};
    const Event& event = read.findings.events[0];
    return event.place ? read.annotation.entities[*event.place].name : std::string();
}

TEST(EventCircumstances, TheClauseGivesTheDay) {
    EXPECT_EQ(time_of("French troops attacked Madrid on 3 May 2031."), "2031-05-03");
}

TEST(EventCircumstances, TheDayOfSpeakingIsNotThatOfTheAct) {
    EXPECT_EQ(time_of("Anna Bell said on Tuesday that French troops had attacked Madrid."),
              "assumed");
}

TEST(EventCircumstances, AYearThatNamesAVoteDatesNothing) {
    EXPECT_EQ(time_of("Police arrested Karl Weber over the 2016 election."), "assumed");
}

TEST(EventCircumstances, TroopsAreWhereTheyAreSent) {
    EXPECT_EQ(place_of("France sent 300 troops to Norway."), "Norway");
}

TEST(EventCircumstances, TheDayTellsMoreThanTheYear) {
    EXPECT_EQ(time_of("It was the deadliest French attack on Madrid in 2031 on 3 May 2031."),
              "2031-05-03");
}

TEST(EventCircumstances, TheTownTellsMoreThanTheHouse) {
    EXPECT_EQ(place_of("Anna Bell met Karl Weber at the Grand Hotel in Oslo."), "Oslo");
}

TEST(EventCircumstances, TheTownStruckTellsMoreThanItsCountry) {
    EXPECT_EQ(place_of("In Norway, Swedish troops attacked Bergen."), "Bergen");
}

TEST(EventCircumstances, AVisitIsWhereItIsPaid) {
    EXPECT_EQ(place_of("Karl Weber was visiting Oslo for talks with Anna Bell."), "Oslo");
}

TEST(EventCircumstances, APlaceOfAnotherNounIsNotThatOfTheAct) {
    EXPECT_EQ(place_of("France imposed sanctions on the makers of ships in Norway."), "");
}

}  // namespace
}  // namespace concord
