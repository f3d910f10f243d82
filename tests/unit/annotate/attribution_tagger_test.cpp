#include "annotate/attribution_tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "annotate/annotator.h"

namespace concord {
namespace {

std::vector<std::string> parts_of(const std::string& text) {
    static const auto knowledge = Knowledge::load();
    static const auto annotator =
        Annotator::load(*knowledge, Models::load(), std::make_shared<const PlaceTable>(*knowledge));
    Article article;
    article.text = text;
    article.blocks.push_back(
        {{0, static_cast<std::uint32_t>(text.size())}, BlockRole::paragraph, {}});
    const Annotation annotation = annotator->annotate(article);
    std::vector<std::string> shown;
    for (const AttributionPart& part : annotation.attributions) {
        const std::uint32_t begin = annotation.tokens[part.tokens.first].span.begin;
        const std::uint32_t end = annotation.tokens[part.tokens.last - 1].span.end;
        shown.push_back(std::string(name_of(part.role)) + ": " + text.substr(begin, end - begin));
    }
    return shown;
}

TEST(AttributionTagger, TellsSourceCueAndContent) {
    EXPECT_THAT(
        parts_of("The envoy said that the ships had left the harbour."),
        testing::ElementsAre(
            "source: The envoy", "cue: said", "content: that the ships had left the harbour"));
}

TEST(AttributionTagger, FindsNothingWhereNobodySpeaks) {
    EXPECT_THAT(parts_of("The ships left the harbour on Friday."), testing::IsEmpty());
}

TEST(AttributionTagger, FindsNothingWithoutItsModel) {
    const auto tagger = AttributionTagger::load(Models());
    ASSERT_TRUE(tagger);
    const std::vector<Token> tokens(3);
    EXPECT_THAT(tagger->find(tokens, WordStates{}, std::vector<std::uint8_t>(3)),
                testing::IsEmpty());
}

TEST(AttributionTagger, MarksBlocksSentencesAndQuotations) {
    Article article;
    article.text = "A “b” c";
    const std::vector<Block> blocks = {{{0, 11}, BlockRole::paragraph, {}}};
    std::vector<Token> tokens(5);
    const std::vector<Span> spans = {{0, 1}, {2, 5}, {5, 6}, {6, 9}, {10, 11}};
    for (std::size_t i = 0; i < spans.size(); ++i) tokens[i].span = spans[i];
    const std::vector<Sentence> sentences = {{{0, 11}, 0, 5}};
    const auto marks =
        AttributionTagger::marks(blocks, find_quotations(article.text, blocks), sentences, tokens);
    EXPECT_THAT(
        marks,
        testing::ElementsAre(AttributionTagger::begins_sentence | AttributionTagger::begins_block,
                             0,
                             AttributionTagger::quoted,
                             0,
                             0));
}

}  // namespace
}  // namespace concord
