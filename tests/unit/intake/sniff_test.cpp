#include "intake/sniff.h"

#include <gtest/gtest.h>

#include <string>

namespace concord {
namespace {

std::string wide(std::string_view ascii, std::size_t size, bool big_endian) {
    std::string out;
    for (const char c : ascii) {
        std::string unit(size, '\0');
        unit[big_endian ? size - 1 : 0] = c;
        out += unit;
    }
    return out;
}

struct Case {
    std::string head;
    InputKind kind;
    std::string path;
};

class SniffCase : public testing::TestWithParam<Case> {};

TEST_P(SniffCase, IsRecognised) {
    const auto kind = sniff(GetParam().head, GetParam().path);
    ASSERT_TRUE(kind.has_value()) << GetParam().head;
    EXPECT_EQ(name_of(*kind), name_of(GetParam().kind)) << GetParam().head;
}

INSTANTIATE_TEST_SUITE_P(
    Pages,
    SniffCase,
    testing::Values(
        Case{"<!DOCTYPE html><html><head>", InputKind::html, ""},
        Case{"\n\n  <!doctype HTML>\n", InputKind::html, ""},
        Case{"<HTML lang=en>", InputKind::html, ""},
        Case{"<!-- saved page --><html>", InputKind::html, ""},
        Case{"<head><title>Ferry stops</title>", InputKind::html, "page"},
        Case{"<p>The ferry stopped.</p>", InputKind::html, ""},
        Case{"<div class=story><h1>Ferry</h1>", InputKind::html, "saved.txt"},
        Case{"<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "
             "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\"><html xmlns=\"x\">",
             InputKind::html,
             ""},
        Case{"\xEF\xBB\xBF<html>", InputKind::html, ""},
        Case{"The ferry stopped.<p>The harbour <b>closed</b>.</p><p>No one was hurt.</p>",
             InputKind::html,
             ""},
        Case{"<html><body><pre>&lt;rss&gt;</pre><script>var s='<rss version=2>'</script>",
             InputKind::html,
             ""},
        Case{"", InputKind::html, "empty.html"}));

INSTANTIATE_TEST_SUITE_P(
    Feeds,
    SniffCase,
    testing::Values(
        Case{"<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>", InputKind::feed, ""},
        Case{"<rss version=\"0.91\">", InputKind::feed, ""},
        Case{"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
             "xmlns=\"http://purl.org/rss/1.0/\">",
             InputKind::feed,
             ""},
        Case{"<RDF xmlns=\"http://my.netscape.com/rdf/simple/0.9/\">", InputKind::feed, ""},
        Case{"<feed xmlns=\"http://www.w3.org/2005/Atom\">", InputKind::feed, ""},
        Case{"<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\">", InputKind::feed, ""},
        Case{"<atom:feed xmlns:atom=\"http://www.w3.org/2005/Atom\">", InputKind::feed, ""},
        Case{"<!-- written by hand, with a <html> in it -->\n<rss version='2.0'>",
             InputKind::feed,
             ""},
        Case{
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x\"><rss>", InputKind::feed, ""},
        Case{"<!DOCTYPE rss [<!ENTITY nbsp \"&#160;\"> <!ELEMENT html (p)>]><rss version='2.0'>",
             InputKind::feed,
             ""},
        Case{"<br />\n<b>Warning</b>: file missing<br />\n<?xml version=\"1.0\"?><rss "
             "version=\"2.0\">",
             InputKind::feed,
             ""},
        Case{"Notice: cache is cold\n<?xml version=\"1.0\"?><feed xmlns=\"a\">",
             InputKind::feed,
             ""},
        Case{wide("<?xml version='1.0'?><rss version='2.0'>", 2, false), InputKind::feed, ""},
        Case{wide("<?xml version='1.0'?><rss version='2.0'>", 2, true), InputKind::feed, ""},
        Case{"\xFF\xFE" + wide("<rss version='2.0'>", 2, false), InputKind::feed, ""},
        Case{wide("<rss version='2.0'>", 4, false), InputKind::feed, ""},
        Case{std::string("\0\0\xFE\xFF", 4) + wide("<rss>", 4, true), InputKind::feed, ""},
        Case{R"({"version":"https://jsonfeed.org/version/1.1","items":[]})", InputKind::feed, ""},
        Case{"{\n  \"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1\",\n  \"title\": \"Bay\"",
             InputKind::feed,
             ""},
        Case{"{ \"title\": \"Bay News\", \"items\": [ { \"id\": 1 } ] }", InputKind::feed, ""}));

INSTANTIATE_TEST_SUITE_P(
    Lines,
    SniffCase,
    testing::Values(
        Case{"{\"text\":\"a feed is described at jsonfeed.org/version/1\"}", InputKind::jsonl, ""},
        Case{"{\"id\":7,\"meta\":{\"version\":\"https://jsonfeed.org/version/1\"}}\n{}",
             InputKind::jsonl,
             ""},
        Case{R"({"title":"Snow","items":["ice"],"text":"Snow fell."})", InputKind::jsonl, ""},
        Case{"[\n  {\"text\": \"Snow fell.\"},", InputKind::jsonl, ""},
        Case{wide("{\"text\":\"Snow fell.\"}", 2, false), InputKind::jsonl, ""},
        Case{"{\"schema\":\"concord/article/1\",", InputKind::jsonl, "out.json"},
        Case{"# sent_id = 1\n# text = Snow fell.\n1\tSnow\tsnow\tNOUN\tNN\t_\t2\tnsubj\t_\t_\n",
             InputKind::conllu,
             ""},
        Case{"1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\r\n", InputKind::conllu, ""},
        Case{"<?xml version=\"1.0\" ?>\n<TimeML xmlns:xsi=\"x\">\n<DOCID>a</DOCID>",
             InputKind::timeml,
             ""}));

INSTANTIATE_TEST_SUITE_P(
    Archives,
    SniffCase,
    testing::Values(Case{"WARC/1.0\r\nWARC-Type: response\r\n", InputKind::warc, ""},
                    Case{"\r\n\r\nWARC/1.1\r\n", InputKind::warc, ""},
                    Case{"PK\x03\x04 anything", InputKind::wacz, "folder.zip/crawl.WACZ"},
                    Case{std::string("PK\x03\x04") + std::string(22, '\0') + "\x10" +
                             std::string(3, '\0') + "datapackage.json{",
                         InputKind::wacz,
                         ""}));

INSTANTIATE_TEST_SUITE_P(
    Texts,
    SniffCase,
    testing::Values(Case{"Snow fell on the harbour town on Friday.", InputKind::text, ""},
                    Case{"date 2025-04-12 Snow fell.", InputKind::text, "report.html.txt"},
                    Case{"Losses were < 5 per cent, said <b>he</b>, and a<b.", InputKind::text, ""},
                    Case{"<3 was the message on the wall.", InputKind::text, ""},
                    Case{"<mayor@example.org> wrote: we close the port.", InputKind::text, ""},
                    Case{"[Update, 14:00] The port is closed.", InputKind::text, ""},
                    Case{"{sic} was the word.", InputKind::text, ""},
                    Case{"# Harbour closed\n\nThe port is closed.", InputKind::text, ""},
                    Case{"1. The port\tis closed", InputKind::text, ""},
                    Case{"The archive holds WARC/1.0 files.", InputKind::text, ""},
                    Case{"Caf\xE9 owners of S\xE3o Paulo met.", InputKind::text, ""},
                    Case{"\xFE\xFF" + wide("Snow fell.", 2, true), InputKind::text, ""},
                    Case{"\x1B$B$3$s\x1B(B text in ISO-2022-JP", InputKind::text, ""},
                    Case{"", InputKind::text, ""}));

TEST(Sniff, LeavesBinaryDataAlone) {
    EXPECT_EQ(sniff(std::string("\x89PNG\r\n\x1A\n\0\0\0", 11), "picture.txt"), std::nullopt);
    EXPECT_EQ(sniff("%PDF-1.7\n", "report.pdf"), std::nullopt);
    EXPECT_EQ(sniff(std::string("PK\x03\x04 a document", 16), "report.docx"), std::nullopt);
    EXPECT_EQ(sniff(std::string("\x7F"
                                "ELF\x02\x01\x01\0\0\0",
                                10),
                    ""),
              std::nullopt);
    EXPECT_EQ(sniff("{\\rtf1\\ansi Snow fell.}", ""), std::nullopt);
}

TEST(Sniff, LeavesOtherXmlAlone) {
    EXPECT_EQ(sniff("<?xml version='1.0'?><urlset xmlns='x'><url>", "sitemap.xml"), std::nullopt);
    EXPECT_EQ(sniff("<nitf><body.content>Snow</body.content></nitf>", ""), std::nullopt);
}

}  // namespace
}  // namespace concord
