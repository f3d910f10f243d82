// Writes what tells right statements from wrong ones, for train/confidence.py: the facts are worked
// out here alone, by the code that ships.
//
//     concord_statement_facts FILE... > FACTS.jsonl
//
// One object an article: `id`, `text`, `rows` (of the table of weights) and `statements`, each with
// `speaker`, `cue` ([begin, end) in bytes of UTF-8, or null), `content` (a list of such), `entity`
// (the speaker's name or null), `carried` (somebody brought it) and `facts` (rows of the table).

#include <cstdio>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/json_writer.h"
#include "concord/pipeline.h"
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
        json.end_array().key("entity");
        if (one.speaker && reading.has_name(one.speaker->entity)) {
            json.value(record.annotation.entities[*one.speaker->entity].name);
        } else {
            json.null();
        }
        json.member("carried", !one.via.empty());
        json.key("facts").begin_array();
        for (const std::uint32_t row : facts[i].row) json.value(row);
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return line;
}

int run(const std::vector<std::string>& inputs) {
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const CueLexicon lexicon(*knowledge);
    const auto sink = [&](ReadItem&& item) -> Result<void> {
        if (std::holds_alternative<Problem>(item)) {
            return tl::unexpected(Error{ErrorKind::malformed, std::get<Problem>(item).message, 0});
        }
        const std::string line = line_of(std::get<ArticleRecord>(item), lexicon);
        std::puts(line.c_str());
        return {};
    };
    const auto done = read(inputs, *knowledge, Models::load(), {}, sink);
    if (!done) std::fprintf(stderr, "%s\n", done.error().message.c_str());
    return done ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fputs("concord_statement_facts FILE...\n", stderr);
        return 2;
    }
    return run({arguments + 1, arguments + count});
}
