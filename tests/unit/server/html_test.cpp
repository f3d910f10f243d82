#include "server/html.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace concord::server {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Escape, WritesReferencesForTheFiveCharactersOfHtml) {
    EXPECT_EQ(escape(R"(<a href="x">'&'</a>)"),
              "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
}

TEST(Escape, LeavesOtherTextAlone) {
    EXPECT_EQ(escape("Größe 5 km – „ja“ 日本\n\tb"), "Größe 5 km – „ja“ 日本\n\tb");
}

TEST(Escape, DropsControlCharactersThatHtmlForbids) {
    using namespace std::string_literals;
    EXPECT_EQ(escape("a\0b\x1b[31m\x7f"s), "ab[31m");
}

TEST(HtmlPut, EscapesTextAndKeepsHtml) {
    Html inner;
    inner.put("<b>{}</b>", "<i>");
    Html html;
    html.put("<p title=\"{}\">{} {}</p>", "\" onclick=\"", inner, 3);
    EXPECT_EQ(html.str(), "<p title=\"&quot; onclick=&quot;\"><b>&lt;i&gt;</b> 3</p>");
}

TEST(HtmlPut, TakesBracesInValuesForText) {
    Html html;
    html.put("{}-{}", "{}", "x");
    EXPECT_EQ(html.str(), "{}-x");
}

TEST(IsWebAddress, AcceptsHttpAndHttpsInAnyCase) {
    EXPECT_TRUE(is_web_address("http://corvane.example/a"));
    EXPECT_TRUE(is_web_address("HTTPS://corvane.example/a?b#c"));
}

TEST(IsWebAddress, RefusesEveryOtherScheme) {
    const std::vector<std::string> refused = {"javascript:alert(1)",
                                              "JaVaScRiPt:alert(1)",
                                              " javascript:alert(1)",
                                              "java\tscript:alert(1)",
                                              "\x01javascript:alert(1)",
                                              "data:text/html,<script>alert(1)</script>",
                                              "vbscript:msgbox(1)",
                                              "file:///etc/passwd",
                                              "ftp://corvane.example/",
                                              "//corvane.example/",
                                              "http:corvane.example",
                                              "http://corvane.example/\njavascript:alert(1)",
                                              ""};
    for (const std::string& url : refused) EXPECT_FALSE(is_web_address(url)) << url;
}

TEST(Shortened, CutsBetweenWords) {
    EXPECT_EQ(shortened("one two three", 9), "one two…");
    EXPECT_EQ(shortened("one", 9), "one");
    EXPECT_EQ(shortened("ééééé", 3), "é…");
}

TEST(QueryEncoded, KeepsOnlyUnreservedCharacters) {
    EXPECT_EQ(query_encoded("a b&c=\"é\""), "a%20b%26c%3D%22%C3%A9%22");
}

}  // namespace
}  // namespace concord::server
