// Prints the timeline of one story, ranked, for accuracy/timelines.py: what the stage does alone.
//
//     concord_story_timeline < RECORDS.jsonl
//
// Each line of input is a record of `concord read`; together they are one story in which every
// article is an origin of its own. One JSON object a line of output: `date`, `rank`, `origins`,
// `date_from`, `text`; the last line is `seconds`, of the timeline alone.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <tuple>
#include <vector>

#include "base/calendar.h"
#include "base/json_writer.h"
#include "base/word_rates.h"
#include "compare/story_view.h"
#include "compare/timeline.h"
#include "concord/json.h"
#include "concord/knowledge.h"

namespace {

using namespace concord;

std::vector<ArticleRecord> read_records() {
    std::vector<ArticleRecord> records;
    for (std::string line; std::getline(std::cin, line);) {
        auto record = article_record_from_json(line);
        if (record) records.push_back(std::move(*record));
    }
    std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
        return std::tie(a.article.published, a.article.id) <
               std::tie(b.article.published, b.article.id);
    });
    return records;
}

}  // namespace

int main() {
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const WordRates rates(*knowledge);
    const std::vector<ArticleRecord> records = read_records();
    Story story;
    std::string last_day;
    for (const ArticleRecord& record : records) {
        story.articles.push_back(record.article.id);
        story.origins.push_back({{record.article.id}, OriginKind::independent, 0});
        const auto published = parse_timestamp(record.article.published);
        if (published) last_day = std::max(last_day, to_string(published->day));
    }
    const StoryView view(story, records);
    const auto begin = std::chrono::steady_clock::now();
    const DatedLines dated = find_dated_lines(view, rates, {}, last_day);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    for (const TimelineEntry& entry : dated.timeline) {
        std::string line;
        JsonWriter json(line);
        const Article& article = records[view.position_of(entry.line.article)].article;
        json.begin_object();
        json.member("date", entry.date).member("rank", entry.rank);
        json.member("origins", entry.origins).member("date_from", name_of(entry.date_from));
        json.member("text", slice(article.text, entry.line.span)).end_object();
        std::puts(line.c_str());
    }
    std::printf("{\"seconds\": %.6f}\n", seconds.count());
    return 0;
}
