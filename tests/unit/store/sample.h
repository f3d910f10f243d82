#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "concord/json.h"
#include "concord/store.h"

namespace concord {

/// A folder of its own for each test; gone after it.
class StoreTest : public testing::Test {
protected:
    StoreTest() {
        const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  (std::string("concord_") + test->test_suite_name() + "_" + test->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~StoreTest() override { std::filesystem::remove_all(folder_); }
    StoreTest(const StoreTest&) = delete;
    StoreTest& operator=(const StoreTest&) = delete;

    [[nodiscard]] std::string path(const std::string& name = "story.db") const {
        return (folder_ / name).string();
    }
    Store open(Access access = Access::read_write) const {
        auto store = Store::open(path(), access);
        EXPECT_TRUE(store) << store.error().message;
        return std::move(*store);
    }

private:
    std::filesystem::path folder_;
};

/// The record of a report with one sentence a line, found by its words where spans are needed.
inline ArticleRecord report(const std::string& name,
                            const std::string& outlet,
                            const std::string& published,
                            const std::vector<std::string>& sentences) {
    ArticleRecord record;
    Article& article = record.article;
    article.path = name;
    article.paths = {name};
    article.outlet = outlet;
    article.published = published;
    article.language = "en";
    for (const std::string& sentence : sentences) {
        if (!article.text.empty()) article.text += "\n\n";
        const auto begin = static_cast<std::uint32_t>(article.text.size());
        article.text += sentence;
        const Span span{begin, static_cast<std::uint32_t>(article.text.size())};
        article.blocks.push_back({span, begin == 0 ? BlockRole::title : BlockRole::paragraph, {}});
        record.annotation.sentences.push_back({span, 0, 0});
    }
    article.title = sentences.front();
    article.sha256 = sha256_hex(name + article.text);
    article.id = article.sha256.substr(0, 16);
    article.origin_runs = {{{0, static_cast<std::uint32_t>(article.text.size())},
                            100,
                            100 + static_cast<std::uint32_t>(article.text.size())}};
    return record;
}

inline Span find(const ArticleRecord& record, std::string_view words) {
    const std::size_t at = record.article.text.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

inline Citation cite(const ArticleRecord& record, std::string_view words) {
    return {record.article.id, find(record, words)};
}

/// Adds an entity and a direct statement of it.
inline void quote(ArticleRecord& record,
                  const std::string& speaker,
                  const std::string& cue,
                  const std::vector<std::string>& words) {
    Entity entity;
    entity.type = EntityType::person;
    entity.name = speaker;
    entity.mentions = {{find(record, speaker), MentionKind::name}};
    record.annotation.entities.push_back(entity);
    Statement statement;
    statement.speaker =
        Speaker{static_cast<Index>(record.annotation.entities.size() - 1), find(record, speaker)};
    statement.cue = Cue{find(record, cue), "say", "say"};
    for (const std::string& part : words) statement.content.push_back({find(record, part), true});
    record.findings.statements.push_back(statement);
}

/// A story with the records of its articles, as it is put into a store.
inline DerivedStory derived(const StoryRecord& record, std::span<const ArticleRecord> records) {
    DerivedStory story;
    story.record = record;
    for (const ArticleId& id : record.story.articles) {
        for (const ArticleRecord& one : records) {
            if (one.article.id == id) story.articles.push_back(one);
        }
    }
    story.line = to_json(record, story.articles);
    story.fingerprint = "of " + record.story.id;
    return story;
}

/// Puts stories into a store as all that there are.
inline Result<void> keep_stories(Store& store,
                                 std::span<const StoryRecord> stories,
                                 std::span<const ArticleRecord> records,
                                 std::string_view fingerprint) {
    std::vector<DerivedStory> made;
    for (const StoryRecord& story : stories) made.push_back(derived(story, records));
    return store.put_stories(made).and_then([&] { return store.finish_stories(fingerprint); });
}

/// Two reports of one matter, the second a copy of the first, and a third on its own.
struct Sample {
    ArticleRecord ledger = report("ledger.html",
                                  "The Ledger",
                                  "2031-03-04T08:00:00Z",
                                  {"Orlen bridge closed",
                                   "The “old” bridge at Orlen was closed on 3 March.",
                                   "“We will open it in May, and not before,” Ada Brun said."});
    ArticleRecord courier = report("courier.html",
                                   "Courier",
                                   "2031-03-05",
                                   {"Bridge shut",
                                    "The “old” bridge at Orlen was closed on 3 March.",
                                    "“We will open it in May”, Ada Brun said, “with a band.”"});
    ArticleRecord barley =
        report("barley.txt", "", "", {"Barley prices", "Barley rose by 3 per cent in Zürich."});

    Sample() {
        quote(ledger, "Ada Brun", "said", {"We will open it in May, and not before,"});
        quote(courier, "Ada Brun", "said", {"We will open it in May", "with a band."});
        ledger.annotation.times = {
            {find(ledger, "3 March"), TimeType::date, "2031-03-03", "", "", "", "published"}};
        Quantity rise;
        rise.span = find(barley, "3 per cent");
        rise.low = rise.high = 3;
        rise.unit = "%";
        rise.of = find(barley, "Barley");
        barley.findings.quantities = {rise};
        barley.problems = {{Stage::clean, ErrorKind::truncated, "cut short", 7, {}}};
    }

    [[nodiscard]] std::vector<ArticleRecord> all() const { return {ledger, courier, barley}; }

    [[nodiscard]] std::vector<StoryRecord> stories() const {
        StoryRecord bridge;
        bridge.story.id = ledger.article.id;
        bridge.story.articles = {ledger.article.id, courier.article.id};
        bridge.story.origins = {{bridge.story.articles, OriginKind::copy, 0.8}};
        bridge.story.versions = {{courier.article.id, ledger.article.id}};
        bridge.title = cite(ledger, "Orlen bridge closed");
        bridge.begin = "2031-03-04";
        bridge.end = "2031-03-05";
        bridge.origins = {{bridge.story.origins[0],
                           {{cite(ledger, "at Orlen"), cite(courier, "at Orlen")},
                            {cite(ledger, "bridge at Orlen was closed"),
                             cite(courier, "bridge at Orlen was closed")}}}};
        const Citation full = cite(ledger, "We will open it in May, and not before,");
        const Citation part = {courier.article.id,
                               {find(courier, "We will").begin, find(courier, "with a band.").end}};
        bridge.statements = {{"Ada Brun",
                              {{full, "Ada Brun", StatementKind::direct, Difference::same},
                               {part, "Ada Brun", StatementKind::direct, Difference::edited}},
                              1}};
        bridge.timeline = {{"2031-03-03",
                            "day",
                            0,
                            cite(ledger, "The “old” bridge at Orlen was closed on 3 March.")}};
        bridge.calendar = {
            {"2031-05", "month", std::nullopt, cite(courier, "We will open it in May")}};
        add_parts(bridge);
        StoryRecord prices;
        prices.story.id = barley.article.id;
        prices.story.articles = {barley.article.id};
        prices.story.origins = {{{barley.article.id}, OriginKind::independent, 0}};
        prices.origins = {{prices.story.origins[0], {}}};
        prices.title = cite(barley, "Barley prices");
        return {bridge, prices};
    }

    /// One entry of each kind that is compared over reports.
    void add_parts(StoryRecord& bridge) const {
        const Citation closed = cite(ledger, "closed on 3 March");
        const Citation shut = cite(courier, "closed on 3 March");
        bridge.events = {{"PROTEST",
                          {"Ada Brun", "Orlen"},
                          {"Barley Board"},
                          "2031-03-03",
                          "day",
                          "Orlen",
                          "happened",
                          2,
                          {{closed, "The Ledger", 0, "happened"}, {shut, "Courier", 0, "ongoing"}},
                          1}};
        bridge.disagreements = {{"wording",
                                 "the opening",
                                 {{"not before May", {cite(ledger, "and not before")}, 1},
                                  {"with a band", {cite(courier, "with a band.")}, 1}},
                                 "conflict"}};
        bridge.positions = {
            {"Ada Brun",
             "the opening",
             "supports",
             {{"2031-03-04", cite(ledger, "We will open it in May"), "supports", "Ada Brun"},
              {"2031-03-05", cite(courier, "We will open it in May"), "supports", ""}},
             true}};
        bridge.agreements = {
            {"The bridge pact",
             {"Orlen", "Barley Board"},
             {{"2031-03-01", closed}},
             {shut},
             {{"Orlen", "Barley Board", 27, "2031-03-02", cite(courier, "Bridge shut")}}}};
        bridge.coverage = {{"Courier", {shut}, {cite(courier, "with a band.")}, {closed}}};
    }

    void fill(Store& store) const {
        const auto records = all();
        const std::vector<Problem> problems = {
            {Stage::intake, ErrorKind::unsupported, "bzip2 is not read", 0, "a.bz2"}};
        const auto added = store.add(records, problems);
        ASSERT_TRUE(added) << added.error().message;
        const auto made = stories();
        const auto kept = keep_stories(store, made, records, "first");
        ASSERT_TRUE(kept) << kept.error().message;
    }
};

/// The rows of a listing, each as one JSON object.
inline std::vector<std::string> lines_of(const Store& store, View view, const Filter& filter = {}) {
    std::vector<std::string> lines;
    const auto columns = columns_of(view);
    const auto listed = store.rows(view, filter, [&](std::span<const Cell> row) {
        EXPECT_EQ(row.size(), columns.size());
        std::string line = json_line(columns, row);
        line.pop_back();
        lines.push_back(line);
        return true;
    });
    EXPECT_TRUE(listed) << listed.error().message;
    return lines;
}

/// All that is exported of a store.
inline std::string export_of(const Store& store) {
    std::string all;
    const auto articles = store.article_ids();
    for (const ArticleId& id : *articles) all += to_json(*store.article(id)) + '\n';
    const auto stories = store.story_ids();
    for (const std::string& id : *stories) all += *store.story_json(id) + '\n';
    for (const std::string& line : lines_of(store, View::problems)) all += line + '\n';
    return all;
}

}  // namespace concord
