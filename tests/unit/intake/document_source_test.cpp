#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "archive_fixture.h"
#include "concord/document.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Harvest read_all(DocumentSource& source) {
    Harvest all;
    while (auto item = source.next()) {
        if (*item) {
            all.documents.push_back(std::move(**item));
        } else {
            all.problems.push_back(std::move(item->error()));
        }
    }
    return all;
}

std::vector<std::string> names(const Harvest& all, const std::string& folder) {
    std::vector<std::string> found;
    for (const Document& document : all.documents) {
        found.push_back(document.path.substr(folder.size() + 1));
    }
    return found;
}

TEST(DocumentSource, ReadsAFolderByTheNamesOfItsFiles) {
    const Folder folder("by_name");
    for (const char* name : {"b.txt", "a/z.txt", "a/c/q.txt", "C.txt", ".hidden", ".git/x.txt"}) {
        folder.write(name, "Words.");
    }
    std::filesystem::create_directory_symlink(folder.path(), folder.path() + "/loop");
    const std::vector<std::string> inputs = {folder.path()};
    auto source = DocumentSource::open(inputs, {});
    ASSERT_TRUE(source);
    EXPECT_THAT(names(read_all(*source), folder.path()),
                ElementsAre("C.txt", "a/c/q.txt", "a/z.txt", "b.txt"));
    EXPECT_EQ(source->bytes_read(), 24U);
    EXPECT_EQ(source->bytes_total(), 24U);
}

TEST(DocumentSource, GoesOnBehindInputsThatAreNotThere) {
    const Folder folder("missing");
    const std::string there = folder.write("a.txt", "Words.");
    std::filesystem::create_symlink(folder.path() + "/gone.txt", folder.path() + "/link.txt");
    const std::vector<std::string> inputs = {"/no/such/file", there, folder.path()};
    auto source = DocumentSource::open(inputs, {});
    ASSERT_TRUE(source);
    const Harvest all = read_all(*source);
    EXPECT_THAT(all.documents, SizeIs(2));
    ASSERT_THAT(all.problems, SizeIs(2));
    EXPECT_EQ(all.problems[0].path, "/no/such/file");
    EXPECT_EQ(all.problems[0].kind, ErrorKind::not_found);
    EXPECT_EQ(all.problems[1].path, folder.path() + "/link.txt");
    EXPECT_EQ(all.problems[1].kind, ErrorKind::not_found);
    EXPECT_EQ(all.problems[0].message, "No such file or directory");
}

TEST(DocumentSource, RefusesWhenNoInputIsThere) {
    const std::vector<std::string> inputs = {"/no/such/file", "/nor/this"};
    const auto source = DocumentSource::open(inputs, {});
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().kind, ErrorKind::not_found);
}

TEST(DocumentSource, LeavesOutKnownFiles) {
    const Folder folder("known");
    folder.write("a.txt", "Words.");
    folder.write("b.jsonl", "{\"text\":\"1\"}\n{\"text\":\"2\"}\n");
    folder.write("c.txt", "More words.");
    const std::vector<std::string> inputs = {folder.path()};
    auto source = DocumentSource::open(inputs, {});
    ASSERT_TRUE(source);
    source->skip_file_if([](const std::string& path) { return path.ends_with("a.txt"); });
    ASSERT_TRUE(source->next());
    source->skip_file_if([](const std::string& path) { return path.ends_with("b.jsonl"); });
    EXPECT_THAT(names(read_all(*source), folder.path()), ElementsAre("c.txt"));
    EXPECT_EQ(source->bytes_read(), source->bytes_total());
}

TEST(DocumentSource, KnowsWhatTheFeedsSayBeforeAnyPageIsRead) {
    const Folder folder("feeds");
    folder.write("z.xml",
                 "<rss version='2.0'><channel><title>Bay</title>"
                 "<item><title>Two</title><link>http://bay.example/2</link></item>"
                 "<item><title>One</title><link>http://bay.example/1</link>"
                 "<pubDate>Mon, 03 Feb 2031 04:05:06 GMT</pubDate></item>"
                 "</channel></rss>");
    folder.write("a.html", "<!DOCTYPE html><html><p>Words");
    const std::vector<std::string> inputs = {folder.path()};
    const auto source = DocumentSource::open(inputs, {});
    ASSERT_TRUE(source);
    ASSERT_THAT(source->feed_entries(), SizeIs(2));
    EXPECT_EQ(source->feed_entries()[0].url, "http://bay.example/1");
    EXPECT_EQ(source->feed_entries()[0].title, "One");
    EXPECT_EQ(source->feed_entries()[0].outlet, "Bay");
    EXPECT_NE(source->feed_entries()[0].published, "");
}

TEST(DocumentSource, GoesOnBehindAFileThatCannotBeRead) {
    const Folder folder("unreadable");
    folder.write("a.txt", "Words.");
    folder.write("b.pdf", "%PDF-1.7");
    folder.write("c.txt", "Words.");
    const std::vector<std::string> inputs = {folder.path()};
    auto source = DocumentSource::open(inputs, {});
    ASSERT_TRUE(source);
    std::filesystem::remove(folder.path() + "/a.txt");
    const Harvest all = read_all(*source);
    EXPECT_THAT(names(all, folder.path()), ElementsAre("c.txt"));
    ASSERT_THAT(all.problems, SizeIs(2));
    EXPECT_EQ(all.problems[0].kind, ErrorKind::not_found);
    EXPECT_EQ(all.problems[1].kind, ErrorKind::unsupported);
}

TEST(DocumentSource, BelievesAKindThatTheUserNames) {
    const Folder folder("kind");
    const std::vector<std::string> inputs = {folder.write("a.txt", "<p>not a page</p>")};
    IntakeOptions options;
    options.kind = InputKind::text;
    auto source = DocumentSource::open(inputs, options);
    ASSERT_TRUE(source);
    const Harvest all = read_all(*source);
    ASSERT_THAT(all.documents, SizeIs(1));
    EXPECT_EQ(all.documents[0].kind, InputKind::text);
}

TEST(ReadDocument, GivesEveryReportAgainByItsPath) {
    const Folder folder("again");
    const std::string record =
        page_record("http://bay.example/1", "<html><p>Ferry late</p></html>");
    const std::string other =
        page_record("http://bay.example/2", "<html><p>Bridge open</p></html>");
    const std::string feed =
        "<rss version='2.0'><channel><item><title>A</title><link>http://bay.example/1</link></item>"
        "<item><title>B</title><link>http://bay.example/2</link></item></channel></rss>";
    const std::string word = "1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\t_\n\n";
    folder.write("plain.warc", record + other);
    folder.write("members.warc.gz", gzip(record) + gzip(other));
    folder.write("one.warc.gz", gzip(record + other));
    folder.write("feed.warc", other + page_record("http://bay.example/f", feed));
    folder.write("feed.xml", feed);
    folder.write("lines.jsonl", "{\"text\":\"1\"}\n{\"text\":\"2\"}\n");
    folder.write("packed.jsonl.gz", gzip("{\"text\":\"1\"}\n{\"text\":\"2\"}\n"));
    folder.write("list.json", "[{\"text\":\"1\"},{\"text\":\"2\"}]");
    folder.write("odd#12.txt", "A name with a hash.");
    folder.write("t.conllu", "# newdoc\n" + word + "# newdoc\n" + word);
    const std::vector<std::string> inputs = {folder.path()};
    auto source = DocumentSource::open(inputs, {});
    ASSERT_TRUE(source);
    const Harvest all = read_all(*source);
    EXPECT_THAT(all.documents, SizeIs(20));
    for (const Document& document : all.documents) {
        const auto again = read_document(document.path, {});
        ASSERT_TRUE(again) << document.path << ": " << again.error().message;
        EXPECT_EQ(again->bytes, document.bytes);
        EXPECT_EQ(again->path, document.path);
        EXPECT_EQ(again->url, document.url);
        EXPECT_EQ(again->offset, document.offset);
    }
}

TEST(ReadDocument, FindsNothingWhereNothingIs) {
    const Folder folder("nothing");
    const std::string path = folder.write("a.warc", page_record("http://bay.example/1", "<html>"));
    for (const char* behind : {"#5", "#999999", "#x", "#0#1", "#0+7", "#"}) {
        const auto document = read_document(path + behind, {});
        EXPECT_FALSE(document) << behind;
    }
    EXPECT_EQ(read_document(folder.path() + "/none.warc#0", {}).error().kind, ErrorKind::not_found);
}

}  // namespace
}  // namespace concord
