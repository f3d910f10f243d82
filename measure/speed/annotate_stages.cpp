// Nanoseconds a word of each stage of `annotate`, of times, quantities, events and agreements
// alone, and of `extract` (all findings) on annotated text, on one core, over texts read from
// standard input: one JSON line an article with "text", as `concord read` takes them.
//
//     head -500 ARTICLES.jsonl | concord_annotate_stages
//
// Each stage is run five times over all texts and its median is printed, one JSON line a stage:
// set, metric, value, n (words), seconds. Under `valgrind --tool=callgrind` the instructions of
// each function stand beside them.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "annotate/annotator.h"
#include "annotate/encoder.h"
#include "annotate/sentence_splitter.h"
#include "annotate/tagger.h"
#include "annotate/time_finder.h"
#include "annotate/tokenizer.h"
#include "base/json_reader.h"
#include "extract/agreement_finder.h"
#include "extract/agreement_lexicon.h"
#include "extract/event_finder.h"
#include "extract/event_lexicon.h"
#include "extract/extractor.h"
#include "extract/quantity_finder.h"

namespace {

using namespace concord;

constexpr int runs = 5;

struct Text {
    Article article;
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
};

void report(const char* stage, std::size_t words, const std::function<void()>& work) {
    std::vector<double> seconds;
    for (int run = 0; run < runs; ++run) {
        const auto began = std::chrono::steady_clock::now();
        work();
        seconds.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    }
    std::sort(seconds.begin(), seconds.end());
    const double median = seconds[runs / 2];
    std::printf(
        "{\"set\": \"standard input\", \"metric\": \"ns/word %s\", \"value\": %.1f, \"n\": %zu, "
        "\"seconds\": %.3f}\n",
        stage,
        1e9 * median / static_cast<double>(words),
        words,
        median);
    std::fflush(stdout);
}

/// The articles of standard input, a block for each paragraph.
std::vector<Text> read_texts() {
    std::vector<Text> texts;
    for (std::string line; std::getline(std::cin, line);) {
        JsonReader json(line);
        Text& text = texts.emplace_back();
        text.article.text = json.text(json.root(), "text");
        text.article.published = json.text(json.root(), "published");
        const std::string& words = text.article.text;
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t end = std::min(words.find("\n\n", at), words.size());
            text.article.blocks.push_back(
                {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                 BlockRole::paragraph,
                 {}});
            at = end + 2;
        }
    }
    return texts;
}

int measure() {
    const auto knowledge = Knowledge::load();
    if (!knowledge) return 2;
    const Models models = Models::load();
    const auto model = ModelFile::read(models.encoder());
    const auto splitter = SentenceSplitter::load(*knowledge, models);
    const auto tagger = Tagger::load(models);
    const auto places = std::make_shared<const PlaceTable>(*knowledge);
    const auto annotator = Annotator::load(*knowledge, models, places);
    if (!model || !splitter || !tagger || !annotator) return 2;
    const auto encoder = Encoder::load(*model, best_processor());
    if (!encoder) return 2;
    const Tokenizer tokenizer(*knowledge);

    std::vector<Text> texts = read_texts();
    std::size_t words = 0;
    const auto each = [&](const auto& work) {
        return [&texts, work] {
            for (Text& text : texts) work(text);
        };
    };
    const auto tokenize = [&](Text& text) {
        text.tokens.clear();
        for (const Block& block : text.article.blocks) {
            tokenizer.tokenize(text.article.text, block.span, text.tokens);
        }
    };
    each(tokenize)();
    for (const Text& text : texts) words += text.tokens.size();
    if (words == 0) {
        std::fputs("no words on standard input\n", stderr);
        return 2;
    }
    report("tokens", words, each(tokenize));
    report(
        "sentences", words, each([&](Text& text) {
            text.sentences.clear();
            std::vector<Token> tokens;
            std::size_t next = 0;
            for (const Block& block : text.article.blocks) {
                const auto first = static_cast<Index>(tokens.size());
                while (next < text.tokens.size() && text.tokens[next].span.end <= block.span.end) {
                    tokens.push_back(text.tokens[next++]);
                }
                splitter->split(text.article.text, tokens, first, text.sentences);
            }
        }));
    const auto forms_of = [&](const Text& text) {
        return encoder->forms(
            text.article.text, text.tokens, {0, static_cast<Index>(text.tokens.size())});
    };
    report("forms", words, each([&](Text& text) { (void)forms_of(text); }));
    report("forms and network", words, each([&](Text& text) {
               WordStates states;
               (void)encoder->encode(forms_of(text), text.sentences, states);
           }));
    report("tags, parse and names", words, each([&](Text& text) {
               WordStates states;
               (void)tagger->tag(text.article.text, text.sentences, text.tokens, states);
           }));
    const TimeLexicon time_lexicon(*knowledge);
    std::vector<TokenWords> time_words;
    for (const Text& text : texts) {
        time_words.emplace_back(text.article.text, text.tokens, time_lexicon.words());
    }
    std::size_t next_text = 0;
    report("times", words, each([&](Text& text) {
               const std::size_t index = next_text++ % texts.size();
               (void)find_times(time_words[index],
                                text.tokens,
                                text.sentences,
                                {text.article.published, text.article.modified},
                                time_lexicon);
           }));
    const CueLexicon cues(*knowledge);
    const QuantityLexicon quantity_lexicon(*knowledge);
    std::vector<Annotation> annotations;
    annotations.reserve(texts.size());
    std::vector<Reading> readings;
    readings.reserve(texts.size());
    for (const Text& text : texts) {
        annotations.push_back(annotator->annotate(text.article));
        readings.emplace_back(text.article, annotations.back(), cues);
    }
    next_text = 0;
    report("quantities", words, each([&](Text&) {
               (void)find_quantities(readings[next_text++ % readings.size()], quantity_lexicon);
           }));
    const auto extractor = Extractor::load(*knowledge, models, places);
    if (!extractor) return 2;
    const EventLexicon event_lexicon(*knowledge);
    std::vector<Findings> findings;
    findings.reserve(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        findings.push_back(extractor->extract(texts[i].article, annotations[i]));
    next_text = 0;
    report("events", words, each([&](Text&) {
               const std::size_t index = next_text++ % readings.size();
               const EventClauses clauses(readings[index], event_lexicon);
               const EventEntities entities(clauses);
               (void)find_events(EventCircumstances(entities, findings[index]));
           }));
    const AgreementLexicon agreement_lexicon(*knowledge);
    next_text = 0;
    report("agreements", words, each([&](Text&) {
               const std::size_t index = next_text++ % readings.size();
               const EventClauses clauses(readings[index], event_lexicon);
               const EventEntities entities(clauses);
               (void)find_agreements(EventCircumstances(entities, findings[index]),
                                     agreement_lexicon);
           }));
    next_text = 0;
    report("extract", words, each([&](Text& text) {
               (void)extractor->extract(text.article, annotations[next_text++ % texts.size()]);
           }));
    report("annotate", words, each([&](Text& text) { (void)annotator->annotate(text.article); }));
    return 0;
}

}  // namespace

int main() {
    return measure();
}
