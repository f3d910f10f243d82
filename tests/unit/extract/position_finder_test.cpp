#include "extract/position_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>

#include "event_text.h"

namespace concord {
namespace {

/// "actor stance: issue" of each position.
std::string positions_of(std::string_view text) {
    const ReadText found = read_text({text});
    std::string all;
    for (const Position& position : found.findings.positions) {
        if (!all.empty()) all += "; ";
        all += names(found, {position.actor}) + " " + position.stance + ": " +
               found.words(position.issue);
    }
    return all;
}

struct Case {
    std::string_view text;
    std::string_view expected;
};

class Positions : public testing::TestWithParam<Case> {};

TEST_P(Positions, HaveActorStanceAndIssue) {
    EXPECT_EQ(positions_of(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    OfTheNarrator,
    Positions,
    testing::Values(
        Case{"France rejected the proposal on Monday.", "France rejects: the proposal"},
        Case{"Spain called for a ceasefire.", "Spain demands: a ceasefire"},
        Case{"Spain demanded that France withdraw its troops.",
             "Spain demands: France withdraw its troops"},
        Case{"Spain urged France to withdraw its troops from Hesk.",
             "Spain demands: withdraw its troops from Hesk"},
        Case{"Norway offered to host talks in Oslo.", "Norway offers: host talks in Oslo"},
        Case{"It is the first time Norway has offered to host talks.", "Norway offers: host talks"},
        Case{"France voted to condemn the strikes.", "France opposes: the strikes"},
        Case{"Norway is ready to negotiate with Sweden.", "Norway offers: negotiate with Sweden"},
        Case{"Japan ruled out any role for Canada.", "Japan rules out: any role for Canada"},
        Case{"Poland backs the plan.", "Poland supports: the plan"},
        Case{"Poland opposes sending soldiers to Lithuania.",
             "Poland opposes: sending soldiers to Lithuania"},
        Case{"Poland vowed to oppose the tax.", "Poland opposes: the tax"},
        Case{"Poland pledged support for the plan.", "Poland supports: the plan"},
        Case{"Poland is against the tax.", "Poland opposes: the tax"},
        Case{"Brazil agreed to release six sailors.", "Brazil accepts: release six sailors"},
        Case{"Brazil proposed a summit in Lima.", "Brazil proposes: a summit in Lima"},
        Case{"France’s opposition to the treaty surprised Spain.", "France opposes: the treaty"}));

INSTANTIATE_TEST_SUITE_P(
    Construction,
    Positions,
    testing::Values(Case{"The plan was rejected by France.", "France rejects: The plan"},
                    Case{"France and Spain rejected the plan.",
                         "France rejects: the plan; Spain rejects: the plan"},
                    Case{"The plan, which France opposes, would close two ports.",
                         "France opposes: The plan"},
                    Case{"France rejected calls for a ceasefire.", "France rejects: a ceasefire"},
                    Case{"Spain called for France to withdraw its troops.",
                         "Spain demands: France to withdraw its troops"},
                    Case{"France condemned the law as shameful.", "France opposes: the law"},
                    Case{"France backs the treaty, a text of two pages, and signed it.",
                         "France supports: the treaty"}));

INSTANTIATE_TEST_SUITE_P(
    TakenUp,
    Positions,
    testing::Values(
        Case{"Norway rejected a truce with Sweden, a proposal France supported.",
             "Norway rejects: a truce with Sweden; France supports: a truce with Sweden"},
        Case{"Norway is prepared to drop its claim.", "Norway offers: drop its claim"},
        Case{"Norway ruled out parts of the plan, such as a force in Spain.",
             "Norway rules out: parts of the plan; Norway rules out: a force in Spain"},
        Case{"Norway urged Spain to “get moving” on a truce.",
             "Norway demands: “get moving” on a truce"}));

INSTANTIATE_TEST_SUITE_P(
    Negation,
    Positions,
    testing::Values(Case{"France does not support the plan.", "France opposes: the plan"},
                    Case{"France refused to accept the plan.", "France rejects: the plan"},
                    Case{"France did not reject the plan.", ""},
                    Case{"France no longer opposes the plan.", "France accepts: the plan"},
                    Case{"France has not ruled out talks.", ""},
                    Case{"France urged Spain not to attack Portugal.",
                         "France demands: not to attack Portugal"}));

INSTANTIATE_TEST_SUITE_P(
    InStatements,
    Positions,
    testing::Values(
        Case{"“We will never accept this border,” President Anna Bell said.",
             "Anna Bell rejects: this border"},
        Case{"“I support the treaty,” said Karl Weber, the foreign minister.",
             "Karl Weber supports: the treaty"},
        Case{"“We will not negotiate with the rebels,” Prime Minister Karl Weber said.",
             "Karl Weber rules out: negotiate with the rebels"},
        Case{"“We will oppose the plan,” President Anna Bell said.", "Anna Bell opposes: the plan"},
        Case{"Karl Weber said the US rejected the plan.", "US rejects: the plan"},
        Case{"France must leave Corsica, President Anna Bell said.",
             "Anna Bell demands: France must leave Corsica"},
        Case{"President Anna Bell of Norway said Spain should not join the union.",
             "Anna Bell demands: Spain should not join the union"},
        Case{"Karl Weber, a dentist from Norway, said Spain should not join the union.", ""},
        Case{"President Anna Bell of Norway said Spain should have joined the union.", ""}));

class NoPosition : public testing::TestWithParam<std::string_view> {};

TEST_P(NoPosition, IsTakenByWhoOnlyMightOrIsNobody) {
    EXPECT_EQ(positions_of(GetParam()), "");
}

INSTANTIATE_TEST_SUITE_P(
    Traps,
    NoPosition,
    testing::Values("France might support the plan.",
                    "France denied reports that Spain opposes the plan.",
                    "France made efforts to support the plan.",
                    "An expert said France will reject the plan.",
                    "France explained why Spain rejected the plan.",
                    "Does France support the plan?",
                    "If France rejects the plan, the talks will end.",
                    "Officials fear that France rejects the plan.",
                    "People opposed the plan.",
                    "The bridge supports six trains.",
                    "Officials discussed the idea that France rejects the plan.",
                    "The chance that France rejects the plan is small.",
                    "Norway is hopeful that France supports the plan.",
                    "France led a campaign to reject the plan.",
                    "France is unlikely to support the plan.",
                    "France considered rejecting the plan.",
                    "France rejected the accusation.",
                    "France rejected the accusations.",
                    "France rejected it.",
                    "France refused to comment.",
                    "The question is one of will - is France ready to talk to Spain - and of time.",
                    "Karl Weber said even offering talks is a concession.",
                    "Spain had broken the truce, agreed by all and later supported by Norway.",
                    "Hotels in Lima offer rooms."));

INSTANTIATE_TEST_SUITE_P(
    WhatIsStillToCome,
    Positions,
    testing::Values(Case{"Foreign Minister Karl Weber of Spain said Spain will reject the plan.",
                         "Spain rejects: the plan"},
                    Case{"President Anna Bell of Norway said Spain will reject the plan.", ""},
                    Case{"Karl Weber, a dentist from Spain, said Spain will reject the plan.",
                         ""}));

INSTANTIATE_TEST_SUITE_P(
    Brackets,
    Positions,
    testing::Values(Case{"France rejected the tax (or the levy) of Spain.",
                         "France rejects: the tax (or the levy) of Spain"},
                    Case{"France rejected the tax (or the levy.", "France rejects: the tax"},
                    // the bracket cuts off what the issue is called by
                    Case{"The Workers Union (WU will not negotiate with rebels.", ""}));

TEST(FindPositions, TellsEachSentenceAnew) {
    EXPECT_EQ(positions_of("France rejected the plan. France rejected the plan."),
              "France rejects: the plan; France rejects: the plan");
}

TEST(FindPositions, WhoWasAskedToAcceptHasNotAccepted) {
    EXPECT_EQ(positions_of("Spain urged France to accept the plan."),
              "Spain demands: accept the plan");
}

TEST(FindPositions, PointAtTheStatementThatHoldsThemAndAtTheirTime) {
    const ReadText found = read_text({"“I oppose the treaty,” President Anna Bell said on Tuesday.",
                                      "Norway rejected the plan on Monday."});
    const auto& positions = found.findings.positions;
    ASSERT_EQ(positions.size(), 2U);
    ASSERT_TRUE(positions[0].statement);
    EXPECT_EQ(*positions[0].statement, 0U);
    EXPECT_FALSE(positions[1].statement);
    ASSERT_TRUE(positions[1].time);
    EXPECT_EQ(found.annotation.times[*positions[1].time].value, "2031-06-09");
}

TEST(PositionKnowledge, HasNoUnknownNames) {
    const auto knowledge = Knowledge::load();
    std::set<std::string> classes = {"role", "body", "human"};
    for (const auto& row : knowledge->table("event_codes/classes").rows) classes.insert(row[1]);
    const std::set<std::string> stances = {"-",
                                           "demands",
                                           "offers",
                                           "supports",
                                           "opposes",
                                           "rejects",
                                           "accepts",
                                           "rules out",
                                           "proposes"};
    for (const auto& row : knowledge->table("positions/stances").rows) {
        EXPECT_TRUE(stances.contains(row[3])) << row[0] << ": " << row[3];
        EXPECT_TRUE(stances.contains(row[4])) << row[0] << ": " << row[4];
        EXPECT_TRUE(row[1] == "verb" || row[1] == "noun" || row[1] == "adj") << row[0];
        std::istringstream conditions(row[2]);
        for (std::string condition; conditions >> condition;) {
            std::istringstream words(condition.substr(condition.find('=') + 1));
            std::set<std::string> seen;
            for (std::string word; std::getline(words, word, '|');)
                EXPECT_TRUE(seen.insert(word).second) << row[0] << ": " << word << " stands twice";
        }
        for (std::size_t at = row[2].find('@'); at != std::string::npos;
             at = row[2].find('@', at + 1)) {
            const std::size_t end = row[2].find_first_of("| ", at);
            const std::string name =
                row[2].substr(at + 1, end == std::string::npos ? end : end - at - 1);
            EXPECT_TRUE(classes.contains(name)) << row[0] << ": @" << name;
        }
    }
}

}  // namespace
}  // namespace concord
