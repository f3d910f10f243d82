// Prints the stories of reports, one JSON line each, as `concord build` would find them, without
// the hours that it takes to read what each report says: for scoring `gather` by itself.
//
//     concord_gather_reports FILE...
//
// A story is {"articles": [...], "origins": [{"kind", "shared", "articles", "passages"}]}; an
// article is named by its `source_id`, a passage is {"copy", "source_text", "copy_text"}. The last
// line is
// {"seconds": what gathering took, reading left out}.

#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "base/json_writer.h"
#include "clean/cleaner.h"
#include "compare/passages.h"
#include "concord/document.h"
#include "concord/pipeline.h"

namespace {

using namespace concord;
using Articles = std::map<ArticleId, Article>;

void write_articles(const std::vector<ArticleId>& ids, const Articles& articles, JsonWriter& json) {
    json.key("articles").begin_array();
    for (const ArticleId& id : ids) json.value(articles.at(id).source_id);
    json.end_array();
}

void write_passages(const StoryView& view,
                    const Origin& origin,
                    const Articles& articles,
                    JsonWriter& json) {
    const auto text = [&](const Citation& citation) {
        return slice(articles.at(citation.article).text, citation.span);
    };
    json.key("passages").begin_array();
    for (const Passage& passage : find_passages(view, origin)) {
        json.begin_object();
        json.member("copy", articles.at(passage.copy.article).source_id);
        json.member("source_text", text(passage.source));
        json.member("copy_text", text(passage.copy)).end_object();
    }
    json.end_array();
}

std::string line_of(const Story& story, const Articles& articles) {
    std::vector<ArticleRecord> records(story.articles.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].article = articles.at(story.articles[i]);
    }
    const StoryView view(story, records);
    std::string line;
    JsonWriter json(line);
    json.begin_object();
    write_articles(story.articles, articles, json);
    json.key("origins").begin_array();
    for (const Origin& origin : story.origins) {
        json.begin_object();
        json.member("kind", name_of(origin.kind)).member("shared", origin.shared);
        write_articles(origin.articles, articles, json);
        write_passages(view, origin, articles, json);
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
    Articles articles;
    while (const auto item = source->next()) {
        if (!*item) continue;
        auto article = cleaner->clean(**item, {});
        if (!article) continue;
        gatherer.add(*article, {});
        const ArticleId id = article->id;
        articles.emplace(id, std::move(*article));
    }
    const auto began = std::chrono::steady_clock::now();
    const std::vector<Story> stories = gatherer.stories();
    const auto ended = std::chrono::steady_clock::now();
    for (const Story& story : stories) {
        const std::string line = line_of(story, articles);
        std::fwrite(line.data(), 1, line.size(), stdout);
    }
    std::printf("{\"seconds\": %.3f}\n", std::chrono::duration<double>(ended - began).count());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    return gather(std::vector<std::string>(argv + 1, argv + argc));
}
