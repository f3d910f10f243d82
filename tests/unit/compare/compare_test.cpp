#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "concord/pipeline.h"
#include "record_builder.h"

namespace concord {
namespace {

using testing::AnyOf;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string met = "Helma Rusk met President Anton Veshnik in Hesk for four hours on Friday.";
const std::string met_too =
    "President Anton Veshnik and the envoy Helma Rusk met in Hesk on Friday, for four hours.";

std::vector<ArticleRecord> three_reports() {
    RecordBuilder a("a1", "2031-06-07T10:00:00Z");
    a.title("Rusk and Veshnik meet in Hesk")
        .paragraph({met, "The talks were useful, a spokesman said."})
        .paragraph({"“Both sides must stop stalling. Nobody wins a war of mud,” said Rusk."})
        .paragraph({"A new round is planned for 20 June.", "The truce dates from May."})
        .caption("Rusk on 1 June.");
    const Index rusk = a.person("Helma Rusk", "Helma Rusk");
    a.quote("Both sides must stop stalling. Nobody wins a war of mud", rusk);
    a.time("Friday", "2031-06-06").time("20 June", "2031-06-20").time("May", "2031-05");
    a.time("1 June", "2031-06-01");

    RecordBuilder b("b2", "2031-06-08");
    b.paragraph({met_too, "Marevia was not at the table."})
        .paragraph({"“Nobody wins a war of mud,” Rusk told us."});
    const Index rusk_b = b.person("Rusk", "Rusk");
    b.quote("Nobody wins a war of mud", rusk_b).time("Friday", "2031-06-06");

    RecordBuilder c("c3", "");
    c.paragraph({"Barley prices rose for the third week."})
        .paragraph(
            {"“Both sides must stop [their] stalling. Nobody wins wars of mud,” she wrote."});
    Statement edited;
    edited.content = {
        {c.find("Both sides must stop [their] stalling. Nobody wins wars of mud"), true}};
    c.record.findings.statements.push_back(edited);
    return {a.record, b.record, c.record};
}

StoryRecord compare_all(const std::vector<ArticleRecord>& records, const Story& story) {
    const auto knowledge = Knowledge::load();
    const auto comparer = Comparer::load(*knowledge, Models::load());
    return comparer->compare(story, records);
}

TEST(Compare, GivesTheDaysOfTheFirstAndTheLastReport) {
    const auto records = three_reports();
    const StoryRecord story = compare_all(records, make_story(records));
    EXPECT_EQ(story.begin, "2031-06-07");
    EXPECT_EQ(story.end, "2031-06-08");
    EXPECT_EQ(words_of(records, story.title), "Rusk and Veshnik meet in Hesk");
}

TEST(Compare, EstablishesWhatTwoOriginsSay) {
    const auto records = three_reports();
    const StoryRecord story = compare_all(records, make_story(records));
    ASSERT_TRUE(story.established);
    EXPECT_EQ(words_of(records, story.established->citation), met);
    EXPECT_EQ(story.established->origins, 2);
    EXPECT_EQ(story.established->outlets, 2);
    ASSERT_THAT(story.established->reports, SizeIs(2));
    EXPECT_EQ(words_of(records, story.established->reports[0]), met);
    EXPECT_EQ(words_of(records, story.established->reports[1]), met_too);
}

TEST(Compare, TakesADenialForNoSupport) {
    RecordBuilder a("a1", "2031-06-07");
    a.paragraph({"Drones hit the station at Ustrel and killed twelve people on Friday."});
    RecordBuilder b("b2", "2031-06-08");
    b.paragraph(
        {"No drones hit the station at Ustrel, and nobody killed twelve people on Friday."});
    RecordBuilder c("c3", "2031-06-08");
    c.paragraph({"Nobody killed twelve people and no drones hit the station at Ustrel on Friday."});
    const std::vector<ArticleRecord> records = {a.record, b.record, c.record};
    const StoryRecord story = compare_all(records, make_story(records));
    ASSERT_TRUE(story.established);
    EXPECT_THAT(story.established->citation.article, AnyOf("b2", "c3"));
    EXPECT_EQ(story.established->origins, 2);
}

TEST(Compare, EstablishesNoLineWithoutAnEnd) {
    const std::string caption = "Enlarge this image of the talks in Hesk on Friday afternoon";
    RecordBuilder a("a1", "2031-06-07");
    a.paragraph({caption});
    RecordBuilder b("b2", "2031-06-08");
    b.paragraph({caption});
    const std::vector<ArticleRecord> records = {a.record, b.record};
    EXPECT_FALSE(compare_all(records, make_story(records)).established);
}

TEST(Compare, TitlesAStoryWithNoDateline) {
    RecordBuilder a("a1", "2031-06-07");
    a.paragraph({"HESK, Torvany, June 7 (Torinform) -", met});
    a.record.article.dateline = "HESK, Torvany";
    const std::vector<ArticleRecord> records = {a.record};
    EXPECT_EQ(words_of(records, compare_all(records, make_story(records)).title), met);
}

TEST(Compare, TitlesAStoryWithTheFieldOfItsArticle) {
    RecordBuilder a("a1", "2031-06-07");
    a.paragraph({"ADVERTISEMENT", met});
    a.record.article.title = "Rusk meets Veshnik in Hesk";
    const std::vector<ArticleRecord> records = {a.record};
    const StoryRecord story = compare_all(records, make_story(records));
    EXPECT_EQ(story.title, (Citation{"a1", {0, 26}, Citation::Field::title}));
}

TEST(Compare, TellsTwoSpeakersOfOneSurnameApart) {
    const std::string words = "I have never in my life spoken with the envoy about barley";
    const auto report = [&](const std::string& id, const std::string& name) {
        RecordBuilder builder(id, "2031-06-07");
        builder.paragraph({"“" + words + "”, " + name + " said."});
        builder.quote(words, builder.person(name, name));
        return builder.record;
    };
    const std::vector<ArticleRecord> records = {report("a1", "Anton Veshnik"),
                                                report("b2", "Bartholomew Veshnik"),
                                                report("c3", "Anton Veshnik"),
                                                report("d4", "Veshnik")};
    const StoryRecord story = compare_all(records, make_story(records));
    ASSERT_THAT(story.statements, SizeIs(1));
    EXPECT_EQ(story.statements[0].speaker, "Anton Veshnik");
    std::vector<std::string> speakers;
    for (const auto& version : story.statements[0].versions) speakers.push_back(version.speaker);
    EXPECT_THAT(speakers,
                ElementsAre("Anton Veshnik", "Bartholomew Veshnik", "Anton Veshnik", "Veshnik"));
}

TEST(Compare, EstablishesNothingFromCopiesOfOneText) {
    auto records = three_reports();
    records.pop_back();
    const StoryRecord story = compare_all(records, make_story(records, {{"a1", "b2"}}));
    EXPECT_FALSE(story.established);
}

TEST(Compare, FoldsVersionsOfOneQuotation) {
    const auto records = three_reports();
    const StoryRecord story = compare_all(records, make_story(records));
    ASSERT_THAT(story.statements, SizeIs(1));
    const StoryStatement& statement = story.statements[0];
    EXPECT_EQ(statement.speaker, "Helma Rusk");
    EXPECT_EQ(statement.origins, 3);
    ASSERT_THAT(statement.versions, SizeIs(3));
    EXPECT_EQ(words_of(records, statement.versions[0].citation),
              "Both sides must stop stalling. Nobody wins a war of mud");
    EXPECT_EQ(statement.versions[0].difference, Difference::same);
    EXPECT_EQ(words_of(records, statement.versions[1].citation), "Nobody wins a war of mud");
    EXPECT_EQ(statement.versions[1].difference, Difference::trimmed);
    EXPECT_EQ(statement.versions[2].difference, Difference::edited);
}

TEST(Compare, CountsAStatementOfCopiesOnce) {
    const auto records = three_reports();
    const StoryRecord story = compare_all(records, make_story(records, {{"a1", "b2"}}));
    ASSERT_THAT(story.statements, SizeIs(1));
    EXPECT_EQ(story.statements[0].origins, 2);
    EXPECT_THAT(story.statements[0].versions, SizeIs(3));
}

TEST(Compare, OrdersDatedSentencesAndKeepsWhatLiesAheadApart) {
    const auto records = three_reports();
    const StoryRecord story = compare_all(records, make_story(records));
    ASSERT_THAT(story.timeline, SizeIs(2));
    EXPECT_EQ(story.timeline[0].date, "2031-05");
    EXPECT_EQ(story.timeline[0].precision, "month");
    EXPECT_EQ(words_of(records, story.timeline[0].line), "The truce dates from May.");
    EXPECT_EQ(words_of(records, story.timeline[1].line), met);
    EXPECT_EQ(story.timeline[1].precision, "day");
    ASSERT_THAT(story.timeline[1].reports, SizeIs(1));
    EXPECT_EQ(words_of(records, story.timeline[1].reports[0]), met_too);
    EXPECT_EQ(story.timeline[1].origins, 2);
    EXPECT_EQ(story.timeline[1].rank, 1);
    ASSERT_THAT(story.calendar, SizeIs(1));
    EXPECT_EQ(story.calendar[0].date, "2031-06-20");
}

TEST(Compare, ShowsASentenceOfCopiesOnce) {
    RecordBuilder a("a1", "2031-06-07");
    a.paragraph({met}).time("Friday", "2031-06-06");
    RecordBuilder b("b2", "2031-06-08");
    b.paragraph({met}).time("Friday", "2031-06-06");
    const std::vector<ArticleRecord> records = {a.record, b.record};
    const auto copies = compare_all(records, make_story(records, {{"a1", "b2"}})).timeline;
    ASSERT_THAT(copies, SizeIs(1));
    EXPECT_EQ(copies[0].origins, 1);
    const auto reports = compare_all(records, make_story(records)).timeline;
    ASSERT_THAT(reports, SizeIs(1));
    EXPECT_EQ(reports[0].origins, 2);
}

TEST(Compare, DatesNoLineByATimeThatBoundsIt) {
    RecordBuilder report("a1", "2031-06-18");
    report.paragraph({"It was the pair's third meeting since January.",
                      "The port will stay shut until May.",
                      "Torvany has held the districts since April."});
    report.time("January", "2031-01").time("May", "2031-05").time("April", "2031-04");
    const std::vector<ArticleRecord> records = {report.record};
    const StoryRecord story = compare_all(records, make_story(records));
    ASSERT_THAT(story.timeline, SizeIs(1));
    EXPECT_EQ(words_of(records, story.timeline[0].line),
              "Torvany has held the districts since April.");
}

TEST(Compare, LeavesLinesOutOfTheTimelineThatOnlyNameADate) {
    RecordBuilder report("a1", "2031-06-18");
    report.paragraph({"HESK, June 18. /TORINFORM/.", "The envoy left on Tuesday."});
    report.time("June 18", "2031-06-18").time("Tuesday", "2031-06-17");
    const std::vector<ArticleRecord> records = {report.record};
    const StoryRecord story = compare_all(records, make_story(records));
    ASSERT_THAT(story.timeline, SizeIs(1));
    EXPECT_EQ(words_of(records, story.timeline[0].line), "The envoy left on Tuesday.");
}

TEST(Compare, AlignsTheWordsThatCopiesShare) {
    const std::string shared =
        "The freighter Marinella had arrived from Port Lindow on Saturday and was to leave for "
        "Cape Arrin.";
    RecordBuilder a("a1", "2031-06-07");
    a.paragraph({"Fire shut the harbour.", shared});
    RecordBuilder b("b2", "2031-06-08");
    b.paragraph({"Nobody slept."}).paragraph({shared, "Sirens went on."});
    const std::vector<ArticleRecord> records = {a.record, b.record};
    const StoryRecord story = compare_all(records, make_story(records, {{"a1", "b2"}}));
    ASSERT_THAT(story.origins, SizeIs(1));
    ASSERT_THAT(story.origins[0].passages, SizeIs(1));
    const Passage& passage = story.origins[0].passages[0];
    EXPECT_EQ(words_of(records, passage.source), shared);
    EXPECT_EQ(words_of(records, passage.copy), shared);
    EXPECT_EQ(passage.source.article, "a1");
}

/// Two articles, each with one quotation of Helma Rusk, compared.
StoryRecord compare_quotations(const std::string& first, const std::string& second) {
    std::vector<ArticleRecord> records;
    for (const auto& [id, words] : {std::pair("a1", first), std::pair("b2", second)}) {
        RecordBuilder builder(id, "2031-06-07");
        builder.paragraph({"“" + words + "” said Helma Rusk."});
        builder.quote(words, builder.person("Helma Rusk", "Helma Rusk"));
        records.push_back(builder.record);
    }
    return compare_all(records, make_story(records));
}

TEST(Compare, CallsAnOwnedUpGapATrimmedQuotation) {
    const StoryRecord story = compare_quotations(
        "This is a small roof over a small part of the house,", "a small roof over … the house");
    ASSERT_THAT(story.statements, SizeIs(1));
    EXPECT_EQ(story.statements[0].versions[1].difference, Difference::trimmed);
}

TEST(Compare, CallsANewBeginningOfTheSentenceAnEditedQuotation) {
    const StoryRecord story =
        compare_quotations("But for the first time in 14 months they built something together.",
                           "For the first time in 14 months they built something together.");
    ASSERT_THAT(story.statements, SizeIs(1));
    EXPECT_EQ(story.statements[0].versions[1].difference, Difference::edited);
}

TEST(Compare, TakesTheFullerQuotationWithoutTheOutletsBrackets) {
    const StoryRecord story = compare_quotations("Every week they [the two armies] lose a village",
                                                 "Every week they lose a whole village");
    ASSERT_THAT(story.statements, SizeIs(1));
    EXPECT_EQ(story.statements[0].versions[0].citation.article, "b2");
    EXPECT_EQ(story.statements[0].versions[1].difference, Difference::edited);
}

TEST(Compare, CallsOtherWordsOfOneSpeakerATranslation) {
    const StoryRecord story = compare_quotations("We are still hearing voices under the stairwell,",
                                                 "We can still hear voices under the stairs,");
    ASSERT_THAT(story.statements, SizeIs(1));
    EXPECT_EQ(story.statements[0].versions[1].difference, Difference::translated);
}

TEST(Compare, KeepsSayingsApartThatShareSmallWordsOnly) {
    EXPECT_THAT(compare_quotations("We will not accept it", "We will not do it again").statements,
                SizeIs(2));
    EXPECT_THAT(compare_quotations("No", "No proposal with a number in it was made").statements,
                SizeIs(2));
}

TEST(Compare, JoinsExcerptsOfOneSpeechThatShareASentence) {
    const StoryRecord story = compare_quotations(
        "The quay is ours. A harbour that is sold once is a harbour that is sold for ever.",
        "A harbour that is sold once is a harbour that is sold for ever. Ask the people of Quell.");
    EXPECT_THAT(story.statements, SizeIs(1));
}

TEST(Compare, EstablishesNoQuotation) {
    const std::string words = "Both armies must leave the bridge before the winter comes to us";
    const StoryRecord story = compare_quotations(words, words);
    EXPECT_FALSE(story.established);
}

TEST(Compare, FoldsIndirectSpeechIntoTheQuotationThatItRetells) {
    RecordBuilder a("a1", "2031-06-07");
    a.paragraph({"“Torvany will sign nothing before the guns are silent,” Anton Veshnik said."});
    a.quote("Torvany will sign nothing before the guns are silent",
            a.person("Anton Veshnik", "Anton Veshnik"));
    RecordBuilder b("b2", "2031-06-08");
    b.paragraph({"Anton Veshnik said his country signs no paper until the guns fall silent."});
    b.quote("his country signs no paper until the guns fall silent",
            b.person("Anton Veshnik", "Anton Veshnik"));
    Statement& retold = b.record.findings.statements.front();
    retold.kind = StatementKind::indirect;
    retold.content.front().verbatim = false;
    const std::vector<ArticleRecord> records = {a.record, b.record};
    const StoryRecord story = compare_all(records, make_story(records));
    ASSERT_THAT(story.statements, SizeIs(1));
    EXPECT_EQ(story.statements[0].versions[1].difference, Difference::paraphrase);
    EXPECT_EQ(story.statements[0].origins, 2U);
}

/// What somebody said in his reporter's words; without a name when `name` is empty.
ArticleRecord retelling(const std::string& id, const std::string& name, const std::string& words) {
    const std::string speaker = name.empty() ? "Officials" : name;
    RecordBuilder report(id, "2031-06-07");
    report.paragraph({speaker + " said " + words + "."});
    report.quote(words, report.person(name, speaker));
    Statement& told = report.record.findings.statements.front();
    told.kind = StatementKind::indirect;
    told.content.front().verbatim = false;
    return report.record;
}

TEST(Compare, DoesNotJoinTwoPersonsBySomebodyWithoutAName) {
    const std::string words = "the siege of Ustrel ends with a barley convoy";
    const auto rusk = retelling("a1", "Helma Rusk", words);
    const auto nameless = retelling("b2", "", "a barley convoy ends the siege of Ustrel");
    const auto veshnik = retelling("c3", "Anton Veshnik", "the siege of Ustrel ends by a convoy");
    const auto count = [](const std::vector<ArticleRecord>& records) {
        return compare_all(records, make_story(records)).statements.size();
    };
    EXPECT_EQ(count({rusk, nameless}), 1);
    EXPECT_EQ(count({nameless, veshnik}), 1);
    EXPECT_EQ(count({rusk, nameless, veshnik}), 2);
}

/// What somebody said with a piece of it between quotation marks.
ArticleRecord half_quoted(const std::string& id,
                          const std::string& before,
                          const std::string& quoted) {
    RecordBuilder report(id, "2031-06-07");
    report.paragraph({"Helma Rusk spoke of " + before + " “" + quoted + "”."});
    report.quote(before, report.person("Helma Rusk", "Helma Rusk"));
    Statement& told = report.record.findings.statements.front();
    told.kind = StatementKind::mixed;
    told.content = {{report.find(before), false}, {report.find(quoted), true}};
    return report.record;
}

TEST(Compare, DoesNotJoinTwoSayingsByTheTitleThatBothHold) {
    const auto statements = [](const std::string& quoted) {
        const std::vector<ArticleRecord> records = {
            half_quoted(
                "a1",
                "her first part, which her mother chose before the studio opened in Ustrel, in",
                quoted),
            half_quoted(
                "b2",
                "a producer who locked every door of the hotel and threatened two dancers after",
                quoted)};
        return compare_all(records, make_story(records)).statements.size();
    };
    EXPECT_EQ(statements("Winter Bridges"), 2);
    EXPECT_EQ(statements("winter bridges"), 1);
    EXPECT_EQ(statements("WINTER BRIDGES"), 1);
}

TEST(Compare, MergesOnePersonsNames) {
    auto records = three_reports();
    for (const std::size_t report : {0U, 1U}) {
        records[report].annotation.entities.front().country = "NOR";
    }
    const StoryRecord story = compare_all(records, make_story(records));
    ASSERT_THAT(story.entities, SizeIs(1));
    EXPECT_EQ(story.entities[0].name, "Helma Rusk");
    EXPECT_THAT(story.entities[0].names, SizeIs(2));
}

TEST(Compare, LeavesAStoryOfOneEmptyArticleEmpty) {
    const std::vector<ArticleRecord> records = {RecordBuilder("a1", "").record};
    const StoryRecord story = compare_all(records, make_story(records));
    EXPECT_EQ(story.title, (Citation{"a1", {0, 0}}));
    EXPECT_THAT(story.statements, IsEmpty());
    EXPECT_THAT(story.timeline, IsEmpty());
    EXPECT_FALSE(story.established);
}

}  // namespace
}  // namespace concord
