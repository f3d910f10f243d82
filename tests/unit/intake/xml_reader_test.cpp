#include "intake/xml_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace concord {
namespace {

/// The walk as one line: <a …> </a> "text" [cdata], with the depth where it is asked for.
std::string walk(std::string_view source) {
    std::string steps;
    XmlReader reader(source);
    while (const auto token = reader.next()) {
        if (!steps.empty()) steps += ' ';
        switch (token->kind) {
            case XmlToken::Kind::start:
                steps += '<' + std::string(token->name) + '>';
                break;
            case XmlToken::Kind::end:
                steps += "</" + std::string(token->name) + '>';
                break;
            case XmlToken::Kind::text:
                steps += '"' + std::string(token->text) + '"';
                break;
            case XmlToken::Kind::cdata:
                steps += '[' + std::string(token->text) + ']';
                break;
        }
    }
    return steps;
}

struct Case {
    std::string source;
    std::string steps;
};

class XmlWalk : public testing::TestWithParam<Case> {};

TEST_P(XmlWalk, IsBalanced) {
    EXPECT_EQ(walk(GetParam().source), GetParam().steps);
}

INSTANTIATE_TEST_SUITE_P(Sound,
                         XmlWalk,
                         testing::Values(Case{"<a>x<b/>y</a>", "<a> \"x\" <b> </b> \"y\" </a>"},
                                         Case{"<?xml version='1.0'?><!-- <x> --><a/>", "<a> </a>"},
                                         Case{"<!DOCTYPE a [<!ELEMENT a (b)>]><a></a>", "<a> </a>"},
                                         Case{"<a><![CDATA[<b>&]]></a>", "<a> [<b>&] </a>"},
                                         Case{"<a t='x>y' u=\"<\">z</a>", "<a> \"z\" </a>"}));

INSTANTIATE_TEST_SUITE_P(
    Mended,
    XmlWalk,
    testing::Values(Case{"<a><b>x</a>", "<a> <b> \"x\" </b> </a>"},
                    Case{"<a>x</b></a>", "<a> \"x\" </a>"},
                    Case{"<A>x</a>", "<A> \"x\" </A>"},
                    Case{"<a><guid>x<t>y</t></a>", "<a> <guid> \"x\" </guid> <t> \"y\" </t> </a>"},
                    Case{"<c><item><title>x<item>y</item></c>",
                         "<c> <item> <title> \"x\" </title> </item> <item> \"y\" </item> </c>"},
                    Case{"<item><related><item>x</item></related></item>",
                         "<item> <related> <item> \"x\" </item> </related> </item>"},
                    Case{"<a>x<br>y<img src='z'></a>",
                         "<a> \"x\" <br> </br> \"y\" <img> </img> </a>"},
                    Case{"<a>1 < 2 <3</a>", "<a> \"1 \" \"< 2 \" \"<3\" </a>"},
                    Case{"<a><!-- x > y</a>", "<a> \" y\" </a>"},
                    Case{"<a", "<a> </a>"},
                    Case{"<", "\"<\""},
                    Case{"<a></", "<a> </a>"}));

TEST(XmlReader, KnowsWhereElementsLie) {
    const std::string source = "<a><b>x</a>";
    XmlReader reader(source);
    std::vector<XmlToken> tokens;
    while (const auto token = reader.next()) tokens.push_back(*token);
    ASSERT_EQ(tokens.size(), 5U);
    EXPECT_EQ(tokens[1].depth, 1U);
    EXPECT_EQ(tokens[3].name, "b");
    EXPECT_EQ(tokens[3].begin, source.find("</a>"));
    EXPECT_EQ(tokens[3].end, tokens[3].begin);
    EXPECT_EQ(tokens[4].end, source.size());
    EXPECT_EQ(tokens[4].depth, 0U);
    ASSERT_TRUE(reader.fault());
    EXPECT_EQ(reader.fault()->message, "<b> is not ended");
    EXPECT_EQ(reader.fault()->at, source.find("</a>"));
}

TEST(XmlReader, FindsNothingWrongWithSoundXml) {
    XmlReader reader("<a b='1 &amp; 2'>&lt;&#8217;<c/></a>\n");
    while (reader.next()) {
    }
    EXPECT_FALSE(reader.fault());
}

TEST(XmlReader, ReachesTheEndOfManyOpenings) {
    for (const std::string_view piece :
         {"<!--", "<![CDATA[", "<?", "<!", "<a b=\"", "<a b='", "<a ", "<", "&", "</", "<a>"}) {
        std::string source;
        for (int i = 0; i < 50000; ++i) source += piece;
        XmlReader reader(source);
        while (reader.next()) {
        }
        EXPECT_TRUE(reader.fault()) << piece;
    }
}

TEST(XmlAttribute, ReadsAllWaysOfWriting) {
    const std::string_view attributes = " a='1' xml:base = \"b&amp;c\" d=e f 'g' h";
    EXPECT_EQ(xml_attribute(attributes, "a"), "1");
    EXPECT_EQ(xml_attribute(attributes, "base"), "b&c");
    EXPECT_EQ(xml_attribute(attributes, "d"), "e");
    EXPECT_EQ(xml_attribute(attributes, "f"), "");
    EXPECT_EQ(xml_attribute(attributes, "nosuch"), std::nullopt);
}

}  // namespace
}  // namespace concord
