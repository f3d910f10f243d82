// Compares articles that somebody else grouped: each group is taken as one story, whatever
// `gather` would make of it; its copies are kept.
//
//     concord read FILES... | ... | concord_one_story
//
// Standard input: article records (concord/article/1), one a line, an empty line between groups.
// Standard output: one story record (concord/story/1) a line for each group.

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>
#include <tuple>
#include <vector>

#include "concord/json.h"
#include "concord/pipeline.h"

namespace {

using namespace concord;

std::string write_story(std::vector<ArticleRecord> records,
                        const Knowledge& knowledge,
                        const Comparer& comparer) {
    std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
        return std::tie(a.article.published, a.article.id) <
               std::tie(b.article.published, b.article.id);
    });
    Gatherer gatherer(knowledge);
    Story story;
    for (const ArticleRecord& record : records) {
        gatherer.add(record.article, record.annotation);
        story.articles.push_back(record.article.id);
    }
    for (const Story& part : gatherer.stories()) {
        story.origins.insert(story.origins.end(), part.origins.begin(), part.origins.end());
        story.versions.insert(story.versions.end(), part.versions.begin(), part.versions.end());
    }
    story.id = story.articles.front();
    return to_json(
        comparer.compare(story, records), [&](const ArticleId& id) -> const auto& {
            return *std::find_if(records.begin(), records.end(), [&](const ArticleRecord& record) {
                return record.article.id == id;
            });
        });
}

int run() {
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const auto comparer = Comparer::load(*knowledge, Models::load());
    if (!comparer) return 2;
    std::vector<ArticleRecord> records;
    const auto finish = [&] {
        if (records.empty()) return;
        std::cout << write_story(std::move(records), *knowledge, *comparer) << '\n';
        records = {};
    };
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.empty()) {
            finish();
            continue;
        }
        auto record = article_record_from_json(line);
        if (!record) {
            std::cerr << record.error().message << '\n';
            return 2;
        }
        const bool is_twice = std::any_of(records.begin(), records.end(), [&](const auto& other) {
            return other.article.id == record->article.id;
        });
        if (!is_twice) records.push_back(std::move(*record));
    }
    finish();
    return 0;
}

}  // namespace

int main() {
    try {
        return run();
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
