// What the model that ships must get right on sentences that are not hard.

#include "annotate/tagger.h"

#include <gmock/gmock.h>

#include "reading.h"

namespace concord {
namespace {

using ::testing::ElementsAre;

class Tagged {
public:
    explicit Tagged(std::string_view text)
        : article_(test::article_of({text})), annotation_(test::annotate(article_)) {}

    std::vector<std::string> upos() const {
        std::vector<std::string> found;
        for (const Token& token : annotation_.tokens) found.emplace_back(name_of(token.upos));
        return found;
    }
    std::vector<std::string> lemmas() const {
        std::vector<std::string> found;
        for (const Token& token : annotation_.tokens) found.push_back(token.lemma);
        return found;
    }
    /// "nsubj(denied, ministry)" for each word.
    std::vector<std::string> arcs() const {
        std::vector<std::string> found;
        for (Index i = 0; i < annotation_.tokens.size(); ++i) {
            const Token& token = annotation_.tokens[i];
            found.push_back(std::string(name_of(token.relation)) + '(' +
                            (token.head == i ? "" : word(token.head)) + ", " + word(i) + ')');
        }
        return found;
    }

private:
    std::string word(Index i) const {
        return std::string(slice(article_.text, annotation_.tokens[i].span));
    }

    Article article_;
    Annotation annotation_;
};

TEST(TagWords, GivesPartsOfSpeechAndLemmas) {
    const Tagged tagged("The ministry has denied the reports.");
    EXPECT_THAT(tagged.upos(), ElementsAre("DET", "NOUN", "AUX", "VERB", "DET", "NOUN", "PUNCT"));
    EXPECT_THAT(tagged.lemmas(),
                ElementsAre("the", "ministry", "have", "deny", "the", "report", "."));
}

TEST(TagWords, GivesATreeOfRelations) {
    const Tagged tagged("The ministry denied the reports.");
    EXPECT_THAT(tagged.arcs(),
                ElementsAre("det(ministry, The)",
                            "nsubj(denied, ministry)",
                            "root(, denied)",
                            "det(reports, the)",
                            "obj(denied, reports)",
                            "punct(denied, .)"));
}

TEST(TagWords, TurnsThePassiveRound) {
    const Tagged tagged("The bridge was destroyed by rebels.");
    EXPECT_THAT(tagged.arcs(),
                ElementsAre("det(bridge, The)",
                            "nsubj:pass(destroyed, bridge)",
                            "aux:pass(destroyed, was)",
                            "root(, destroyed)",
                            "case(rebels, by)",
                            "obl:agent(destroyed, rebels)",
                            "punct(destroyed, .)"));
}

TEST(TagWords, ParsesASentenceOfAnyLengthIntoOneTree) {
    Article article;
    article.words.emplace_back();
    for (std::uint32_t i = 0; i < 3000; ++i) {
        article.words.back().push_back({8 * i, 8 * i + 7});
        article.text += i % 3 == 0 ? "village " : "visited ";
    }
    article.blocks.push_back({{0, 8 * 3000}, BlockRole::paragraph, {}});
    const Annotation annotation = test::annotate(article);
    ASSERT_EQ(annotation.sentences.size(), 1U);
    ASSERT_EQ(annotation.tokens.size(), 3000U);
    for (const Sentence& sentence : annotation.sentences) {
        std::size_t roots = 0;
        for (Index i = sentence.first_token; i < sentence.last_token; ++i) {
            Index at = i;
            for (Index steps = 0; annotation.tokens[at].head != at; ++steps) {
                ASSERT_LT(steps, annotation.tokens.size()) << "a cycle at word " << i;
                at = annotation.tokens[at].head;
            }
            roots += annotation.tokens[i].head == i ? 1 : 0;
        }
        EXPECT_EQ(roots, 1U);
    }
}

}  // namespace
}  // namespace concord
