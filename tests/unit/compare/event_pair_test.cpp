#include "compare/event_pair.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "record_builder.h"

namespace concord {
namespace {

float fact(std::string_view name, const EventPairFacts& facts) {
    const auto& names = event_fact_names();
    const auto found = std::find(names.begin(), names.end(), name);
    return facts.at(static_cast<std::size_t>(std::distance(names.begin(), found)));
}

/// "Shots killed ..." of a report of that day.
EventMention killing(std::int32_t day) {
    EventMention mention;
    mention.type = "ASSAULT";
    mention.stem = "kill";
    mention.likely = DayRange{day, day};
    mention.others = 0.5F;
    return mention;
}

ReportedSide nameless(std::int64_t identity, std::uint64_t noun) {
    ReportedSide side{identity, "", EntityType::person};
    side.noun = noun;
    return side;
}

TEST(CompareMentions, TakesSomebodyWithoutANameForNobodyElse) {
    EventMention unnamed = killing(1);
    unnamed.recipients = {nameless(-1, 11)};
    EventMention other_unnamed = killing(1);
    other_unnamed.recipients = {nameless(-2, 12)};
    EXPECT_EQ(fact("no_side", compare_mentions(unnamed, other_unnamed, {})), 0);
    EXPECT_EQ(fact("same_noun", compare_mentions(unnamed, other_unnamed, {})), 0);

    EventMention named = killing(1);
    named.recipients = {{3, "", EntityType::person}};
    EventMention other_named = killing(1);
    other_named.recipients = {{4, "", EntityType::person}};
    EXPECT_EQ(fact("no_side", compare_mentions(named, other_named, {})), 1);
    EXPECT_EQ(fact("no_side", compare_mentions(named, unnamed, {})), 0);
}

/// Somebody who has no name in a report of these words.
std::uint64_t noun_of(const std::string& phrase, const EventWords& words) {
    RecordBuilder builder("a", "2031-06-07");
    builder.paragraph({"Shots killed " + phrase + " in Hesk."});
    Entity chain;
    chain.type = EntityType::person;
    chain.mentions = {{builder.find(phrase), MentionKind::nominal}};
    builder.record.annotation.entities.push_back(chain);
    Event event;
    event.type = "ASSAULT";
    event.trigger = builder.find("killed");
    event.recipients = {0};
    builder.record.findings.events.push_back(event);
    const std::vector<ArticleRecord> records = {builder.record};
    const Story story = make_story(records);
    const StoryView view(story, records);
    const auto knowledge = Knowledge::load();
    const StoryEntities entities(view, KnownNames(*knowledge));
    return EventMentionReader(view, entities, words).read(0, 0).recipients.at(0).noun;
}

TEST(ReadEventMentions, TakeTheNounOfSomebodyWithoutAName) {
    const auto knowledge = Knowledge::load();
    const EventWords words(*knowledge);
    EXPECT_EQ(noun_of("five people", words), noun_of("the people", words));
    EXPECT_NE(noun_of("five people", words), noun_of("a gunman", words));
    EXPECT_NE(noun_of("five people", words), 0);
}

TEST(CompareMentions, SeesThatTwoReportsNameTheSameKindOfPeople) {
    EventMention one = killing(1);
    one.recipients = {nameless(-1, 11)};
    EventMention other = killing(1);
    other.actors = {nameless(-2, 11)};
    EXPECT_EQ(fact("same_noun", compare_mentions(one, other, {})), 1);
}

TEST(CompareMentions, ComparesTheFiguresOfBoth) {
    EventMention five = killing(1);
    five.figures = {2, 5};
    EventMention also_five = killing(1);
    also_five.figures = {5};
    EventMention nine = killing(1);
    nine.figures = {9};
    const EventPairFacts same = compare_mentions(five, also_five, {});
    EXPECT_EQ(fact("same_figure", same), 1);
    EXPECT_EQ(fact("other_figure", same), 0);
    const EventPairFacts other = compare_mentions(five, nine, {});
    EXPECT_EQ(fact("same_figure", other), 0);
    EXPECT_EQ(fact("other_figure", other), 1);
    const EventPairFacts none = compare_mentions(five, killing(1), {});
    EXPECT_EQ(fact("same_figure", none) + fact("other_figure", none), 0);
}

TEST(CompareMentions, CountsHowOftenAStemIsToldForReportsOfTheSameDays) {
    EXPECT_FLOAT_EQ(fact("stem_told_often", compare_mentions(killing(1), killing(1), {})), 0.5F);
    EXPECT_FLOAT_EQ(fact("stem_told_often", compare_mentions(killing(1), killing(5), {})),
                    0.5F / (1 + 4));
}

}  // namespace
}  // namespace concord
