#include "annotate/actor_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "reading.h"

namespace concord {
namespace {

struct Read {
    std::string country;
    std::string sector;
    std::string from;  ///< the words that tell the country

    friend bool operator==(const Read&, const Read&) = default;
};

void PrintTo(const Read& read, std::ostream* out) {
    *out << read.country << " | " << read.sector << " | " << read.from;
}

/// What is read of the entity with a mention of these words; of the shortest chain, should two
/// have it.
std::optional<Read> actor(std::string_view words,
                          std::initializer_list<std::string_view> paragraphs) {
    const Article article = test::article_of(paragraphs);
    const Annotation annotation = test::annotate(article);
    for (const Entity& entity : annotation.entities) {
        for (const Mention& mention : entity.mentions) {
            if (slice(article.text, mention.span) != words) continue;
            std::string from;
            if (entity.country_from) from = slice(article.text, *entity.country_from);
            return Read{entity.country, entity.sector, from};
        }
    }
    return std::nullopt;
}

struct Case {
    std::string_view text;
    std::string_view words;  ///< of the mention that is asked
    Read read;
};

class Actors : public testing::TestWithParam<Case> {};

TEST_P(Actors, AreReadFromTheText) {
    EXPECT_EQ(actor(GetParam().words, {GetParam().text}), GetParam().read);
}

INSTANTIATE_TEST_SUITE_P(
    Names,
    Actors,
    testing::Values(
        Case{"Kenya signed the treaty.", "Kenya", {"KEN", "", "Kenya"}},
        Case{"Kampuchea signed the treaty.", "Kampuchea", {"KHM", "", "Kampuchea"}},
        Case{"Kenyans queued at the wells.", "Kenyans", {"KEN", "CVL", "Kenyans"}},
        Case{"The Kremlin denied it.", "Kremlin", {"RUS", "GOV", "Kremlin"}},
        Case{"Nairobi denied it.", "Nairobi", {"KEN", "GOV", "Nairobi"}},
        Case{"The boats left Nairobi at noon.", "Nairobi", {"KEN", "", "Nairobi"}},
        Case{"The Knesset will vote in May.", "Knesset", {"ISR", "LEG", "Knesset"}},
        Case{"The People's Liberation Army denied it.",
             "People's Liberation Army",
             {"CHN", "MIL", "People's Liberation Army"}},
        Case{"The United Nations sent tents.", "United Nations", {"UNO", "", "United Nations"}},
        Case{"The European Union paid for it.", "European Union", {"EUR", "", "European Union"}},
        Case{"The Kenyan Ministry of Health warned of cholera.",
             "Kenyan Ministry of Health",
             {"KEN", "GOV", "Kenyan"}},
        Case{"The fire began in Mosul.", "Mosul", {"IRQ", "", "Mosul"}},
        Case{"They met in Velm, Kenya, on Friday.", "Velm", {"KEN", "", "Kenya"}},
        Case{"They met in London, Ontario, on Friday.", "London", {"CAN", "", "Ontario"}},
        Case{"The fire began in Tbilisi, Georgia.", "Tbilisi", {"GEO", "", "Georgia"}},
        Case{"The fire began in Rustavi (Georgia).", "Rustavi", {"GEO", "", "Georgia"}},
        Case{"The fire began in Albany, Georgia.", "Albany", {"USA", "", "Georgia"}},
        Case{"The fire began in Rome, Georgia.", "Rome", {"USA", "", "Georgia"}},
        Case{"They met in Moscow, Idaho.", "Moscow", {"USA", "", "Idaho"}},
        Case{"In London, Kenya said it would pay.", "London", {"GBR", "", "London"}},
        Case{"The fire began in Pavlohrad.", "Pavlohrad", {"UKR", "", "Pavlohrad"}}));

INSTANTIATE_TEST_SUITE_P(
    Roles,
    Actors,
    testing::Values(
        Case{"French Foreign Minister Anna Bell resigned.", "Anna Bell", {"FRA", "GOV", "French"}},
        Case{"Anna Bell, the president of Kenya, resigned.", "Anna Bell", {"KEN", "GOV", "Kenya"}},
        Case{"Anna Bell, head of Kenya's central bank, resigned.",
             "Anna Bell",
             {"KEN", "GOV", "Kenya"}},
        Case{"Peru's envoy to Ghana, Anton Rusk, resigned.", "Anton Rusk", {"PER", "GOV", "Peru"}},
        Case{
            "Former Kenyan president Anton Rusk resigned.", "Anton Rusk", {"KEN", "ELI", "Kenyan"}},
        Case{"Anna Bell is a Kenyan lawyer.", "Anna Bell", {"KEN", "JUD", "Kenyan"}},
        Case{"Rep. Anton Rusk (R-Ky.) voted against it.", "Anton Rusk", {"USA", "LEG", "R-Ky."}},
        Case{"Pentagon spokeswoman Anna Bell denied it.", "Anna Bell", {"USA", "GOV", "Pentagon"}},
        Case{"Former US envoy to Ukraine Anna Bell spoke.", "Anna Bell", {"USA", "ELI", "US"}},
        Case{"Anna Jordan of Alabama voted against it.", "Anna Jordan", {"USA", "", "Alabama"}},
        Case{"Anna Bell slept.", "Anna Bell", {"", "", ""}}));

INSTANTIATE_TEST_SUITE_P(
    Nouns,
    Actors,
    testing::Values(
        Case{"Egyptian police closed the bridge.", "Egyptian police", {"EGY", "COP", "Egyptian"}},
        Case{"The Iraqi government fell.", "The Iraqi government", {"IRQ", "GOV", "Iraqi"}},
        Case{"Syria's rebels took the town.", "Syria's rebels", {"SYR", "REB", "Syria"}},
        Case{"Police in Kenya closed the bridge.", "Police", {"KEN", "COP", "Kenya"}},
        Case{"A spokesman for the Kenyan army denied it.", "A spokesman", {"KEN", "MIL", "Kenyan"}},
        Case{"Paris-based Syrian activists protested.",
             "Syrian activists",
             {"SYR", "CVL", "Syrian"}},
        Case{"A London-based company paid for it.",
             "A London-based company",
             {"GBR", "BUS", "London"}},
        Case{"The hospital spokesman denied it.", "The hospital spokesman", {"", "MED", ""}},
        Case{"The rebel army took the town.", "The rebel army", {"", "REB", ""}},
        Case{"Survivors of the Turkish attack spoke.", "Survivors", {"", "CVL", ""}},
        Case{"A Buddhist valley leader spoke.", "A Buddhist valley leader", {"", "REL", ""}},
        Case{"The torpedo sank. The torpedo was old.", "The torpedo", {"", "", ""}},
        Case{"Teachers stayed at home.", "Teachers", {"", "EDU", ""}}));

INSTANTIATE_TEST_SUITE_P(
    RelationsAreNoMembership,
    Actors,
    testing::Values(
        Case{"Iran-backed rebels took the town.", "rebels", {"", "REB", ""}},
        Case{"Pro-Russian rebels took the town.", "Pro-Russian rebels", {"", "REB", ""}},
        Case{"The anti-American cleric spoke.", "The anti-American cleric", {"", "REL", ""}},
        Case{"Ethnic Albanians fled.", "Albanians", {"", "CVL", ""}},
        Case{"The Kenyan-born actor spoke.", "The Kenyan-born actor", {"", "CVL", ""}},
        Case{"A China expert spoke.", "A China expert", {"", "", ""}},
        Case{"Syria's neighbors spoke.", "Syria's neighbors", {"", "CVL", ""}},
        Case{"Turkish-held villages burned. Critics of Turkey left.", "Critics", {"", "", ""}}));

TEST(ReadActors, ADemonymBeforeADeedActs) {
    EXPECT_EQ(actor("Bolivian", {"The farmers laughed at the Bolivian offer."}),
              (Read{"BOL", "", "Bolivian"}));
    EXPECT_EQ(actor("Chilean navy", {"They photographed Chilean navy positions."}),
              (Read{"CHL", "MIL", "Chilean"}));
}

TEST(ReadActors, ADemonymBeforeWhatStatesDoNotDoIsNoActor) {
    EXPECT_EQ(actor("Bolivian", {"They drank the Bolivian tea."}), std::nullopt);
    EXPECT_EQ(actor("French", {"They watched a French movie."}), std::nullopt);
    EXPECT_EQ(actor("Italian", {"She teaches Italian cooking."}), std::nullopt);
    EXPECT_EQ(actor("Irish", {"He sang an Irish song."}), std::nullopt);
}

TEST(ReadActors, ACountryThatQualifiesTwoDeedsIsOneEntity) {
    const Annotation annotation = test::annotate(test::article_of(
        {"The farmers laughed at the Bolivian offer.", "The miners liked the Bolivian offer."}));
    const auto countries =
        std::count_if(annotation.entities.begin(), annotation.entities.end(), [](const Entity& e) {
            return e.country == "BOL" && e.geopolitical;
        });
    EXPECT_EQ(countries, 1);
}

/// How many entities have a mention of these words.
std::ptrdiff_t entities_called(std::string_view words, std::string_view text) {
    const Article article = test::article_of({text});
    const Annotation annotation = test::annotate(article);
    return std::count_if(
        annotation.entities.begin(), annotation.entities.end(), [&](const Entity& entity) {
            return std::any_of(
                entity.mentions.begin(), entity.mentions.end(), [&](const Mention& mention) {
                    return slice(article.text, mention.span) == words;
                });
        });
}

TEST(ReadActors, WordsOfAMentionAreNoSecondEntity) {
    EXPECT_EQ(entities_called("Kenyan police", "Kenyan police Friday closed the bridge."), 1);
    EXPECT_EQ(entities_called("Kenyan Senate", "The Kenyan Senate offer failed."), 0)
        << "but of The Kenyan Senate";
    EXPECT_EQ(entities_called("Ugandan envoys", "He greeted Kenyan, Ugandan envoys in May."), 1);
    EXPECT_EQ(entities_called("Ghanaian envoys", "Peruvian and Ghanaian envoys danced in May."), 1);
}

TEST(ReadActors, TwoCountriesBeforeOneNounAreTwo) {
    const std::string_view text = "Peruvian and Ghanaian envoys danced in May.";
    EXPECT_EQ(actor("Peruvian", {text}), (Read{"PER", "GOV", "Peruvian"}));
    EXPECT_EQ(actor("Ghanaian envoys", {text}), (Read{"GHA", "GOV", "Ghanaian"}));
    EXPECT_EQ(actor("Peruvian and Ghanaian envoys", {text}), (Read{"", "GOV", ""}));
}

TEST(ReadActors, AnOfficialTakesTheOnlyCountryOfTheArticle) {
    EXPECT_EQ(actor("Anton Rusk", {"President Anton Rusk closed the roads in Kenya."}),
              (Read{"KEN", "GOV", "Kenya"}));
    EXPECT_EQ(actor("Anton Rusk",
                    {"President Anton Rusk closed the roads in Kenya.", "Uganda protested."}),
              (Read{"", "GOV", ""}));
    EXPECT_EQ(actor("Anton Rusk", {"President Anton Rusk threatened war against Kenya."}),
              (Read{"", "GOV", ""}));
}

TEST(ReadActors, ASharedNameMeansTheCountryThatTheArticleIsAbout) {
    EXPECT_EQ(actor("Senate", {"The Senate voted in May.", "Texas was relieved."}),
              (Read{"USA", "LEG", "Senate"}));
    EXPECT_EQ(actor("Senate",
                    {"The Senate voted in May.",
                     "Kenyans cheered.",
                     "Kenya had waited for it.",
                     "In Nairobi drums were heard."}),
              (Read{"", "LEG", ""}));
    EXPECT_EQ(actor("Senate", {"The Senate voted in May."}), (Read{"", "LEG", ""}));
    EXPECT_EQ(actor("Department of Agriculture", {"The Department of Agriculture warned of rust."}),
              (Read{"", "GOV", ""}));
    EXPECT_EQ(actor("Georgia", {"The flood reached Georgia.", "Tbilisi was spared."}),
              (Read{"GEO", "", "Georgia"}));
    EXPECT_EQ(actor("Georgia", {"The flood reached Georgia.", "Alabama was spared."}),
              (Read{"USA", "", "Georgia"}));
}

TEST(ReadActors, TheNameOutweighsWhatStandsBesideIt) {
    EXPECT_EQ(actor("Kenya Airways", {"Kenya Airways, a partner of Dutch companies, grew."}),
              (Read{"KEN", "BUS", "Kenya"}));
}

TEST(ReadActors, AWordThatIsAlsoAnIslandIsNoCountry) {
    const Annotation annotation = test::annotate(test::article_of({"Man jailed for theft."}));
    for (const Entity& entity : annotation.entities) EXPECT_EQ(entity.country, "");
}

TEST(ReadActors, AKnownBeginningIsNotTheWholeName) {
    const auto chain = actor("House of Velm", {"They sued House of Velm.", "Texas was glad."});
    EXPECT_EQ(chain.value_or(Read{}).country, "");
    EXPECT_NE(chain.value_or(Read{}).sector, "LEG");
    const auto inn = actor("White House Inn", {"They slept at the White House Inn."});
    EXPECT_EQ(inn.value_or(Read{}).country, "");
    EXPECT_NE(inn.value_or(Read{}).sector, "GOV");
}

TEST(ReadActors, ForcesAreMilitaryAndWingsOfTheirParentsCountry) {
    EXPECT_EQ(actor("US Navy", {"The US Navy sent a ship."}), (Read{"USA", "MIL", "US Navy"}));
    EXPECT_EQ(actor("Qassam Brigades", {"The Qassam Brigades denied it."}),
              (Read{"PSE", "REB", "Qassam Brigades"}));
}

}  // namespace
}  // namespace concord
