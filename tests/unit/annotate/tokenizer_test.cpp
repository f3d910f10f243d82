#include "annotate/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "reading.h"

namespace concord {
namespace {

using test::tokens_of;
using testing::ElementsAre;

struct Case {
    std::string_view text;
    std::string_view tokens;  ///< joined by '|'
};

class TokenizerTable : public testing::TestWithParam<Case> {};

std::string joined(const std::vector<std::string>& tokens) {
    std::string all;
    for (const std::string& token : tokens) all += (all.empty() ? "" : "|") + token;
    return all;
}

TEST_P(TokenizerTable, CutsAsTreebanksDo) {
    EXPECT_EQ(joined(tokens_of(GetParam().text)), GetParam().tokens);
}

INSTANTIATE_TEST_SUITE_P(
    Tokenize,
    TokenizerTable,
    testing::Values(Case{"He can't go.", "He|ca|n't|go|."},
                    Case{"They won’t, she'd say", "They|wo|n’t|,|she|'d|say"},
                    Case{"It cannot, and I'm gonna.", "It|can|not|,|and|I|'m|gon|na|."},
                    Case{"the two countries’ wells", "the|two|countries|’|wells"},
                    Case{"Torvany's and Torvany’s", "Torvany|'s|and|Torvany|’s"},
                    Case{"O'Dell's farm", "O'Dell|'s|farm"},
                    Case{"a well-known 30-day truce", "a|well|-|known|30|-|day|truce"},
                    Case{"co-founder of a pre-war e-mail", "co-founder|of|a|pre-war|e-mail"},
                    Case{"an F-16 and a T-72", "an|F-16|and|a|T-72"},
                    Case{"$5.7bn, €21bn (£18.2bn)", "$|5.7|bn|,|€|21|bn|(|£|18.2|bn|)"},
                    Case{"US$40 or 1,200,000 crowns", "US$|40|or|1,200,000|crowns"},
                    Case{"at 10.30pm or 3:29 PM", "at|10.30|pm|or|3:29|PM"},
                    Case{"at 9 a.m. on Friday", "at|9|a.m.|on|Friday"},
                    Case{"a 250kg bomb, 60% off", "a|250|kg|bomb|,|60|%|off"},
                    Case{"the U.S. and the U.N.", "the|U.S.|and|the|U.N."},
                    Case{"U.S.-led talks", "U.S.|-|led|talks"},
                    Case{"Gen. A. B. Rook met Dr. Mott.", "Gen.|A.|B.|Rook|met|Dr.|Mott|."},
                    Case{"on Jan. 4 at No. 10", "on|Jan.|4|at|No.|10"},
                    Case{"He said no. Ten left.", "He|said|no|.|Ten|left|."},
                    Case{"“No.”", "“|No|.|”"},
                    Case{"2031-06-09 or 9/6", "2031-06-09|or|9/6"},
                    Case{"713-853-3989 1.5-2-3 1-2-3a", "713-853-3989|1.5|-|2|-|3|1|-|2|-|3a"},
                    Case{"from 10-15 June", "from|10|-|15|June"},
                    Case{"see https://news.corvane.example/a?b=1, now",
                         "see|https://news.corvane.example/a?b=1|,|now"},
                    Case{"write to mila@herald.example.", "write|to|mila@herald.example|."},
                    Case{"(@generalrusk) #Truce!", "(|@generalrusk|)|#Truce|!"},
                    Case{"wait... no… stop!!! why?!", "wait|...|no|…|stop|!!!|why|?!"},
                    Case{"talks—agreed—failed -- twice", "talks|—|agreed|—|failed|--|twice"},
                    Case{"“loose [sic] ends”", "“|loose|[|sic|]|ends|”"},
                    Case{"and/or", "and|/|or"},
                    Case{"the ’90s and '80s", "the|’90s|and|'80s"},
                    Case{"AT&T’s R&D", "AT&T|’s|R&D"}));

TEST(Tokenize, CoversEveryByteThatIsNotSpace) {
    const std::string text =
        "“We\u00a0can’t”—he said: $4bn … naïve 10–15\u200b% 🙂🏽 a.b@c #1 ’tis. "
        "\xEF\xBB\xBF "
        "¿Qué? "
        "http:// www. @ # ' \" -- n't 's U.S..";
    const Article article = test::article_of({text});
    const Annotation annotation = test::annotate(article);
    std::vector<bool> covered(text.size(), false);
    std::uint32_t last = 0;
    for (const Token& token : annotation.tokens) {
        EXPECT_GE(token.span.begin, last);
        last = token.span.end;
        for (std::uint32_t i = token.span.begin; i < token.span.end; ++i) covered[i] = true;
    }
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        for (std::size_t i = at; i < at + c.size; ++i) {
            EXPECT_EQ(covered[i], !is_space(c.value)) << "byte " << i;
        }
        at += c.size;
    }
}

TEST(Tokenize, GivesNothingForSpaces) {
    EXPECT_THAT(tokens_of(" \n\t "), ElementsAre());
}

/// Parts of long chunks that each looked through the rest of it.
class TokenizerEndless : public testing::TestWithParam<std::string_view> {};

TEST_P(TokenizerEndless, TakesLinearTime) {
    constexpr std::size_t count = 500'000;
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += GetParam();
    const Knowledge knowledge = *Knowledge::load();
    std::vector<Token> tokens;
    Tokenizer(knowledge).tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    EXPECT_THAT(tokens, testing::Not(testing::IsEmpty()));
}

INSTANTIATE_TEST_SUITE_P(
    Tokenize,
    TokenizerEndless,
    testing::Values("a-", "1,", "1-", "1-1a-", "a.", "a'", "a's", "1a's", "a@", "@a", "'9"));

}  // namespace
}  // namespace concord
