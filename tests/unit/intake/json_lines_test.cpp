#include "intake/json_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace concord {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Fields = std::vector<std::pair<std::string, std::string>>;

Result<Document> read(std::string_view line, const Fields& fields = {}) {
    return document_from_json(line, fields);
}

TEST(DocumentFromJson, TakesEveryMember) {
    const std::string line =
        R"({"id":"a1","url":"https://bay.example/1","outlet":"Bay News","title":"Snow",)"
        R"("byline":["Ada Moor","Ben Hill"],"published":"2025-04-12","language":"en",)"
        R"("text":"Snow fell.\nAgain.","section":{"deep":[1,{"a":[]}]}})";
    const auto document = read(line + "\r\n");
    ASSERT_TRUE(document) << document.error().message;
    EXPECT_EQ(document->kind, InputKind::jsonl);
    EXPECT_EQ(document->bytes, line);
    EXPECT_EQ(document->sha256.size(), 64U);
    EXPECT_EQ(document->source_id, "a1");
    EXPECT_EQ(document->url, "https://bay.example/1");
    EXPECT_EQ(document->outlet, "Bay News");
    EXPECT_EQ(document->title, "Snow");
    EXPECT_THAT(document->byline, ElementsAre("Ada Moor", "Ben Hill"));
    EXPECT_EQ(document->published, "2025-04-12");
    EXPECT_EQ(document->language, "en");
    EXPECT_EQ(document->content, "Snow fell.\nAgain.");
    EXPECT_FALSE(document->content_is_html);
}

TEST(DocumentFromJson, NamesTheMemberOfTheContent) {
    EXPECT_EQ(read(R"({"html":"<p>a</p>","text":"b"})")->content_member, "text");
    EXPECT_EQ(read(R"({"html":"<p>a</p>","text":""})")->content_member, "html");
    const std::vector<std::pair<std::string, std::string>> fields = {{"text", "body"}};
    const auto renamed = document_from_json(R"({"text":"b","body":"c"})", fields);
    EXPECT_EQ(renamed->content_member, "body");
}

TEST(DocumentFromJson, PrefersTextToHtml) {
    EXPECT_EQ(read(R"({"html":"<p>a</p>","text":"b"})")->content, "b");
    for (const char* line : {R"({"html":"<p>a</p>","text":null})",
                             R"({"html":"<p>a</p>","text":""})",
                             R"({"html":"<p>a</p>"})"}) {
        const auto document = read(line);
        ASSERT_TRUE(document);
        EXPECT_EQ(document->content, "<p>a</p>");
        EXPECT_TRUE(document->content_is_html);
    }
    EXPECT_EQ(read(R"({"text":""})")->content, "");
}

TEST(DocumentFromJson, ReadsRenamedMembersOnly) {
    const Fields fields = {{"text", "body"}, {"published", "date"}};
    const auto document = read(
        R"({"text":"not this","body":"Snow fell.","published":"no","date":"2025-04-12"})", fields);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->content, "Snow fell.");
    EXPECT_EQ(document->published, "2025-04-12");
    const auto missing = read(R"({"text":"Snow fell."})", fields);
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.error().message, HasSubstr("\"body\""));
}

TEST(DocumentFromJson, KeepsTheSpellingOfNumbers) {
    EXPECT_EQ(read(R"({"id":12345678901234567890123,"text":"a"})")->source_id,
              "12345678901234567890123");
    EXPECT_EQ(read(R"({"id": 7 ,"text":"a"})")->source_id, "7");
}

TEST(DocumentFromJson, ReadsSecondsSince1970AsADate) {
    EXPECT_EQ(read(R"({"published":1744465740,"text":"a"})")->published, "2025-04-12T13:49:00Z");
    EXPECT_EQ(read(R"({"published":1744465740000,"text":"a"})")->published, "2025-04-12T13:49:00Z");
    EXPECT_EQ(read(R"({"published":20250412,"text":"a"})")->published, "20250412");
}

TEST(DocumentFromJson, TakesTheNameOfAnObject) {
    const auto document = read(
        R"({"outlet":{"id":3,"name":"Bay News"},"byline":[{"name":"Ada Moor"},null,"Ben Hill"],)"
        R"("text":"a","language":null,"url":["https://bay.example/1","https://bay.example/2"]})");
    ASSERT_TRUE(document) << document.error().message;
    EXPECT_EQ(document->outlet, "Bay News");
    EXPECT_THAT(document->byline, ElementsAre("Ada Moor", "Ben Hill"));
    EXPECT_EQ(document->url, "https://bay.example/1");
    EXPECT_EQ(document->language, "");
}

TEST(DocumentFromJson, LastOfEqualNamesCounts) {
    EXPECT_EQ(read(R"({"text":"a","text":"b"})")->content, "b");
}

TEST(DocumentFromJson, RecognisesRecords) {
    for (const char* line : {R"({"schema":"concord/article/1","unit":"codepoint"})",
                             R"({ "text":"a", "schema" : "concord/article/1"})",
                             R"({"schema":"concord/problem/1"})"}) {
        const auto document = read(line);
        ASSERT_TRUE(document) << line;
        EXPECT_EQ(document->kind, InputKind::record);
        EXPECT_EQ(document->bytes, line);
    }
    const auto story = read(R"({"schema":"concord/story/1"})");
    ASSERT_FALSE(story);
    EXPECT_EQ(story.error().kind, ErrorKind::unsupported);
    EXPECT_EQ(read(R"({"schema":{"v":2},"text":"a"})")->content, "a");
}

TEST(DocumentFromJson, NamesTheMembersItFound) {
    const auto document = read(R"({"headline":"Snow","content":"Snow fell."})");
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().kind, ErrorKind::malformed);
    EXPECT_THAT(document.error().message, HasSubstr("headline, content"));
}

TEST(DocumentFromJson, SaysWhereALineBreaks) {
    const auto cut = read(R"({"text":"Snow fell.","id":)");
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().kind, ErrorKind::malformed);
    const auto wrong = read(R"({"id":1,"text":{"a":1}})");
    ASSERT_FALSE(wrong);
    EXPECT_THAT(wrong.error().message, HasSubstr("\"text\""));
    EXPECT_GE(wrong.error().at, 8U);
    EXPECT_LE(wrong.error().at, 23U);
    for (const char* line : {"",
                             "   ",
                             "[1]",
                             "\"text\"",
                             "null",
                             "{",
                             "{\"text\":\"a\"",
                             "}",
                             "{\"text\":\"a\"} x",
                             "{\"text\":\"a\"}{}",
                             "{\"text\" \"a\"}",
                             "{\"text\":\"\\x\"}",
                             "{\"text\":\"a\",}",
                             "{\"text\":tru}"}) {
        EXPECT_FALSE(read(line)) << line;
    }
}

TEST(DocumentFromJson, ReplacesWhatIsNoCharacter) {
    const auto lone = read(R"({"text":"a\ud83d b\udc00 \\ud800 \ud83d\ude00"})");
    ASSERT_TRUE(lone) << lone.error().message;
    EXPECT_EQ(lone->content, "a\uFFFD b\uFFFD \\ud800 \U0001F600");
    EXPECT_THAT(lone->bytes, HasSubstr("\\ud83d b"));
    const auto latin = read("{\"text\":\"Caf\xE9\"}");
    ASSERT_TRUE(latin);
    EXPECT_EQ(latin->content, "Caf\uFFFD");
    EXPECT_EQ(latin->bytes, "{\"text\":\"Caf\xE9\"}");
    EXPECT_EQ(read("\xEF\xBB\xBF{\"text\":\"a\"}")->content, "a");
    EXPECT_EQ(read(R"({"text":"a\u0000b"})")->content, std::string("a\0b", 3));
}

TEST(DocumentFromJson, CountsMalformedBytesAsTheyAre) {
    const std::string line = "{\"text\":\"" + std::string(20, '\xFB') + "\"oops}";
    const auto broken = read(line);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().at, line.find("oops"));
}

TEST(DocumentFromJson, SurvivesDeepNesting) {
    const std::string deep(100000, '[');
    EXPECT_FALSE(read("{\"a\":" + deep));
    const auto closed = read("{\"a\":" + deep + std::string(100000, ']') + ",\"text\":\"b\"}");
    EXPECT_EQ(closed ? closed->content : "b", "b");
}

TEST(DocumentFromJson, UsesScratchAgain) {
    JsonScratch scratch;
    EXPECT_EQ(document_from_json(R"({"text":"a long first line"})", {}, scratch)->content,
              "a long first line");
    EXPECT_FALSE(document_from_json("{", {}, scratch));
    EXPECT_EQ(document_from_json(R"({"text":"b"})", {}, scratch)->content, "b");
}

TEST(NextJsonObject, FindsObjectsOfAnArray) {
    const std::string text = "[\n{\"a\": {\"b\": \"}\\\"\"}},\n  {\"c\": 1}\n]\n";
    std::size_t at = 0;
    EXPECT_EQ(next_json_object(text, at), "{\"a\": {\"b\": \"}\\\"\"}}");
    EXPECT_EQ(next_json_object(text, at), "{\"c\": 1}");
    EXPECT_EQ(next_json_object(text, at), std::nullopt);
    EXPECT_EQ(at, text.size());
}

TEST(NextJsonObject, StopsAtAnObjectThatDoesNotEnd) {
    std::size_t at = 0;
    const std::string text = "[{}, {\"a\": \"";
    EXPECT_EQ(next_json_object(text, at), "{}");
    EXPECT_EQ(next_json_object(text, at), std::nullopt);
    EXPECT_EQ(at, 5U);
}

}  // namespace
}  // namespace concord
