// Writes the words of articles as the attribution tagger sees them, for
// train/attribution_corpus.py: what is quoted and which word governs which is worked out here
// alone, by the code that ships.
//
//     concord_attribution_words FILE... > WORDS.jsonl
//
// One object an article: `id`, `text`, `words` ([begin, end) in bytes of UTF-8, flat), `heads`
// (word of the article, itself at a root), `relations`, `marks` (1 begins a sentence, 2 begins a
// block, 4 quoted).

#include <cstdio>
#include <string>
#include <variant>
#include <vector>

#include "annotate/attribution_tagger.h"
#include "base/json_writer.h"
#include "concord/pipeline.h"

namespace {

using namespace concord;

std::string line_of(const ArticleRecord& record) {
    const Article& article = record.article;
    const Annotation& annotation = record.annotation;
    std::string line;
    JsonWriter json(line);
    json.begin_object().member("id", article.source_id).member("text", article.text);
    json.key("words").begin_array();
    for (const Token& token : annotation.tokens) json.value(token.span.begin).value(token.span.end);
    json.end_array().key("heads").begin_array();
    for (const Token& token : annotation.tokens) json.value(token.head);
    json.end_array().key("relations").begin_array();
    for (const Token& token : annotation.tokens) json.value(name_of(token.relation));
    json.end_array().key("marks").begin_array();
    const std::vector<Quotation> quotations = find_quotations(article.text, article.blocks);
    for (const std::uint8_t marks : AttributionTagger::marks(
             article.blocks, quotations, annotation.sentences, annotation.tokens)) {
        json.value(marks);
    }
    json.end_array().end_object();
    return line;
}

int run(const std::vector<std::string>& inputs) {
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const auto sink = [](ReadItem&& item) -> Result<void> {
        if (std::holds_alternative<Problem>(item)) {
            return tl::unexpected(Error{ErrorKind::malformed, std::get<Problem>(item).message, 0});
        }
        const std::string line = line_of(std::get<ArticleRecord>(item));
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
        std::fputs("concord_attribution_words FILE...\n", stderr);
        return 2;
    }
    return run({arguments + 1, arguments + count});
}
