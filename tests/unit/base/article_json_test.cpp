#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "concord/json.h"

namespace concord {
namespace {

using testing::HasSubstr;

/// "“Stop,” Ann said in May." with the marks that need more than a byte.
ArticleRecord small_record() {
    ArticleRecord record;
    Article& article = record.article;
    article.id = "00000000000000aa";
    article.path = "a.html";
    article.paths = {"a.html", "b.html"};
    article.title = "Ann says stop";
    article.published = "2031-05-03";
    article.published_from = DateSource::jsonld;
    article.evidence.published = "3 May";
    article.language = "en";
    article.text = "“Stop,” Ann said in May.";
    article.origin_runs = {{{0, 3}, 7, 14}, {{3, 28}, 14, 39}};
    article.blocks = {{{0, 28}, BlockRole::quote, "14:05"}};
    record.annotation.sentences = {{{0, 28}, 3, 9}};
    record.annotation.tokens.emplace_back().span = {3, 7};
    Entity ann;
    ann.type = EntityType::person;
    ann.name = "Ann";
    ann.country_from = Span{12, 15};
    ann.roles = {{12, 15}};
    ann.mentions = {{{12, 15}, MentionKind::name}};
    record.annotation.entities = {ann};
    record.annotation.times = {{{24, 27}, TimeType::date, "2031-05", "", "", "", "published"}};
    return record;
}

/// Every kind of value, every reference set.
ArticleRecord full_record() {
    ArticleRecord record = small_record();
    Findings& findings = record.findings;
    Quantity quantity;
    quantity.span = {3, 7};
    quantity.low = 100000;
    quantity.high = 2.5;
    quantity.of = Span{12, 15};
    quantity.place = 0;
    quantity.time = 0;
    quantity.part_of = 0;
    findings.quantities = {quantity};
    Statement statement;
    statement.speaker = Speaker{0, {12, 15}};
    statement.cue = Cue{{16, 20}, "say", "say"};
    statement.content = {{{3, 8}, true}};
    statement.addressee = 0;
    statement.via = {0};
    statement.channel = Span{21, 27};
    statement.polarity = Polarity::denies;
    statement.denies = 1;
    statement.time = 0;
    statement.confidence = 0.87;
    Statement inner;
    inner.content = {{{3, 7}, false}};
    inner.inside = 0;
    findings.statements = {statement, inner};
    Event event;
    event.type = "CONSULT";
    event.coded = "AGREE";
    event.contexts = {"diplomatic"};
    event.trigger = {16, 20};
    event.actors = {0};
    event.recipients = {0};
    event.time = 0;
    event.time_from = Provenance::inferred;
    event.place = 0;
    event.geonames = 2950159;
    event.latitude = 52.52;
    event.longitude = -13.0;
    event.status = "planned";
    event.according_to = 1;
    event.quantities = {0};
    event.ordinal = 3;
    event.confidence = 0.64;
    findings.events = {event};
    findings.positions = {{0, "demands", {3, 7}, 0, 0}};
    findings.agreements = {{{3, 7}, {0}, 0, {{3, 7}}, {{0, 0, 0, {16, 20}}}}};
    record.problems = {{Stage::clean, ErrorKind::truncated, "the page is cut", 39, {}}};
    return record;
}

std::string error_of(std::string line, std::string_view from, std::string_view to) {
    const std::size_t at = line.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    line.replace(at, from.size(), to);
    const auto read = article_record_from_json(line);
    return read ? "read" : read.error().message;
}

TEST(ToJson, WritesAnArticleInTheOrderOfTheFormat) {
    EXPECT_EQ(
        to_json(small_record()),
        R"({"schema":"concord/article/1","unit":"codepoint",)"
        R"("article":{"id":"00000000000000aa","source_id":null,"path":"a.html",)"
        R"("paths":["a.html","b.html"],"url":null,"canonical":null,"outlet":null,)"
        R"("title":"Ann says stop","byline":[],"credit":null,"dateline":null,)"
        R"("published":"2031-05-03","published_from":"jsonld","modified":null,)"
        R"("evidence":{"published":"3 May","title":null,"byline":null},"section":null,)"
        R"("tags":[],"language":"en","truncated":false,"version_of":null,"sha256":null,)"
        R"("fetched":null,"origin_runs":[{"begin":0,"end":1,"source_begin":7,"source_end":14},)"
        R"({"begin":1,"end":24,"source_begin":14,"source_end":39}]},)"
        R"("text":"“Stop,” Ann said in May.",)"
        R"("blocks":[{"begin":0,"end":24,"role":"quote","time":"14:05"}],)"
        R"("sentences":[{"begin":0,"end":24}],)"
        R"("entities":[{"id":"e1","type":"person","geopolitical":false,"name":"Ann",)"
        R"("country":null,"sector":null,"country_from":{"begin":8,"end":11},)"
        R"("roles":[{"text":"Ann","begin":8,"end":11}],)"
        R"("mentions":[{"begin":8,"end":11,"kind":"name"}]}],)"
        R"("times":[{"id":"t1","begin":20,"end":23,"type":"DATE","value":"2031-05","mod":null,)"
        R"("begin_point":null,"end_point":null,"begin_span":null,"end_span":null,"anchor":"published"}],)"
        R"("quantities":[],"statements":[],"events":[],"positions":[],"agreements":[],)"
        R"("problems":[]})");
}

TEST(ToJson, WritesFindingsWithIdsAndPlainNumbers) {
    const std::string line = to_json(full_record());
    EXPECT_THAT(
        line,
        HasSubstr(
            R"("quantities":[{"id":"q1","begin":1,"end":5,"low":100000,"high":2.5,"approx":false,)"
            R"("exclusive":false,"unit":null,"of":{"begin":8,"end":11},"role":null,"place":"e1",)"
            R"("time":"t1","part_of":"q1","sum":null}])"));
    EXPECT_THAT(
        line,
        HasSubstr(
            R"("statements":[{"id":"s1","kind":"direct","speaker":{"entity":"e1","begin":8,"end":11},)"
            R"("cue":{"begin":12,"end":16,"lemma":"say","class":"say"},)"
            R"("content":[{"begin":1,"end":6,"verbatim":true}],"addressee":"e1","via":["e1"],)"
            R"("channel":{"begin":17,"end":23},"polarity":"denies","denies":"s2","time":"t1",)"
            R"("inside":null,"confidence":0.87},{"id":"s2","kind":"direct","speaker":null,"cue":null,)"));
    EXPECT_THAT(
        line,
        HasSubstr(R"("time_from":"inferred","place":"e1","place_from":"read","geonames":2950159,)"
                  R"("latitude":52.52,"longitude":-13,"status":"planned","according_to":"s2",)"
                  R"("quantities":["q1"],"ordinal":3,"folded_into":null,"confidence":0.64}])"));
    EXPECT_THAT(line,
                HasSubstr(R"("problems":[{"stage":"clean","kind":"truncated",)"
                          R"("message":"the page is cut","at":39}])"));
}

TEST(ToJson, WritesUtf8WhateverTheTextHolds) {
    ArticleRecord record;
    record.article.id = "a";
    record.article.text = "a\xFF\xFE b";
    record.article.blocks = {{{0, 5}, BlockRole::paragraph, ""}};
    record.annotation.sentences = {{{4, 5}, 0, 0}};
    const std::string line = to_json(record);
    EXPECT_THAT(line, HasSubstr(R"("text":"a�� b")"));
    EXPECT_THAT(line, HasSubstr(R"("sentences":[{"begin":4,"end":5}])"));
    EXPECT_TRUE(article_record_from_json(line));
}

TEST(ArticleRecordFromJson, GivesBackAllButTheTokens) {
    ArticleRecord record = full_record();
    const auto read = article_record_from_json(to_json(record));
    ASSERT_TRUE(read) << read.error().message;
    record.annotation.tokens.clear();
    record.annotation.sentences = {{{0, 28}, 0, 0}};
    EXPECT_EQ(*read, record);
    EXPECT_EQ(to_json(*read), to_json(record));
}

TEST(ArticleRecordFromJson, PassesOverUnknownFields) {
    std::string line = to_json(small_record());
    line.insert(1, R"("later":{"begin":1},)");
    EXPECT_TRUE(article_record_from_json(line));
}

TEST(ArticleRecordFromJson, RefusesSpansOutsideTheText) {
    const std::string line = to_json(full_record());
    EXPECT_EQ(
        error_of(line, R"("blocks":[{"begin":0,"end":24)", R"("blocks":[{"begin":0,"end":25)"),
        "blocks[0] has no span in the text");
    EXPECT_EQ(error_of(line, R"("of":{"begin":8,"end":11})", R"("of":{"begin":12,"end":11})"),
              "quantities[0].of has no span in the text");
    EXPECT_EQ(error_of(line, R"("of":{"begin":8)", R"("of":{"begin":-8)"),
              "quantities[0].of.begin is no whole number, or one out of bounds");
}

TEST(ArticleRecordFromJson, RefusesReferencesWithoutTarget) {
    const std::string line = to_json(full_record());
    EXPECT_EQ(error_of(line, R"("via":["e1"])", R"("via":["e2"])"),
              "statements[0].via names \"e2\", which is not in the record");
    EXPECT_EQ(error_of(line, R"("denies":"s2")", R"("denies":"t1")"),
              "statements[0].denies names \"t1\", which is not in the record");
    EXPECT_EQ(error_of(line, R"("anchor":"published")", R"("anchor":"t9")"),
              "times[0].anchor names \"t9\", which is not in the record");
}

TEST(ArticleRecordFromJson, NamesTheByteOfWhatIsWrong) {
    std::string line = to_json(small_record());
    const std::size_t at = line.find("\"quote\"");
    line.replace(at, 7, "\"poem\"");
    const auto read = article_record_from_json(line);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "blocks[0].role has the unknown value \"poem\"");
    EXPECT_EQ(read.error().at, at);
}

TEST(ArticleRecordFromJson, RefusesWhatIsNoRecord) {
    EXPECT_FALSE(article_record_from_json(""));
    EXPECT_FALSE(article_record_from_json("[]"));
    EXPECT_FALSE(article_record_from_json("{\"schema\":\"concord/article/1\""));
    EXPECT_FALSE(article_record_from_json(R"({"text":"a"})"));
    EXPECT_EQ(error_of(to_json(small_record()), "00000000000000aa", "../aa"),
              "article.id is not letters and digits");
    EXPECT_EQ(error_of(to_json(small_record()), "Ann says stop", "\\udc00"),
              "not JSON: Problem while parsing a string");
}

TEST(ProblemFromJson, GivesBackWhatToJsonWrote) {
    const Problem problem{
        Stage::intake, ErrorKind::bad_digest, "not \"the\" bytes", 12, "a.warc.gz#7"};
    const std::string line = to_json(problem);
    EXPECT_EQ(line,
              R"({"schema":"concord/problem/1","path":"a.warc.gz#7","stage":"intake",)"
              R"("kind":"bad_digest","message":"not \"the\" bytes","at":12})");
    const auto read = problem_from_json(line);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, problem);
    EXPECT_FALSE(problem_from_json(to_json(small_record())));
}

}  // namespace
}  // namespace concord
