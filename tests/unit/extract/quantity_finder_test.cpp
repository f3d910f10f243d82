#include "extract/quantity_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "read_text.h"

namespace concord {
namespace {

std::string number(double value) {
    if (value == std::floor(value)) return std::to_string(static_cast<long long>(value));
    return std::to_string(value).substr(0, 6);
}

/// "words=low..high" with ~ for about and ! for exclusive, then the unit.
std::string bounds_of(std::string_view text) {
    const ReadText found = read_text({text});
    std::string all;
    for (const Quantity& quantity : found.findings.quantities) {
        if (!all.empty()) all += "; ";
        all += found.words(quantity.span) + "=";
        if (quantity.low) all += number(*quantity.low);
        all += "..";
        if (quantity.high) all += number(*quantity.high);
        if (quantity.approx) all += "~";
        if (quantity.exclusive) all += "!";
        if (!quantity.unit.empty()) all += " " + quantity.unit;
    }
    return all;
}

/// "words: thing counted, role"
std::string things_of(std::string_view text) {
    const ReadText found = read_text({text});
    std::string all;
    for (const Quantity& quantity : found.findings.quantities) {
        if (!all.empty()) all += "; ";
        all += found.words(quantity.span) + ": ";
        all += quantity.of ? found.words(*quantity.of) : "-";
        all += ", " + (quantity.role.empty() ? "-" : quantity.role);
    }
    return all;
}

struct Case {
    std::string_view text;
    std::string_view expected;
};

class Bounds : public testing::TestWithParam<Case> {};

TEST_P(Bounds, AreThoseOfTheWords) {
    EXPECT_EQ(bounds_of(GetParam().text), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    FindQuantities,
    Bounds,
    testing::Values(
        Case{"They counted 12 boats.", "12=12..12"},
        Case{"They counted twenty-four boats.", "twenty-four=24..24"},
        Case{"They counted 1,200 boats.", "1,200=1200..1200"},
        Case{"It cost 1.2m crowns.", "1.2m=1200000..1200000"},
        Case{"They counted two hundred and six boats.", "two hundred and six=206..206"},
        Case{"They bought two dozen boats.", "two dozen=24..24"},
        Case{"They bought a half-dozen boats.", "a half-dozen=6..6"},
        Case{"Dozens of boats sank.", "Dozens=24.."},
        Case{"Tens of thousands of people marched.", "Tens of thousands=20000.."},
        Case{"Scores of boats sank.", "Scores=40.."},
        Case{"The team scores often.", ""},
        Case{"At least 12 boats sank.", "At least 12=12.."},
        Case{"No fewer than twelve boats sank.", "No fewer than twelve=12.."},
        Case{"More than 60 boats sank.", "More than 60=60..!"},
        Case{"Up to 30 boats sank.", "Up to 30=..30"},
        Case{"Fewer than 30 boats sank.", "Fewer than 30=..30!"},
        Case{"Roughly 100,000 people came.", "Roughly 100,000=100000..100000~"},
        Case{"Between 30 and 40 boats sank.", "Between 30 and 40=30..40"},
        Case{"Some 20-30 boats sank.", "Some 20-30=20..30~"},
        Case{"Three to five boats sank.", "Three to five=3..5"},
        Case{"The number rose from 20 to 30.", "20=20..20; 30=30..30"},
        Case{"They won 3-1 on the lake.", ""},
        Case{"The council passed it by a 52-48 vote.", ""},
        Case{"It costs €21bn (£18.2bn).",
             "€21bn=21000000000..21000000000 EUR; £18.2bn=18200000000..18200000000 GBP"},
        Case{"It costs 5 billion euros.", "5 billion euros=5000000000..5000000000 EUR"},
        Case{"It costs $3m to $5m.", "$3m to $5m=3000000..5000000 USD"},
        Case{"It costs 30 cents.", "30 cents=0.3000..0.3000 USD"},
        Case{"It costs 200 Egyptian pounds.", "200 Egyptian pounds=200..200 EGP"},
        Case{"They spent billions of dollars.", "billions of dollars=2000000000.. USD"},
        Case{"A third of the boats sank.", "A third=0.3333..0.3333"},
        Case{"Two-thirds of the boats sank.", "Two-thirds=0.6666..0.6666"},
        Case{"One in five boats sank.", "One in five=0.2000..0.2000"},
        Case{"She came third and a third boat sank.", ""},
        Case{"Prices rose by 4.5 per cent.", "4.5 per cent=4.5000..4.5000 %"},
        Case{"They talked for more than four hours.", "more than four=4..! h"},
        Case{"The budget grows over 10 years.", "10=10..10 a"},
        Case{"They waited for half a century.", "half=50..50 a"},
        Case{"They walked four long hours.", "four=4..4 h"},
        Case{"A 250kg bomb fell.", "250kg=250..250 kg"},
        Case{"The mast is 6ft tall.", "6ft=6..6 [ft_i]"},
        Case{"They met 45 days ago.", ""},
        Case{"They met in the past two weeks.", ""},
        Case{"They met on 9 April 2030 at 10.30pm.", ""},
        Case{"They flew a Hesk 12 over Article 5.", ""},
        Case{"Ivo Remmick, 49, left.", "49=49..49 a"},
        Case{"The 49-year-old left.", "49=49..49 a"},
        Case{"One of them left on one condition.", ""},
        Case{"Only one man came.", "one=1..1"},
        Case{"They had information about 155 men.", "155=155..155"},
        Case{"11 of 41", ""},
        Case{"Two thousand five hundred women came.", "Two thousand five hundred=2500..2500"},
        Case{"Some 5m people fled.", "Some 5m=5000000..5000000~"},
        Case{"The temperature was -5 degrees Celsius.", "-5=-5..-5 Cel"},
        Case{"Growth was minus 2 percent.", "minus 2 percent=-2..-2 %"},
        Case{"Prices rose .5 percent.", "5 percent=0.5000..0.5000 %"},
        Case{"They face 5-10 years in prison.", "5-10=5..10 a"},
        Case{"It cost 8.2bn euros.", "8.2bn euros=8200000000..8200000000 EUR"},
        Case{"It is a row over $3 million.", "$3 million=3000000..3000000 USD"},
        Case{"It cost 5 €.", "5 €=5..5 EUR"},
        Case{"They have 300 dinars in Amman.", "300=300..300"},
        Case{"They weigh 50 pounds and cost 20 pounds.", "50=50..50 [lb_av]; 20=20..20"},
        Case{"Not one man died.", ""}));

class Things : public testing::TestWithParam<Case> {};

TEST_P(Things, AreCountedWithWhatIsSaidOfThem) {
    EXPECT_EQ(things_of(GetParam().text), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    FindQuantities,
    Things,
    testing::Values(Case{"The army destroyed 13 enemy drones.", "13: enemy drones, destroyed"},
                    Case{"Thirteen drones were destroyed.", "Thirteen: drones, destroyed"},
                    Case{"The strike killed 12 civilians and wounded 90 more.",
                         "12: civilians, killed; 90: civilians, wounded"},
                    Case{"Nine drones were destroyed in Hesk and four in Ustrel.",
                         "Nine: drones, destroyed; four: drones, destroyed"},
                    Case{"The attack caused 12 deaths.", "12: deaths, killed"},
                    Case{"They pledged €21bn in military aid.", "€21bn: military aid, pledged"},
                    Case{"A quarter of its staff resigned.", "A quarter: staff, dismissed"},
                    Case{"Sales rose 20%.", "20%: Sales, rose"},
                    Case{"There was a 20 percent rise in sales.", "20 percent: sales, rose"},
                    Case{"Unemployment fell to 5%.", "5%: Unemployment, reached"},
                    Case{"The talks lasted four hours.", "four: talks, lasted"},
                    Case{"The three-hour meeting ended.", "three: meeting, lasted"},
                    Case{"They held talks for four hours.", "four: talks, lasted"},
                    Case{"Ivo Remmick, 49, left.", "49: Ivo Remmick, age"},
                    Case{"They bought a $5m house.", "$5m: house, cost"},
                    Case{"She was sentenced to five years in prison.", "five: -, sentenced"},
                    Case{"Nine of the city's 87 bridges fell.", "Nine: bridges, -; 87: bridges, -"},
                    Case{"A 16-page report said so.", "16: page, -"},
                    Case{"Engines: 27", "27: Engines, -"},
                    Case{"Too many people are dying, thousands a week.",
                         "thousands: people, killed"},
                    Case{"Eight people had serious injuries.", "Eight: people, wounded"},
                    Case{"12 people were not killed.", "12: people, -"},
                    Case{"Shares dropped 5 percent.", "5 percent: Shares, fell"},
                    Case{"They paid $5m in Ustrel.", "$5m: -, paid"},
                    Case{"Sixty-two soldiers and sailors were wounded.",
                         "Sixty-two: soldiers and sailors, wounded"}));

/// Whatever bounds a number, the number lies within the bounds.
TEST(FindQuantities, BoundsContainTheNumberWritten) {
    for (const std::string bound : {"",
                                    "at least ",
                                    "more than ",
                                    "up to ",
                                    "fewer than ",
                                    "about ",
                                    "nearly ",
                                    "as many as ",
                                    "exactly ",
                                    "no fewer than "}) {
        for (const int value : {2, 7, 12, 19, 40, 83, 117, 640, 1250, 90210}) {
            const std::string text = "They saw " + bound + std::to_string(value) + " boats.";
            const auto quantities = read_text({text}).findings.quantities;
            ASSERT_EQ(quantities.size(), 1U) << text;
            const Quantity& found = quantities.front();
            ASSERT_TRUE(found.low || found.high) << text;
            EXPECT_LE(found.low.value_or(value), value) << text;
            EXPECT_GE(found.high.value_or(value), value) << text;
        }
    }
}

TEST(FindQuantities, LinksPartsThatAddUp) {
    const auto found = read_text(
        {"The ministry said units had destroyed 13 drones. Nine drones were destroyed in the Hesk "
         "region and four in the Ustrel region."});
    ASSERT_EQ(found.findings.quantities.size(), 3U);
    EXPECT_EQ(found.findings.quantities[0].sum, "adds up");
    EXPECT_EQ(found.findings.quantities[1].part_of, 0U);
    EXPECT_EQ(found.findings.quantities[2].part_of, 0U);
    EXPECT_EQ(found.findings.quantities[0].part_of, std::nullopt);
}

TEST(FindQuantities, SaysWhenPartsDoNotAddUp) {
    const auto found = read_text(
        {"The ministry said units had destroyed 15 drones. Nine drones were destroyed in the Hesk "
         "region and four in the Ustrel region."});
    ASSERT_EQ(found.findings.quantities.size(), 3U);
    EXPECT_EQ(found.findings.quantities[0].sum, "does not add up");
}

TEST(FindQuantities, LinksAShareToItsWhole) {
    const auto found = read_text({"They have two-thirds of 2 million shells."});
    ASSERT_EQ(found.findings.quantities.size(), 2U);
    EXPECT_EQ(found.findings.quantities[0].part_of, 1U);
}

TEST(FindQuantities, NamesPlaceAndTime) {
    const auto found = read_text({"On Tuesday 12 people were killed in the city of Ustrel."});
    ASSERT_EQ(found.findings.quantities.size(), 1U);
    ASSERT_TRUE(found.findings.quantities[0].time);
    EXPECT_EQ(found.annotation.times[*found.findings.quantities[0].time].value, "2031-06-10");
    ASSERT_TRUE(found.findings.quantities[0].place);
    EXPECT_EQ(found.annotation.entities[*found.findings.quantities[0].place].name, "Ustrel");
}

TEST(FindQuantities, KeepsPlacesAndTimesOfTwoFiguresApart) {
    const auto found =
        read_text({"In 2030 the firm of Ustrel earned $5m and in 2029 it lost $3m."});
    ASSERT_EQ(found.findings.quantities.size(), 2U);
    ASSERT_TRUE(found.findings.quantities[0].time && found.findings.quantities[1].time);
    EXPECT_EQ(found.annotation.times[*found.findings.quantities[0].time].value, "2030");
    EXPECT_EQ(found.annotation.times[*found.findings.quantities[1].time].value, "2029");
}

TEST(FindQuantities, LinksNoPartsOfAnotherDayOrWithoutARole) {
    for (const std::string_view text :
         {"Ten people were killed on Monday. On Tuesday six people were killed in Hesk and four "
          "people were killed in Ustrel.",
          "He has 300 cows, 200 cows and 90 cows."}) {
        for (const Quantity& quantity : read_text({text}).findings.quantities) {
            EXPECT_EQ(quantity.part_of, std::nullopt) << text;
            EXPECT_EQ(quantity.sum, "") << text;
        }
    }
}

TEST(FindQuantities, SurvivesStrangeNumbers) {
    for (const std::string_view text : {"1",
                                        "$",
                                        "$ of",
                                        "a",
                                        "half",
                                        "one in",
                                        "12-",
                                        "-12",
                                        "between 3 and",
                                        "99999999999999999999999999999999 boats",
                                        "1,2,3,4",
                                        "½ ⅓ ¾",
                                        "dozens of of of",
                                        "% % 5 %",
                                        "no. 5 of 6 of 7",
                                        "two and a half and a half million million"}) {
        for (const Quantity& found : read_text({text}).findings.quantities) {
            EXPECT_LT(found.span.begin, found.span.end) << text;
            EXPECT_LE(found.span.end, text.size()) << text;
            EXPECT_TRUE(std::isfinite(found.low.value_or(0))) << text;
            EXPECT_TRUE(std::isfinite(found.high.value_or(0))) << text;
            EXPECT_LE(found.low.value_or(-1e300), found.high.value_or(1e300)) << text;
        }
    }
}

}  // namespace
}  // namespace concord
