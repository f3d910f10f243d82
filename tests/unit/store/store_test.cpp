#include "concord/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>

#include "sample.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

/// Changes a closed store behind its back.
void tamper(const std::string& path, const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK)
        << message;
    sqlite3_close(database);
}

std::vector<Problem> verify(const Store& store) {
    std::uint64_t checked = 0;
    const auto problems = store.verify(checked);
    EXPECT_TRUE(problems) << problems.error().message;
    EXPECT_GT(checked, 0);
    return *problems;
}

using StoreOpen = StoreTest;
using StoreAdd = StoreTest;
using StoreStories = StoreTest;
using StoreSketches = StoreTest;
using StoreRemove = StoreTest;
using StoreVerify = StoreTest;

TEST_F(StoreOpen, MakesAFileOnlyForAWriter) {
    const auto missing = Store::open(path(), Access::read_only);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, ErrorKind::not_found);
    EXPECT_FALSE(std::filesystem::exists(path()));
    open();
    EXPECT_TRUE(std::filesystem::exists(path()));
    EXPECT_TRUE(Store::open(path(), Access::read_only));
}

TEST_F(StoreOpen, RefusesFilesThatAreNoStore) {
    std::ofstream(path()) << "This is a letter, not a database. It is long enough to be read.";
    for (const Access access : {Access::read_only, Access::read_write}) {
        const auto store = Store::open(path(), access);
        ASSERT_FALSE(store);
        EXPECT_EQ(store.error().kind, ErrorKind::malformed);
        EXPECT_THAT(store.error().message, HasSubstr("is no Concord store"));
    }
}

TEST_F(StoreOpen, RefusesDatabasesOfOthersAndLeavesThemAlone) {
    tamper(path(), "CREATE TABLE bill(amount)");
    const auto store = Store::open(path(), Access::read_write);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().kind, ErrorKind::malformed);
    tamper(path(), "INSERT INTO bill VALUES(1)");
}

TEST_F(StoreOpen, RefusesOtherSchemas) {
    open();
    tamper(path(), "PRAGMA user_version = 999");
    const auto store = Store::open(path(), Access::read_only);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().kind, ErrorKind::conflict);
    EXPECT_THAT(store.error().message, HasSubstr("999"));
}

TEST_F(StoreOpen, LetsOneWriterInAndAnyNumberOfReaders) {
    Store writer = open();
    const auto second = Store::open(path(), Access::read_write);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::conflict);
    EXPECT_EQ(second.error().message, "another build is writing to " + path());
    const Store reader = open(Access::read_only);
    Sample().fill(writer);
    EXPECT_THAT(*reader.article_ids(), SizeIs(3));
}

TEST_F(StoreOpen, LetsTheNextWriterInWhenTheFirstIsDone) {
    open();
    open();
}

TEST_F(StoreOpen, LeavesOneFileBehind) {
    { Sample().fill(*std::make_unique<Store>(open())); }
    EXPECT_FALSE(std::filesystem::exists(path() + "-wal"));
    EXPECT_FALSE(std::filesystem::exists(path() + "-shm"));
}

TEST_F(StoreAdd, GivesBackTheRecord) {
    Store store = open();
    const Sample sample;
    sample.fill(store);
    for (ArticleRecord record : sample.all()) {
        const auto stored = store.article(record.article.id);
        ASSERT_TRUE(stored) << stored.error().message;
        record.article.version_of = stored->article.version_of;
        EXPECT_EQ(*stored, record);
    }
    const auto missing = store.article("0000000000000000");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, ErrorKind::not_found);
}

TEST_F(StoreAdd, GivesBytesThatAreThereOnlyTheirNewPaths) {
    Store store = open();
    Sample sample;
    sample.fill(store);
    const std::string before = export_of(store);
    ArticleRecord again;
    again.article.id = sample.ledger.article.id;
    again.article.sha256 = sample.ledger.article.sha256;
    again.article.path = "a/ledger.html";
    again.article.paths = {"a/ledger.html"};
    ASSERT_TRUE(store.add(std::vector<ArticleRecord>{again, sample.courier}, {}));
    const auto stored = store.article(again.article.id);
    EXPECT_THAT(stored->article.paths, ElementsAre("a/ledger.html", "ledger.html"));
    EXPECT_EQ(stored->article.path, "a/ledger.html");
    EXPECT_EQ(stored->article.text, sample.ledger.article.text);
    EXPECT_THAT(verify(store), IsEmpty());
}

TEST_F(StoreAdd, KeepsAProblemOnce) {
    Store store = open();
    const std::vector<Problem> problems = {
        {Stage::intake, ErrorKind::bad_digest, "b", 12, "b.warc"},
        {Stage::intake, ErrorKind::empty, "a", 0, "a.html"},
        {Stage::intake, ErrorKind::bad_digest, "b", 12, "b.warc"}};
    ASSERT_TRUE(store.add({}, problems));
    ASSERT_TRUE(store.add({}, problems));
    EXPECT_THAT(lines_of(store, View::problems),
                ElementsAre(R"({"path":"a.html","article":null,"stage":"intake","kind":"empty",)"
                            R"("at":0,"message":"a"})",
                            R"({"path":"b.warc","article":null,"stage":"intake",)"
                            R"("kind":"bad_digest","at":12,"message":"b"})"));
}

TEST_F(StoreAdd, DoesNotCareForTheOrder) {
    const Sample sample;
    std::string forward;
    {
        Store store = open();
        sample.fill(store);
        forward = export_of(store);
    }
    std::filesystem::remove(path());
    Store store = open();
    for (const ArticleRecord& record : {sample.barley, sample.courier, sample.ledger}) {
        ASSERT_TRUE(store.add(std::vector<ArticleRecord>{record}, {}));
    }
    sample.fill(store);
    EXPECT_EQ(export_of(store), forward);
}

TEST_F(StoreAdd, StoresTextThatIsNoUtf8AsItIsExported) {
    Store store = open();
    const ArticleRecord record = report("bad.txt", "", "", {"Caf\xE9 in Orlen", "Closed."});
    ASSERT_TRUE(store.add(std::vector<ArticleRecord>{record}, {}));
    EXPECT_EQ(store.article(record.article.id)->article.text, "Caf� in Orlen\n\nClosed.");
    EXPECT_EQ(store.cite(record.article.id + "/15-22")->text, "Closed.");
    EXPECT_THAT(verify(store), IsEmpty());
}

TEST_F(StoreAdd, RemembersFilesThatWereRead) {
    Store store = open();
    EXPECT_FALSE(store.was_read("a.html", "12 34"));
    ASSERT_TRUE(store.mark_read("a.html", "12 34"));
    EXPECT_TRUE(store.was_read("a.html", "12 34"));
    EXPECT_FALSE(store.was_read("a.html", "12 35"));
    ASSERT_TRUE(store.mark_read("a.html", "12 35"));
    EXPECT_FALSE(store.was_read("a.html", "12 34"));
}

TEST_F(StoreStories, AreGivenAsTheirLines) {
    Store store = open();
    const Sample sample;
    EXPECT_EQ(store.stories_fingerprint(), "");
    sample.fill(store);
    EXPECT_EQ(store.stories_fingerprint(), "first");
    EXPECT_THAT(*store.story_ids(), SizeIs(2));
    const auto line = store.story_json(sample.ledger.article.id);
    ASSERT_TRUE(line);
    EXPECT_THAT(*line,
                HasSubstr(R"("title":{"article":")" + sample.ledger.article.id +
                          R"(","begin":0,"end":19,"text":"Orlen bridge closed")"));
    EXPECT_EQ(store.story_json("none").error().kind, ErrorKind::not_found);
}

TEST_F(StoreStories, TellTheVersionOfAnArticle) {
    Store store = open();
    const Sample sample;
    sample.fill(store);
    EXPECT_EQ(store.article(sample.courier.article.id)->article.version_of,
              sample.ledger.article.id);
    EXPECT_EQ(store.article(sample.ledger.article.id)->article.version_of, "");
}

TEST_F(StoreStories, StayAsTheyWereWhenTheNewOnesFail) {
    Store store = open();
    Sample().fill(store);
    const std::string before = export_of(store);
    const Sample sample;
    auto made = sample.stories();
    made[1].title = made[0].title;
    const auto failed = keep_stories(store, made, sample.all(), "second");
    ASSERT_FALSE(failed);
    EXPECT_EQ(export_of(store), before);
    EXPECT_EQ(store.stories_fingerprint(), "first");
}

TEST_F(StoreStories, TakeThePlaceOfThoseWithOneOfTheirArticles) {
    Store store = open();
    const Sample sample;
    sample.fill(store);
    StoryRecord alone = sample.stories()[1];
    alone.story.id = sample.courier.article.id;
    alone.story.articles = {sample.courier.article.id};
    alone.story.origins = {{{sample.courier.article.id}, OriginKind::independent, 0}};
    alone.origins = {{alone.story.origins[0], {}}};
    alone.title = cite(sample.courier, "Bridge shut");
    ASSERT_TRUE(store.put_stories(std::vector{derived(alone, sample.all())}));
    EXPECT_THAT(*store.story_ids(),
                UnorderedElementsAre(sample.courier.article.id, sample.barley.article.id));
    EXPECT_EQ(store.stories_fingerprint(), "");
    EXPECT_EQ(store.story_fingerprints()->at(sample.courier.article.id),
              "of " + sample.courier.article.id);
    EXPECT_THAT(verify(store), IsEmpty());
}

TEST_F(StoreSketches, AreKeptWithTheirArticles) {
    Store store = open();
    const Sample sample;
    const auto sketches = [&] {
        std::vector<std::string> all;
        const auto listed = store.sketches([&](const ArticleId& id, std::string_view bytes) {
            all.push_back(id + "=" + std::string(bytes));
            return true;
        });
        EXPECT_TRUE(listed);
        return all;
    };
    ASSERT_TRUE(store.require_sketches("words 1"));
    const std::string bytes("a\0b", 3);
    ASSERT_TRUE(store.add(sample.all(), {}, {}, std::vector<std::string>{bytes, "", "c"}));
    EXPECT_THAT(sketches(),
                UnorderedElementsAre(sample.ledger.article.id + "=" + bytes,
                                     sample.barley.article.id + "=c"));
    // The record that is there stays, and so does what was made of it.
    ASSERT_TRUE(store.add(sample.all(), {}, {}, std::vector<std::string>{"x", "x", "x"}));
    ASSERT_TRUE(store.keep_sketches(std::vector<ArticleSketch>{{sample.courier.article.id, "d"}}));
    ASSERT_TRUE(store.require_sketches("words 1"));
    ASSERT_TRUE(store.remove(sample.ledger.article.id));
    EXPECT_THAT(
        sketches(),
        UnorderedElementsAre(sample.courier.article.id + "=d", sample.barley.article.id + "=c"));
    ASSERT_TRUE(store.require_sketches("words 2"));
    EXPECT_THAT(sketches(), IsEmpty());
    EXPECT_THAT(verify(store), IsEmpty());
}

TEST_F(StoreStories, MustCiteTheirOwnArticles) {
    Store store = open();
    const Sample sample;
    sample.fill(store);
    auto made = sample.stories();
    made[1].title = made[0].title;
    const auto kept = keep_stories(store, made, sample.all(), "second");
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().kind, ErrorKind::not_found);
}

TEST_F(StoreRemove, TakesAnArticleOutWithItsStories) {
    Store store = open();
    const Sample sample;
    sample.fill(store);
    ASSERT_TRUE(store.remove(sample.ledger.article.id));
    EXPECT_THAT(*store.article_ids(), SizeIs(2));
    EXPECT_THAT(*store.story_ids(), ElementsAre(sample.barley.article.id));
    EXPECT_EQ(store.stories_fingerprint(), "");
    Filter words;
    words.words = "not before";
    EXPECT_THAT(lines_of(store, View::search, words), IsEmpty());
    EXPECT_THAT(verify(store), IsEmpty());
    EXPECT_EQ(store.remove(sample.ledger.article.id).error().kind, ErrorKind::not_found);
}

TEST_F(StoreAdd, KeepsHowReportsWereRead) {
    Store store = open();
    ArticleRecord record = report("a.jsonl#0", "Ledger", "2031-03-04", {"It rained."});
    const ReadAs named = {"/reports", {InputKind::jsonl, {{"text", "body"}, {"title", "a=b"}}}, ""};
    ASSERT_TRUE(store.add(std::vector{record}, {}, named));
    record.article.path = "-#0";
    record.article.paths = {"-#0"};
    ASSERT_TRUE(store.add(std::vector{record}, {}));
    const auto cited = store.cite(record.article.id + "/0-2");
    ASSERT_TRUE(cited) << cited.error().message;
    ASSERT_THAT(cited->places, SizeIs(2));
    EXPECT_EQ(cited->places[0].path, "-#0");
    EXPECT_EQ(cited->places[0].reading.folder, "");
    EXPECT_EQ(cited->places[1].reading.folder, named.folder);
    EXPECT_EQ(cited->places[1].reading.intake.kind, named.intake.kind);
    EXPECT_EQ(cited->places[1].reading.intake.fields, named.intake.fields);
    EXPECT_THAT(verify(store), IsEmpty());
}

TEST_F(StoreRemove, AndAddingAgainIsAsIfNothingHappened) {
    Store store = open();
    const Sample sample;
    sample.fill(store);
    const std::string before = export_of(store);
    ASSERT_TRUE(store.remove(sample.courier.article.id));
    sample.fill(store);
    EXPECT_EQ(export_of(store), before);
    EXPECT_THAT(verify(store), IsEmpty());
}

TEST_F(StoreVerify, FindsNothingInAGoodStore) {
    {
        Store store = open();
        Sample().fill(store);
    }
    EXPECT_THAT(verify(open(Access::read_only)), IsEmpty());
}

struct Damage {
    std::string sql;
    std::string finding;
};

class StoreVerifyFinds : public StoreTest, public testing::WithParamInterface<Damage> {};

TEST_P(StoreVerifyFinds, WhatWasChanged) {
    {
        Store store = open();
        Sample().fill(store);
    }
    tamper(path(), GetParam().sql);
    const auto problems = verify(open(Access::read_only));
    ASSERT_FALSE(problems.empty());
    EXPECT_THAT(problems.front().message, HasSubstr(GetParam().finding));
}

INSTANTIATE_TEST_SUITE_P(
    Store,
    StoreVerifyFinds,
    testing::Values(
        Damage{"UPDATE article SET text = substr(text, 1, 20)", "has no span in the text"},
        Damage{"UPDATE article SET text = replace(text, 'May', 'Mai')", "where other words stand"},
        Damage{"UPDATE story_event SET type = 'AID'", "rows of events differ"},
        Damage{"DELETE FROM event_report WHERE n = 2", "rows of reports of events differ"},
        Damage{"UPDATE disagreement_side SET origins = 7", "rows of sides of disagreements differ"},
        Damage{"UPDATE side_report SET \"end\" = \"end\" + 1", "rows of reports of sides differ"},
        Damage{"UPDATE position_move SET date = '2031'", "rows of positions differ"},
        Damage{"UPDATE agreement_words SET count = 28", "rows of words of agreements differ"},
        Damage{"UPDATE coverage_words SET outlet = 'Gazette'", "rows of coverage differ"},
        Damage{"UPDATE story SET record = replace(record, '\"event\":\"v1\"', '\"event\":\"v9\"')",
               "there is no event v9"},
        Damage{
            "UPDATE story SET record = replace(record, '\"origin\":\"o1\"', '\"origin\":\"o9\"')",
            "there is no origin o9"},
        Damage{"UPDATE story SET record = replace(record, '\"outlet\":\"Courier\",\"origin\"',"
               " '\"outlet\":\"Gazette\",\"origin\"')",
               "has not its article's outlet"},
        Damage{"UPDATE sentence SET \"end\" = \"end\" - 1 WHERE n = 2", "differ from its record"},
        Damage{"DELETE FROM mention", "are missing"},
        Damage{"INSERT INTO block SELECT key, 9, 0, 1, 'list', NULL FROM article",
               "not in its record"},
        Damage{"DELETE FROM article_path WHERE 0; DELETE FROM article WHERE outlet = 'Courier'",
               "points at no row"},
        Damage{"UPDATE article SET record = replace(record, '\"entity\":\"e1\"',"
               " '\"entity\":\"e7\"')",
               "names \"e7\", which is not in the record"},
        Damage{"UPDATE article SET title = 'Another'", "rows of articles differ"},
        Damage{"UPDATE story SET title_begin = 3", "rows of stories differ"},
        Damage{"UPDATE timeline_line SET \"end\" = 4", "rows of lines of timelines differ"},
        Damage{"DELETE FROM statement_version", "rows of versions of statements differ"},
        Damage{"UPDATE passage SET source_end = 4", "rows of passages differ"},
        Damage{"DELETE FROM story_article WHERE n = 1", "rows of articles of stories differ"},
        Damage{"INSERT INTO sentence_words(rowid, words) VALUES(5, 'ghost')", "search index"},
        Damage{"UPDATE story SET record = replace(record, '\"begin\":0', '\"begin\":1')",
               "where other words stand"}));

}  // namespace
}  // namespace concord
