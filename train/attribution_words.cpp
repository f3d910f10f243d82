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
#include <vector>

#include "annotate/attribution_tagger.h"
#include "base/json_writer.h"
#include "concord/pipeline.h"
#include "each_article.h"

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

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fputs("concord_attribution_words FILE...\n", stderr);
        return 2;
    }
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    return print_each_article({arguments + 1, arguments + count}, *knowledge, line_of);
}
