#include "compare/events.h"

#include <gmock/gmock.h>

#include <deque>
#include <string>
#include <vector>

#include "concord/models.h"
#include "record_builder.h"

namespace concord {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A report of one sentence and its events.
class EventReportBuilder : public RecordBuilder {
public:
    EventReportBuilder(const std::string& id,
                       const std::string& published,
                       const std::string& words)
        : RecordBuilder(id, published) {
        paragraph({words});
    }

    Event& event(const std::string& type, const std::string& trigger) {
        Event event;
        event.type = type;
        event.coded = type;
        event.trigger = find(trigger);
        event.status = "happened";
        record.findings.events.push_back(event);
        return record.findings.events.back();
    }

    Index place(const std::string& name, const std::string& country) {
        Entity entity;
        entity.type = EntityType::place;
        entity.name = name;
        entity.country = country;
        entity.mentions = {{find(name), MentionKind::name}};
        record.annotation.entities.push_back(entity);
        return static_cast<Index>(record.annotation.entities.size() - 1);
    }

    Index time_index(const std::string& words, const std::string& value) {
        time(words, value);
        return static_cast<Index>(record.annotation.times.size() - 1);
    }
};

/// Reports of meetings of the envoy and the president.
class Meetings : public ::testing::Test {
protected:
    Event& report(const std::string& published,
                  const std::string& words,
                  const std::string& trigger) {
        const std::string id = "a" + std::to_string(builders_.size());
        builders_.emplace_back(id, published, words);
        EventReportBuilder& builder = builders_.back();
        Event& event = builder.event("CONSULT", trigger);
        event.actors = {builder.person("Helma Rusk", "Rusk"),
                        builder.person("Anton Veshnik", "Veshnik")};
        return event;
    }
    /// Says when the event of the last report was.
    void date(const std::string& words, const std::string& value) {
        EventReportBuilder& builder = builders_.back();
        const Index time = builder.time_index(words, value);
        builder.record.findings.events.back().time = time;
    }

    std::vector<StoryEvent> tell(const std::vector<std::vector<ArticleId>>& copies = {}) {
        std::vector<ArticleRecord> records;
        for (const EventReportBuilder& builder : builders_) records.push_back(builder.record);
        const auto knowledge = Knowledge::load();
        const Story story = make_story(records, copies);
        const StoryView view(story, records);
        const StoryEntities entities(view, KnownNames(*knowledge));
        const EventTools tools{EventWords(*knowledge),
                               *EventPairScorer::load(Models::load().event_pairs())};
        std::vector<StoryEvent> events;
        for (const EventGroup& group : fold_events(view, entities, tools)) {
            events.push_back(describe_event(view, entities, group));
        }
        sort_events(view, events);
        return events;
    }

    std::deque<EventReportBuilder> builders_;
};

TEST_F(Meetings, ReportedTwiceAreOneEvent) {
    report("2031-06-06", "Rusk met Veshnik in Hesk on Friday.", "met");
    date("Friday", "2031-06-06");
    report("2031-06-07", "The talks of Rusk and Veshnik in Hesk lasted four hours.", "talks");
    const auto events = tell();
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_EQ(events[0].type, "CONSULT");
    EXPECT_THAT(events[0].who, ElementsAre("Helma Rusk", "Anton Veshnik"));
    EXPECT_EQ(events[0].when, "2031-06-06");
    EXPECT_EQ(events[0].precision, "day");
    EXPECT_EQ(events[0].status, "happened");
    EXPECT_THAT(events[0].reports, SizeIs(2));
    EXPECT_EQ(events[0].origins, 2);
}

TEST_F(Meetings, ReportedInTheSameWordsCountOnce) {
    const std::string words =
        "Rusk met Veshnik in Hesk on Friday for four hours behind closed doors.";
    report("2031-06-06", words, "met");
    report("2031-06-07", words, "met");
    auto events = tell();
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_THAT(events[0].reports, SizeIs(2));
    EXPECT_EQ(events[0].origins, 1);
    report("2031-06-07", "On Friday in Hesk, Rusk sat down with Veshnik for hours.", "sat");
    events = tell();
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_EQ(events[0].origins, 2);
}

TEST_F(Meetings, ToldMoreOftenThanReportsAreComparedAreOneEvent) {
    for (int i = 0; i < 400; ++i) {
        report("2031-06-06", "Rusk met Veshnik in Hesk on Friday.", "met");
        date("Friday", "2031-06-06");
    }
    const auto events = tell();
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_THAT(events[0].reports, SizeIs(400));
}

TEST_F(Meetings, OfOtherDaysStayApart) {
    report("2031-06-07", "Rusk met Veshnik on Friday.", "met");
    date("Friday", "2031-06-06");
    report("2031-06-14", "Rusk met Veshnik on Friday.", "met");
    date("Friday", "2031-06-13");
    const auto events = tell();
    ASSERT_THAT(events, SizeIs(2));
    EXPECT_EQ(events[0].when, "2031-06-06");
    EXPECT_EQ(events[1].when, "2031-06-13");
}

TEST_F(Meetings, OfOtherNumbersStayApartWhateverIsLikeBoth) {
    report("2031-06-07", "Rusk met Veshnik for the third time.", "met").ordinal = 3;
    report("2031-06-07", "Rusk met Veshnik for the fourth time.", "met").ordinal = 4;
    report("2031-06-07", "Rusk met Veshnik for a time.", "met");
    EXPECT_THAT(tell(), SizeIs(2));
}

TEST_F(Meetings, InOtherTownsStayApart) {
    const auto in = [&](const std::string& town, double latitude) {
        Event& event = report("2031-06-07", "Rusk met Veshnik in " + town + ".", "met");
        event.place = builders_.back().place(town, "RUS");
        event.geonames = static_cast<std::int64_t>(latitude);
        event.latitude = latitude;
        event.longitude = 30;
    };
    in("Hesk", 60);
    in("Miralen", 55);
    EXPECT_THAT(tell(), SizeIs(2));
}

TEST_F(Meetings, InATownThatOnlyTheSentenceTellsStayApartFromAFarOne) {
    const auto in = [&](const std::string& town, double latitude, Provenance from) {
        Event& event = report("2031-06-07", "Rusk met Veshnik in " + town + ".", "met");
        event.place = builders_.back().place(town, "");
        event.place_from = from;
        event.geonames = static_cast<std::int64_t>(latitude);
        event.latitude = latitude;
        event.longitude = 30;
    };
    in("Hesk", 60, Provenance::read);
    in("Washington", 39, Provenance::inferred);
    EXPECT_THAT(tell(), SizeIs(2));
}

TEST_F(Meetings, ToldBehindAVisitAreWhereItWas) {
    builders_.emplace_back("a", "2031-06-07", "Rusk was visiting Hesk. Earlier, Rusk met Veshnik.");
    EventReportBuilder& builder = builders_.back();
    const Index rusk = builder.person("Helma Rusk", "Rusk");
    Event& visit = builder.event("CONSULT", "visiting");
    visit.mode = "visit";
    visit.actors = {rusk};
    visit.place = builder.place("Hesk", "");
    Event& meeting = builder.event("CONSULT", "met");
    meeting.actors = {rusk, builder.person("Anton Veshnik", "Veshnik")};
    const std::vector<ArticleRecord> records = {builder.record};
    const auto knowledge = Knowledge::load();
    const Story story = make_story(records);
    const StoryView view(story, records);
    const StoryEntities entities(view, KnownNames(*knowledge));
    const EventWords words(*knowledge);
    const EventMentionReader reader(view, entities, words);
    std::vector<EventMention> mentions = {reader.read(0, 0), reader.read(0, 1)};
    EXPECT_FALSE(mentions[1].place);
    infer_places(mentions);
    ASSERT_TRUE(mentions[1].place);
    EXPECT_EQ(mentions[1].place->identity, mentions[0].place->identity);
    EXPECT_EQ(mentions[1].place->from, Provenance::inferred);
}

TEST_F(Meetings, SaidAndDeniedByOneReportAreTwo) {
    report("2031-06-07", "Rusk and Veshnik talked by telephone but have not met.", "talked");
    EventReportBuilder& builder = builders_.back();
    const Event first = builder.record.findings.events.back();
    Event& second = builder.event("CONSULT", "met");
    second.actors = first.actors;
    second.status = "negated";
    EXPECT_THAT(tell(), SizeIs(2));
}

TEST_F(Meetings, WithAnotherPersonStayApart) {
    report("2031-06-07", "Rusk met Veshnik on the lake.", "met");
    Event& event = report("2031-06-07", "Rusk met Veshnik and Olm on the lake.", "met");
    event.actors[1] = builders_.back().person("Tilda Olm", "Olm");
    EXPECT_THAT(tell(), SizeIs(2));
}

TEST_F(Meetings, ThatWerePlannedAndThenHappenedAreOneEvent) {
    report("2031-06-05", "Rusk will meet Veshnik in Hesk on Friday.", "meet");
    date("Friday", "2031-06-06");
    builders_.back().record.findings.events.back().status = "planned";
    report("2031-06-07", "Rusk met Veshnik in Hesk on Friday.", "met");
    date("Friday", "2031-06-06");
    const auto events = tell();
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_EQ(events[0].status, "happened");
    EXPECT_EQ(events[0].reports[0].status, "planned");
}

TEST_F(Meetings, StillAheadOfALaterReportAreOthers) {
    report("2031-06-07", "Rusk met Veshnik in Hesk.", "met");
    report("2031-06-09", "Rusk will meet Veshnik in Hesk.", "meet").status = "planned";
    EXPECT_THAT(tell(), SizeIs(2));
}

TEST_F(Meetings, AreNotBorneOutByReportsThatDenyThem) {
    report("2031-06-06", "Rusk met Veshnik in Hesk on Friday.", "met");
    report("2031-06-07", "Rusk never met Veshnik in Hesk on Friday.", "met").status = "denied";
    const auto events = tell();
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_THAT(events[0].reports, SizeIs(2));
    EXPECT_EQ(events[0].origins, 1);
    EXPECT_EQ(events[0].status, "happened");
}

TEST_F(Meetings, OfOneOriginCountOnce) {
    report("2031-06-06", "Rusk met Veshnik in Hesk.", "met");
    report("2031-06-06", "Rusk met Veshnik in Hesk.", "met");
    const auto events = tell({{"a0", "a1"}});
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_THAT(events[0].reports, SizeIs(2));
    EXPECT_EQ(events[0].origins, 1);
}

TEST_F(Meetings, ThatAreUnlikelyOrPartsOfOthersAreNotTold) {
    report("2031-06-06", "Rusk met Veshnik in Hesk.", "met").confidence = 0.2;
    report("2031-06-06", "Rusk met Veshnik in Hesk.", "met").folded_into = 0;
    report("2031-06-06", "Rusk met Veshnik in Hesk.", "met").actors.clear();
    EXPECT_THAT(tell(), IsEmpty());
}

TEST_F(Meetings, OfAWeekComeByItsFirstDay) {
    report("2031-12-02", "Rusk met Veshnik for the third time on Monday.", "met").ordinal = 3;
    date("Monday", "2031-12-01");
    report("2031-06-16", "Rusk met Veshnik for the second time last week.", "met").ordinal = 2;
    date("last week", "2031-W24");
    const auto events = tell();
    ASSERT_THAT(events, SizeIs(2));
    EXPECT_EQ(events[0].when, "2031-W24");
    EXPECT_EQ(events[1].when, "2031-12-01");
}

TEST_F(Meetings, WithoutADayComeLast) {
    report("2031-06-01", "Rusk met Veshnik for the second time.", "met").ordinal = 2;
    Event& event = report("2031-06-06", "Rusk met Veshnik for the third time on Friday.", "met");
    event.ordinal = 3;
    date("Friday", "2031-06-06");
    const auto events = tell();
    ASSERT_THAT(events, SizeIs(2));
    EXPECT_EQ(events[0].ordinal, 3);
    EXPECT_EQ(events[1].ordinal, 2);
}

}  // namespace
}  // namespace concord
