#include "store/search_words.h"

#include <gtest/gtest.h>

namespace concord {
namespace {

std::string folded(std::string_view text) {
    std::string words;
    append_search_words(text, words);
    return words;
}

TEST(AppendSearchWords, KeepsLettersAndDigitsInLowerCase) {
    EXPECT_EQ(folded("The “U.N.” has 1,500 staff_members!"), "the u n has 1 500 staff members");
    EXPECT_EQ(folded("Russia’s don't"), "russia s don t");
    EXPECT_EQ(folded(" \t— … "), "");
}

TEST(AppendSearchWords, LeavesAccentsOut) {
    EXPECT_EQ(folded("Zürich São Łódź Øster Æsop straße Đoković"),
              "zurich sao lodz oster aesop strasse dokovic");
    EXPECT_EQ(folded("cafe\xCC\x81 nai\xCC\x88ve"), "cafe naive");
    EXPECT_EQ(folded("ЙОЖ Ёж"), folded("йож еж"));
    EXPECT_EQ(folded("ΟΔΟΣ οδός"), "οδοσ οδοσ");
}

TEST(AppendSearchWords, JoinsWhatASoftHyphenParts) {
    EXPECT_EQ(folded("cease\xC2\xAD"
                     "fire"),
              "ceasefire");
}

TEST(AppendSearchWords, FoldsShapesOfOneLetter) {
    EXPECT_EQ(folded("ﬁre Ｗｉｄｅ １２"), "fire wide 12");
}

TEST(AppendSearchWords, CutsScriptsWithoutSpacesIntoCharacters) {
    EXPECT_EQ(folded("東京2031年 Reuters"), "東 京 2031 年 reuters");
    EXPECT_EQ(folded("한국 정부"), folded("한국  정부"));
    EXPECT_EQ(folded("हिन्दी"), "हिन्दी");
}

TEST(AppendSearchWords, PartsWordsAtMalformedBytes) {
    EXPECT_EQ(folded("a\xFF"
                     "b\xC3"),
              "a b");
}

TEST(SearchQuery, QuotesEveryWord) {
    EXPECT_EQ(search_query("Bridge  NOT-open").expression, "\"bridge\" \"not open\"");
    EXPECT_EQ(search_query("a\"b").expression, "\"a\" \"b\"");
    EXPECT_EQ(search_query("\"one two\" three").expression, "\"one two\" \"three\"");
    EXPECT_EQ(search_query("«one two» “three four”").expression, "\"one two\" \"three four\"");
    EXPECT_EQ(search_query("\"open end").expression, "\"open end\"");
    EXPECT_EQ(search_query("\"one two\" three").terms, 2);
    EXPECT_EQ(search_query("* ( ) :").expression, "");
    EXPECT_EQ(search_query("station* \"no dron*\"").expression, "\"station\"* \"no dron\"*");
}

}  // namespace
}  // namespace concord
