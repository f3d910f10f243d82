#include "extract/event_facts.h"

#include <gtest/gtest.h>

#include "read_text.h"

namespace concord {
namespace {

/// Of the last event of a paragraph.
EventFacts facts_of(std::string_view text) {
    static const auto knowledge = Knowledge::load();
    static const CueLexicon cues(*knowledge);
    static const EventLexicon events(*knowledge);
    const ReadText read = read_text({text});
    const Reading reading(read.article, read.annotation, cues);
    const EventClauses clauses(reading, events);
    const EventEntities entities(clauses);
    const auto facts = find_event_facts(EventCircumstances(entities, read.findings));
    EXPECT_EQ(facts.size(), read.findings.events.size());
    EXPECT_FALSE(facts.empty()) << text;
    return facts.empty() ? EventFacts{} : facts.back();
}

TEST(EventFacts, StandInTheTableOfTheirKind) {
    const EventFacts facts = facts_of("France accused Spain of cheating.");
    constexpr std::size_t kind_rows = EventFacts::kinds * EventFacts::values;
    for (std::size_t i = 0; i < facts.row.size(); ++i) {
        const std::size_t table =
            facts.row[i] < kind_rows
                ? facts.row[i] / EventFacts::values
                : EventFacts::kinds + (facts.row[i] - kind_rows) / EventFacts::hashes;
        EXPECT_EQ(table, i);
    }
}

TEST(EventFacts, DoNotDependOnWhoseNamesTheSidesAre) {
    // No words that the tagger of statements weighs.
    EXPECT_EQ(facts_of("France attacked Spain.").row, facts_of("Poland attacked Norway.").row);
}

struct Pair {
    std::string_view one;
    std::string_view other;
};

class EventFactsOf : public testing::TestWithParam<Pair> {};

TEST_P(EventFactsOf, AreNotTheSame) {
    EXPECT_NE(facts_of(GetParam().one).row, facts_of(GetParam().other).row);
}

INSTANTIATE_TEST_SUITE_P(
    Sentences,
    EventFactsOf,
    testing::Values(
        // A side named or a pronoun, and how long ago it was named.
        Pair{"Anna Bell left. Anna Bell accused Spain.", "Anna Bell left. She accused Spain."},
        Pair{"Karl Weber left. He accused Spain.", "Karl Weber left. Rain fell. He accused Spain."},
        // The statement that tells it.
        Pair{"Norway said France accused Spain.", "Norway and France accused Spain."},
        // Told by a noun.
        Pair{"France attacked Spain.", "France's attack on Spain failed."},
        // Games beside it, or not.
        Pair{"Police arrested Karl Weber after the match.",
             "Police arrested Karl Weber after the meal."},
        Pair{"France will attack Spain.", "France did attack Spain."}));

}  // namespace
}  // namespace concord
