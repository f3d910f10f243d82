#include "base/charset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/charset_labels.h"
#include "base/utf8.h"

namespace concord {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto html = CharsetSyntax::html;
constexpr auto xml = CharsetSyntax::xml;
constexpr auto plain = CharsetSyntax::plain;

struct LabelCase {
    const char* label;
    const char* name;
};

class FindCharset : public testing::TestWithParam<LabelCase> {};

TEST_P(FindCharset, FollowsTheEncodingStandard) {
    const Charset* found = find_charset(GetParam().label);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->name, GetParam().name);
}

INSTANTIATE_TEST_SUITE_P(Labels,
                         FindCharset,
                         testing::Values(LabelCase{"latin1", "windows-1252"},
                                         LabelCase{"ISO-8859-1", "windows-1252"},
                                         LabelCase{"iso_8859-1:1987", "windows-1252"},
                                         LabelCase{"us-ascii", "windows-1252"},
                                         LabelCase{" UTF-8 ", "utf-8"},
                                         LabelCase{"utf8", "utf-8"},
                                         LabelCase{"gb2312", "gbk"},
                                         LabelCase{"ISO-8859-9", "windows-1254"},
                                         LabelCase{"ks_c_5601-1987", "euc-kr"},
                                         LabelCase{"x-sjis", "shift_jis"},
                                         LabelCase{"cp1251", "windows-1251"},
                                         LabelCase{"utf-16", "utf-16le"}));

TEST(FindCharset, KnowsNoInventedLabels) {
    EXPECT_EQ(find_charset(""), nullptr);
    EXPECT_EQ(find_charset("---"), nullptr);
    EXPECT_EQ(find_charset("windows"), nullptr);
    EXPECT_EQ(find_charset("utf-7"), nullptr);
    EXPECT_EQ(find_charset(std::string(1000, 'a')), nullptr);
}

TEST(Decode, LeavesValidUtf8AsItIs) {
    const DecodedText text = decode("Zażółć – “так”", "", plain);
    EXPECT_EQ(text.utf8, "Zażółć – “так”");
    EXPECT_EQ(text.charset, "utf-8");
    EXPECT_THAT(text.runs, IsEmpty());
    EXPECT_EQ(text.source_of({3, 9}), (Span{3, 9}));
}

TEST(Decode, CountsTheUtf8MarkAsText) {
    const DecodedText text = decode(
        "\xEF\xBB\xBF"
        "abc",
        "windows-1251",
        plain);
    EXPECT_EQ(text.utf8,
              "\uFEFF"
              "abc");
    EXPECT_EQ(text.charset, "utf-8");
    EXPECT_THAT(text.runs, IsEmpty());
}

TEST(Decode, GivesTheSourceBytesOfEveryUnit) {
    const DecodedText text = decode("caf\xE9 au \x93lait\x94", "latin1", plain);
    EXPECT_EQ(text.utf8, "café au “lait”");
    EXPECT_EQ(text.charset, "windows-1252");
    EXPECT_THAT(text.runs,
                ElementsAre(OriginRun{{0, 3}, 0, 3},
                            OriginRun{{3, 5}, 3, 4},
                            OriginRun{{5, 9}, 4, 8},
                            OriginRun{{9, 12}, 8, 9},
                            OriginRun{{12, 16}, 9, 13},
                            OriginRun{{16, 19}, 13, 14}));
    EXPECT_EQ(text.source_of({0, 5}), (Span{0, 4}));
    EXPECT_EQ(text.source_of({6, 8}), (Span{5, 7}));
    EXPECT_EQ(text.source_of({9, 19}), (Span{8, 14}));
    EXPECT_EQ(text.source_of({19, 19}), (Span{14, 14}));
}

TEST(Decode, ReadsUtf16WithAndWithoutMark) {
    const std::string little = "<\0p\0>\0\x16\x04"s;
    for (const std::string& bytes : {"\xFF\xFE"s + little, little + "a\0"s}) {
        const DecodedText text = decode(bytes, "utf-8", html);
        EXPECT_EQ(text.charset, "utf-16le");
        EXPECT_TRUE(text.utf8.starts_with("<p>Ж")) << text.utf8;
    }
    const DecodedText text = decode("\xFE\xFF\0h\0i"s, "", plain);
    EXPECT_EQ(text.utf8, "hi");
    EXPECT_THAT(text.runs, ElementsAre(OriginRun{{0, 1}, 2, 4}, OriginRun{{1, 2}, 4, 6}));
}

TEST(Decode, ReadsUtf32) {
    EXPECT_EQ(decode("h\0\0\0i\0\0\0"s, "", plain).charset, "utf-32le");
    EXPECT_EQ(decode("\0\0\0h\0\0\0i"s, "", plain).utf8, "hi");
}

TEST(Decode, FindsTheDeclarationOfAPage) {
    const std::string russian = "\xCF\xF0\xE8\xE2\xE5\xF2";
    EXPECT_EQ(decode("<meta charset='windows-1251'>" + russian, "", html).utf8,
              "<meta charset='windows-1251'>Привет");
    const std::string equiv =
        "<html><!-- <meta charset=big5> --><META content=\"text/html; charset=windows-1251\" "
        "http-equiv=Content-Type>";
    EXPECT_EQ(decode(equiv + russian, "", html).utf8, equiv + "Привет");
    EXPECT_EQ(
        decode("<?xml version='1.0' encoding=\"windows-1251\"?><a>" + russian, "", xml).charset,
        "windows-1251");
}

TEST(Decode, PutsTheHeaderBeforeThePageAndIgnoresUnknownLabels) {
    const std::string page = "<meta charset=koi8-r>\xCF\xF0";
    EXPECT_EQ(decode(page, "windows-1251", html).charset, "windows-1251");
    EXPECT_EQ(decode(page, "no-such-thing", html).charset, "koi8-r");
    EXPECT_EQ(decode(page, "windows-1251", plain).utf8.substr(21), "Пр");
}

TEST(Decode, FindsADeclarationFarBehindTheFirstKilobyte) {
    const std::string page = "<script>" + std::string(5000, 'x') + "</script><meta charset=koi8-r>";
    EXPECT_EQ(decode(page + "\xF0\xD2", "", html).utf8, page + "Пр");
}

TEST(Decode, DoesNotBelieveAWideDeclarationInNarrowBytes) {
    EXPECT_EQ(decode("<meta charset=utf-16>caf\xC3\xA9", "", html).charset, "utf-8");
    EXPECT_EQ(decode("plain", "utf-16", plain).utf8, "plain");
}

TEST(Decode, PrefersUtf8ToALegacyLabelThatItContradicts) {
    EXPECT_EQ(decode("Zaż\xC3\xB3\xC5\x82\xC4\x87", "iso-8859-1", html).charset, "utf-8");
    EXPECT_EQ(decode("it\xE2\x80\x99s", "iso-8859-1", html).utf8, "it’s");
    // One pair could be either, so the label decides.
    EXPECT_EQ(decode("a \xC3\xA9", "iso-8859-1", html).utf8, "a Ã©");
    // These four bytes are two words of GBK as well as UTF-8.
    EXPECT_EQ(decode("\xC1\xAA\xCD\xA8", "gbk", plain).utf8, "联通");
}

TEST(Decode, KeepsNearlyValidUtf8) {
    std::string text;
    for (int i = 0; i < 20; ++i) text += "ż";
    const DecodedText decoded = decode(text + "\xFF" + text, "windows-1250", plain);
    EXPECT_EQ(decoded.utf8, text + "\uFFFD" + text);
    EXPECT_THAT(
        decoded.runs,
        ElementsAre(
            OriginRun{{0, 40}, 0, 40}, OriginRun{{40, 43}, 40, 41}, OriginRun{{43, 83}, 41, 81}));
}

TEST(Decode, DoesNotBelieveUtf8WithoutOneValidSequence) {
    EXPECT_EQ(
        decode("<meta charset=utf-8>The caf\xE9 in the rue de l'\xC9toile was closed", "", html)
            .utf8.substr(20),
        "The café in the rue de l'Étoile was closed");
}

TEST(Decode, DetectsAnEncodingThatNobodyDeclared) {
    EXPECT_EQ(decode("It was \x93quiet\x94, said the mayor\x92s office.", "", plain).utf8,
              "It was “quiet”, said the mayor’s office.");
    const std::string russian =
        "\xCD\xE0 \xF3\xEB\xE8\xF6\xE5 \xE1\xFB\xEB\xEE \xF2\xE8\xF5\xEE, \xE8 \xF1\xED\xE5\xE3 "
        "\xEB\xE5\xE6\xE0\xEB \xED\xE0 \xEA\xF0\xFB\xF8\xE0\xF5 \xE4\xEE\xEC\xEE\xE2";
    EXPECT_EQ(decode(russian, "", plain).charset, "windows-1251");
}

TEST(Decode, ReadsTwoByteEncodings) {
    const DecodedText japanese = decode("A\x93\xFA\x96{B", "Shift_JIS", plain);
    EXPECT_EQ(japanese.utf8, "A日本B");
    EXPECT_EQ(japanese.source_of({4, 7}), (Span{3, 5}));
    EXPECT_EQ(decode("\xC7\xD1\xB1\xB9", "euc-kr", plain).utf8, "한국");
    EXPECT_EQ(decode("\xA4\xA4\xA4\xE5", "big5", plain).utf8, "中文");
    EXPECT_EQ(decode("\x1B$BF|K\\\x1B(B.", "iso-2022-jp", plain).utf8, "日本.");
    EXPECT_EQ(decode("\x1B$BF|K\\\x1B(B.", "", plain).utf8, "日本.");
}

TEST(Decode, SurvivesCutSequences) {
    for (const char* label : {"shift_jis", "gb18030", "big5", "euc-jp", "euc-kr", "iso-2022-jp"}) {
        for (const char* bytes : {"\x81", "ab\xFE", "\x1B$B", "\x81\x30\x81", "\xFF\xFF\xFF"}) {
            const DecodedText text = decode(bytes, label, plain);
            EXPECT_TRUE(is_valid_utf8(text.utf8)) << label;
        }
    }
    EXPECT_EQ(decode("", "utf-16", html).utf8, "");
    EXPECT_EQ(decode("\xFF\xFE", "", html).utf8, "");
    EXPECT_TRUE(is_valid_utf8(decode("\xFF\xFE\x41", "", html).utf8));
    EXPECT_TRUE(is_valid_utf8(decode("\xFF\xFE\x00\xD8\x41\x00"s, "", html).utf8));
}

}  // namespace
}  // namespace concord
