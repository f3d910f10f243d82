#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace concord {
namespace {

TEST(IsValidUtf8, RefusesOverlongSurrogatesAndCutSequences) {
    EXPECT_TRUE(is_valid_utf8("Orlén – “так” 𝄞"));
    EXPECT_FALSE(is_valid_utf8("\xC0\xAF"));
    EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
    EXPECT_FALSE(is_valid_utf8("abc\xE2\x82"));
    EXPECT_FALSE(is_valid_utf8("\xF5\x80\x80\x80"));
    EXPECT_FALSE(is_valid_utf8("eight ascii bytes and then \xFF"));
}

TEST(ToValidUtf8, ReplacesEachBadByteOnce) {
    EXPECT_EQ(to_valid_utf8("a\xFF\xFE"
                            "b"),
              "a\uFFFD\uFFFDb");
    EXPECT_EQ(to_valid_utf8("\xE2\x82"), "\uFFFD\uFFFD");
}

TEST(BoundaryAtMost, GoesBackToTheBeginningOfALetter) {
    EXPECT_EQ(boundary_at_most("aé", 2), 1U);
    EXPECT_EQ(boundary_at_most("aé", 1), 1U);
    EXPECT_EQ(boundary_at_most("aé", 3), 3U);
    EXPECT_EQ(boundary_at_most("aé", 9), 3U);
    EXPECT_EQ(boundary_at_most("", 0), 0U);
}

TEST(AppendUtf8, IsTheReverseOfCodePointAt) {
    for (const char32_t c : {U'A', U'é', U'“', U'𝄞'}) {
        std::string text;
        append_utf8(text, c);
        EXPECT_EQ(code_point_at(text, 0).value, c);
        EXPECT_EQ(code_point_at(text, 0).size, text.size());
    }
}

TEST(CodePointIndex, AgreesWithCountingFromTheStart) {
    std::string text;
    for (int i = 0; i < 400; ++i) text += i % 3 == 0 ? "é" : i % 7 == 0 ? "𝄞" : "x";
    const CodePointIndex index(text);
    EXPECT_EQ(index.size(), 400U);
    std::uint32_t code_point = 0;
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) {
        EXPECT_EQ(index.code_point(static_cast<std::uint32_t>(at)), code_point);
        EXPECT_EQ(index.byte(code_point), at);
        ++code_point;
    }
    EXPECT_EQ(index.byte(400), text.size());
    EXPECT_EQ(index.byte(4000), text.size());
}

TEST(CodePointIndex, CountsBytesInAscii) {
    const CodePointIndex index("plain text");
    EXPECT_EQ(index.code_point(6), 6U);
    EXPECT_EQ(index.byte(6), 6U);
}

TEST(ToLower, KeepsOneCodePointForOne) {
    EXPECT_EQ(to_lower("ÉCOLE Здесь ABC"), "école здесь abc");
}

TEST(AreAsciiDigits, TakesOneDigitOrMoreAndNothingElse) {
    EXPECT_TRUE(are_ascii_digits("2031"));
    EXPECT_FALSE(are_ascii_digits(""));
    EXPECT_FALSE(are_ascii_digits("20-1"));
}

TEST(Trim, TakesWhiteSpaceFromBothEnds) {
    EXPECT_EQ(trim(" \t two words\r\n"), "two words");
    EXPECT_EQ(trim(" \n "), "");
}

}  // namespace
}  // namespace concord
