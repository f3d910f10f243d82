#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "../store/sample.h"
#include "concord/pipeline.h"

namespace concord {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

/// A report on a matter of its own, told by the words that stand in its place.
ArticleRecord report_on(int matter, const std::string& outlet, int day, const std::string& more) {
    const std::string n = std::to_string(matter);
    ArticleRecord record = report(
        outlet + n + more,
        outlet,
        "2031-03-" + std::string(day < 10 ? "0" : "") + std::to_string(day),
        {"Ferry Anna" + n + " aground off Orlen" + n,
         "The ferry Anna" + n + " ran aground off Orlen" + n + " with Bru" + n +
             " islanders and a Kell" + n + " crew on board, the Vosk" + n + " harbour office said.",
         "Nobody in Orlen" + n + " had seen the Anna" + n + " leave the Tarn" + n +
             " quay before the storm, and the Vosk" + n + " pilots were asleep. " + more});
    record.article.url = "https://" + outlet + ".example/" + n;
    return record;
}

/// Five matters, each with a copy and a report that is its outlet's own.
std::vector<ArticleRecord> some_reports() {
    std::vector<ArticleRecord> records;
    for (int matter = 1; matter <= 5; ++matter) {
        records.push_back(report_on(matter, "ledger", 3 + matter, "It was dark."));
        records.push_back(report_on(matter, "courier", 4 + matter, "It was dark."));
        records.push_back(report(
            "echo" + std::to_string(matter),
            "echo",
            "2031-03-05",
            {"Anna" + std::to_string(matter) + " freed",
             "Tugs from Orlen" + std::to_string(matter) + " freed the ferry at noon on Tuesday."}));
    }
    return records;
}

class DeriveStories : public StoreTest {
protected:
    DerivedCount derive(Store& store, const DeriveOptions& options = {}) const {
        const auto done = derive_stories(store, *knowledge_, Models::load(), options);
        EXPECT_TRUE(done) << done.error().message;
        return done.value_or(DerivedCount());
    }
    /// The export of a store that got all records at once.
    std::string expected(std::span<const ArticleRecord> records) const {
        auto store = Store::open(path("whole.db"), Access::read_write);
        EXPECT_TRUE(store->add(records, {}));
        derive(*store);
        return export_of(*store);
    }
    static std::vector<Problem> verify(const Store& store) {
        std::uint64_t checked = 0;
        return *store.verify(checked);
    }

    Result<Knowledge> knowledge_ = Knowledge::load();
};

TEST_F(DeriveStories, InPartsAndInAnyOrderGivesTheSame) {
    std::vector<ArticleRecord> records = some_reports();
    const std::string whole = expected(records);
    std::reverse(records.begin(), records.end());
    Store store = open();
    for (std::size_t i = 0; i < records.size(); i += 4) {
        const auto part =
            std::span(records).subspan(i, std::min<std::size_t>(4, records.size() - i));
        ASSERT_TRUE(store.add(part, {}));
        derive(store, {.jobs = i % 8 == 0 ? 1U : 3U, .on_progress = {}, .stop = {}});
    }
    EXPECT_EQ(export_of(store), whole);
    EXPECT_THAT(verify(store), IsEmpty());
}

TEST_F(DeriveStories, WritesOnlyThoseThatChanged) {
    Store store = open();
    ASSERT_TRUE(store.add(some_reports(), {}));
    const DerivedCount first = derive(store);
    EXPECT_EQ(first.written, first.stories);
    EXPECT_EQ(derive(store).written, 0);
    ASSERT_TRUE(store.add(std::vector{report("b", "", "", {"Barley", "Barley rose."})}, {}));
    EXPECT_EQ(derive(store).written, 1);
    ASSERT_TRUE(store.add(std::vector{report_on(2, "mirror", 7, "It was dark.")}, {}));
    const DerivedCount grown = derive(store);
    EXPECT_EQ(grown.written, 1);
    EXPECT_EQ(grown.stories, first.stories + 1);
}

TEST_F(DeriveStories, AfterAnArticleIsRemovedIsAsIfItHadNeverBeen) {
    std::vector<ArticleRecord> records = some_reports();
    Store store = open();
    ASSERT_TRUE(store.add(records, {}));
    const DerivedCount first = derive(store);
    ASSERT_TRUE(store.remove(records[4].article.id));
    EXPECT_LT(derive(store).written, first.stories);
    records.erase(records.begin() + 4);
    EXPECT_EQ(export_of(store), expected(records));
    EXPECT_THAT(verify(store), IsEmpty());
}

TEST_F(DeriveStories, MakesSketchesThatAreMissing) {
    std::vector<ArticleRecord> records = some_reports();
    const Gatherer gatherer(*knowledge_);
    std::vector<std::string> sketches;
    for (const ArticleRecord& record : records) {
        sketches.push_back(gatherer.make_sketch_bytes(record.article));
    }
    sketches[3].clear();
    sketches[5] = "of another version";
    Store store = open();
    ASSERT_TRUE(store.add(records, {}, {}, sketches));
    derive(store);
    EXPECT_EQ(export_of(store), expected(records));
    std::size_t kept = 0;
    ASSERT_TRUE(store.sketches([&](const ArticleId&, std::string_view bytes) {
        Gatherer reader(*knowledge_);
        EXPECT_TRUE(reader.add_sketch(bytes));
        ++kept;
        return true;
    }));
    EXPECT_EQ(kept, records.size());
}

TEST_F(DeriveStories, GoesOnWhereItWasStopped) {
    std::vector<ArticleRecord> records;
    for (int i = 0; i < 300; ++i) {
        const std::string n = std::to_string(i);
        records.push_back(report("n" + n, "", "", {"Plot" + n, "Barley" + n + " rose" + n + "."}));
    }
    Store store = open();
    ASSERT_TRUE(store.add(records, {}));
    std::stop_source stop;
    DeriveOptions options;
    options.stop = stop.get_token();
    options.on_progress = [&](std::uint64_t stories, std::uint64_t of) {
        EXPECT_EQ(of, 300);
        EXPECT_GE(stories, 128);
        stop.request_stop();
    };
    const DerivedCount cut = derive(store, options);
    EXPECT_LT(cut.written, 300);
    EXPECT_THAT(*store.story_ids(), SizeIs(cut.written));
    EXPECT_EQ(store.stories_fingerprint(), "");
    EXPECT_EQ(derive(store).written, 300 - cut.written);
    EXPECT_EQ(export_of(store), expected(records));
}

TEST_F(DeriveStories, TakesANewVersionOfAPageForNoNewSource) {
    const ArticleRecord first = report_on(1, "ledger", 3, "It was dark.");
    const ArticleRecord later = report_on(1, "ledger", 4, "The master was held on Friday.");
    Store store = open();
    ASSERT_TRUE(store.add(std::vector{first}, {}));
    derive(store);
    ASSERT_TRUE(store.add(std::vector{later}, {}));
    derive(store);
    ASSERT_THAT(*store.story_ids(), SizeIs(1));
    EXPECT_EQ(store.article(later.article.id)->article.version_of, first.article.id);
    EXPECT_THAT(*store.story_json(first.article.id), testing::HasSubstr("\"origin\":\"o1\""));
    EXPECT_THAT(*store.story_json(first.article.id),
                testing::Not(testing::HasSubstr("\"origin\":\"o2\"")));
}

}  // namespace
}  // namespace concord
