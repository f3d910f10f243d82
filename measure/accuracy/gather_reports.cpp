// Prints the stories of reports, one JSON line each, as `concord build` would find them, without
// the hours that it takes to read what each report says: for scoring `gather` by itself.
//
//     concord_gather_reports FILE...
//
// A story is {"articles": [...], "origins": [{"kind", "shared", "articles"}]}; an article is named
// by its `source_id`. The last line is {"seconds": what gathering took, reading left out}.

#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "base/json_writer.h"
#include "clean/cleaner.h"
#include "concord/document.h"
#include "concord/pipeline.h"

namespace {

using namespace concord;
using SourceIds = std::map<ArticleId, std::string>;

void write_articles(const std::vector<ArticleId>& articles,
                    const SourceIds& names,
                    JsonWriter& json) {
    json.key("articles").begin_array();
    for (const ArticleId& article : articles) json.value(names.at(article));
    json.end_array();
}

std::string line_of(const Story& story, const SourceIds& names) {
    std::string line;
    JsonWriter json(line);
    json.begin_object();
    write_articles(story.articles, names, json);
    json.key("origins").begin_array();
    for (const Origin& origin : story.origins) {
        json.begin_object();
        json.member("kind", name_of(origin.kind)).member("shared", origin.shared);
        write_articles(origin.articles, names, json);
        json.end_object();
    }
    json.end_array().end_object();
    return line + "\n";
}

int gather(const std::vector<std::string>& inputs) {
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const auto cleaner = Cleaner::load(*knowledge);
    auto source = DocumentSource::open(inputs, {});
    if (!cleaner || !source) return 2;
    Gatherer gatherer(*knowledge);
    SourceIds names;
    while (const auto item = source->next()) {
        if (!*item) continue;
        const auto article = cleaner->clean(**item, {});
        if (!article) continue;
        names.emplace(article->id, article->source_id);
        gatherer.add(*article, {});
    }
    const auto began = std::chrono::steady_clock::now();
    const std::vector<Story> stories = gatherer.stories();
    const auto ended = std::chrono::steady_clock::now();
    for (const Story& story : stories) {
        const std::string line = line_of(story, names);
        std::fwrite(line.data(), 1, line.size(), stdout);
    }
    std::printf("{\"seconds\": %.3f}\n", std::chrono::duration<double>(ended - began).count());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    return gather(std::vector<std::string>(argv + 1, argv + argc));
}
