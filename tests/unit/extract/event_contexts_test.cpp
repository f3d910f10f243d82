#include "extract/event_contexts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "read_text.h"

namespace concord {
namespace {

/// Contexts of the first event, joined by commas.
std::string contexts_of(std::initializer_list<std::string_view> paragraphs) {
    const ReadText found = read_text(paragraphs);
    if (found.findings.events.empty()) return "no event";
    std::string all;
    for (const std::string& context : found.findings.events.front().contexts) {
        if (!all.empty()) all += ", ";
        all += context;
    }
    return all;
}

struct Case {
    std::string_view text;
    std::string_view contexts;
};

class Contexts : public testing::TestWithParam<Case> {};

TEST_P(Contexts, AreToldByTypeSidesAndWords) {
    EXPECT_EQ(contexts_of({GetParam().text}), GetParam().contexts);
}

INSTANTIATE_TEST_SUITE_P(
    OfOneSentence,
    Contexts,
    testing::Values(Case{"Norway and Kenya held talks in Oslo.", "diplomatic"},
                    Case{"Norway urged Sweden to halt the invasion.", "diplomatic"},
                    Case{"Swedish troops attacked a power grid in Norway.",
                         "military, human_security"},
                    Case{"Sweden imposed tariffs on Norway.", "economic"},
                    Case{"Police in Oslo arrested two men for smuggling cocaine.",
                         "legal, illegal_drugs, trafficking"},
                    Case{"Police in Oslo arrested a man for murder.", "legal, crime"},
                    Case{"Thousands protested in Oslo against the election result.", "election"},
                    Case{"Norway accused Sweden of hacking its ministries.", "cyber"},
                    Case{"Kenya sent peacekeepers to Norway.", "military, peacekeeping"},
                    Case{"Dock workers protested in Oslo.", ""}));

INSTANTIATE_TEST_SUITE_P(OfWhatStandsElsewhere,
                         Contexts,
                         testing::Values(
                             // what happens beside the event
                             Case{"Dock workers protested in Oslo after the election.", ""},
                             // a trade union is no trade
                             Case{"A trade union protested in Oslo.", ""},
                             // a name is no word
                             Case{"Dock workers protested against Anna Bishop in Oslo.", ""}));

TEST(Contexts, OfAnArticleAreLentToActsOfPublicLifeThatTellNoOther) {
    const std::string_view article =
        "The election is in June. Voters go to the ballot on Sunday, and the candidate of the "
        "ruling party leads the polls. The referendum on the electoral law is in July.";
    EXPECT_EQ(contexts_of({"Anna Bell accused Peter Hall of lying.", article}), "election");
    EXPECT_EQ(contexts_of({"Anna Bell accused Peter Hall of lying."}), "");
}

TEST(Contexts, StandInTheOrderOfTheOntology) {
    static const auto knowledge = Knowledge::load();
    const ContextLexicon lexicon(*knowledge);
    const ContextSet both = lexicon.named("trafficking") | lexicon.named("military");
    EXPECT_THAT(lexicon.names_of(both), testing::ElementsAre("military", "trafficking"));
    EXPECT_EQ(lexicon.names_of(~ContextSet{0}).size(), 37U);
}

TEST(ContextKnowledge, HasNoUnknownNames) {
    const auto knowledge = Knowledge::load();
    std::set<std::string> types;
    for (const auto& row : knowledge->table("event_codes/codes").rows) {
        types.insert(row[0]);
        types.insert(row[0] + "/" + row[1]);
    }
    std::set<std::string> sectors;
    for (const auto& row : knowledge->table("actors/sectors").rows) sectors.insert(row[2]);
    const std::set<std::string> of_words = {"event", "deed", "sentence", "article"};
    const std::set<std::string> of_types = {"type", "states", "state", "prevails"};
    std::set<std::string> rows;
    for (const auto& row : knowledge->table("event_codes/contexts").rows) {
        EXPECT_TRUE(rows.insert(row[0] + " " + row[1]).second) << row[0] << ": " << row[1];
        EXPECT_TRUE(of_words.contains(row[1]) || of_types.contains(row[1]) || row[1] == "side")
            << row[0] << ": " << row[1];
        std::istringstream values(row[2]);
        for (std::string value; std::getline(values, value, '|');) {
            EXPECT_FALSE(value.empty()) << row[0] << ": " << row[1];
            EXPECT_TRUE(!of_types.contains(row[1]) || types.contains(value)) << value;
            EXPECT_TRUE(row[1] != "side" || sectors.contains(value)) << value;
        }
    }
}

}  // namespace
}  // namespace concord
