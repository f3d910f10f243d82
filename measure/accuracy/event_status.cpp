// Writes what the readers of status make of given words, for accuracy/events.py: MEANTIME marks
// events of all kinds, most of which no frame of ours knows.
//
//     concord_event_status < TEXTS.jsonl
//
// One JSON object a line of input: `text`, `published` (or null) and `triggers`, a list of [begin,
// end) in code points. One line of output for each: `statuses`, in the order of the triggers; null
// where no word begins in one. Of several words the one whose head is outside is asked.

#include <simdjson.h>

#include <cstdint>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "concord/phrases.h"
#include "concord/pipeline.h"
#include "extract/cue_lexicon.h"
#include "extract/event_clause.h"
#include "extract/event_lexicon.h"
#include "extract/event_status.h"
#include "extract/reading.h"

namespace {

using namespace concord;

struct Request {
    Document document;
    std::vector<Span> triggers;  ///< code points
};

/// Throws simdjson::simdjson_error when the line is something else.
Request request_of(const std::string& line) {
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(line);
    Request request;
    request.document.kind = InputKind::jsonl;
    request.document.content = std::string(root["text"].get_string().value());
    const simdjson::dom::element published = root["published"];
    if (!published.is_null())
        request.document.published = std::string(published.get_string().value());
    for (const simdjson::dom::element pair : root["triggers"].get_array()) {
        request.triggers.push_back({static_cast<std::uint32_t>(pair.at(0).get_uint64().value()),
                                    static_cast<std::uint32_t>(pair.at(1).get_uint64().value())});
    }
    return request;
}

std::string line_of(const Request& request,
                    const ArticleReader& reader,
                    const CueLexicon& cues,
                    const EventLexicon& lexicon) {
    const Result<Article> article = reader.clean(request.document, {});
    std::string line;
    JsonWriter json(line);
    json.begin_object();
    if (!article) {
        json.member("error", article.error().message).end_object();
        return line;
    }
    const Annotation annotation = reader.annotate(*article);
    const Reading reading(*article, annotation, cues);
    const EventClauses clauses(reading, lexicon);
    const EventStatusReader status(clauses);
    const CodePointIndex index(article->text);
    json.key("statuses").begin_array();
    for (const Span trigger : request.triggers) {
        const Tokens words =
            reading.tokens_of({index.byte(trigger.begin), index.byte(trigger.end)});
        if (words.empty()) {
            json.null();
            continue;
        }
        const Index head = head_of(annotation.tokens, {words.first, words.last});
        json.value(name_of(status.read(head).status));
    }
    json.end_array().end_object();
    return line;
}

}  // namespace

int main() {
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const auto reader = ArticleReader::load(*knowledge, Models::load());
    if (!reader) return 2;
    const CueLexicon cues(*knowledge);
    const EventLexicon lexicon(*knowledge);
    for (std::string line; std::getline(std::cin, line);) {
        try {
            std::puts(line_of(request_of(line), *reader, cues, lexicon).c_str());
        } catch (const simdjson::simdjson_error& error) {
            std::fprintf(stderr, "%s: %.80s\n", error.what(), line.c_str());
            return 1;
        }
    }
    return 0;
}
