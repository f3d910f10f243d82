#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "../store/sample.h"
#include "concord/pipeline.h"

namespace concord {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

struct Matter {
    const char* title;
    const char* lead;
    const char* more;
};

/// Matters that have no word in common but those of grammar.
constexpr std::array<Matter, 5> matters = {{
    {"Ferry aground off Orlen",
     "The ferry Anna ran aground off Orlen with ninety islanders on board, pilots of Vosk said.",
     "Tugs from Tarn quay freed the hull at noon while the harbour master watched the tide."},
    {"Barley board quarrels over prices",
     "Farmers in Kellmark burnt barley sacks before the Grain Board and demanded a higher price.",
     "Minister Petra Lund offered them cheaper seed, which the growers' union called an insult."},
    {"Thieves take three paintings",
     "Three paintings by Iven Rask were cut from their frames at the Dorvik museum overnight.",
     "Curators found the alarm unplugged, and detectives question a former guard named Olm."},
    {"Chess title goes to a girl of twelve",
     "Twelve-year-old Mira Sant won the chess championship in Balthea by a rook sacrifice.",
     "Grandmasters praised her endgame, though the federation had doubted that she might enter."},
    {"Volcano wakes on Hekra island",
     "Ash from the Hekra volcano closed the airport of Sundal and turned the snow black.",
     "Geologists measured tremors under the crater, and villages downhill were emptied by bus."},
}};

/// A report on a matter, in a month of its own.
ArticleRecord report_on(std::size_t matter,
                        const std::string& outlet,
                        int day,
                        const std::string& end) {
    const Matter& words = matters.at(matter);
    ArticleRecord record =
        report(outlet + words.title + end,
               outlet,
               "2031-0" + std::to_string(matter + 1) + "-1" + std::to_string(day),
               {words.title, words.lead, words.more + (" " + end)});
    record.article.url = "https://" + outlet + ".example/" + std::to_string(matter);
    return record;
}

/// Of each matter a report, its copy, and a report by another outlet.
std::vector<ArticleRecord> some_reports() {
    std::vector<ArticleRecord> records;
    for (std::size_t i = 0; i < matters.size(); ++i) {
        records.push_back(report_on(i, "ledger", 3, "It was dark."));
        records.push_back(report_on(i, "courier", 4, "It was dark."));
        records.push_back(report(std::string("echo") + matters.at(i).title,
                                 "echo",
                                 "2031-0" + std::to_string(i + 1) + "-15",
                                 {matters.at(i).title, matters.at(i).more}));
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
    ASSERT_GE(first.stories, 2);
    EXPECT_EQ(first.written, first.stories);
    EXPECT_EQ(derive(store).written, 0);
    ASSERT_TRUE(store.add(std::vector{report("v", "", "", {"Vinegar", "Vinegar sours."})}, {}));
    EXPECT_EQ(derive(store).written, 1);
    ASSERT_TRUE(store.add(std::vector{report_on(2, "mirror", 6, "It was dark.")}, {}));
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
