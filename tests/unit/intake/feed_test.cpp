#include "intake/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

struct Parsed {
    std::vector<Document> items;
    std::vector<Problem> problems;
    std::string error;
};

Parsed parse(std::string_view bytes,
             std::string_view charset = "",
             const std::string& feed_url = "https://bay.example/feed") {
    Parsed parsed;
    auto result = parse_feed(bytes, charset, "bay.xml", feed_url, parsed.problems);
    if (result) {
        parsed.items = std::move(*result);
    } else {
        parsed.error = result.error().message;
    }
    for (const Document& item : parsed.items) {
        EXPECT_EQ(bytes.substr(item.offset, item.bytes.size()), item.bytes);
        EXPECT_EQ(item.path, "bay.xml#" + std::to_string(item.offset));
        EXPECT_EQ(item.sha256, sha256_hex(item.bytes));
        EXPECT_EQ(item.kind, InputKind::feed);
    }
    return parsed;
}

/// One RSS 2.0 item in a feed with the usual namespaces; nothing may be wrong with it.
Document rss_item(const std::string& inside) {
    const Parsed parsed = parse(
        "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
        "xmlns:atom=\"http://www.w3.org/2005/Atom\" "
        "xmlns:feedburner=\"http://rssnamespace.org/feedburner/ext/1.0\" "
        "xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>Bay News</title><item>" +
        inside + "</item></channel></rss>");
    EXPECT_THAT(parsed.problems, IsEmpty());
    return parsed.items.empty() ? Document{} : parsed.items.front();
}

Document atom_entry(const std::string& inside) {
    const Parsed parsed = parse(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Bay News</title>"
        "<entry>" +
        inside + "</entry></feed>");
    EXPECT_THAT(parsed.problems, IsEmpty());
    return parsed.items.empty() ? Document{} : parsed.items.front();
}

// ---- the forms of feeds ------------------------------------------------------------------------

TEST(ParseFeed, ReadsRss2) {
    const Parsed parsed = parse(R"(<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel>
<title>Bay News</title><link>https://bay.example/</link><language>en-gb</language>
<item><title>Snow on the pier</title><link>https://bay.example/1</link>
<guid isPermaLink="false">n-1</guid><pubDate>Sat, 12 Apr 2025 14:29:00 GMT</pubDate>
<author>ada@bay.example (Ada Moor)</author><description>Snow fell.</description></item>
<item><title>Ferry stops</title><guid>https://bay.example/2</guid></item>
</channel></rss>)");
    EXPECT_THAT(parsed.problems, IsEmpty());
    ASSERT_THAT(parsed.items, SizeIs(2));
    const Document& first = parsed.items[0];
    EXPECT_THAT(first.bytes, StartsWith("<item><title>Snow on the pier"));
    EXPECT_TRUE(first.bytes.ends_with("</item>"));
    EXPECT_EQ(first.outlet, "Bay News");
    EXPECT_EQ(first.title, "Snow on the pier");
    EXPECT_EQ(first.url, "https://bay.example/1");
    EXPECT_EQ(first.source_id, "n-1");
    EXPECT_EQ(first.published, "Sat, 12 Apr 2025 14:29:00 GMT");
    EXPECT_THAT(first.byline, ElementsAre("Ada Moor"));
    EXPECT_EQ(first.language, "en-gb");
    EXPECT_EQ(first.content, "Snow fell.");
    EXPECT_FALSE(first.content_is_html);
    EXPECT_TRUE(first.summary_only);
    EXPECT_EQ(first.charset, "utf-8");
    EXPECT_EQ(parsed.items[1].url, "https://bay.example/2");
}

TEST(ParseFeed, ReadsRss1) {
    const Parsed parsed = parse(R"(<rdf:RDF xmlns="http://purl.org/rss/1.0/"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://bay.example/"><title>Bay News</title>
<items><rdf:Seq><rdf:li resource="https://bay.example/1"/></rdf:Seq></items></channel>
<image><title>A logo</title></image>
<item rdf:about="https://bay.example/1"><title>Snow</title><dc:creator>Ada Moor</dc:creator>
<dc:date>2025-04-12</dc:date></item></rdf:RDF>)");
    EXPECT_THAT(parsed.problems, IsEmpty());
    ASSERT_THAT(parsed.items, SizeIs(1));
    EXPECT_EQ(parsed.items[0].outlet, "Bay News");
    EXPECT_EQ(parsed.items[0].url, "https://bay.example/1");
    EXPECT_EQ(parsed.items[0].source_id, "https://bay.example/1");
    EXPECT_EQ(parsed.items[0].published, "2025-04-12");
    EXPECT_THAT(parsed.items[0].byline, ElementsAre("Ada Moor"));
}

TEST(ParseFeed, ReadsAtom) {
    const Parsed parsed = parse(R"(<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="de"
 xml:base="https://bay.example/news/"><a:title type="html">Bay &amp;amp; Sea</a:title>
<a:author><a:name>Ada Moor</a:name></a:author>
<a:entry><a:id>tag:bay.example,2025:1</a:id><a:title>Schnee</a:title>
<a:link rel="self" href="1.atom"/><a:link rel="alternate" type="text/html" href="../1.html"/>
<a:published>2025-04-12T14:29:00+02:00</a:published><a:updated>2025-04-13</a:updated>
<a:content type="html">&lt;p&gt;Schnee fiel.&lt;/p&gt;</a:content></a:entry></a:feed>)");
    EXPECT_THAT(parsed.problems, IsEmpty());
    ASSERT_THAT(parsed.items, SizeIs(1));
    const Document& entry = parsed.items[0];
    EXPECT_EQ(entry.outlet, "Bay & Sea");
    EXPECT_EQ(entry.source_id, "tag:bay.example,2025:1");
    EXPECT_EQ(entry.url, "https://bay.example/1.html");
    EXPECT_EQ(entry.published, "2025-04-12T14:29:00+02:00");
    EXPECT_EQ(entry.modified, "2025-04-13");
    EXPECT_EQ(entry.language, "de");
    EXPECT_THAT(entry.byline, ElementsAre("Ada Moor"));
    EXPECT_EQ(entry.content, "<p>Schnee fiel.</p>");
    EXPECT_TRUE(entry.content_is_html);
    EXPECT_FALSE(entry.summary_only);
}

TEST(ParseFeed, ReadsAtom03) {
    const Parsed parsed = parse(R"(<feed version="0.3" xmlns="http://purl.org/atom/ns#">
<title>Bay</title><entry><title mode="escaped" type="text/html">Snow &amp;lt;3</title>
<issued>2025-04-12</issued><modified>2025-04-13</modified>
<content type="text/html" mode="base64">PHA+U25vdyBmZWxsLjwvcD4=</content></entry></feed>)");
    ASSERT_THAT(parsed.items, SizeIs(1));
    EXPECT_EQ(parsed.items[0].title, "Snow <3");
    EXPECT_EQ(parsed.items[0].published, "2025-04-12");
    EXPECT_EQ(parsed.items[0].modified, "2025-04-13");
    EXPECT_EQ(parsed.items[0].content, "<p>Snow fell.</p>");
}

TEST(ParseFeed, ReadsJsonFeed) {
    const std::string text = R"({ "version": "https://jsonfeed.org/version/1.1",
  "items": [
    {"id": 7, "url": "/1", "title": "Snow &amp; ice", "content_html": "<p>Snow fell.</p>",
     "content_text": "Snow fell.", "date_published": "2025-04-12T14:29:00Z",
     "authors": [{"name": "Ada Moor"}, {"url": "https://bay.example/ben"}]},
    {"id": "8", "summary": "The ferry \u201estops\u201c", "author": {"name": "Ben Hill"}}
  ],
  "title": "Bay News", "language": "en", "home_page_url": "https://bay.example/" }
)";
    const Parsed parsed = parse(text, "", "");
    EXPECT_THAT(parsed.problems, IsEmpty());
    ASSERT_THAT(parsed.items, SizeIs(2));
    EXPECT_THAT(parsed.items[0].bytes, StartsWith("{\"id\": 7"));
    EXPECT_EQ(parsed.items[0].source_id, "7");
    EXPECT_EQ(parsed.items[0].url, "https://bay.example/1");
    EXPECT_EQ(parsed.items[0].title, "Snow & ice");
    EXPECT_EQ(parsed.items[0].content, "<p>Snow fell.</p>");
    EXPECT_TRUE(parsed.items[0].content_is_html);
    EXPECT_FALSE(parsed.items[0].summary_only);
    EXPECT_THAT(parsed.items[0].byline, ElementsAre("Ada Moor"));
    EXPECT_EQ(parsed.items[0].outlet, "Bay News");
    EXPECT_EQ(parsed.items[0].language, "en");
    EXPECT_EQ(parsed.items[1].content, "The ferry \u201Estops\u201C");
    EXPECT_TRUE(parsed.items[1].summary_only);
    EXPECT_THAT(parsed.items[1].byline, ElementsAre("Ben Hill"));
}

TEST(ParseFeed, ReadsUtf16AndLatin1) {
    const std::string ascii =
        "<?xml version=\"1.0\"?><rss><channel><item><title>Snow</title></item></channel></rss>";
    std::string wide = "\xFF\xFE";
    for (const char c : ascii) (wide += c) += '\0';
    const Parsed utf16 = parse(wide);
    ASSERT_THAT(utf16.items, SizeIs(1));
    EXPECT_EQ(utf16.items[0].title, "Snow");
    EXPECT_EQ(utf16.items[0].offset, 2 + 2 * ascii.find("<item>"));
    const Parsed latin = parse(
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><item><title>Caf\xE9</title>"
        "<link>x</link></item></channel></rss>");
    EXPECT_THAT(latin.problems, IsEmpty());
    ASSERT_THAT(latin.items, SizeIs(1));
    EXPECT_EQ(latin.items[0].title, "Café");
    EXPECT_THAT(latin.items[0].bytes, HasSubstr("Caf\xE9<"));
}

TEST(ParseFeed, FindsTheTitleBehindTheItems) {
    const Parsed parsed =
        parse("<rss><channel><item><title>Snow</title></item><title>Bay</title></channel></rss>");
    ASSERT_THAT(parsed.items, SizeIs(1));
    EXPECT_EQ(parsed.items[0].outlet, "Bay");
}

TEST(ParseFeed, GivesNothingForAFeedWithoutItems) {
    const Parsed parsed = parse("<rss version='2.0'><channel><title>Bay</title></channel></rss>");
    EXPECT_EQ(parsed.error, "");
    EXPECT_THAT(parsed.items, IsEmpty());
    EXPECT_THAT(parsed.problems, IsEmpty());
}

TEST(ParseFeed, RefusesWhatIsNoFeed) {
    EXPECT_THAT(parse("<html><body>Snow</body></html>").error, HasSubstr("<html>"));
    EXPECT_NE(parse("Snow fell.").error, "");
    EXPECT_NE(parse("").error, "");
}

// ---- fields ------------------------------------------------------------------------------------

struct TextCase {
    std::string inside;
    std::string value;
};

class FeedTitle : public testing::TestWithParam<TextCase> {};

TEST_P(FeedTitle, IsPlainText) {
    EXPECT_EQ(rss_item(GetParam().inside).title, GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(
    Rss,
    FeedTitle,
    testing::Values(
        TextCase{"<title>Bread &amp; butter</title>", "Bread & butter"},
        TextCase{"<title>Bread &amp;amp; butter</title>", "Bread & butter"},
        TextCase{"<title><![CDATA[Bread &#38; <b>butter</b>]]></title>", "Bread & butter"},
        TextCase{"<title>\n  Five &lt; six  \n</title>", "Five < six"},
        TextCase{"<title>The &lt;i&gt;Mary Ann&lt;/i&gt;&lt;br/&gt;sails</title>",
                 "The Mary Ann sails"},
        TextCase{"<title>A <em>bold</em> move</title>", "A bold move"},
        TextCase{"<title>vector&lt;int&gt; explained</title>", "vector<int> explained"},
        TextCase{"<title>It&#8217;s &#x2019; &#146; &amp;rsquo;</title>", "It’s ’ ’ ’"},
        TextCase{"<media:title>Other</media:title><title>Snow</title>", "Snow"},
        TextCase{"<title/><dc:title>Snow</dc:title>", "Snow"},
        TextCase{"<media:group><media:title>Snow</media:title></media:group>", "Snow"}));

class FeedByline : public testing::TestWithParam<TextCase> {};

TEST_P(FeedByline, IsNames) {
    const Document item = rss_item("<title>Snow</title>" + GetParam().inside);
    EXPECT_EQ(testing::PrintToString(item.byline), GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(
    Rss,
    FeedByline,
    testing::Values(
        TextCase{"<author>ada@bay.example (Ada Moor)</author>", "{ \"Ada Moor\" }"},
        TextCase{"<author>Ada Moor &lt;ada@bay.example&gt;</author>", "{ \"Ada Moor\" }"},
        TextCase{"<author>Ada Moor (ada@bay.example)</author>", "{ \"Ada Moor\" }"},
        TextCase{"<author>ada@bay.example</author>", "{}"},
        TextCase{"<author>Ada Moor (Bay News)</author>", "{ \"Ada Moor (Bay News)\" }"},
        TextCase{"<dc:creator><![CDATA[<a href='/ada'>Ada Moor</a>]]></dc:creator>",
                 "{ \"Ada Moor\" }"},
        TextCase{"<dc:creator>Ada Moor</dc:creator><dc:creator>Ben Hill</dc:creator>"
                 "<author>Ada Moor</author>",
                 "{ \"Ada Moor\", \"Ben Hill\" }"},
        TextCase{"<atom:author><atom:name>Ada Moor</atom:name><atom:email>a@b.example</atom:email>"
                 "</atom:author>",
                 "{ \"Ada Moor\" }"}));

TEST(ParseFeed, TakesTheBestLink) {
    EXPECT_EQ(rss_item("<guid>https://bay.example/g</guid><link>https://bay.example/l</link>").url,
              "https://bay.example/l");
    EXPECT_EQ(rss_item("<link>https://go.example/1</link><feedburner:origLink>"
                       "https://bay.example/1</feedburner:origLink>")
                  .url,
              "https://bay.example/1");
    EXPECT_EQ(rss_item("<guid isPermaLink='false'>https://bay.example/g</guid>").url, "");
    EXPECT_EQ(atom_entry("<link rel='enclosure' href='a.mp3'/><link href='/1?a=1&amp;b=2'/>").url,
              "https://bay.example/1?a=1&b=2");
    EXPECT_EQ(atom_entry("<link rel='alternate' type='application/json' href='/j'/>"
                         "<link rel='alternate' type='text/html' href='/h'/>")
                  .url,
              "https://bay.example/h");
}

TEST(ParseFeed, ResolvesAgainstTheNearestBase) {
    const std::string feed =
        "<rss><channel><link>https://home.example/</link><item><link>1.html</link></item>"
        "</channel></rss>";
    EXPECT_EQ(parse(feed).items.at(0).url, "https://bay.example/1.html");
    EXPECT_EQ(parse(feed, "", "").items.at(0).url, "https://home.example/1.html");
    const Parsed based = parse(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/a/'>"
        "<entry xml:base='b/'><title>Snow</title><link xml:base='c/' href='1'/></entry>"
        "<entry><title>Ice</title><link href='2'/></entry></feed>");
    ASSERT_THAT(based.items, SizeIs(2));
    EXPECT_EQ(based.items[0].url, "https://bay.example/a/b/c/1");
    EXPECT_EQ(based.items[1].url, "https://bay.example/a/2");
}

TEST(ParseFeed, NamesTheSourceOfAnItem) {
    EXPECT_EQ(
        rss_item("<title>S</title><source url='https://sea.example'>Sea Post</source>").outlet,
        "Sea Post");
    const Document entry = atom_entry(
        "<title>Snow</title><source><title>Sea Post</title><author><name>Ada Moor</name></author>"
        "</source>");
    EXPECT_EQ(entry.outlet, "Sea Post");
    EXPECT_EQ(entry.title, "Snow");
    EXPECT_THAT(entry.byline, ElementsAre("Ada Moor"));
}

TEST(ParseFeed, FallsBackToTheDayOfChange) {
    const Document entry = atom_entry("<title>Snow</title><updated>2025-04-13</updated>");
    EXPECT_EQ(entry.published, "2025-04-13");
    EXPECT_EQ(entry.modified, "2025-04-13");
}

TEST(ParseFeed, KnowsTheLanguageOfTheContent) {
    EXPECT_EQ(atom_entry("<title>Snow</title><content xml:lang='fr'>Il neige.</content>").language,
              "fr");
    EXPECT_EQ(atom_entry("<title>Snow</title>").language, "en");
    EXPECT_EQ(rss_item("<title>Snow</title><dc:language>cy</dc:language>").language, "cy");
}

// ---- content -----------------------------------------------------------------------------------

TEST(ParseFeed, PrefersFullContentToASummary) {
    const Document item = rss_item(
        "<description>In short.</description>"
        "<content:encoded><![CDATA[<p>Snow fell on the pier.</p>]]></content:encoded>");
    EXPECT_EQ(item.content, "<p>Snow fell on the pier.</p>");
    EXPECT_TRUE(item.content_is_html);
    EXPECT_FALSE(item.summary_only);
}

TEST(ParseFeed, KnowsFullTextsOfPortals) {
    const Parsed parsed = parse(
        "<rss xmlns:yandex='http://news.yandex.ru'><channel><item><title>Snow</title>"
        "<description>In short.</description><yandex:full-text>Snow fell on the pier."
        "</yandex:full-text></item></channel></rss>");
    ASSERT_THAT(parsed.items, SizeIs(1));
    EXPECT_EQ(parsed.items[0].content, "Snow fell on the pier.");
    EXPECT_FALSE(parsed.items[0].summary_only);
}

TEST(ParseFeed, TakesALongDescriptionForTheArticle) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "Snow fell on the pier again. ";
    EXPECT_FALSE(rss_item("<description>" + text + "</description>").summary_only);
    EXPECT_TRUE(rss_item("<description>" + text + "...</description>").summary_only);
    EXPECT_TRUE(rss_item("<description>" + text +
                         " [&#8230;] &lt;a href='/1'&gt;More&lt;/a&gt;</description>")
                    .summary_only);
}

TEST(ParseFeed, SeesThatContentIsATeaser) {
    EXPECT_TRUE(rss_item("<content:encoded>&lt;p&gt;Snow fell &amp;hellip; &lt;a href='/1'&gt;"
                         "Continue&lt;/a&gt;&lt;/p&gt;</content:encoded>")
                    .summary_only);
    EXPECT_FALSE(rss_item("<content:encoded>&lt;p&gt;Snow ... fell.&lt;/p&gt;</content:encoded>")
                     .summary_only);
}

TEST(ParseFeed, WritesXhtmlAsHtml) {
    const Document entry = atom_entry(
        "<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>"
        "<x:p class='a'>Snow &amp; ice<x:br/>fell.</x:p><x:p/><![CDATA[a<b]]></x:div></content>");
    EXPECT_EQ(entry.content,
              "<div xmlns:x='http://www.w3.org/1999/xhtml'><p class='a'>Snow &amp; ice<br>fell.</p>"
              "<p></p>a&lt;b</div>");
    EXPECT_TRUE(entry.content_is_html);
    EXPECT_FALSE(entry.summary_only);
}

TEST(ParseFeed, KeepsLineEndsOfPlainText) {
    const Document item = rss_item("<description>Snow fell.\r\nIce came.</description>");
    EXPECT_EQ(item.content, "Snow fell.\nIce came.");
    EXPECT_FALSE(item.content_is_html);
}

TEST(ParseFeed, BelievesTextThatShowsATag) {
    EXPECT_EQ(atom_entry("<title type='text'>The &lt;blink&gt; tag</title>").title,
              "The <blink> tag");
    EXPECT_EQ(atom_entry("<title type='text'>&lt;b&gt;Snow&lt;/b&gt;</title>").title, "Snow");
    EXPECT_EQ(atom_entry("<title>The &lt;b&gt;pier</title>").title, "The pier");
}

TEST(ParseFeed, LeavesOutPicturesAndOutsideContent) {
    const Document entry = atom_entry(
        "<summary>In short.</summary><content type='image/png'>iVBORw0KGgo=</content>"
        "<content src='https://bay.example/1' type='text/html'/>");
    EXPECT_EQ(entry.content, "In short.");
    EXPECT_TRUE(entry.summary_only);
}

// ---- faults ------------------------------------------------------------------------------------

struct FaultCase {
    std::string feed;
    std::string message;  ///< part of it
    std::string at;       ///< what begins at the fault; empty: the end
    std::vector<std::string> titles;
};

class FeedFault : public testing::TestWithParam<FaultCase> {};

TEST_P(FeedFault, IsNotedAndTheItemsAreRead) {
    const FaultCase& fault = GetParam();
    const Parsed parsed = parse(fault.feed);
    ASSERT_THAT(parsed.problems, SizeIs(1));
    EXPECT_THAT(parsed.problems[0].message, HasSubstr(fault.message));
    EXPECT_EQ(parsed.problems[0].at,
              fault.at.empty() ? fault.feed.size() : fault.feed.find(fault.at));
    EXPECT_EQ(parsed.problems[0].path, "bay.xml");
    std::vector<std::string> titles;
    for (const Document& item : parsed.items) titles.push_back(item.title);
    EXPECT_EQ(titles, fault.titles);
}

INSTANTIATE_TEST_SUITE_P(
    Malformed,
    FeedFault,
    testing::Values(
        FaultCase{"<rss><channel><item><title>Bread & butter</title></item></channel></rss>",
                  "'&' begins no reference",
                  "& butter",
                  {"Bread & butter"}},
        FaultCase{
            "<rss><channel><item><link>a?b=1&c=2</link><title>A</title></item></channel></rss>",
            "'&'",
            "&c=2",
            {"A"}},
        FaultCase{"<rss><channel><item><title>A&nbsp;B</title></item></channel></rss>",
                  "&nbsp;",
                  "&nbsp;",
                  {"A B"}},
        FaultCase{"<rss><channel><item><dc:title>A</dc:title></item></channel></rss>",
                  "prefix \"dc\"",
                  "<dc:title>",
                  {"A"}},
        FaultCase{"<rss><channel><item><title>A\x01 b</title></item></channel></rss>",
                  "control character",
                  "\x01",
                  {"A b"}},
        FaultCase{
            "<rss><channel><item><title>A</item><item><title>B</title></item></channel></rss>",
            "<title> is not ended",
            "</item>",
            {"A", "B"}},
        FaultCase{
            "<rss><channel><item><title>A</title><item><title>B</title></item></channel></rss>",
            "<item> is not ended",
            "<item><title>B",
            {"A", "B"}},
        FaultCase{"<rss><channel><item><link>l<title>A</title></item></channel></rss>",
                  "<link> is not ended",
                  "<title>",
                  {"A"}},
        FaultCase{"<rss><channel><item><title>A < B</title></item></channel></rss>",
                  "'<' begins no tag",
                  "< B",
                  {"A < B"}},
        FaultCase{"<rss><channel><item><title>A</title><description>x<br>y<p>z</description></item>"
                  "<item><title>B</title></item></channel></rss>",
                  "<br> is not ended",
                  "<br>",
                  {"A", "B"}},
        FaultCase{"<rss><channel><item><title a=\"b>A</title></item></channel></rss>",
                  "quotation mark",
                  "\"b>A",
                  {"A"}},
        FaultCase{"Warning: cold cache <rss><channel><item><title>A</title></item></channel></rss>",
                  "text outside the root",
                  "Warning",
                  {"A"}},
        FaultCase{
            "<?xml version='1.0' encoding='nonsense'?><rss><item><title>A</title></item></rss>",
            "unknown encoding \"nonsense\"",
            "nonsense'",
            {"A"}}));

INSTANTIATE_TEST_SUITE_P(
    Truncated,
    FeedFault,
    testing::Values(FaultCase{"<rss><channel><item><title>A</title></item><item><title>B</title>",
                              "it ends inside <item>",
                              "",
                              {"A", "B"}},
                    FaultCase{
                        "<rss><channel><item><title>A</title></item><item><title><![CDATA[B is",
                        "\"]]>\" is missing",
                        "<![CDATA[",
                        {"A", "B is"}},
                    FaultCase{"<rss><channel><item><title>A</title></item><item><link hre",
                              "it ends inside a tag",
                              "<link hre",
                              {"A"}},
                    FaultCase{R"({"title":"Bay","items":[{"id":1,"title":"A"},{"id":2,"title":"B)",
                              "it ends inside an item",
                              "{\"id\":2",
                              {"A"}}));

TEST(ParseFeed, SaysThatTheEncodingIsAnother) {
    const std::string feed =
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><item><title>Caf\xC3\xA9, "
        "\xE2\x80\x9Cna\xC3\xAFve\xE2\x80\x9D</title></item></channel></rss>";
    const Parsed parsed = parse(feed);
    ASSERT_THAT(parsed.items, SizeIs(1));
    EXPECT_EQ(parsed.items[0].title, "Café, “naïve”");
    ASSERT_THAT(parsed.problems, SizeIs(1));
    EXPECT_EQ(parsed.problems[0].at, feed.find('\xC3'));
}

TEST(ParseFeed, ReadsItemsAroundABrokenOneInJson) {
    const Parsed parsed =
        parse(R"({"title":"Bay","items":[{"title":"A"},{"title":oops},{"title":"C"}]})");
    ASSERT_THAT(parsed.items, SizeIs(2));
    EXPECT_EQ(parsed.items[1].title, "C");
    ASSERT_THAT(parsed.problems, SizeIs(1));
}

TEST(ParseFeed, DoesNotExpandEntities) {
    const Parsed parsed = parse(
        "<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
        "<rss><channel><item><title>x &b; &eacute;</title></item></channel></rss>");
    EXPECT_THAT(parsed.problems, IsEmpty());
    ASSERT_THAT(parsed.items, SizeIs(1));
    EXPECT_EQ(parsed.items[0].title, "x &b; é");
}

TEST(ParseFeed, SurvivesDeepNesting) {
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "<div>";
    const Parsed parsed = parse("<rss><channel><item><title>A</title><description>" + deep +
                                "Snow</description></item><item><title>B</title></item>"
                                "</channel></rss>");
    ASSERT_THAT(parsed.items, SizeIs(2));
    EXPECT_THAT(parsed.items[0].content, HasSubstr("Snow"));
    EXPECT_EQ(parsed.items[1].title, "B");
}

TEST(ParseFeed, PassesOverALanguageThatIsNone) {
    const std::string name = std::string(63, 'x') + "\u00E9";
    const Parsed parsed = parse("<rss xml:lang=\"" + name +
                                "\"><channel><item><title>A</title></item></channel></rss>");
    EXPECT_EQ(parsed.items.at(0).language, "");
}

TEST(ParseFeed, SurvivesManyItems) {
    std::string items;
    for (int i = 0; i < 100'001; ++i) items += "<item><title>A</title></item>";
    const Parsed parsed = parse("<rss><channel>" + items + "</channel></rss>");
    EXPECT_THAT(parsed.items, SizeIs(100'000));
    ASSERT_THAT(parsed.problems, SizeIs(1));
    EXPECT_EQ(parsed.problems[0].kind, ErrorKind::limit);
}

}  // namespace
}  // namespace concord
