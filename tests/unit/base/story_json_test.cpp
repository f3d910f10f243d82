#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "concord/json.h"

namespace concord {
namespace {

using testing::HasSubstr;

const ArticleRecord& article() {
    static const ArticleRecord record = [] {
        ArticleRecord made;
        made.article.id = "a1";
        made.article.outlet = "Ledger";
        made.article.published = "2031-05-03";
        made.article.text = "“One.” Two. Three.";
        made.annotation.sentences = {{{0, 10}, 0, 0}, {{11, 15}, 0, 0}, {{16, 22}, 0, 0}};
        return made;
    }();
    return record;
}

std::string line_of(const StoryRecord& record) {
    return to_json(record, [](const ArticleId&) -> const ArticleRecord& { return article(); });
}

StoryRecord story() {
    StoryRecord record;
    record.story.id = "a1";
    record.story.articles = {"a1"};
    record.story.origins = {{{"a1"}, OriginKind::wire, 1}};
    record.origins = {{record.story.origins[0], {}}};
    return record;
}

TEST(StoryToJson, WritesEveryPartInTheOrderOfTheFormat) {
    EXPECT_EQ(line_of(story()),
              R"({"schema":"concord/story/1","unit":"codepoint","id":"a1","title":null,)"
              R"("begin":null,"end":null,"established":null,)"
              R"("articles":[{"id":"a1","outlet":"Ledger","title":null,)"
              R"("published":"2031-05-03","origin":"o1","version_of":null}],)"
              R"("origins":[{"id":"o1","articles":["a1"],"kind":"wire","shared":1,"passages":[]}],)"
              R"("entities":[],"events":[],"statements":[],"timeline":[],"calendar":[],)"
              R"("disagreements":[],"positions":[],"agreements":[],"coverage":[]})");
}

TEST(StoryToJson, CitesWordsWithTheirSentenceInCodePoints) {
    StoryRecord record = story();
    record.title = {"a1", {11, 14}};
    EXPECT_THAT(line_of(record),
                HasSubstr(R"("title":{"article":"a1","begin":7,"end":10,"text":"Two",)"
                          R"("sentence":{"begin":7,"end":11}})"));
}

TEST(StoryToJson, GivesAllSentencesThatACitationTouches) {
    StoryRecord record = story();
    record.title = {"a1", {3, 20}};
    EXPECT_THAT(line_of(record), HasSubstr(R"("sentence":{"begin":0,"end":18})"));
    record.title = {"a1", {10, 11}};
    EXPECT_THAT(line_of(record), HasSubstr(R"("text":" ","sentence":null)"));
}

TEST(StoryToJson, WritesFoldedStatements) {
    StoryRecord record = story();
    record.statements = {
        {"Ann", {{{"a1", {3, 7}}, "Ann", StatementKind::direct, Difference::trimmed}}, 2}};
    EXPECT_THAT(line_of(record),
                HasSubstr(R"("statements":[{"id":"s1","speaker":"Ann","versions":[{"citation":)"
                          R"({"article":"a1","begin":1,"end":5,"text":"One.",)"
                          R"("sentence":{"begin":0,"end":6}},"speaker":"Ann","kind":"direct",)"
                          R"("difference":"trimmed"}],"origins":2}])"));
}

TEST(StoryToJson, SaysWhenACitationIsOfTheTitle) {
    StoryRecord record = story();
    record.title = {"a1", {0, 0}, Citation::Field::title};
    EXPECT_THAT(line_of(record),
                HasSubstr(R"("title":{"article":"a1","field":"title","begin":0,"end":0,)"
                          R"("text":"","sentence":null})"));
}

TEST(StoryToJson, WritesPassagesAsPairsAndVersionsBesideTheirArticle) {
    StoryRecord record = story();
    record.origins[0].passages = {{{"a1", {11, 14}}, {"a1", {16, 21}}}};
    record.story.versions = {{"a1", "b2"}};
    const std::string line = line_of(record);
    EXPECT_THAT(line,
                HasSubstr(R"("passages":[[{"article":"a1","begin":7,"end":10,"text":"Two",)"));
    EXPECT_THAT(line, HasSubstr(R"("origin":"o1","version_of":"b2")"));
}

TEST(StoryToJson, NamesTheEventOfALine) {
    StoryRecord record = story();
    record.events.resize(2);
    record.events[1].type = "CONSULT";
    record.timeline = {{"2031-05", "month", 1, {"a1", {11, 15}}}};
    const std::string line = line_of(record);
    EXPECT_THAT(line, HasSubstr(R"({"id":"v2","type":"CONSULT","who":[],"whom":[],)"));
    EXPECT_THAT(line,
                HasSubstr(R"("timeline":[{"date":"2031-05","precision":"month","event":"v2",)"));
}

}  // namespace
}  // namespace concord
