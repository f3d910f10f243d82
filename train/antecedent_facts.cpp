// Writes what the antecedent ranker looks at in annotated texts, for train/antecedents.py: the
// facts are worked out here alone, by the code that ships.
//
//     concord_antecedent_facts OUTPUT FILE.conllu...
//
// OUTPUT: 32-bit little-endian numbers. For each file its number of mentions, then for each mention
// sentence (from 0), first, last and head word of its phrase (from 0 in the sentence), its cluster
// by name (from 0, or -1), its 24 facts, the number of its candidates, and for each candidate its
// number in the file and the 30 facts of the pair. Facts are taken modulo the rows of the model.

#include <cstdio>
#include <fstream>
#include <string>
#include <variant>
#include <vector>

#include "annotate/antecedent_ranker.h"
#include "annotate/antecedents.h"
#include "annotate/mention_finder.h"
#include "annotate/name_finder.h"
#include "annotate/name_linker.h"
#include "annotate/role_finder.h"
#include "annotate/tagger.h"
#include "concord/pipeline.h"

namespace {

using namespace concord;

class FactWriter {
public:
    FactWriter(const Tagger& tagger, const NameLexicon& names, std::ofstream& out)
        : tagger_(tagger), names_(names), out_(out) {}

    void write(const ArticleRecord& record) {
        const Article& article = record.article;
        Annotation annotation = record.annotation;
        WordStates states;
        const std::vector<TaggedName> tagged =
            tagger_.tag(article.text, annotation.sentences, annotation.tokens, states);
        const TokenWords words(article.text, annotation.tokens, names_.words());
        const std::vector<Quotation> quotations = find_quotations(article.text, article.blocks);
        const auto& sentences = annotation.sentences;
        const std::vector<MentionDraft> mentions = find_mentions(
            words,
            annotation.tokens,
            sentences,
            quotations,
            names_,
            find_roles(words,
                       sentences,
                       names_,
                       find_names(words, annotation.tokens, sentences, tagged, names_)));
        EntityClusters clusters(article.text, words, names_, mentions);
        link_names(clusters, names_);
        const Antecedents antecedents(clusters, annotation.tokens, sentences, quotations);
        put(mentions.size());
        for (std::size_t m = 0; m < mentions.size(); ++m) {
            const MentionDraft& mention = mentions[m];
            const Index first = sentences[mention.sentence].first_token;
            put(mention.sentence);
            put(mention.phrase.first - first);
            put(mention.phrase.last - first - 1);
            put(mention.head - first);
            put(clusters.of(m));
            for (const std::uint32_t fact : antecedents.facts(m))
                put(fact % AntecedentRanker::rows);
            const std::vector<Antecedents::Candidate> candidates = antecedents.candidates(m);
            put(candidates.size());
            for (const Antecedents::Candidate& candidate : candidates) {
                put(candidate.mention);
                for (const std::uint32_t fact : antecedents.facts(m, candidate)) {
                    put(fact % AntecedentRanker::rows);
                }
            }
        }
    }

private:
    void put(std::size_t number) {
        const auto value = static_cast<std::uint32_t>(number);
        out_.write(reinterpret_cast<const char*>(&value), sizeof value);
    }

    const Tagger& tagger_;
    const NameLexicon& names_;
    std::ofstream& out_;
};

int run(const std::string& output, const std::vector<std::string>& inputs) {
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const auto tagger = Tagger::load(Models::load());
    if (!tagger) return 2;
    const NameLexicon names(*knowledge);
    std::ofstream out(output, std::ios::binary);
    FactWriter writer(*tagger, names, out);
    const auto sink = [&](ReadItem&& item) -> Result<void> {
        if (std::holds_alternative<Problem>(item)) {
            return tl::unexpected(Error{ErrorKind::malformed, std::get<Problem>(item).message, 0});
        }
        writer.write(std::get<ArticleRecord>(item));
        return {};
    };
    const auto done = read(inputs, *knowledge, Models::load(), {}, sink);
    if (!done) std::fprintf(stderr, "%s\n", done.error().message.c_str());
    return done && out.good() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fputs("concord_antecedent_facts OUTPUT FILE.conllu...\n", stderr);
        return 2;
    }
    return run(arguments[1], {arguments + 2, arguments + count});
}
