#include "base/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace concord {
namespace {

using testing::ElementsAre;

/// The tree as "div(p(text),p)"; html, head and body are left out when they are implied.
std::string outline(const HtmlTree& tree, std::uint32_t node) {
    std::string inner;
    for (std::uint32_t child = node + 1; child < tree[node].subtree_end;
         child = tree[child].subtree_end) {
        if (!inner.empty()) inner += ',';
        if (tree[child].tag == HtmlTag::text) {
            inner += '"' + std::string(tree.raw_text(child)) + '"';
        } else {
            inner += std::string(tree.name(child));
            const std::string below = outline(tree, child);
            if (!below.empty()) inner += '(' + below + ')';
        }
    }
    return inner;
}

std::string body_of(std::string_view source) {
    const HtmlTree tree(source);
    return outline(tree, tree.body());
}

TEST(HtmlTree, ClosesParagraphsThatTheNextBlockImplies) {
    EXPECT_EQ(body_of("<p>one<p>two<div>three</div>"), R"(p("one"),p("two"),div("three"))");
}

TEST(HtmlTree, ClosesListItemsAndTableCells) {
    EXPECT_EQ(body_of("<ul><li>a<li>b</ul>"), R"(ul(li("a"),li("b")))");
    EXPECT_EQ(body_of("<table><tr><td>a<td>b<tr><td>c</table>"),
              R"(table(tr(td("a"),td("b")),tr(td("c"))))");
}

TEST(HtmlTree, ImpliesHeadAndBody) {
    const HtmlTree tree("<title>T</title><meta name=a content=b><p>x");
    EXPECT_EQ(outline(tree, tree.body()), R"(p("x"))");
    EXPECT_EQ(outline(tree, 0), R"((title("T"),meta),(p("x")))");
}

TEST(HtmlTree, KeepsScriptsAsOneText) {
    EXPECT_EQ(body_of("<p>a</p><script>if (a<b) '</p>';</script>"),
              R"(p("a"),script("if (a<b) '</p>';"))");
}

TEST(HtmlTree, IgnoresEndTagsWithoutAStart) {
    EXPECT_EQ(body_of("<div>a</span></b>b</nosuch></div>c"), R"(div("a","b"),"c")");
}

TEST(HtmlTree, DropsCommentsAndDrawings) {
    EXPECT_EQ(body_of("a<!-- <p>no</p> -->b<svg><title>x</title></svg>c"), R"("a","b",svg,"c")");
}

TEST(HtmlTree, ReadsAttributesInAllQuotings) {
    const HtmlTree tree("<a href=\"x>y\" CLASS='b c' data-n=7 hidden>t</a>");
    const std::uint32_t link = tree.body() + 1;
    EXPECT_EQ(tree.attribute(link, "href"), "x>y");
    EXPECT_EQ(tree.attribute(link, "class"), "b c");
    EXPECT_EQ(tree.attribute(link, "data-n"), "7");
    EXPECT_EQ(tree.attribute(link, "hidden"), "");
    EXPECT_EQ(tree.attribute(link, "id"), std::nullopt);
}

TEST(HtmlTree, GivesTheBytesOfEveryText) {
    const std::string source = "<html><body><p>one</p><p>two</p>";
    const HtmlTree tree(source);
    std::vector<std::string> texts;
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        if (tree[node].tag != HtmlTag::text) continue;
        texts.push_back(source.substr(tree[node].begin, tree[node].end - tree[node].begin));
    }
    EXPECT_THAT(texts, ElementsAre("one", "two"));
}

TEST(HtmlTree, StopsNestingAtItsLimit) {
    std::string source;
    for (int n = 0; n < 100000; ++n) source += "<div>";
    source += "x";
    const HtmlTree tree(source);
    std::uint32_t depth = 0;
    for (std::uint32_t node = tree.size() - 1; node != 0; node = tree[node].parent) ++depth;
    EXPECT_LE(depth, 513U);
    EXPECT_EQ(tree.size(), 100003U);
}

TEST(HtmlTree, FindsItsWayOutOfTooDeepNesting) {
    std::string source;
    for (int n = 0; n < 600; ++n) source += "<div>";
    for (int n = 0; n < 600; ++n) source += "</div>";
    source += "<p>after</p>";
    const HtmlTree tree(source);
    const std::uint32_t text = tree.size() - 1;
    ASSERT_EQ(tree.raw_text(text), "after");
    EXPECT_EQ(tree[tree[text].parent].parent, tree.body());
}

TEST(HtmlTree, EndsWithATagThatIsCutOff) {
    EXPECT_EQ(body_of("<p>a</p><p class=\"b"), R"(p("a"))");
    EXPECT_EQ(body_of("a < b and <"), R"("a < b and <")");
}

/// What stands in the innermost element that has children, after so many "<div>".
std::string innermost_of(std::size_t depth, const std::string& inside) {
    std::string source;
    for (std::size_t i = 0; i < depth; ++i) source += "<div>";
    source += inside;
    const HtmlTree tree(source);
    std::uint32_t deepest = 0;
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        if (tree[node].tag == HtmlTag::div && tree[node].subtree_end > node + 1) deepest = node;
    }
    return outline(tree, deepest);
}

TEST(HtmlTree, KeepsOrderBeyondTheDepthLimit) {
    const std::size_t deep = 510;  // with html and body: as deep as elements stay open
    EXPECT_EQ(innermost_of(deep, "a<br>b"), "\"a\",br,\"b\"");
    EXPECT_EQ(innermost_of(deep, "a<script>x</script>b"), "\"a\",script,\"b\"");
    EXPECT_EQ(innermost_of(deep, "a<svg><path/></svg>b"), "\"a\",svg,\"b\"");
    EXPECT_EQ(innermost_of(deep, "a<b>c</b>d"), "\"a\",b,\"c\",\"d\"");
}

}  // namespace
}  // namespace concord
