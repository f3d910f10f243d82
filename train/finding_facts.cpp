// Writes what tells right statements and events from wrong ones, for train/confidence.py: the facts
// are worked out here alone, by the code that ships.
//
//     concord_finding_facts FILE... > FACTS.jsonl
//
// One object an article: `id`, `text`, `rows` (of the tables of weights, by kind of finding);
// `statements`, each with `speaker`, `cue` ([begin, end) in bytes of UTF-8, or null), `content` (a
// list of such), `carried` (somebody brought it) and `facts` (rows of the table); and `events`, each
// with `trigger`, `type`, `status` and `facts`.

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "base/json_writer.h"
#include "concord/pipeline.h"
#include "each_article.h"
#include "extract/event_facts.h"
#include "extract/event_lexicon.h"
#include "extract/statement_facts.h"

namespace {

using namespace concord;

struct Lexicons {
    explicit Lexicons(const Knowledge& knowledge) : cues(knowledge), events(knowledge) {}

    CueLexicon cues;
    EventLexicon events;
};

void write_span(JsonWriter& json, Span span) {
    json.begin_array().value(span.begin).value(span.end).end_array();
}

void write_span(JsonWriter& json, const char* key, std::optional<Span> span) {
    json.key(key);
    if (span) {
        write_span(json, *span);
    } else {
        json.null();
    }
}

template <class Facts>
void write_facts(JsonWriter& json, const Facts& facts) {
    json.key("facts").begin_array();
    for (const std::uint32_t row : facts.row) json.value(row);
    json.end_array();
}

void write_statements(JsonWriter& json,
                      const std::vector<Statement>& statements,
                      const std::vector<StatementFacts>& facts) {
    json.key("statements").begin_array();
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const Statement& one = statements[i];
        json.begin_object();
        write_span(json, "speaker", one.speaker ? std::optional(one.speaker->span) : std::nullopt);
        write_span(json, "cue", one.cue ? std::optional(one.cue->span) : std::nullopt);
        json.key("content").begin_array();
        for (const Content& piece : one.content) write_span(json, piece.span);
        json.end_array();
        json.member("carried", !one.via.empty());
        write_facts(json, facts[i]);
        json.end_object();
    }
    json.end_array();
}

void write_events(JsonWriter& json,
                  const std::vector<Event>& events,
                  const std::vector<EventFacts>& facts) {
    json.key("events").begin_array();
    for (std::size_t i = 0; i < events.size(); ++i) {
        json.begin_object();
        write_span(json, "trigger", events[i].trigger);
        json.member("type", events[i].type).member("status", events[i].status);
        write_facts(json, facts[i]);
        json.end_object();
    }
    json.end_array();
}

std::string line_of(const ArticleRecord& record, const Lexicons& lexicons) {
    const Findings& findings = record.findings;
    const Reading reading(record.article, record.annotation, lexicons.cues);
    std::string line;
    JsonWriter json(line);
    json.begin_object().member("id", record.article.source_id).member("text", record.article.text);
    json.key("rows").begin_object();
    json.member("statements", StatementFacts::rows).member("events", EventFacts::rows).end_object();
    write_statements(json,
                     findings.statements,
                     find_statement_facts(reading, lexicons.cues, findings.statements));
    const EventClauses clauses(reading, lexicons.events);
    const EventEntities entities(clauses);
    write_events(json, findings.events, find_event_facts(EventCircumstances(entities, findings)));
    json.end_object();
    return line;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fputs("concord_finding_facts FILE...\n", stderr);
        return 2;
    }
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const Lexicons lexicons(*knowledge);
    return print_each_article({arguments + 1, arguments + count}, *knowledge, [&](const auto& record) {
        return line_of(record, lexicons);
    });
}
