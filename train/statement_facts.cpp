// Writes what tells right statements from wrong ones, for train/confidence.py: the facts are worked
// out here alone, by the code that ships.
//
//     concord_statement_facts FILE... > FACTS.jsonl
//
// One object an article: `id`, `text`, `rows` (of the table of weights) and `statements`, each with
// `speaker`, `cue` ([begin, end) in bytes of UTF-8, or null), `content` (a list of such), `carried` (somebody brought it) and `facts` (rows of the table).

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "base/json_writer.h"
#include "concord/pipeline.h"
#include "each_article.h"
#include "extract/statement_facts.h"

namespace {

using namespace concord;

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

std::string line_of(const ArticleRecord& record, const CueLexicon& lexicon) {
    const std::vector<Statement>& statements = record.findings.statements;
    const Reading reading(record.article, record.annotation, lexicon);
    const std::vector<StatementFacts> facts = find_statement_facts(reading, lexicon, statements);
    std::string line;
    JsonWriter json(line);
    json.begin_object().member("id", record.article.source_id).member("text", record.article.text);
    json.member("rows", StatementFacts::rows).key("statements").begin_array();
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const Statement& one = statements[i];
        json.begin_object();
        write_span(json, "speaker", one.speaker ? std::optional(one.speaker->span) : std::nullopt);
        write_span(json, "cue", one.cue ? std::optional(one.cue->span) : std::nullopt);
        json.key("content").begin_array();
        for (const Content& piece : one.content) write_span(json, piece.span);
        json.end_array();
        json.member("carried", !one.via.empty());
        json.key("facts").begin_array();
        for (const std::uint32_t row : facts[i].row) json.value(row);
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return line;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fputs("concord_statement_facts FILE...\n", stderr);
        return 2;
    }
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const CueLexicon lexicon(*knowledge);
    return print_each_article({arguments + 1, arguments + count}, *knowledge, [&](const auto& record) {
        return line_of(record, lexicon);
    });
}
