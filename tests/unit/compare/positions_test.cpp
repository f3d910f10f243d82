#include "compare/positions.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "record_builder.h"

namespace concord {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Taken {
    std::string day;     ///< of publication
    std::string actor;   ///< first words of the sentence
    std::string stance;  ///< as the record has it
    std::string told;    ///< words between actor and issue
    std::string issue;
    std::string rest = ".";
};

/// A story with one position an article.
class Positions : public ::testing::Test {
protected:
    RecordBuilder& add(const Taken& taken) {
        RecordBuilder article("a" + std::to_string(articles_.size()), taken.day);
        article.paragraph({taken.actor + ' ' + taken.told + ' ' + taken.issue + taken.rest});
        const Index actor = article.person(taken.actor, taken.actor);
        article.record.annotation.entities[actor].type = EntityType::place;
        Position position;
        position.actor = actor;
        position.stance = taken.stance;
        position.issue = article.find(taken.issue);
        article.record.findings.positions.push_back(position);
        articles_.push_back(article);
        return articles_.back();
    }

    void make_official(RecordBuilder& article, const std::string& role) {
        Entity& actor = article.record.annotation.entities.front();
        actor.type = EntityType::person;
        actor.sector = "GOV";
        article.paragraph({role + " spoke."});
        actor.roles = {article.find(role)};
    }

    std::vector<StoryPosition> find(const std::vector<std::vector<ArticleId>>& copies = {}) {
        std::vector<ArticleRecord> records;
        for (const RecordBuilder& article : articles_) records.push_back(article.record);
        const auto knowledge = Knowledge::load();
        const KnownNames known(*knowledge);
        const OfficeWords offices(*knowledge);
        const Story story = make_story(records, copies);
        const StoryView view(story, records);
        const StoryEntities entities(view, known);
        const Parties parties(view, entities, known, offices);
        return find_positions(view, parties, IssueWords(*knowledge));
    }

    std::vector<RecordBuilder> articles_;
};

std::vector<std::string> stances(const StoryPosition& position) {
    std::vector<std::string> all;
    for (const PositionMove& move : position.history) all.push_back(move.date + ' ' + move.stance);
    return all;
}

TEST_F(Positions, ChangeWhenWhatWasRuledOutIsAccepted) {
    add({"2031-06-07", "Torvany", "rules out", "ruled out", "a general ceasefire"});
    add({"2031-06-18", "Torvany", "accepts", "accepts", "a ceasefire of 60 days"});
    const auto positions = find();
    ASSERT_THAT(positions, SizeIs(1));
    EXPECT_EQ(positions[0].actor, "Torvany");
    EXPECT_EQ(positions[0].stance, "accepts");
    EXPECT_TRUE(positions[0].changed);
    EXPECT_THAT(stances(positions[0]), ElementsAre("2031-06-07 rules out", "2031-06-18 accepts"));
}

TEST_F(Positions, DoNotChangeFromOneWordAgainstToAnother) {
    add({"2031-06-07", "Torvany", "rules out", "ruled out", "a general ceasefire"});
    add({"2031-06-18", "Torvany", "opposes", "opposed", "any wider truce"});
    const auto positions = find();
    ASSERT_THAT(positions, SizeIs(1));
    EXPECT_FALSE(positions[0].changed);
}

TEST_F(Positions, DoNotChangeWithinADay) {
    add({"2031-06-07", "Torvany", "rules out", "ruled out", "a ceasefire"});
    add({"2031-06-07", "Torvany", "accepts", "accepted", "a ceasefire"});
    const auto positions = find();
    ASSERT_THAT(positions, SizeIs(1));
    EXPECT_FALSE(positions[0].changed);
}

TEST_F(Positions, DoNotChangeWhereOneSentenceIsReadInTwoWays) {
    add({"2031-06-07", "Torvany", "supports", "voted to condemn", "a ceasefire"});
    add({"2031-06-18", "Torvany", "opposes", "voted to condemn", "a ceasefire"});
    const auto positions = find();
    ASSERT_THAT(positions, SizeIs(1));
    EXPECT_FALSE(positions[0].changed);
}

TEST_F(Positions, OnOtherIssuesStayApart) {
    add({"2031-06-07", "Torvany", "rejects", "rejected", "talks about the left bank"});
    add({"2031-06-08", "Torvany", "accepts", "accepted", "talks"});
    add({"2031-06-09", "Torvany", "accepts", "accepted", "a partial ceasefire"});
    add({"2031-06-10", "Torvany", "rejects", "rejected", "a full ceasefire"});
    add({"2031-06-11", "Torvany", "accepts", "accepted", "a ceasefire of 30 days"});
    add({"2031-06-12", "Torvany", "rejects", "rejected", "a ceasefire of 60 days"});
    const auto positions = find();
    EXPECT_THAT(positions, SizeIs(4));  // 30 days may be partial, 60 days full, never both
    for (const StoryPosition& position : positions)
        EXPECT_FALSE(position.changed) << position.issue;
}

TEST_F(Positions, OnAcceptingSomethingAreOnTheThing) {
    add({"2031-06-07", "Torvany", "rejects", "rejected", "a full ceasefire"});
    add({"2031-06-08", "Torvany", "offers", "offered to", "agree to a full ceasefire"});
    const auto positions = find();
    ASSERT_THAT(positions, SizeIs(1));
    EXPECT_TRUE(positions[0].changed);
}

TEST_F(Positions, OnProposalsAreOnWhatIsProposed) {
    add({"2031-06-07",
         "Torvany",
         "rules out",
         "ruled out",
         "any compromise on the issue of deploying peacekeepers in Hesk"});
    add({"2031-06-08",
         "Torvany",
         "opposes",
         "condemned",
         "Kantrian proposals to send peacekeepers"});
    add({"2031-06-09",
         "Torvany",
         "rules out",
         "ruled out",
         "a European peacekeeping force in Hesk"});
    EXPECT_THAT(find(), SizeIs(1));
}

TEST_F(Positions, ThatOneMoveLinksAreOne) {
    add({"2031-06-07", "Torvany", "demands", "demanded", "a pullout from Hesk valley"});
    add({"2031-06-08", "Torvany", "demands", "demanded", "a pullout before winter storms"});
    add({"2031-06-09", "Torvany", "demands", "demanded", "a pullout"});
    EXPECT_THAT(find(), SizeIs(1));
}

TEST_F(Positions, AreNotJoinedByABareNoun) {
    add({"2031-06-07", "Torvany", "rejects", "rejected", "the proposal"});
    add({"2031-06-08", "Torvany", "accepts", "accepted", "the proposal"});
    EXPECT_THAT(find(), SizeIs(2));
}

TEST_F(Positions, OfCopiesCountOnce) {
    add({"2031-06-07", "Torvany", "rejects", "rejected", "a ceasefire"});
    add({"2031-06-07", "Torvany", "rejects", "on Sunday rejected", "a ceasefire"});
    const auto positions = find({{"a0", "a1"}});
    ASSERT_THAT(positions, SizeIs(1));
    EXPECT_THAT(positions[0].history, SizeIs(1));
}

TEST_F(Positions, HaveTheWeekThatWasRead) {
    RecordBuilder& article =
        add({"2031-06-19", "Torvany", "rejects", "last week rejected", "a ceasefire"});
    article.time("last week", "2031-W24");
    article.record.findings.positions.front().time = 0;
    add({"2031-06-20", "Torvany", "accepts", "accepted", "a ceasefire"});
    const auto positions = find();
    ASSERT_THAT(positions, SizeIs(1));
    EXPECT_THAT(stances(positions[0]), ElementsAre("2031-W24 rejects", "2031-06-20 accepts"));
    EXPECT_EQ(positions[0].history[0].date_from, Provenance::read);
    EXPECT_TRUE(positions[0].changed);
}

TEST_F(Positions, DoNotChangeWithinAWeekThatHoldsTheDay) {
    RecordBuilder& article =
        add({"2031-06-19", "Torvany", "rejects", "last week rejected", "a ceasefire"});
    article.time("last week", "2031-W24");
    article.record.findings.positions.front().time = 0;
    add({"2031-06-12", "Torvany", "accepts", "accepted", "a ceasefire"});
    const auto positions = find();
    ASSERT_THAT(positions, SizeIs(1));
    EXPECT_FALSE(positions[0].changed);
}

TEST_F(Positions, HaveTheTimeThatWasRead) {
    RecordBuilder& article =
        add({"2031-06-19", "Torvany", "rejects", "on June 7 rejected", "a ceasefire"});
    article.time("June 7", "2031-06-07");
    article.record.findings.positions.front().time = 0;
    const auto positions = find();
    EXPECT_EQ(positions[0].history[0].date, "2031-06-07");
    EXPECT_EQ(positions[0].history[0].date_from, Provenance::read);
}

TEST_F(Positions, ToldAsPastHaveNoDayOfTheReport) {
    add({"2031-06-18", "Torvany", "rejects", "had rejected", "a ceasefire"});
    add({"2031-06-17", "Torvany", "accepts", "accepted", "a ceasefire"});
    const auto positions = find();
    ASSERT_THAT(positions, SizeIs(1));
    EXPECT_THAT(stances(positions[0]), ElementsAre("2031-06-17 accepts", " rejects"));
    EXPECT_EQ(positions[0].stance, "accepts");
    EXPECT_FALSE(positions[0].changed);
}

TEST_F(Positions, OfAnOfficialAreThoseOfTheStateThatTakesOneToo) {
    add({"2031-06-07", "Torvany", "rules out", "ruled out", "a general ceasefire"});
    make_official(add({"2031-06-18", "Anton Veshnik", "accepts", "accepted", "a ceasefire"}),
                  "Torvan President");
    const auto positions = find();
    ASSERT_THAT(positions, SizeIs(1));
    EXPECT_EQ(positions[0].actor, "Torvany");
    EXPECT_EQ(positions[0].history[1].by, "Anton Veshnik");
    EXPECT_TRUE(positions[0].changed);
}

TEST_F(Positions, OfTwoOfficialsAreTheirOwn) {
    add({"2031-06-07", "Torvany", "demands", "demanded", "the release of all prisoners"});
    make_official(add({"2031-06-17", "Anton Veshnik", "accepts", "accepted", "a ceasefire"}),
                  "Torvan President");
    make_official(add({"2031-06-18", "Emil Draskett", "rejects", "rejected", "a ceasefire"}),
                  "Torvan defence minister");
    const auto positions = find();
    ASSERT_THAT(positions, SizeIs(3));
    for (const StoryPosition& position : positions) EXPECT_FALSE(position.changed);
}

TEST_F(Positions, OfAFormerMinisterAreNotThoseOfTheState) {
    add({"2031-06-07", "Torvany", "rules out", "ruled out", "a general ceasefire"});
    make_official(add({"2031-06-18", "Anton Veshnik", "accepts", "accepted", "a ceasefire"}),
                  "former Torvan President");
    EXPECT_THAT(find(), SizeIs(2));
}

TEST_F(Positions, AreNoneWithoutFindings) {
    EXPECT_THAT(articles_, IsEmpty());
    RecordBuilder article("a0", "2031-06-07");
    article.paragraph({"Nobody said a word."});
    articles_.push_back(article);
    EXPECT_THAT(find(), IsEmpty());
}

}  // namespace
}  // namespace concord
