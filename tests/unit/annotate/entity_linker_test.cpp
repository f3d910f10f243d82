#include "annotate/entity_linker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reading.h"

namespace concord {
namespace {

using testing::ElementsAre;

/// Whom each mention that reads `words` means, in the order of the text; "-" for a chain without
/// a name.
std::vector<std::string> meant_by(std::string_view words,
                                  std::initializer_list<std::string_view> paragraphs) {
    const Article article = test::article_of(paragraphs);
    const Annotation annotation = test::annotate(article);
    std::vector<std::pair<std::uint32_t, std::string>> found;
    for (const Entity& entity : annotation.entities) {
        for (const Mention& mention : entity.mentions) {
            if (slice(article.text, mention.span) != words) continue;
            found.emplace_back(mention.span.begin, entity.name.empty() ? "-" : entity.name);
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> names;
    names.reserve(found.size());
    for (auto& [begin, name] : found) names.push_back(std::move(name));
    return names;
}

TEST(LinkEntities, ASurnameStaysWithWhomItWasGivenTo) {
    EXPECT_THAT(meant_by("Rusk",
                         {"Anton Rusk spoke in Hesk. Rusk was late.",
                          "Helma Rusk, his wife, was there. The boats left. Rusk went home.",
                          "It rained. Rusk slept."}),
                ElementsAre("Anton Rusk", "Anton Rusk", "Anton Rusk"));
}

TEST(LinkEntities, ASurnameBelongsToTheOneNamedMost) {
    EXPECT_THAT(meant_by("Rusk",
                         {"Anton Rusk spoke in Hesk.",
                          "Anton Rusk was late.",
                          "Helma Rusk was there.",
                          "The boats left.",
                          "Rusk went home."}),
                ElementsAre("Anton Rusk"));
}

TEST(LinkEntities, AJuniorIsNotHisFather) {
    EXPECT_THAT(meant_by("Rusk",
                         {"Anton Rusk spoke in Hesk. Anton Rusk Jr. was there.",
                          "The boats left. Rusk went home."}),
                ElementsAre("Anton Rusk"));
    EXPECT_THAT(meant_by("Anton Rusk Jr.", {"Anton Rusk spoke in Hesk. Anton Rusk Jr. was there."}),
                ElementsAre("Anton Rusk Jr."));
    EXPECT_THAT(meant_by("Rusk", {"Anton Rusk Jr. spoke in Hesk. Rusk was late."}),
                ElementsAre("Anton Rusk Jr."));
    EXPECT_THAT(meant_by("Anton Rusk", {"Anton Rusk Jr. spoke in Hesk. Anton Rusk was late."}),
                ElementsAre("Anton Rusk Jr."));
    EXPECT_THAT(
        meant_by("Anton Rusk",
                 {"Anton Rusk Jr. spoke in Hesk. President Anton Rusk was late. Anton Rusk left."}),
        ElementsAre("Anton Rusk", "Anton Rusk"));
}

TEST(LinkEntities, AFullNameBesideASurnameTakesIt) {
    EXPECT_THAT(meant_by("Rusk",
                         {"Anton Rusk spoke in Hesk. Rusk was late.",
                          "The boats left. Helma Rusk came to the port. Rusk was early."}),
                ElementsAre("Anton Rusk", "Helma Rusk"));
    EXPECT_THAT(meant_by("Rusk",
                         {"Anton Rusk spoke in Hesk. Rusk was late.",
                          "The boats left. Anton Rusk and Helma Rusk came. Rusk was early."}),
                ElementsAre("Anton Rusk", "Anton Rusk"));
}

TEST(LinkEntities, ARoleTellsNamesakesApart) {
    EXPECT_THAT(meant_by("Rusk",
                         {"Helma Rusk spoke in Hesk. Rusk was late. Rusk was tired.",
                          "Mayor Anton Rusk came to the port.",
                          "The boats left.",
                          "It was Mayor Rusk who wept."}),
                ElementsAre("Helma Rusk", "Helma Rusk", "Anton Rusk"));
}

TEST(LinkEntities, ABareRoleMeansTheHolderMentionedMost) {
    EXPECT_THAT(meant_by("The president",
                         {"President Emil Draskett spoke in Hesk. Draskett was late.",
                          "President Otto Rook died long ago.",
                          "The boats left.",
                          "The president wept."}),
                ElementsAre("Emil Draskett"));
    EXPECT_THAT(meant_by("The president",
                         {"President Emil Draskett spoke in Hesk. Draskett was late.",
                          "President Otto Rook came to the port. The president wept."}),
                ElementsAre("Otto Rook"));
}

TEST(LinkEntities, AViceIsNotThePresident) {
    EXPECT_THAT(meant_by("The president",
                         {"President Emil Draskett spoke in Hesk.",
                          "Vice President Anna Bell was there.",
                          "The boats left.",
                          "Vice President Anna Bell went home. The president wept."}),
                ElementsAre("Emil Draskett"));
    EXPECT_THAT(
        meant_by("The president", {"Vice President Anna Bell was there. The president wept."}),
        ElementsAre("-"));
}

/// How many chains hold these two phrases.
std::size_t chains_of(std::string_view text, std::string_view one, std::string_view other) {
    const Article article = test::article_of({text});
    const Annotation annotation = test::annotate(article);
    return static_cast<std::size_t>(std::count_if(
        annotation.entities.begin(), annotation.entities.end(), [&](const Entity& entity) {
            return std::any_of(
                entity.mentions.begin(), entity.mentions.end(), [&](const Mention& mention) {
                    const std::string_view words = slice(article.text, mention.span);
                    return words == one || words == other;
                });
        }));
}

TEST(LinkEntities, AMinistryIsNoneOfAnotherOffice) {
    EXPECT_EQ(
        chains_of("The Ukrainian foreign ministry was glad. Nobody spoke. The finance ministry "
                  "was silent.",
                  "The Ukrainian foreign ministry",
                  "The finance ministry"),
        2U);
    EXPECT_EQ(chains_of("The Ukrainian foreign ministry was glad. Nobody spoke. The ministry was "
                        "silent.",
                        "The Ukrainian foreign ministry",
                        "The ministry"),
              1U);
    EXPECT_EQ(chains_of("The interior ministry was glad. Nobody spoke. The embattled ministry was "
                        "silent.",
                        "The interior ministry",
                        "The embattled ministry"),
              1U);
}

TEST(LinkEntities, TheOfficialIsTheOneJustIntroduced) {
    EXPECT_THAT(
        meant_by("the official",
                 {"Emil Draskett, an official, spoke in Hesk. Draskett was late.",
                  "A senior official said that boats had left. It was late, the official said."}),
        ElementsAre("-"));
}

TEST(LinkEntities, NobodyIsWhereHeIs) {
    EXPECT_THAT(meant_by("he", {"Emil Draskett spoke in Kessa Olden. It was late, he said."}),
                ElementsAre("Emil Draskett"));
    EXPECT_THAT(meant_by("he", {"The boats left.", "In Kessa Olden, he said, boats were late."}),
                testing::IsEmpty());
}

/// The mentions of the chain that the last mention of `words` is in.
std::vector<std::string> chain_of(std::string_view words,
                                  std::initializer_list<std::string_view> paragraphs) {
    const Article article = test::article_of(paragraphs);
    std::vector<std::string> chain;
    for (const Entity& entity : test::annotate(article).entities) {
        const std::vector<std::string> mentions = test::words_of(article, entity.mentions);
        if (std::find(mentions.begin(), mentions.end(), words) != mentions.end()) chain = mentions;
    }
    return chain;
}

TEST(LinkEntities, ItIsTheThingLastSpokenOf) {
    EXPECT_THAT(chain_of("It", {"Emil Draskett praised the agreement. It protects two ports."}),
                ElementsAre("the agreement", "It"));
}

TEST(LinkEntities, IInAQuotationIsWhoSpeaks) {
    EXPECT_THAT(meant_by("I",
                         {"Helma Rusk left Hesk on Monday.",
                          "\"I came with a page,\" Emil Draskett said."}),
                ElementsAre("Emil Draskett"));
}

TEST(LinkEntities, HeIsNoThing) {
    EXPECT_THAT(meant_by("he",
                         {"The foreign minister, Emil Draskett, came late. A full ceasefire was "
                          "the only way, he said."}),
                ElementsAre("Emil Draskett"));
}

TEST(LinkEntities, AnAcronymIsTheNameWithItsInitials) {
    EXPECT_THAT(
        meant_by("HRC", {"The Hesk River Council met on Monday. No boat may pass, the HRC said."}),
        ElementsAre("Hesk River Council"));
}

TEST(LinkEntities, ANounComesAgainByItsHead) {
    EXPECT_THAT(chain_of("the report",
                         {"Emil Draskett read a report on the ports. Nobody believed the report."}),
                ElementsAre("a report", "the report"));
}

TEST(LinkEntities, ACountryIsNoPronoun) {
    EXPECT_THAT(chain_of("US", {"The US sent boats. Nobody thanked the US."}),
                ElementsAre("US", "US"));
}

TEST(LinkEntities, AFundOfARoleComesAgain) {
    EXPECT_THAT(chain_of("The fund",
                         {"Anna Bell, the head of the fund, came late. The fund has no money."}),
                ElementsAre("the fund", "The fund"));
}

TEST(LinkEntities, SheIsNoWordOfACaption) {
    EXPECT_THAT(chain_of("FILE",
                         {"FILE - In this Friday, Nov. 9, 2029 file photo, Hesk Boats owner Anna "
                          "Bell waves to the crowd before the first race in Vael. Bell, who "
                          "inherited the port following her husband Otto Bell's 2028 death, said "
                          "boats would leave."}),
                ElementsAre("FILE"));
}

}  // namespace
}  // namespace concord
