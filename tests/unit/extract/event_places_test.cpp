#include "extract/event_places.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "read_text.h"

namespace concord {
namespace {

constexpr std::int64_t london_england = 2643743;
constexpr std::int64_t london_ontario = 6058560;

/// GeoNames id of the place of the first event.
std::optional<std::int64_t> place_of(std::string_view text) {
    const ReadText found = read_text({text});
    if (found.findings.events.empty()) {
        ADD_FAILURE() << "no event in: " << text;
        return std::nullopt;
    }
    return found.findings.events.front().geonames;
}

TEST(EventPlaces, AreWhereTheWordsBehindTheNameSay) {
    EXPECT_EQ(place_of("Police arrested four men in London, Ontario, on Monday."), london_ontario);
    EXPECT_EQ(place_of("Police raided a house in Portland, Ore., on Sunday."), 5746545);
    EXPECT_EQ(place_of("Protesters marched in Springfield, Illinois, on Friday."), 4250542);
    EXPECT_EQ(place_of("Gunmen attacked a convoy in Tripoli in Lebanon."), 266826);
}

TEST(EventPlaces, AreTheOnlyOnesOfTheirName) {
    const ReadText found = read_text({"Protesters marched in Lahti on Monday."});
    ASSERT_FALSE(found.findings.events.empty());
    const Event& event = found.findings.events.front();
    ASSERT_TRUE(event.latitude && event.longitude);
    EXPECT_NEAR(*event.latitude, 61.0, 0.1);
    EXPECT_NEAR(*event.longitude, 25.7, 0.1);
}

TEST(EventPlaces, AreThoseKnownToAllUnlessTheArticleNamesAnothersState) {
    EXPECT_EQ(place_of("Protesters marched in London on Monday."), london_england);
    EXPECT_EQ(place_of("Protesters marched in London on Monday. Ontario will send more police."),
              std::nullopt);
    EXPECT_EQ(place_of("Protesters marched in London on Monday. Canada will send police."),
              std::nullopt);
}

TEST(EventPlaces, OfSharedNamesAreInTheOneCountryThatTheArticleNames) {
    EXPECT_EQ(place_of("Protesters marched in Cambridge on Monday. Britain will send police."),
              2653941);
    EXPECT_EQ(place_of("Protesters marched in Cambridge on Monday."), std::nullopt);
    EXPECT_EQ(place_of("Protesters marched in Cambridge on Monday. Britain and Canada agreed."),
              std::nullopt);
}

TEST(EventPlaces, AreInAStateOnlyWhereTheArticleMeansThatState) {
    EXPECT_EQ(
        place_of("Protesters marched in Columbus on Monday. Alabama and Georgia sent police."),
        4188985);
    EXPECT_EQ(
        place_of("Protesters marched in Columbus on Monday. President Anna Bell of Georgia met "
                 "Karl Weber in Yerevan."),
        std::nullopt);
}

TEST(EventPlaces, AreInTheCountryThatSharesItsNameWithAState) {
    EXPECT_EQ(place_of("Police arrested four men in Batumi, Georgia, on Monday."), 615532);
    EXPECT_EQ(place_of("Police arrested four men in Columbus, Georgia, on Monday."), 4188985);
}

TEST(EventPlaces, AreToldByTheirOwnMentionsAlone) {
    const ReadText found =
        read_text({"Police arrested six men in Portland, Oregon, on Friday. "
                   "Police arrested two men in London, Ontario, on Monday."});
    ASSERT_EQ(found.findings.events.size(), 2U);
    EXPECT_EQ(found.findings.events[0].geonames, 5746545);
    EXPECT_EQ(found.findings.events[1].geonames, london_ontario);
}

TEST(EventPlaces, ThatAreCountriesHaveNoPoint) {
    const ReadText found = read_text({"Protesters marched in Norway on Monday."});
    ASSERT_FALSE(found.findings.events.empty());
    EXPECT_EQ(found.findings.events.front().geonames, 3144096);
    EXPECT_EQ(found.findings.events.front().latitude, std::nullopt);
}

TEST(EventPlaces, OfInventedNamesAreNowhere) {
    EXPECT_EQ(place_of("Protesters marched in Hesk on Monday."), std::nullopt);
}

}  // namespace
}  // namespace concord
