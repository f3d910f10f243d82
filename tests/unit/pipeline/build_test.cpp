#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "concord/pipeline.h"
#include "concord/store.h"

namespace concord {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string record(const std::string& url, const std::string& type, const std::string& body) {
    const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + body;
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
           "\r\nWARC-Date: 2031-06-06T12:00:00Z\r\nContent-Type: application/http;msgtype=response"
           "\r\nContent-Length: " +
           std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
}

std::string page(const std::string& title) {
    return "<html lang=en><head><title>" + title + "</title></head><body><article><h1>" + title +
           "</h1><p>The ferry of " + title +
           " was closed on Monday, the council said, and it will stay closed for a week.</p>"
           "<p>Nobody in the town of " +
           title +
           " had been told of it before the harbour master wrote to them.</p>"
           "</article></body></html>";
}

std::string feed(const std::string& title, const std::string& link) {
    return "<rss version=\"2.0\"><channel><title>Ledger</title><item><title>" + title +
           "</title><link>" + link + "</link><description>In short.</description></item>" +
           "</channel></rss>";
}

class Build : public testing::Test {
protected:
    Build() {
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "in");
        options_.folder = folder_.string();
        options_.on_problem = [this](const Problem& problem) { told_.push_back(problem.message); };
    }
    ~Build() override { fs::remove_all(folder_); }
    Build(const Build&) = delete;
    Build& operator=(const Build&) = delete;

    std::string write(const std::string& name, const std::string& bytes) {
        const fs::path path = folder_ / "in" / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }

    Progress run(const std::vector<std::string>& inputs) {
        auto store = Store::open(store_path(), Access::read_write);
        EXPECT_TRUE(store) << store.error().message;
        told_.clear();
        const auto done = build(*store, inputs, *Knowledge::load(), Models::load(), options_);
        EXPECT_TRUE(done) << done.error().message;
        return done ? *done : Progress();
    }

    [[nodiscard]] std::vector<ArticleRecord> articles() const {
        const auto store = Store::open(store_path(), Access::read_only);
        std::vector<ArticleRecord> records;
        const auto ids = store->article_ids();
        for (const ArticleId& id : *ids) records.push_back(*store->article(id));
        return records;
    }

    [[nodiscard]] std::string store_path() const { return (folder_ / "in" / "s.db").string(); }
    [[nodiscard]] std::string in() const { return (folder_ / "in").string(); }

    fs::path folder_ = fs::path(testing::TempDir()) /
                       testing::UnitTest::GetInstance()->current_test_info()->name();
    ReadOptions options_;
    std::vector<std::string> told_;
};

TEST_F(Build, GoesOnWhereItWasStopped) {
    // A feed in an archive names its items with two places: ARCHIVE#OFFSET#OFFSET.
    std::string archive = record("http://a.example/0", "text/html", page("Port 0"));
    archive += record(
        "http://a.example/f", "application/rss+xml", feed("Port 9999", "http://a.example/9999"));
    for (int i = 1; i < 700; ++i) {
        const std::string n = std::to_string(i);
        archive += record("http://a.example/" + n, "text/html", page("Port " + n));
    }
    const std::string path = write("x.warc", archive);
    std::stop_source stop;
    options_.stop = stop.get_token();
    options_.jobs = 1;
    options_.on_progress = [&](const Progress& progress) {
        if (progress.articles == 300) stop.request_stop();
    };
    run({path});
    EXPECT_GE(articles().size(), 256);
    EXPECT_LT(articles().size(), 700);
    options_.stop = {};
    options_.on_progress = nullptr;
    run({path});
    EXPECT_THAT(articles(), SizeIs(701));  // with the feed's item, whose page is not there
}

TEST_F(Build, KnowsThePagesOfEarlierBuildsForTheItemsOfAFeed) {
    write("a.xml", feed("Port Ann", "http://a.example/ann"));
    write("p.warc", record("http://a.example/ann", "text/html", page("Port Ann")));
    run({in()});
    EXPECT_THAT(articles(), SizeIs(1));
    EXPECT_EQ(run({in()}).skipped, 5);  // both files, and the three of the store itself
    EXPECT_THAT(articles(), SizeIs(1));
    write("a.xml", feed("Port Ann again", "http://a.example/ann"));
    run({in()});
    EXPECT_THAT(articles(), SizeIs(1));
}

TEST_F(Build, ReadsWhatAFileGrewBy) {
    const std::string path = write("a.jsonl", "{\"text\":\"The bridge at Orlen is shut.\"}\n");
    options_.on_progress = [&](const Progress&) {
        std::ofstream(path, std::ios::app) << "{\"text\":\"The bridge at Orlen is open.\"}\n";
        options_.on_progress = nullptr;
    };
    options_.jobs = 1;
    write("b.txt", "The ferry came late on Tuesday.");
    run({path, in() + "/b.txt"});
    run({path});
    EXPECT_THAT(articles(), SizeIs(3));
}

TEST_F(Build, TellsFilesOfOneNameInTwoFoldersApart) {
    const std::string first = write("a.txt", "The bridge at Orlen is shut.");
    fs::create_directories(folder_ / "other");
    std::ofstream(folder_ / "other" / "a.txt") << "The bridge at Orlen is open.";
    fs::last_write_time(folder_ / "other" / "a.txt", fs::last_write_time(first));
    const fs::path before = fs::current_path();
    for (const char* where : {"in", "other"}) {
        fs::current_path(folder_ / where);
        options_.folder = (folder_ / where).string();
        run({"a.txt"});
    }
    fs::current_path(before);
    EXPECT_THAT(articles(), SizeIs(2));
}

TEST_F(Build, ReadsAnArticleAnewWhenItIsToldMore) {
    const std::string path = write("a.txt", "The bridge at Orlen was shut on Friday.");
    run({path});
    EXPECT_EQ(articles()[0].article.published, "");
    options_.date = "2031-06-12";
    run({path});
    ASSERT_THAT(articles(), SizeIs(1));
    EXPECT_EQ(articles()[0].article.published, "2031-06-12");
    options_.date.clear();  // saying nothing takes nothing back
    run({path});
    EXPECT_EQ(articles()[0].article.published, "2031-06-12");
}

TEST_F(Build, TellsOfABadFileUntilItIsMended) {
    const std::string path = write("a.jsonl", "{\"text\": \n");
    EXPECT_EQ(run({path}).problems, 1);
    EXPECT_EQ(run({path}).problems, 1);
    EXPECT_THAT(told_, SizeIs(1));
    write("a.jsonl", "{\"text\":\"The bridge at Orlen is shut.\"}\n");
    EXPECT_EQ(run({path}).problems, 0);
    const auto store = Store::open(store_path(), Access::read_only);
    EXPECT_EQ(*store->count(View::problems, {}), 0);
}

TEST_F(Build, CountsATextWithoutModelsAsRead) {
    const std::string path =
        write("a.jsonl", "{\"text\":\"Die Fähre kam am Dienstag spät.\",\"language\":\"de\"}\n");
    EXPECT_EQ(run({path}).problems, 0);
    EXPECT_THAT(told_, ElementsAre(testing::HasSubstr("no models for language \"de\"")));
}

TEST_F(Build, LeavesTheStoreOutOfItsOwnInput) {
    write("a.txt", "The bridge at Orlen is shut.");
    run({in()});
    run({in()});
    EXPECT_THAT(told_, IsEmpty());
}

}  // namespace
}  // namespace concord
