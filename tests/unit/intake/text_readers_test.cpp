#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>

#include "archive_fixture.h"
#include "intake/limits.h"

namespace concord {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

TEST(JsonLinesReader, GivesALineADocumentWithItsByte) {
    const std::string lines =
        "{\"text\":\"One.\"}\n\n  {\"id\":\"b\",\"text\":\"Two.\"}\r\n{\"text\":\"3\"}";
    const Harvest all = harvest(lines, "a.jsonl");
    ASSERT_THAT(all.documents, SizeIs(3));
    EXPECT_THAT(all.problems, IsEmpty());
    EXPECT_EQ(all.documents[0].path, "a.jsonl#0");
    EXPECT_EQ(all.documents[1].offset, 19U);
    EXPECT_EQ(all.documents[1].source_id, "b");
    EXPECT_EQ(all.documents[2].content, "3");
}

TEST(JsonLinesReader, ReportsABadLineAndGoesOn) {
    const std::string first = "{\"text\":\"One.\"}\n";
    const Harvest all = harvest(first + "{\"text\":\"Tw\n{\"text\":\"Three.\"}\n", "a.jsonl");
    ASSERT_THAT(all.documents, SizeIs(2));
    EXPECT_EQ(all.documents[1].content, "Three.");
    ASSERT_THAT(all.problems, SizeIs(1));
    EXPECT_EQ(all.problems[0].kind, ErrorKind::malformed);
    EXPECT_GE(all.problems[0].at, first.size());
    EXPECT_EQ(all.problems[0].path, "a.jsonl");
}

TEST(JsonLinesReader, GoesOnBehindABadFirstLine) {
    const Harvest all = harvest("{\"text\":\"On\n{\"text\":\"Two.\"}\n", "a.jsonl");
    EXPECT_THAT(all.documents, SizeIs(1));
    EXPECT_THAT(all.problems, SizeIs(1));
}

TEST(JsonLinesReader, CountsBytesOfTheUnpackedText) {
    const std::string lines = "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n";
    const Harvest all = harvest(gzip(lines), "a.jsonl.gz");
    ASSERT_THAT(all.documents, SizeIs(2));
    EXPECT_EQ(all.documents[1].path, "a.jsonl.gz#16");
}

TEST(JsonLinesReader, GoesOnInTheNextMemberBehindADamagedOne) {
    std::string damaged = gzip("{\"text\":\"" + noise(300) + "\"}\n");
    damaged[10] = '\x07';
    const Harvest all =
        harvest(gzip("{\"text\":\"One.\"}\n") + damaged + gzip("rest\n{\"text\":\"Three.\"}\n"),
                "a.jsonl.gz");
    ASSERT_THAT(all.documents, SizeIs(2));
    EXPECT_EQ(all.documents[1].content, "Three.");
    EXPECT_THAT(all.problems, SizeIs(1));
}

TEST(JsonLinesReader, ReadsAnArrayAndSpreadObjects) {
    for (const char* json : {"[{\"text\":\"One.\"},\n {\"text\":\"Two.\"}]",
                             "{\n  \"text\": \"One.\"\n}\n{\n  \"text\": \"Two.\"\n}\n"}) {
        const Harvest all = harvest(json, "a.json");
        ASSERT_THAT(all.documents, SizeIs(2)) << json;
        EXPECT_EQ(all.documents[1].content, "Two.");
        EXPECT_THAT(all.problems, IsEmpty());
    }
}

TEST(JsonLinesReader, ReportsAnArrayThatIsCutOff) {
    const Harvest all = harvest("[{\"text\":\"One.\"},{\"text\":\"Tw", "a.json");
    EXPECT_THAT(all.documents, SizeIs(1));
    ASSERT_THAT(all.problems, SizeIs(1));
    EXPECT_EQ(all.problems[0].kind, ErrorKind::truncated);
    EXPECT_EQ(all.problems[0].at, 17U);
}

TEST(JsonLinesReader, TakesLinesLongerThanItsWindow) {
    const std::string words(300'000, 'x');
    const Harvest all =
        harvest("{\"text\":\"" + words + "\"}\n{\"text\":\"end\"}\n", "a.jsonl", 1000);
    ASSERT_THAT(all.documents, SizeIs(2));
    EXPECT_EQ(all.documents[0].content, words);
}

TEST(JsonLinesReader, RefusesWhatIsLongerThanItsMessageSays) {
    const std::string end = "{\"text\":\"end\"}";
    const std::string limit_text(max_document - 11, 'x');
    for (const auto& [before, behind, what] :
         {std::tuple("", "\n", "a line of more than 64 MiB"),
          std::tuple("[\n", ",\n", "a JSON object of more than 64 MiB")}) {
        const std::string fits = "{\"text\":\"" + limit_text + "\"}";
        ASSERT_EQ(fits.size(), max_document);
        const Harvest all = harvest(before + fits + behind + end, "a.jsonl");
        EXPECT_THAT(all.documents, SizeIs(2));
        const std::string large = "{\"text\":\"x" + limit_text + "\"}";
        const Harvest refused = harvest(before + large + behind + end, "a.jsonl");
        EXPECT_THAT(refused.documents, SizeIs(1));
        ASSERT_THAT(refused.problems, SizeIs(1));
        EXPECT_EQ(refused.problems[0].kind, ErrorKind::limit);
        EXPECT_EQ(refused.problems[0].message, what);
        EXPECT_EQ(refused.problems[0].at, std::string_view(before).size());
    }
}

TEST(JsonLinesReader, TakesLongerRecordsThanReports) {
    const std::string record = "{\"schema\":\"concord/article/1\",\"text\":\"" +
                               std::string(2 * max_document + 1, 'x') + "\"}";
    for (const char* before : {"", "[\n"}) {
        const Harvest all = harvest(before + record + "\n{\"text\":\"end\"}\n", "a.jsonl");
        EXPECT_THAT(all.problems, IsEmpty());
        ASSERT_THAT(all.documents, SizeIs(2));
        EXPECT_EQ(all.documents[0].kind, InputKind::record);
        EXPECT_EQ(all.documents[0].bytes.size(), record.size());
    }
}

TEST(ConlluReader, GivesEachNewDocumentWithItsComments) {
    const std::string word = "1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\t_\n\n";
    const std::string first =
        "# global.Entity = eid\n# newdoc id = a\n# text = Rain\n" + word + word;
    const std::string second = "# x = y\n# newdoc id = b\n" + word;
    const Harvest all = harvest(first + second, "a.conllu");
    ASSERT_THAT(all.documents, SizeIs(2));
    EXPECT_EQ(all.documents[0].bytes, first);
    EXPECT_EQ(all.documents[0].path, "a.conllu");
    EXPECT_EQ(all.documents[0].source_id, "a");
    EXPECT_EQ(all.documents[1].bytes, second);
    EXPECT_EQ(all.documents[1].path, "a.conllu#" + std::to_string(first.size()));
    EXPECT_EQ(all.documents[1].source_id, "b");
    EXPECT_EQ(all.documents[1].kind, InputKind::conllu);
}

TEST(WholeFileReader, GivesTheBytesUnchanged) {
    const Harvest text = harvest("Words of a report.\r\n", "a.txt");
    ASSERT_THAT(text.documents, SizeIs(1));
    EXPECT_EQ(text.documents[0].bytes, "Words of a report.\r\n");
    EXPECT_EQ(text.documents[0].kind, InputKind::text);
    EXPECT_EQ(text.documents[0].path, "a.txt");
    const Harvest page = harvest(gzip("<!DOCTYPE html><html><p>Words"), "a.html.gz");
    ASSERT_THAT(page.documents, SizeIs(1));
    EXPECT_EQ(page.documents[0].kind, InputKind::html);
}

TEST(WholeFileReader, GivesNoPartOfADamagedFile) {
    const std::string packed = gzip("<!DOCTYPE html><html><p>" + noise(500));
    const Harvest all = harvest(packed.substr(0, 300), "a.html.gz");
    EXPECT_THAT(all.documents, IsEmpty());
    ASSERT_THAT(all.problems, SizeIs(1));
    EXPECT_EQ(all.problems[0].kind, ErrorKind::truncated);
}

TEST(MakeReader, RefusesOtherFormatsInOneLine) {
    using namespace std::string_literals;
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"filedesc://a.arc 0.0.0.0 20310203 text/plain 0\n", "ARC"},
        {gzip("filedesc://a.arc 0.0.0.0 20310203 text/plain 0\n"), "ARC"},
        {"\x04\x22\x4D\x18\x40\x40"s, "LZ4"},
        {"\x28\xB5\x2F\xFD\x04\x00"s, "Zstandard"},
        {"BZh91AY&SY\0\1"s, "bzip2"},
        {"PK\x03\x04"s + std::string(30, '\0'), "zip"},
        {"%PDF-1.7\n\0"s, "PDF"},
        {"\0\1\2\3\4\5"s, "neither"}};
    for (const auto& [bytes, word] : cases) {
        const Harvest all = harvest(bytes, "input");
        EXPECT_THAT(all.documents, IsEmpty());
        ASSERT_THAT(all.problems, SizeIs(1)) << word;
        EXPECT_EQ(all.problems[0].kind, ErrorKind::unsupported);
        EXPECT_THAT(all.problems[0].message, testing::HasSubstr(word));
    }
}

}  // namespace
}  // namespace concord
