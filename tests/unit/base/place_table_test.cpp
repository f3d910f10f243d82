#include "base/place_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace concord {
namespace {

const PlaceTable& table() {
    static const auto knowledge = Knowledge::load();
    static const PlaceTable places(*knowledge);
    return places;
}

std::set<std::string> countries_of(std::string_view name) {
    std::set<std::string> countries;
    for (const NamedPlace& place : table().bearers(name)) countries.insert(place.country);
    return countries;
}

TEST(PlaceTable, ListsAllWhoBearAName) {
    EXPECT_THAT(countries_of("Cambridge"), testing::IsSupersetOf({"GBR", "USA", "CAN"}));
    EXPECT_THAT(countries_of("Pavlohrad"), testing::ElementsAre("UKR"));
    EXPECT_THAT(countries_of("Nowhere-on-Sea"), testing::IsEmpty());
}

TEST(PlaceTable, FindsNamesInAnyCaseAndSpelling) {
    for (const auto* name : {"KYIV", "Kyiv", "Kiev"}) {
        const auto found = table().bearers(name);
        ASSERT_EQ(found.size(), 1U) << name;
        EXPECT_EQ(found[0].geonames, 703448) << name;
    }
    EXPECT_EQ(countries_of("São Paulo"), countries_of("Sao Paulo"));
}

TEST(PlaceTable, TellsTheCountryOfANameOnlyWhereAllItsPlacesAreThere) {
    EXPECT_EQ(table().sole_country("Pavlohrad"), "UKR");
    EXPECT_EQ(table().sole_country("Cambridge"), "");
}

TEST(PlaceTable, KnowsCountriesAndStates) {
    EXPECT_EQ(table().country_named("Norway"), "NOR");
    EXPECT_EQ(table().country_named("Oslo"), "");
    ASSERT_NE(table().country("NOR"), nullptr);
    EXPECT_EQ(table().country("NOR")->geonames, 3144096);
    EXPECT_EQ(table().country("NOR")->point, std::nullopt);
    ASSERT_NE(table().region_named("Ont."), nullptr);
    EXPECT_EQ(table().region_named("Ont.")->country, "CAN");
    EXPECT_EQ(table().region_named("Ontario")->region, "08");
    EXPECT_EQ(table().region_named("Norway"), nullptr);
}

}  // namespace
}  // namespace concord
