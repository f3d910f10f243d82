#include "base/html_text.h"

#include <gtest/gtest.h>

namespace concord {
namespace {

const HtmlEntities& entities() {
    static const HtmlEntities table(*Knowledge::load());
    return table;
}

TEST(DecodeReferences, ReadsNamesNumbersAndWindowsNumbers) {
    EXPECT_EQ(decode_references("&lt;&amp;&#8220;&#x2019;&#150;", entities()), "<&“’–");
    EXPECT_EQ(decode_references("caf&eacute &copy", entities()), "café ©");
    EXPECT_EQ(decode_references("?id=1&section=2&copy=3&amp;x=4&lt5", entities()),
              "?id=1&section=2&copy=3&x=4&lt5");
}

TEST(DecodeReferences, LeavesWhatIsNoReference) {
    EXPECT_EQ(decode_references("R&D & more; &nosuch; &#; &", entities()),
              "R&D & more; &nosuch; &#; &");
}

TEST(HtmlPieces, KeepsThePlaceOfEveryReference) {
    const std::string source = "3&nbsp;km";
    HtmlPieces pieces(source, 0, static_cast<std::uint32_t>(source.size()), entities());
    const auto first = pieces.next();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->text, "3");
    const auto second = pieces.next();
    ASSERT_TRUE(second);
    EXPECT_EQ(second->text, "\u00A0");
    EXPECT_EQ(second->begin, 1U);
    EXPECT_EQ(second->end, 7U);
    EXPECT_FALSE(second->is_verbatim);
}

TEST(CollapseSpace, MakesRunsOneSpace) {
    EXPECT_EQ(collapse_space("  a \n b\u00A0\u200Bc  "), "a b c");
    EXPECT_EQ(collapse_space(" \n "), "");
}

}  // namespace
}  // namespace concord
