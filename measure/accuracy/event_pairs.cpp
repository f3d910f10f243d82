// Applies the comparison of events to given mentions, for accuracy/ecb_events.py and
// train/event_pairs.py: ECB+ marks events of all kinds, most of which no frame of ours knows.
//
//     concord_event_pairs facts|stems|clusters RECORDS.jsonl [LEAST] < STORIES.jsonl
//
// RECORDS holds article records by their `source_id`. One JSON object a line of input: `articles`,
// a list of objects with `id` and `mentions`, lists of the [begin, end) of their words in code
// points; all articles of a line are one story, each an origin of its own. Mentions are counted
// through the story. `facts` writes their names, then a line "i j APART FACT..." for each pair that
// may be one event, and "." at the end of a story. `clusters` writes a story's groups as a list of
// lists, joined down to the probability LEAST; `stems` likewise those of the same stem.

#include <simdjson.h>

#include <charconv>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "base/token_words.h"
#include "base/utf8.h"
#include "compare/event_clusters.h"
#include "concord/json.h"
#include "concord/models.h"

namespace {

using namespace concord;

struct Request {
    Story story;
    std::vector<ArticleRecord> records;
    std::vector<std::vector<std::vector<Span>>> mentions;  ///< [article][mention][word], bytes
};

Request request_of(const std::string& line, const std::map<std::string, ArticleRecord>& records) {
    simdjson::dom::parser parser;
    Request request;
    for (const simdjson::dom::element article : parser.parse(line)["articles"].get_array()) {
        const ArticleRecord& record = records.at(std::string(article["id"].get_string().value()));
        const CodePointIndex index(record.article.text);
        request.story.articles.push_back(record.article.id);
        request.story.origins.push_back({{record.article.id}, OriginKind::independent, 0});
        request.records.push_back(record);
        auto& mentions = request.mentions.emplace_back();
        for (const simdjson::dom::element words : article["mentions"].get_array()) {
            auto& mention = mentions.emplace_back();
            for (const simdjson::dom::element word : words.get_array()) {
                mention.push_back(
                    {index.byte(static_cast<std::uint32_t>(word.at(0).get_uint64().value())),
                     index.byte(static_cast<std::uint32_t>(word.at(1).get_uint64().value()))});
            }
        }
    }
    return request;
}

/// The event that was found in one of the words, else what the words say themselves.
EventMention mention_of(const Request& request,
                        const EventMentionReader& reader,
                        Index article,
                        const std::vector<Span>& words) {
    const ArticleRecord& record = request.records[article];
    const auto& events = record.findings.events;
    for (Index event = 0; event < events.size(); ++event) {
        for (const Span word : words) {
            if (events[event].trigger.overlaps(word)) return reader.read(article, event);
        }
    }
    return reader.read_words(
        article, {words.front().begin, words.back().end}, reader.telling_word(article, words));
}

std::vector<EventMention> mentions_of(const Request& request, const EventMentionReader& reader) {
    std::vector<EventMention> mentions;
    for (Index article = 0; article < request.mentions.size(); ++article) {
        for (const std::vector<Span>& words : request.mentions[article]) {
            mentions.push_back(mention_of(request, reader, article, words));
        }
    }
    return mentions;
}

void write_facts(const EventMentionReader& reader, const std::vector<EventMention>& mentions) {
    for (const auto& [i, j] : comparable_pairs(mentions)) {
        const EventMention& a = mentions[i];
        const EventMention& b = mentions[j];
        std::printf("%u %u %d", i, j, are_apart(a, b) ? 1 : 0);
        const Likeness likeness = reader.likeness(a.article, b.article);
        for (const float fact : compare_mentions(a, b, likeness)) {
            std::printf(" %.4g", static_cast<double>(fact));
        }
        std::puts("");
    }
    std::puts(".");
}

using Groups = std::vector<std::vector<std::uint32_t>>;

Groups group_by_stem(const std::vector<EventMention>& mentions) {
    std::map<std::string, std::vector<std::uint32_t>> by_stem;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) by_stem[mentions[i].stem].push_back(i);
    Groups groups;
    for (auto& [stem, members] : by_stem) groups.push_back(std::move(members));
    return groups;
}

void write_groups(const Groups& groups) {
    std::string line;
    JsonWriter json(line);
    json.begin_array();
    for (const auto& part : groups) {
        json.begin_array();
        for (const std::uint32_t mention : part) json.value(mention);
        json.end_array();
    }
    json.end_array();
    std::puts(line.c_str());
}

int run(std::string_view verb, const char* path, float least) {
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const KnownNames states(*knowledge);
    const EventWords words(*knowledge);
    const auto scorer = EventPairScorer::load(Models::load().event_pairs());
    if (!scorer && verb == "clusters") return 2;
    std::map<std::string, ArticleRecord> records;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        auto record = article_record_from_json(line);
        if (record) records.emplace(record->article.source_id, std::move(*record));
    }
    if (verb == "facts") {
        for (const std::string_view name : event_fact_names()) std::cout << name << ' ';
        std::cout << std::endl;
    }
    for (std::string line; std::getline(std::cin, line);) {
        const Request request = request_of(line, records);
        const StoryView view(request.story, request.records);
        const StoryEntities entities(view, states);
        const EventMentionReader reader(view, entities, words);
        const std::vector<EventMention> mentions = mentions_of(request, reader);
        if (verb == "facts") {
            write_facts(reader, mentions);
        } else if (verb == "stems") {
            write_groups(group_by_stem(mentions));
        } else {
            write_groups(cluster_mentions(reader, *scorer, mentions, least));
        }
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) return 2;
    float least = least_probability;
    if (count > 3) {
        const std::string_view text = arguments[3];
        std::from_chars(text.data(), text.data() + text.size(), least);
    }
    try {
        return run(arguments[1], arguments[2], least);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
