#include "extract/event_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "event_text.h"
#include "extract/event_lexicon.h"

namespace concord {
namespace {

struct Case {
    std::string_view text;
    std::string_view expected;
};

class Events : public testing::TestWithParam<Case> {};

TEST_P(Events, AreFoundWithSidesAndStatus) {
    EXPECT_EQ(events_of(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Roles,
    Events,
    testing::Values(Case{"France accused Spain of cheating.",
                         "accused: ACCUSE/allege happened, France -> Spain"},
                    Case{"Spain was accused of cheating by France.",
                         "accused: ACCUSE/allege happened, France -> Spain"},
                    Case{"Norway and Sweden signed a treaty in Oslo.",
                         "signed: SUPPORT happened, Norway, Sweden -> -"},
                    Case{"Police in Denmark arrested Karl Jensen on Monday.",
                         "arrested: COERCE/arrest happened, Police -> Karl Jensen"},
                    Case{"Canada, which has imposed sanctions on Brazil, said nothing.",
                         "imposed: SANCTION/discontinue happened, Canada -> Brazil"},
                    Case{"Poland's attack on Lithuania shocked everyone.",
                         "attack: ASSAULT happened, Poland -> Lithuania"},
                    Case{"President Anna Bell held talks with Chancellor Karl Weber.",
                         "talks: CONSULT happened, Anna Bell, Karl Weber -> -"},
                    Case{"Anna Bell visited Japan on Tuesday.",
                         "visited: CONSULT/visit happened, Anna Bell -> Japan"}));

INSTANTIATE_TEST_SUITE_P(
    Status,
    Events,
    testing::Values(Case{"Anna Bell will meet Karl Weber.",
                         "meet: CONSULT=AGREE planned, Anna Bell, Karl Weber -> -"},
                    Case{"Anna Bell did not meet Karl Weber.",
                         "meet: CONSULT negated, Anna Bell, Karl Weber -> -"},
                    Case{"Anna Bell may visit Japan.",
                         "visit: CONSULT/visit=AGREE possible, Anna Bell -> Japan"},
                    Case{"France continues to bomb Spain.",
                         "bomb: ASSAULT/heavy-weapons ongoing, France -> Spain"},
                    Case{"France urged Spain to withdraw its troops from Portugal.",
                         "urged: REQUEST happened, France -> Spain; "
                         "withdraw: RETREAT/withdraw=REQUEST requested, Spain -> Portugal"}));

class NoEvent : public testing::TestWithParam<std::string_view> {};

TEST_P(NoEvent, IsFoundInWordsOfForceThatMeanSomethingElse) {
    EXPECT_EQ(events_of(GetParam()), "");
}

INSTANTIATE_TEST_SUITE_P(
    Traps,
    NoEvent,
    testing::Values(
        "Norvik Motors launched a new car on Monday.",
        "Anna Bell fired her finance minister on Monday.",
        "Karl Weber attacked from the wing and shot wide in the second half of the match.",
        "Anna Bell was struck by how quiet the town was.",
        "It is eighty years after the bombing of Hamburg.",
        "It is fifty-one years after the bombing of Hamburg.",
        "In the film, Anna Bell kills Karl Weber.",
        "The committee meets a demand for better roads.",
        "Norway launched a satellite on Monday.",
        "A storm hit Manila, killing 12 people.",
        "The plane went down soon after takeoff, killing 12 people.",
        "A gorilla attacked Karl Weber in Madrid.",
        "Karl Weber said the plan stabbed Anna Bell in the back.",
        "Anna Bell signed a bill on Monday.",
        "Senators launched a bid to kill the bill.",
        "The trial of Norvamil in patients of Karl Weber began.",
        "Anna Bell offered praise to Karl Weber's team.",
        "Anna Bell defended herself on Monday.",
        "Anna Bell broke the tie in the Senate on Monday.",
        "Karl Weber indicts himself with every word.",
        "Norwegians shell out more for cars than Swedes.",
        "Anna Bell's willingness to speak loudly pleased many."));

TEST(FindEvents, TellsForceWhereTheSameWordsMeanIt) {
    EXPECT_EQ(events_of("A gunman attacked Karl Weber in Madrid."),
              "attacked: ASSAULT happened, A gunman -> Karl Weber");
}

TEST(FindEvents, ReadsAReportBeforeItsSpeakerAsASentence) {
    EXPECT_EQ(events_of("Norway for its part fired on a power station at Bergen on Monday, the "
                        "ministry said."),
              "fired: ASSAULT/firearms happened, Norway -> a power station");
}

TEST(FindEvents, ReadsViolenceAmongGames) {
    const std::string game =
        "The match ended early. The team left the stadium at half-time and the "
        "coach praised the striker, the goalkeeper and the referee. ";
    EXPECT_THAT(events_of(game + "Police shot Karl Weber near Oslo."),
                testing::HasSubstr("ASSAULT"));
    EXPECT_EQ(events_of(game + "Karl Weber attacked France from the wing."), "");
}

TEST(FindEvents, WhatAPlanIsForIsDoneByWhoeverHasIt) {
    EXPECT_EQ(events_of("Anna Bell used her speech at the NATO summit to accuse Spain of fraud."),
              "accuse: ACCUSE/allege happened, Anna Bell -> Spain");
    EXPECT_EQ(events_of("The treaty gives Spain the right to annex Gibraltar."),
              "annex: COERCE/seize=THREATEN possible, Spain -> Gibraltar");
    EXPECT_EQ(events_of("Spain accused France of fraud in seizing a Spanish ship."),
              "accused: ACCUSE/allege happened, Spain -> France; "
              "seizing: COERCE/seize happened, France -> Spain");
}

TEST(FindEvents, WhoIsToActIsWhomOneAsksOrRefuses) {
    EXPECT_EQ(events_of("France refused to meet Karl Weber."),
              "refused: REJECT happened, France -> Karl Weber; "
              "meet: CONSULT=REJECT negated, France, Karl Weber -> -");
    EXPECT_EQ(events_of("France is pushing for Spain to release Karl Weber."),
              "pushing: REQUEST ongoing, France -> Spain; "
              "release: RETREAT/release=REQUEST requested, Spain -> Karl Weber");
    EXPECT_EQ(events_of("France agreed to cooperate with Spain."),
              "agreed: AGREE happened, France -> Spain; "
              "cooperate: COOPERATE=AGREE planned, France -> Spain");
}

TEST(FindEvents, PartiesActUnderTheNamesOfTheirMembers) {
    EXPECT_EQ(events_of("Democrats met Anna Bell in Oslo."),
              "met: CONSULT happened, Democrats, Anna Bell -> -");
}

TEST(FindEvents, ForceToldAsDoneNeedsNoNames) {
    EXPECT_EQ(events_of("Snipers shot protesters."),
              "shot: ASSAULT/firearms happened, Snipers -> protesters");
    EXPECT_EQ(events_of("Snipers may not shoot protesters."), "");
    EXPECT_EQ(events_of("They mourned the murdered envoy Karl Weber."),
              "murdered: ASSAULT/targeted happened, - -> Karl Weber");
}

TEST(FindEvents, NounsOfSpeechHaveTheirSides) {
    EXPECT_EQ(events_of("France's demands that Spain must leave Gibraltar were heard."),
              "demands: REQUEST happened, France -> Spain");
    EXPECT_EQ(events_of("Anna Bell's criticism of Spain was heard."),
              "criticism: ACCUSE/disapprove happened, Anna Bell -> Spain");
    EXPECT_EQ(events_of("France broke its pledge to Spain."), "");
}

TEST(FindEvents, AnAttackOnAnEmbassyIsNoBlame) {
    EXPECT_EQ(events_of("Karl Weber deplored an attack on the Norwegian Embassy in Paris."),
              "deplored: ACCUSE/disapprove happened, Karl Weber -> -; "
              "attack: ASSAULT happened, - -> Embassy");
}

TEST(FindEvents, ATripIsOfSomeoneWithAnOffice) {
    EXPECT_EQ(events_of("President Anna Bell's trip to Japan was short."),
              "trip: CONSULT/visit happened, Anna Bell -> Japan");
    EXPECT_EQ(events_of("Karl Weber's trip to Japan was short."), "");
}

TEST(FindEvents, ATopicIsNoPlace) {
    const ReadText found = read_text({"Anna Bell and Karl Weber held talks on Ukraine in Geneva."});
    ASSERT_EQ(found.findings.events.size(), 1U);
    ASSERT_TRUE(found.findings.events[0].place);
    EXPECT_EQ(found.annotation.entities[*found.findings.events[0].place].name, "Geneva");
}

TEST(FindEvents, WhatWasNotAskedForIsNotRequested) {
    EXPECT_THAT(events_of("France did not urge Spain to attack Portugal."),
                testing::Not(testing::HasSubstr("requested")));
}

TEST(EventKnowledge, HasNoUnknownNames) {
    const auto knowledge = Knowledge::load();
    std::set<std::string> classes = {"role", "body", "human"};
    for (const auto& row : knowledge->table("event_codes/classes").rows) classes.insert(row[1]);
    const std::set<std::string> types = {"-",
                                         "AGREE",
                                         "CONSULT",
                                         "SUPPORT",
                                         "CONCEDE",
                                         "COOPERATE",
                                         "AID",
                                         "RETREAT",
                                         "REQUEST",
                                         "ACCUSE",
                                         "REJECT",
                                         "THREATEN",
                                         "PROTEST",
                                         "SANCTION",
                                         "MOBILIZE",
                                         "COERCE",
                                         "ASSAULT"};
    std::set<std::string> codes;
    for (const auto& row : knowledge->table("event_codes/codes").rows) {
        EXPECT_TRUE(types.contains(row[0])) << row[0];
        EXPECT_TRUE(codes.insert(row[0] + "/" + row[1]).second) << row[0] << ": " << row[1];
    }
    for (const auto& row : knowledge->table("event_codes/frames").rows) {
        EXPECT_TRUE(types.contains(row[3])) << row[0] << ": " << row[3];
        EXPECT_TRUE(row[3] == "-" || codes.contains(row[3] + "/" + row[4]))
            << row[0] << ": " << row[3] << "/" << row[4] << " has no line in codes.tsv";
        for (std::size_t at = row[2].find('@'); at != std::string::npos;
             at = row[2].find('@', at + 1)) {
            const std::size_t end = row[2].find_first_of("| ", at);
            const std::string name =
                row[2].substr(at + 1, end == std::string::npos ? end : end - at - 1);
            EXPECT_TRUE(classes.contains(name)) << row[0] << ": @" << name;
        }
    }
    const std::set<std::string> statuses = {
        "happened", "ongoing", "planned", "possible", "requested", "negated", "denied"};
    for (const auto& row : knowledge->table("event_codes/status").rows) {
        EXPECT_TRUE(statuses.contains(row[3])) << row[0] << ": " << row[3];
    }
}

TEST(FindEvents, StrikesADealWithBothSides) {
    EXPECT_EQ(events_of("France and Spain struck a deal on fish."),
              "struck: SUPPORT happened, France, Spain -> -");
}

TEST(FindEvents, AsksOfAWordReadAsANameWhoItIsOnce) {
    // "post" is read as a name here: that it acts not is told by its chain, which has no name.
    EXPECT_EQ(events_of("The national security adviser post requires it. The post was attacked."),
              "");
}

TEST(FindEvents, ReadsHeadlinesWithoutAuxiliaries) {
    EXPECT_THAT(events_of("Police arrest three in Denmark"), testing::HasSubstr("COERCE/arrest"));
}

TEST(FindEvents, MakesOneEventOfAnAttackAndItsDead) {
    EXPECT_THAT(events_of("A Polish air strike on Madrid killed 12 people."),
                testing::StartsWith("strike: ASSAULT/aerial happened"));
    EXPECT_EQ(read_text({"A Polish air strike on Madrid killed 12 people."}).findings.events.size(),
              1U);
}

TEST(FindEvents, ReadsPairsBeforeTalks) {
    EXPECT_EQ(events_of("Spain-France talks resumed in Geneva."),
              "talks: CONSULT happened, Spain, France -> -");
}

TEST(FindEvents, CodesARefusalToComeAsRefusal) {
    EXPECT_EQ(events_of("Anna Bell said she would not resign."),
              "resign: RETREAT/resign=REJECT negated, Anna Bell -> -");
}

TEST(FindEvents, ReadsInfinitivesOfHeadlinesAsPlans) {
    EXPECT_EQ(events_of("Anna Bell to visit Japan"),
              "visit: CONSULT/visit=AGREE planned, Anna Bell -> Japan");
}

TEST(FindEvents, AttributesToTheStatementThatTellsIt) {
    const ReadText found = read_text({"Anna Bell said that French troops attacked Madrid."});
    ASSERT_EQ(found.findings.events.size(), 1U);
    EXPECT_EQ(found.findings.events[0].according_to, std::optional<Index>(0));
}

TEST(FindEvents, DeniesWhatADenialDenies) {
    const ReadText found = read_text({"France denied that its troops attacked Madrid."});
    ASSERT_EQ(found.findings.events.size(), 1U);
    EXPECT_EQ(found.findings.events[0].status, "denied");
}

TEST(FindEvents, ReadsTimeAndPlaceOfItsOwnClause) {
    const ReadText found = read_text({"Anna Bell met Karl Weber in Vienna on Tuesday."});
    ASSERT_EQ(found.findings.events.size(), 1U);
    const Event& event = found.findings.events[0];
    ASSERT_TRUE(event.place.has_value());
    EXPECT_EQ(found.annotation.entities[*event.place].name, "Vienna");
    EXPECT_EQ(event.place_from, Provenance::read);
    ASSERT_TRUE(event.time.has_value());
    EXPECT_EQ(event.time_from, Provenance::read);
}

TEST(FindEvents, CountsWhatAnAttackDidAndWhichItWas) {
    const ReadText found = read_text({"French troops killed 12 people in Madrid."});
    ASSERT_EQ(found.findings.events.size(), 1U);
    EXPECT_EQ(found.findings.events[0].quantities, std::vector<Index>{0});
    const ReadText third = read_text({"It was Anna Bell's third meeting with Karl Weber."});
    ASSERT_EQ(third.findings.events.size(), 1U);
    EXPECT_EQ(third.findings.events[0].ordinal, std::optional<int>(3));
}

TEST(EventLexicon, KnowsOrdinals) {
    const EventLexicon lexicon(*Knowledge::load());
    EXPECT_EQ(lexicon.ordinal("third"), 3);
    EXPECT_EQ(lexicon.ordinal("thirteenth"), 13);
    EXPECT_EQ(lexicon.ordinal("22nd"), 22);
    EXPECT_EQ(lexicon.ordinal("mirth"), std::nullopt);
    EXPECT_EQ(lexicon.ordinal("th"), std::nullopt);
}

TEST(FindEvents, FoldsTheActIntoItsRequest) {
    const ReadText found = read_text({"France urged Spain to release Karl Weber."});
    ASSERT_EQ(found.findings.events.size(), 2U);
    EXPECT_FALSE(found.findings.events[0].folded_into.has_value());
    EXPECT_EQ(found.findings.events[1].folded_into, std::optional<Index>(0));
    EXPECT_EQ(found.findings.events[1].coded, "REQUEST");
}

}  // namespace
}  // namespace concord
