#include "intake/markup_text.h"

#include <gtest/gtest.h>

#include <charconv>
#include <string>

#include "base/utf8.h"
#include "concord/knowledge.h"

namespace concord {
namespace {

TEST(ReferenceAt, KnowsEveryNameOfHtml) {
    const auto knowledge = Knowledge::load();
    ASSERT_TRUE(knowledge);
    const KnowledgeTable& table = knowledge->table("html/entities");
    EXPECT_GT(table.rows.size(), 2000U);
    for (const auto& row : table.rows) {
        const Reference reference = reference_at("&" + row[0] + " ", 0);
        ASSERT_EQ(reference.size, row[0].size() + 1) << row[0];
        std::uint32_t first = 0;
        std::from_chars(row[1].data(), row[1].data() + row[1].size(), first, 16);
        EXPECT_EQ(code_point_at(reference.text, 0).value, first) << row[0];
    }
}

TEST(ReferenceAt, LeavesOtherAmpersandsAlone) {
    for (const char* text : {"&",
                             "& ",
                             "&;",
                             "&nosuch;",
                             "&hellip",
                             "&copy=1",
                             "&#;",
                             "&#x;",
                             "&#xg;",
                             "&CounterClockwiseContourIntegralsAreLong;"}) {
        EXPECT_EQ(reference_at(text, 0).size, 0U) << text;
    }
}

TEST(ReferenceAt, ReadsNumbers) {
    EXPECT_EQ(reference_at("&#8217;", 0).text, "\u2019");
    EXPECT_EQ(reference_at("&#X2019", 0).text, "\u2019");
    EXPECT_EQ(reference_at("&#150;", 0).text, "\u2013");
    EXPECT_EQ(reference_at("&#0;", 0).text, "\uFFFD");
    EXPECT_EQ(reference_at("&#xD800;", 0).text, "\uFFFD");
    EXPECT_EQ(reference_at("&#99999999999999;", 0).text, "\uFFFD");
    EXPECT_EQ(reference_at("&#99999999999999;", 0).size, 17U);
}

TEST(AppendDecoded, MendsLineEndsAndControlCharacters) {
    std::string out;
    append_decoded(out, "a\r\nb\rc\x01 &amp; don\xC2\x92t &no; &eacute");
    EXPECT_EQ(out, "a\nb\nc & don\u2019t &no; \u00E9");
}

TEST(PlainText, DropsMarkupAndKeepsWords) {
    EXPECT_EQ(plain_text("<p>Snow&nbsp;fell<br>on <b>Fri</b>day.</p><p>Ice.</p>"),
              "Snow fell on Friday. Ice.");
    EXPECT_EQ(plain_text("a<!-- <b>x</b> -->b<script>if (a<b) x();</script>c"), "ab c");
    EXPECT_EQ(plain_text("<a title=\"x > y\" href='#'>link</a>"), "link");
    EXPECT_EQ(plain_text("5 < 6, I <3 it, vector<int>"), "5 < 6, I <3 it, vector<int>");
    EXPECT_EQ(plain_text("<o:p>Office</o:p>"), "Office");
    EXPECT_EQ(plain_text("cut <a href=\"x"), "cut");
    EXPECT_EQ(plain_text("<style>p { color: red }"), "");
}

TEST(LooksLikeHtml, AsksForATagOrReference) {
    EXPECT_TRUE(looks_like_html("a <b>c</b>"));
    EXPECT_TRUE(looks_like_html("a &amp; b"));
    EXPECT_TRUE(looks_like_html("</p>"));
    EXPECT_FALSE(looks_like_html("a < b & c > d, <mail@bay.example>"));
}

TEST(PersonName, DropsAddresses) {
    EXPECT_EQ(person_name("ada@bay.example (Ada Moor)"), "Ada Moor");
    EXPECT_EQ(person_name("\"Moor, Ada\" <ada@bay.example>"), "Moor, Ada");
    EXPECT_EQ(person_name("mailto:ada@bay.example"), "");
    EXPECT_EQ(person_name("Ada Moor, ada@bay.example"), "Ada Moor");
    EXPECT_EQ(person_name("https://bay.example/ada"), "");
    // A name that is none is cut between letters.
    EXPECT_TRUE(is_valid_utf8(person_name(std::string(4095, 'a') + "é")));
    EXPECT_EQ(person_name(" Ada\n Moor "), "Ada Moor");
    EXPECT_EQ(person_name("Ada Moor @adamoor"), "Ada Moor");
    EXPECT_EQ(person_name("()"), "");
}

TEST(DecodeBase64, ReadsWithOrWithoutPadding) {
    EXPECT_EQ(decode_base64("U25v\n dw=="), "Snow");
    EXPECT_EQ(decode_base64("U25vdw"), "Snow");
    EXPECT_EQ(decode_base64("not base 64!"), std::nullopt);
}

}  // namespace
}  // namespace concord
