#include "base/html_tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Kind = HtmlToken::Kind;

/// Every token as the bytes of the source it stands for.
std::vector<std::string_view> tokens_of(std::string_view source) {
    std::vector<HtmlAttribute> attributes;
    HtmlTokenizer tokenizer(source, attributes);
    std::vector<std::string_view> tokens;
    for (;;) {
        const HtmlToken token = tokenizer.next();
        if (token.kind == Kind::end_of_source) return tokens;
        tokens.push_back(source.substr(token.begin, token.end - token.begin));
    }
}

TEST(HtmlTokenizer, PartsTagsAndTexts) {
    EXPECT_THAT(tokens_of("<p class='a>b'>one</p >two"),
                ElementsAre("<p class='a>b'>", "one", "</p >", "two"));
}

TEST(HtmlTokenizer, PassesOverComments) {
    EXPECT_THAT(tokens_of("a<!-- <b> -- > -->b<!doctype html>c<?xml?>d</>e"),
                ElementsAre("a", "b", "c", "d", "e"));
    EXPECT_THAT(tokens_of("<!-->a<!--->b<!-- x --!>c"), ElementsAre("a", "b", "c"));
    EXPECT_THAT(tokens_of("a<!-- never closed <p>"), ElementsAre("a"));
}

TEST(HtmlTokenizer, LeavesBracketsThatBeginNothing) {
    EXPECT_THAT(tokens_of("1 < 2 <3 <"), ElementsAre("1 < 2 <3 <"));
}

TEST(HtmlTokenizer, DropsAStartTagThatTheEndCutsOff) {
    EXPECT_THAT(tokens_of("a<p class=\"b>c"), ElementsAre("a"));
    EXPECT_THAT(tokens_of(""), IsEmpty());
}

TEST(HtmlTokenizer, TellsTheElement) {
    std::vector<HtmlAttribute> attributes;
    HtmlTokenizer tokenizer("<My-Box a=1 b/></DIV c>", attributes);
    const HtmlToken box = tokenizer.next();
    EXPECT_EQ(box.kind, Kind::start_tag);
    EXPECT_EQ(box.tag, HtmlTag::other);
    EXPECT_EQ(box.name, "My-Box");
    EXPECT_TRUE(box.is_self_closing);
    EXPECT_EQ(attributes.size() - box.first_attribute, 2U);
    const HtmlToken end = tokenizer.next();
    EXPECT_EQ(end.kind, Kind::end_tag);
    EXPECT_EQ(end.tag, HtmlTag::div);
    EXPECT_EQ(attributes.size(), 2U);
}

TEST(HtmlTokenizer, ReadsRawTextUpToItsEndTag) {
    std::vector<HtmlAttribute> attributes;
    const std::string_view source = "<script>a</b></SCRIPT >c";
    HtmlTokenizer tokenizer(source, attributes);
    ASSERT_EQ(tokenizer.next().tag, HtmlTag::script);
    const HtmlToken text = tokenizer.raw_text(HtmlTag::script);
    EXPECT_EQ(source.substr(text.begin, text.end - text.begin), "a</b>");
    const HtmlToken rest = tokenizer.next();
    EXPECT_EQ(source.substr(rest.begin, rest.end - rest.begin), "c");
}

TEST(HtmlTokenizer, TakesADrawingWithoutEndAsEmpty) {
    std::vector<HtmlAttribute> attributes;
    HtmlTokenizer tokenizer("<svg><g></svg><svg><p>", attributes);
    ASSERT_EQ(tokenizer.next().tag, HtmlTag::svg);
    tokenizer.skip_drawing();
    ASSERT_EQ(tokenizer.next().tag, HtmlTag::svg);
    tokenizer.skip_drawing();
    EXPECT_EQ(tokenizer.next().tag, HtmlTag::p);
}

}  // namespace
}  // namespace concord
