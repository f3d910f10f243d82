// Writes what speaks for and against two statements of two articles being one, for
// train/statement_pairs.py: the facts are worked out here alone, by the code that ships.
//
//     concord read --quiet FILES... | ... | concord_statement_facts
//
// Standard input: article records (concord/article/1), one a line, an empty line between stories.
// Standard output: the names of the facts, then a line "ARTICLE BEGIN END ARTICLE BEGIN END FACT..."
// for any two statements that may be one, articles by their `source_id` and places in code points.

#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "base/text_offsets.h"
#include "compare/paraphrase.h"
#include "compare/told_sayings.h"
#include "concord/json.h"
#include "concord/knowledge.h"

namespace {

using namespace concord;

void print_place(const StoryView& view, Index article, Span span) {
    const Span place = TextOffsets(view.text(article)).code_points(span);
    std::printf("%s %u %u ",
                view.record(article).article.source_id.c_str(),
                unsigned{place.begin},
                unsigned{place.end});
}

void print_facts(const std::vector<ArticleRecord>& records, const KnownNames& names, const WordLists& words) {
    Story story;
    for (const ArticleRecord& record : records) {
        story.articles.push_back(record.article.id);
        story.origins.push_back({{record.article.id}, OriginKind::independent, 0});
    }
    const StoryView view(story, records);
    const StoryEntities entities(view, names);
    std::vector<ToldSaying> told;
    std::vector<Span> places;
    for (Index article = 0; article < records.size(); ++article) {
        for (const Statement& statement : records[article].findings.statements) {
            if (statement.content.empty()) continue;
            told.push_back(read_told_saying(view, entities, words, article, statement));
            places.push_back(
                {statement.content.front().span.begin, statement.content.back().span.end});
        }
    }
    split_compounds(told);
    const ParaphraseFinder finder(told);
    for (std::uint32_t one = 0; one < told.size(); ++one) {
        for (const std::uint32_t other : finder.candidates(one)) {
            const auto facts = finder.facts(one, other);
            if (!facts) continue;
            print_place(view, told[one].article, places[one]);
            print_place(view, told[other].article, places[other]);
            for (const float fact : *facts) std::printf(" %.6g", double{fact});
            std::puts("");
        }
    }
}

int run() {
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const KnownNames names(*knowledge);
    const WordLists words(knowledge->table("comparing/sayings"));
    for (const std::string_view name : saying_fact_names()) {
        std::printf("%.*s ", static_cast<int>(name.size()), name.data());
    }
    std::puts("");
    std::vector<ArticleRecord> records;
    for (std::string line; std::getline(std::cin, line);) {
        if (line.empty()) {
            print_facts(records, names, words);
            records.clear();
            continue;
        }
        auto record = article_record_from_json(line);
        if (!record) {
            std::fprintf(stderr, "%s\n", record.error().message.c_str());
            return 2;
        }
        records.push_back(std::move(*record));
    }
    print_facts(records, names, words);
    return 0;
}

}  // namespace

int main() {
    try {
        return run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
}
