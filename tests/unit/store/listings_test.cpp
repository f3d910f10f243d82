#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A store with the sample and short names for its articles.
class ListRows : public StoreTest {
protected:
    ListRows() { sample.fill(store); }

    [[nodiscard]] std::vector<std::string> list(View view, const Filter& filter = {}) const {
        return lines_of(store, view, filter);
    }
    /// One column of a listing as text.
    [[nodiscard]] std::vector<std::string> column(View view,
                                                  std::string_view name,
                                                  const Filter& filter = {}) const {
        const auto columns = columns_of(view);
        const auto at = static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) -
                                                 columns.begin());
        std::vector<std::string> cells;
        const auto listed = store.rows(view, filter, [&](std::span<const Cell> row) {
            const auto* text = std::get_if<std::string>(&row[at]);
            cells.push_back(text == nullptr ? "-" : *text);
            return true;
        });
        EXPECT_TRUE(listed) << listed.error().message;
        return cells;
    }
    [[nodiscard]] std::vector<std::string> search(const std::string& words) const {
        Filter filter;
        filter.words = words;
        return column(View::search, "text", filter);
    }

    Sample sample;
    Store store = open();
    std::string ledger = sample.ledger.article.id;
    std::string courier = sample.courier.article.id;
    std::string barley = sample.barley.article.id;
};

TEST_F(ListRows, CountsAsManyAsItLists) {
    Filter narrow;
    narrow.story = ledger;
    narrow.words = "bridge";
    for (const View view : all_views) {
        for (const Filter& filter : {Filter{}, narrow}) {
            const auto count = store.count(view, filter);
            ASSERT_TRUE(count) << count.error().message;
            EXPECT_EQ(*count, lines_of(store, view, filter).size()) << name_of(view);
        }
    }
    EXPECT_GT(*store.count(View::search, narrow), 0U);
}

TEST_F(ListRows, ListsArticlesByPublicationUndatedLast) {
    EXPECT_THAT(column(View::articles, "id"), ElementsAre(ledger, courier, barley));
    EXPECT_THAT(column(View::articles, "cite"),
                ElementsAre(ledger + "/0-19", courier + "/0-11", barley + "/0-13"));
    EXPECT_THAT(column(View::articles, "version_of"), ElementsAre("-", ledger, "-"));
}

TEST_F(ListRows, ListsStoriesLargestFirst) {
    EXPECT_THAT(
        list(View::stories),
        ElementsAre(
            R"({"id":")" + ledger +
                R"(","title":"Orlen bridge closed","begin":"2031-03-04","end":"2031-03-05",)"
                R"("articles":2,"outlets":2,"origins":1,"conflicts":1,"cite":")" +
                ledger + R"(/0-19"})",
            R"({"id":")" + barley +
                R"(","title":"Barley prices","begin":null,"end":null,"articles":1,)"
                R"("outlets":0,"origins":1,"conflicts":0,"cite":")" +
                barley + R"(/0-13"})"));
}

TEST_F(ListRows, ListsTheTimelineWithWhatLiesAhead) {
    EXPECT_THAT(column(View::timeline, "date"), ElementsAre("2031-03-03", "2031-05"));
    EXPECT_THAT(column(View::timeline, "part"), ElementsAre("timeline", "calendar"));
    EXPECT_THAT(
        column(View::timeline, "text"),
        ElementsAre("The “old” bridge at Orlen was closed on 3 March.", "We will open it in May"));
    EXPECT_THAT(column(View::timeline, "cite").front(), ledger + "/21-69");
}

TEST_F(ListRows, ListsStatementsWithTheirVersionsTogether) {
    EXPECT_THAT(
        list(View::statements),
        ElementsAre(
            R"({"speaker":"Ada Brun","kind":"direct","text":"We will open it in May, and not before,",)"
            R"("cue":"said","polarity":"asserts","confidence":null,"outlet":"The Ledger",)"
            R"("published":"2031-03-04T08:00:00Z","versions":2,"origins":1,"difference":"same",)"
            R"("statement":"s1","story":")" +
                ledger + R"(","cite":")" + ledger + R"(/s1"})",
            R"({"speaker":"Ada Brun","kind":"direct","text":"We will open it in May … with a band.",)"
            R"("cue":"said","polarity":"asserts","confidence":null,"outlet":"Courier","published":"2031-03-05",)"
            R"("versions":2,"origins":1,"difference":"edited","statement":"s1","story":")" +
                ledger + R"(","cite":")" + courier + R"(/s1"})"));
}

TEST_F(ListRows, ListsCopiesWithTheirLongestPassage) {
    EXPECT_THAT(column(View::copies, "article"), ElementsAre(ledger, courier));
    EXPECT_THAT(column(View::copies, "source"), ElementsAre("-", ledger));
    EXPECT_THAT(column(View::copies, "text"), ElementsAre("-", "bridge at Orlen was closed"));
    EXPECT_THAT(column(View::copies, "source_cite"), ElementsAre("-", ledger + "/31-57"));
    EXPECT_THAT(column(View::copies, "cite"), ElementsAre(ledger + "/0-19", courier + "/23-49"));
}

TEST_F(ListRows, ListsQuantities) {
    EXPECT_THAT(list(View::quantities),
                ElementsAre(R"({"text":"3 per cent","low":3,"high":3,"approx":0,"exclusive":0,)"
                            R"("unit":"%","of":"Barley","role":null,"place":null,"time":null,)"
                            R"("outlet":null,"published":null,"story":")" +
                            barley + R"(","cite":")" + barley + R"(/q1"})"));
}

TEST_F(ListRows, ListsProblemsOfInputsAndOfArticles) {
    EXPECT_THAT(column(View::problems, "path"), ElementsAre("a.bz2", "barley.txt"));
    EXPECT_THAT(column(View::problems, "article"), ElementsAre("-", barley));
}

TEST_F(ListRows, OpensEveryCiteToItsWords) {
    Filter filter;
    filter.words = "orlen";
    for (const View view : all_views) {
        const auto columns = columns_of(view);
        if (std::find(columns.begin(), columns.end(), "cite") == columns.end()) continue;
        for (const std::string& id : column(view, "cite", filter)) {
            const auto cited = store.cite(id);
            ASSERT_TRUE(cited) << name_of(view) << ' ' << id << ' ' << cited.error().message;
            EXPECT_FALSE(cited->text.empty()) << id;
        }
    }
}

TEST_F(ListRows, HonoursEveryFilterInEveryView) {
    Filter filter;
    filter.words = "bridge";
    filter.story = ledger;
    filter.article = ledger;
    filter.since = "2031-03-01";
    filter.until = "2031-03-04";
    filter.outlet = "the ledger";
    filter.speaker = "brun";
    EXPECT_THAT(list(View::articles, filter), SizeIs(1));
    EXPECT_THAT(list(View::stories, filter), SizeIs(1));
    EXPECT_THAT(list(View::statements, filter), SizeIs(1));
    EXPECT_THAT(list(View::copies, filter), SizeIs(0));  // the shared words are not hers
    filter.story = barley;
    for (const View view : all_views) EXPECT_THAT(list(view, filter), IsEmpty()) << name_of(view);
}

TEST_F(ListRows, FiltersByEachAlone) {
    Filter filter;
    filter.outlet = "COURIER";
    EXPECT_THAT(column(View::statements, "outlet", filter), ElementsAre("Courier"));
    EXPECT_THAT(column(View::timeline, "date", filter), ElementsAre("2031-05"));
    EXPECT_THAT(column(View::stories, "id", filter), ElementsAre(ledger));
    filter = {};
    filter.speaker = "ADA";
    EXPECT_THAT(list(View::statements, filter), SizeIs(2));
    EXPECT_THAT(column(View::timeline, "date", filter), ElementsAre("2031-05"));
    filter.speaker = "Rusk";
    EXPECT_THAT(list(View::statements, filter), IsEmpty());
    filter = {};
    filter.since = "2031-03-05";
    EXPECT_THAT(column(View::articles, "id", filter), ElementsAre(courier));
    EXPECT_THAT(column(View::timeline, "date", filter), ElementsAre("2031-05"));
    filter.since = "2031-05-31";
    EXPECT_THAT(column(View::timeline, "date", filter), ElementsAre("2031-05"));
    filter.since = "2031-06-01";
    EXPECT_THAT(list(View::timeline, filter), IsEmpty());
}

TEST_F(ListRows, GivesAPageOfRows) {
    Filter filter;
    filter.limit = 1;
    filter.offset = 1;
    EXPECT_THAT(column(View::articles, "id", filter), ElementsAre(courier));
    filter.words = "orlen";
    EXPECT_THAT(list(View::search, filter), SizeIs(1));
}

TEST_F(ListRows, EndsWhenTheSinkHasEnough) {
    int rows = 0;
    ASSERT_TRUE(store.rows(View::articles, {}, [&](std::span<const Cell>) {
        ++rows;
        return false;
    }));
    EXPECT_EQ(rows, 1);
}

TEST_F(ListRows, RefusesDaysThatAreNone) {
    Filter filter;
    filter.since = "yesterday";
    const auto listed =
        store.rows(View::articles, filter, [](std::span<const Cell>) { return true; });
    ASSERT_FALSE(listed);
    EXPECT_EQ(listed.error().kind, ErrorKind::usage);
}

TEST_F(ListRows, FindsWordsWhateverTheirCaseAndAccents) {
    EXPECT_THAT(search("zurich"), ElementsAre("Barley rose by 3 per cent in Zürich."));
    EXPECT_THAT(search("ZÜRICH barley"), SizeIs(1));
    EXPECT_THAT(search("zurich orlen"), IsEmpty());
    EXPECT_THAT(search("bridge"), SizeIs(4));
    EXPECT_THAT(search("zur*"), SizeIs(1));
    EXPECT_THAT(search("zur"), IsEmpty());
}

TEST_F(ListRows, FindsPhrases) {
    EXPECT_THAT(search("\"the old bridge\""), SizeIs(2));
    EXPECT_THAT(search("\"old the bridge\""), IsEmpty());
    EXPECT_THAT(search("“in May” band"), SizeIs(1));
}

TEST_F(ListRows, TakesNothingForAnOperator) {
    for (const char* words : {"\" AND ( NEAR *",
                              "bridge OR",
                              "NOT bridge",
                              "words:bridge",
                              "bridge*",
                              "^bridge",
                              "a - b + {c}",
                              "\"",
                              "'; DROP TABLE article; --",
                              "\xFF\xFE",
                              "* \" \" *",
                              ""}) {
        Filter filter;
        filter.words = words;
        const auto listed =
            store.rows(View::search, filter, [](std::span<const Cell>) { return true; });
        EXPECT_TRUE(listed) << words << ": " << listed.error().message;
    }
    EXPECT_THAT(search("bridge*"), SizeIs(4));
    EXPECT_THAT(search("bridge OR barley"), IsEmpty());
}

TEST_F(ListRows, RefusesVeryLongSearches) {
    Filter filter;
    for (int i = 0; i < 65; ++i) filter.words += "bridge ";
    const auto listed =
        store.rows(View::search, filter, [](std::span<const Cell>) { return true; });
    ASSERT_FALSE(listed);
    EXPECT_EQ(listed.error().kind, ErrorKind::usage);
}

TEST_F(ListRows, ListsAnEventOnceWithItsFirstReport) {
    EXPECT_THAT(
        list(View::events),
        ElementsAre(
            R"({"story":")" + ledger +
            R"(","event":"v1","type":"PROTEST","who":"Ada Brun; Orlen","whom":"Barley Board",)"
            R"("date":"2031-03-03","precision":"day","place":"Orlen","status":"happened","ordinal":2,"outlets":2,"origins":1,)"
            R"("reports":2,"outlet":"The Ledger","published":"2031-03-04T08:00:00Z",)"
            R"("text":"closed on 3 March","cite":")" +
            ledger + R"(/51-68"})"));
}

TEST_F(ListRows, ListsTheReportOfTheOutletThatWasAskedFor) {
    Filter filter;
    filter.outlet = "courier";
    EXPECT_THAT(column(View::events, "outlet", filter), ElementsAre("Courier"));
    EXPECT_THAT(column(View::events, "cite", filter), ElementsAre(courier + "/43-60"));
    filter.outlet = "cnn";
    EXPECT_THAT(column(View::events, "outlet", filter), IsEmpty());
    EXPECT_EQ(*store.count(View::events, filter), 0U);
}

TEST_F(ListRows, ListsARowForEachSideMoveAndPart) {
    EXPECT_THAT(column(View::disagreements, "value"), ElementsAre("not before May", "with a band"));
    EXPECT_THAT(column(View::disagreements, "outlet"), ElementsAre("The Ledger", "Courier"));
    EXPECT_THAT(column(View::positions, "date"), ElementsAre("2031-03-04", "2031-03-05"));
    EXPECT_THAT(column(View::agreements, "part"),
                ElementsAre("agreed_on", "alleged_breach", "term"));
    EXPECT_THAT(column(View::agreements, "alleged_by"), ElementsAre("-", "Barley Board", "-"));
    EXPECT_THAT(column(View::coverage, "part"), ElementsAre("differs", "omits", "states"));
    EXPECT_THAT(column(View::coverage, "source"), ElementsAre("Courier", "The Ledger", "Courier"));
}

class ListWeeks : public StoreTest {};

TEST_F(ListWeeks, ByTheirDays) {
    const Sample sample;
    auto stories = sample.stories();
    stories[0].events[0].when = "2031-W10";  // 3 to 9 March
    stories[0].events[0].precision = "week";
    stories[0].positions[0].history.resize(1);
    stories[0].positions[0].history[0].date = "2031-W10";
    const auto records = sample.all();
    Store store = open();
    ASSERT_TRUE(store.add(records, {}));
    ASSERT_TRUE(keep_stories(store, stories, records, "f"));
    const auto count = [&](View view, const std::string& since, const std::string& until) {
        Filter filter;
        filter.since = since;
        filter.until = until;
        return lines_of(store, view, filter).size();
    };
    for (const View view : {View::events, View::positions}) {
        EXPECT_EQ(count(view, "2031-03-09", ""), 1U);
        EXPECT_EQ(count(view, "2031-03-10", ""), 0U);
        EXPECT_EQ(count(view, "", "2031-03-03"), 1U);
        EXPECT_EQ(count(view, "", "2031-03-02"), 0U);
    }
}

TEST_F(ListRows, FiltersThePartsByWhatTheirDaysAndNamesMean) {
    Filter filter;
    filter.since = "2031-03-05";
    EXPECT_THAT(list(View::events, filter), IsEmpty());  // the day of the event
    EXPECT_THAT(column(View::positions, "date", filter), ElementsAre("2031-03-05"));
    EXPECT_THAT(column(View::disagreements, "value", filter), ElementsAre("with a band"));
    EXPECT_THAT(column(View::agreements, "part", filter), ElementsAre("alleged_breach", "term"));
    filter = {};
    filter.speaker = "brun";
    EXPECT_THAT(list(View::positions, filter), SizeIs(2));
    EXPECT_THAT(list(View::disagreements, filter), SizeIs(2));
    EXPECT_THAT(list(View::agreements, filter), IsEmpty());
    filter.speaker = "barley board";
    EXPECT_THAT(column(View::agreements, "part", filter), ElementsAre("alleged_breach"));
    filter = {};
    filter.outlet = "the ledger";
    EXPECT_THAT(list(View::coverage, filter), IsEmpty());  // the row's outlet, not who says it
    filter.outlet = "courier";
    EXPECT_THAT(list(View::coverage, filter), SizeIs(3));
}

TEST_F(ListRows, CitesATitleAsATitle) {
    auto made = sample.stories();
    made[0].events[0].reports[0].citation = {ledger, {0, 19}, Citation::Field::title};
    ASSERT_TRUE(keep_stories(store, made, sample.all(), "second"));
    EXPECT_THAT(column(View::events, "cite"), ElementsAre(ledger + "/title"));
    EXPECT_THAT(column(View::events, "text"), ElementsAre("Orlen bridge closed"));
    std::uint64_t checked = 0;
    EXPECT_THAT(*store.verify(checked), IsEmpty());
}

}  // namespace
}  // namespace concord
