#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clean/draft.h"
#include "clean/furniture.h"
#include "clean/json_tree.h"
#include "clean/kept_text.h"
#include "clean/language.h"
#include "clean/page_title.h"
#include "clean/word_overlap.h"

namespace concord {
namespace {

using testing::ElementsAre;

const Furniture& furniture() {
    static const Furniture lists(*Knowledge::load());
    return lists;
}

TEST(HintsOf, ReadsWordsOfClassNames) {
    EXPECT_EQ(furniture().hints_of("share-bar"), hint::furniture);
    EXPECT_EQ(furniture().hints_of("articleBody"), hint::body);
    EXPECT_EQ(furniture().hints_of("wp-caption-text foo"), hint::caption);
    EXPECT_EQ(furniture().hints_of("shareholder loadable"), 0U);
}

TEST(HintsOf, KnowsWhatAWordBeforeDenies) {
    EXPECT_EQ(furniture().hints_of("has-sidebar no-comments"), 0U);
    EXPECT_EQ(furniture().hints_of("hidden-xs"), 0U);
    EXPECT_EQ(furniture().hints_of("hidden md:block"), 0U);
    EXPECT_EQ(furniture().hints_of("hidden"), hint::hidden);
}

TEST(KindOf, TellsLinesOfMenusFromSentences) {
    EXPECT_EQ(furniture().kind_of("Skip to content"), LineKind::menu);
    EXPECT_EQ(furniture().kind_of("* indicates required"), LineKind::menu);
    EXPECT_EQ(furniture().kind_of("MOST POPULAR"), LineKind::section);
    EXPECT_EQ(furniture().kind_of("Read more: Harbour in winter"), LineKind::related);
    EXPECT_EQ(furniture().kind_of("The harbour is closed."), LineKind::none);
}

TEST(WithoutSiteName, KeepsATailThatIsNoName) {
    EXPECT_EQ(without_site_name("Bridge closes - The Gazette", "The Gazette", ""), "Bridge closes");
    EXPECT_EQ(without_site_name("Harbour inquiry: part - A", "The Gazette", ""),
              "Harbour inquiry: part - A");
}

TEST(Compose, CutsVerbatimRunsAndKeepsUnits) {
    // "a\u00E9b" in windows-1252: the middle letter is one byte below and two above.
    const std::vector<OriginRun> below = {{{0, 1}, 0, 1}, {{1, 3}, 1, 2}, {{3, 4}, 2, 3}};
    EXPECT_THAT(
        compose({{{0, 4}, 0, 4}}, below),
        ElementsAre(OriginRun{{0, 1}, 0, 1}, OriginRun{{1, 3}, 1, 2}, OriginRun{{3, 4}, 2, 3}));
    EXPECT_THAT(compose({{{0, 1}, 1, 4}}, below), ElementsAre(OriginRun{{0, 1}, 1, 3}));
}

TEST(PartOf, CutsRunsAtItsEnds) {
    Draft draft;
    append_verbatim(draft, "one two", 10);
    const Draft part = part_of(draft, {4, 7});
    EXPECT_EQ(part.text, "two");
    EXPECT_THAT(part.runs, ElementsAre(OriginRun{{0, 3}, 14, 17}));
}

TEST(JsonTree, ReadsCarelessScripts) {
    const std::string text =
        "// <![CDATA[\n{\"a\": [1, \"x\ny\",], \"b\": {\"c\": \"d\\/e\\u00e9\"}}";
    const JsonTree json(text);
    ASSERT_FALSE(json.empty());
    const auto b = json.member(0, "b");
    ASSERT_TRUE(b);
    EXPECT_EQ(json.text(*json.member(*b, "c")), "d/eé");
    EXPECT_EQ(json.children(*json.member(0, "a")).size(), 2U);
}

TEST(JsonTree, SurvivesWhatIsNoJson) {
    for (const std::string_view text :
         {"", "{", "{\"a\"", "[[[[", "{\"a\":\"\\", "nonsense", "{,}"}) {
        const JsonTree json(text);
        for (JsonTree::Node node = 0; node < json.size(); ++node) (void)json.text(node);
    }
    const JsonTree deep(std::string(100000, '['));
    EXPECT_LE(deep.size(), 66U);
}

TEST(JsonTree, DecodesPairsOfSurrogates) {
    const JsonTree json(R"(["\ud83d\ude00 \ud83d"])");
    EXPECT_EQ(json.text(1), "\U0001F600 \uFFFD");
}

TEST(ParagraphsOf, CutsAtLinesOrBlankLines) {
    EXPECT_EQ(paragraphs_of("one\ntwo\n\nthree").size(), 3U);
    EXPECT_EQ(paragraphs_of("a b\nc d\ne f\ng h\n\ni j\nk l\nm n\n").size(), 2U);
    EXPECT_EQ(paragraphs_of(" \n ").size(), 0U);
}

TEST(GuessLanguage, ListensToWordsBeforeDeclarations) {
    const LanguageGuesser guesser(*Knowledge::load());
    const std::string german =
        "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke für sechs Wochen zu sperren, "
        "weil in einem der Pfeiler ein Riss gefunden wurde und es nicht sicher ist.";
    EXPECT_EQ(guesser.guess(german, ""), "de");
    EXPECT_EQ(guesser.guess(german, "en-US"), "de");
    EXPECT_EQ(
        guesser.guess(
            "Рада міста вирішила закрити міст, і це не на один день, як сказав мер, а на тиждень.",
            "ru"),
        "uk");
    EXPECT_EQ(guesser.guess("橋は六週間閉鎖されると市長が述べた。", "en"), "ja");
    EXPECT_EQ(guesser.guess("Too short", ""), "");
    EXPECT_EQ(guesser.guess("Too short", "pt_BR"), "pt");
}

TEST(WithoutSiteName, CutsTheNameOfTheOutlet) {
    EXPECT_EQ(without_site_name("Bridge closes for six weeks | The Gazette", "", ""),
              "Bridge closes for six weeks");
    EXPECT_EQ(without_site_name("Bridge closes - The Gazette", "The Gazette", ""), "Bridge closes");
    EXPECT_EQ(without_site_name("Bridge closes – again and for good", "The Gazette", ""),
              "Bridge closes – again and for good");
}

TEST(WordOverlap, CountsRunsOfWords) {
    const WordOverlap known("The old bridge will stay shut for six weeks, the mayor said.");
    EXPECT_EQ(known.share_of("the old bridge will stay shut"), 1.0);
    EXPECT_EQ(known.share_of("Something else entirely is written here"), 0.0);
}

}  // namespace
}  // namespace concord
