#include "annotate/lemma_table.h"

#include <gmock/gmock.h>

namespace concord {
namespace {

constexpr std::string_view lines =
    "saw NOUN * saw\n"
    "saw VERB * see\n"
    "saw VERB VB saw\n"
    "Saws PROPN * Saws\n";

TEST(LemmaTable, KnowsAFormByItsPartOfSpeech) {
    const LemmaTable table(lines);
    EXPECT_EQ(table.size(), 4U);
    EXPECT_EQ(table.find("saw", Upos::noun, Xpos::nn), "saw");
    EXPECT_EQ(table.find("Saw", Upos::verb, Xpos::vbd), "see");
}

TEST(LemmaTable, AsksTheFinerTagFirst) {
    EXPECT_EQ(LemmaTable(lines).find("saw", Upos::verb, Xpos::vb), "saw");
}

TEST(LemmaTable, TakesProperNounsAsPrinted) {
    const LemmaTable table(lines);
    EXPECT_EQ(table.find("Saws", Upos::propn, Xpos::nnps), "Saws");
    EXPECT_EQ(table.find("SAWS", Upos::propn, Xpos::nnps), "");
}

TEST(LemmaTable, SaysNothingOfOtherForms) {
    EXPECT_EQ(LemmaTable(lines).find("sea", Upos::noun, Xpos::nn), "");
    EXPECT_EQ(LemmaTable("").find("saw", Upos::noun, Xpos::nn), "");
}

}  // namespace
}  // namespace concord
