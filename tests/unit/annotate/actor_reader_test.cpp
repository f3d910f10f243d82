#include "annotate/actor_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
        Case{"They met in Velm, Kenya, on Friday.", "Velm", {"KEN", "", "Kenya"}}));

INSTANTIATE_TEST_SUITE_P(
    Roles,
    Actors,
    testing::Values(
        Case{"French Foreign Minister Anna Bell resigned.", "Anna Bell", {"FRA", "GOV", "French"}},
        Case{"Anna Bell, the president of Kenya, resigned.", "Anna Bell", {"KEN", "GOV", "Kenya"}},
        Case{"Anna Bell, head of Kenya's central bank, resigned.",
             "Anna Bell",
             {"KEN", "GOV", "Kenya"}},
        Case{"Russia's ambassador to Poland, Anton Rusk, resigned.",
             "Anton Rusk",
             {"RUS", "GOV", "Russia"}},
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
        Case{"A Jewish community leader spoke.", "A Jewish community leader", {"", "REL", ""}},
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
    EXPECT_EQ(actor("Indian", {"The farmers rejected the Indian proposal."}),
              (Read{"IND", "", "Indian"}));
    EXPECT_EQ(actor("Israeli military", {"They criticised Israeli military policies."}),
              (Read{"ISR", "MIL", "Israeli"}));
    EXPECT_EQ(actor("Indian", {"They drank the Indian tea."}), std::nullopt);
}

TEST(ReadActors, TwoCountriesBeforeOneNounAreTwo) {
    const std::string_view text = "Hungarian and Romanian officials met in May.";
    EXPECT_EQ(actor("Hungarian", {text}), (Read{"HUN", "GOV", "Hungarian"}));
    EXPECT_EQ(actor("Romanian officials", {text}), (Read{"ROU", "GOV", "Romanian"}));
    EXPECT_EQ(actor("Hungarian and Romanian officials", {text}), (Read{"", "GOV", ""}));
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
    EXPECT_EQ(actor("Georgia", {"The flood reached Georgia.", "Tbilisi was spared."}),
              (Read{"GEO", "", "Georgia"}));
    EXPECT_EQ(actor("Georgia", {"The flood reached Georgia.", "Alabama was spared."}),
              (Read{"USA", "", "Georgia"}));
}

TEST(ReadActors, TheNameOutweighsWhatStandsBesideIt) {
    EXPECT_EQ(actor("Kenya Airways", {"Kenya Airways, a partner of Dutch companies, grew."}),
              (Read{"KEN", "BUS", "Kenya"}));
}

}  // namespace
}  // namespace concord
