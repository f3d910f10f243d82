#include "intake/warc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "archive_fixture.h"
#include "base/utf8.h"
#include "concord/document.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string page(const std::string& words) {
    return "<html><head><title>" + words + "</title></head><body><p>" + words +
           "</p></body></html>";
}

/// Three pages with a record before each that holds none.
std::vector<std::string> three_pages() {
    std::vector<std::string> records;
    for (const char* words : {"Ferry late", "Bridge open", "Harbour closed"}) {
        records.push_back(warc_record("request", "", "GET / HTTP/1.1\r\n\r\n"));
        records.push_back(
            page_record("http://bay.example/" + std::to_string(records.size()), page(words)));
    }
    return records;
}

std::string joined(const std::vector<std::string>& records) {
    std::string all;
    for (const std::string& record : records) all += record;
    return all;
}

std::string packed(const std::vector<std::string>& records) {
    std::string all;
    for (const std::string& record : records) all += gzip(record);
    return all;
}

std::vector<std::string> titles(const Harvest& all) {
    std::vector<std::string> found;
    for (const Document& document : all.documents) {
        const std::size_t begin = document.bytes.find("<title>") + 7;
        found.push_back(document.bytes.substr(begin, document.bytes.find("</title>") - begin));
    }
    return found;
}

TEST(WarcReader, GivesThePagesOfAPlainAndAPackedArchive) {
    const auto records = three_pages();
    const std::string one_member = gzip(joined(records));
    for (const std::string& archive : {joined(records), packed(records), one_member}) {
        for (const std::size_t step : {1U << 20U, 11U}) {
            const Harvest all = harvest(archive, "a.warc", step);
            EXPECT_THAT(titles(all), ElementsAre("Ferry late", "Bridge open", "Harbour closed"));
            EXPECT_THAT(all.problems, IsEmpty());
        }
    }
}

TEST(WarcReader, SaysWhereFromAPageIs) {
    const auto records = three_pages();
    const Harvest all = harvest(packed(records), "news/a.warc.gz");
    ASSERT_THAT(all.documents, SizeIs(3));
    const Document& document = all.documents[0];
    const std::uint64_t offset = gzip(records[0]).size();
    EXPECT_EQ(document.offset, offset);
    EXPECT_EQ(document.path, "news/a.warc.gz#" + std::to_string(offset));
    EXPECT_EQ(document.url, "http://bay.example/1");
    EXPECT_EQ(document.fetched, "2031-02-03T04:05:06Z");
    EXPECT_EQ(document.kind, InputKind::html);
    EXPECT_EQ(document.sha256, sha256_hex(page("Ferry late")));
}

TEST(WarcReader, NamesThePlaceInsideAMemberThatHoldsManyRecords) {
    const auto records = three_pages();
    const Harvest all = harvest(gzip(joined(records)), "a.warc.gz");
    ASSERT_THAT(all.documents, SizeIs(3));
    EXPECT_EQ(all.documents[0].path, "a.warc.gz#0+" + std::to_string(records[0].size()));
}

TEST(WarcReader, ReportsEveryCutOfAPlainArchive) {
    const auto records = three_pages();
    const std::string archive = joined(records);
    std::vector<std::size_t> boundaries = {0};
    for (const std::string& record : records) {
        boundaries.push_back(boundaries.back() + record.size());
    }
    for (std::size_t cut = 1; cut < archive.size(); ++cut) {
        const Harvest all = harvest(archive.substr(0, cut));
        const auto behind = std::upper_bound(boundaries.begin(), boundaries.end(), cut);
        const std::size_t begin = *(behind - 1);
        if (begin == cut) {
            EXPECT_THAT(all.problems, IsEmpty()) << cut;
            continue;
        }
        ASSERT_THAT(all.problems, SizeIs(1)) << cut;
        EXPECT_EQ(all.problems[0].kind, ErrorKind::truncated) << cut;
        EXPECT_EQ(all.problems[0].at, begin) << cut;
    }
}

TEST(WarcReader, ReportsEveryCutOfAPackedArchive) {
    const auto records = three_pages();
    std::string archive;
    for (const std::string& record : records) {
        const std::string member = gzip(record);
        for (std::size_t cut = 1; cut < member.size(); ++cut) {
            const Harvest all = harvest(archive + member.substr(0, cut), "a.warc.gz");
            ASSERT_THAT(all.problems, SizeIs(1)) << archive.size() + cut;
            EXPECT_EQ(all.problems[0].at, archive.size()) << archive.size() + cut;
        }
        archive += member;
        EXPECT_THAT(harvest(archive, "a.warc.gz").problems, IsEmpty());
    }
}

TEST(WarcReader, ReportsEveryFlippedBitOfPackedDataAndGoesOn) {
    const auto records = three_pages();
    const std::string before = gzip(records[0]) + gzip(records[1]) + gzip(records[2]);
    const std::string hit = gzip(records[3]);
    const std::string behind = gzip(records[4]) + gzip(records[5]);
    constexpr std::size_t head = 10;
    for (std::size_t bit = head * 8; bit < hit.size() * 8; ++bit) {
        std::string damaged = hit;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        // The bits that fill up the last byte of packed data mean nothing.
        if (gunzip(damaged, records[3].size()) == records[3]) continue;
        const Harvest all = harvest(before + damaged + behind, "a.warc.gz");
        ASSERT_THAT(all.problems, SizeIs(1)) << bit;
        EXPECT_EQ(all.problems[0].at, before.size()) << bit;
        EXPECT_THAT(titles(all), ElementsAre("Ferry late", "Harbour closed")) << bit;
    }
}

TEST(WarcReader, ReportsEveryFlippedBitOfABlockByItsDigest) {
    const std::string first = page_record("http://bay.example/1", page("Ferry late"));
    const std::string second = page_record("http://bay.example/2", page("Bridge open"));
    const std::size_t block = first.find("HTTP/1.1");
    for (std::size_t bit = block * 8; bit < (first.size() - 4) * 8; ++bit) {
        std::string damaged = first;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        const Harvest all = harvest(damaged + second);
        ASSERT_FALSE(all.problems.empty()) << bit;
        EXPECT_EQ(all.problems[0].kind, ErrorKind::bad_digest) << bit;
        EXPECT_EQ(all.problems[0].at, 0U) << bit;
        EXPECT_EQ(titles(all).back(), "Bridge open") << bit;
    }
}

TEST(WarcReader, KeepsAPageWhoseDigestIsWrong) {
    std::string record = page_record("http://bay.example/1", page("Ferry late"));
    record[record.find("Ferry")] = 'B';
    const Harvest all = harvest(record);
    EXPECT_THAT(titles(all), ElementsAre("Berry late"));
    ASSERT_THAT(all.problems, SizeIs(1));
    EXPECT_EQ(all.problems[0].kind, ErrorKind::bad_digest);
}

TEST(WarcReader, GoesOnBehindAWrongContentLength) {
    const auto records = three_pages();
    for (const char* wrong : {"1", "40", "99", "100000", "99999999999999999999", "x", "-5", ""}) {
        std::string damaged = records[1];
        const std::size_t at = damaged.find("Content-Length: ") + 16;
        damaged.replace(at, damaged.find('\r', at) - at, wrong);
        const std::string archive = records[0] + damaged + joined(records);
        const Harvest all = harvest(archive);
        EXPECT_THAT(titles(all), ElementsAre("Ferry late", "Bridge open", "Harbour closed"))
            << wrong;
        ASSERT_FALSE(all.problems.empty()) << wrong;
        EXPECT_EQ(all.problems[0].at, records[0].size()) << wrong;
        const Harvest again = harvest(gzip(records[0]) + gzip(damaged) + packed(records));
        EXPECT_THAT(titles(again), ElementsAre("Ferry late", "Bridge open", "Harbour closed"))
            << wrong;
        ASSERT_FALSE(again.problems.empty()) << wrong;
        EXPECT_EQ(again.problems[0].at, gzip(records[0]).size()) << wrong;
    }
}

TEST(WarcReader, ReportsGarbageBetweenRecordsOnce) {
    const auto records = three_pages();
    const Harvest all = harvest(records[1] + "garbage\r\nmore garbage\r\n\r\n" + records[3]);
    EXPECT_THAT(titles(all), ElementsAre("Ferry late", "Bridge open"));
    ASSERT_THAT(all.problems, SizeIs(1));
    EXPECT_EQ(all.problems[0].kind, ErrorKind::malformed);
    EXPECT_EQ(all.problems[0].at, records[1].size());
}

TEST(WarcReader, IsNotHeldUpByHeadsWithoutEnd) {
    std::string archive;
    for (int i = 0; i < 100'000; ++i) archive += "WARC/1.0\r\n";
    const Harvest all = harvest(archive + page_record("http://bay.example/", page("Behind")));
    EXPECT_THAT(titles(all), ElementsAre("Behind"));
    EXPECT_THAT(all.problems, SizeIs(100'000));
}

TEST(WarcReader, FindsAnArchiveByItsNameWhenItsFirstBytesAreDamaged) {
    const auto records = three_pages();
    std::string archive = joined(records);
    archive[0] = 'V';
    EXPECT_THAT(titles(harvest(archive, "a.warc")),
                ElementsAre("Ferry late", "Bridge open", "Harbour closed"));
    EXPECT_THAT(harvest(archive, "a.warc").problems, SizeIs(1));
}

TEST(WarcReader, ReadsARecordThatIsSpreadOverMembers) {
    const std::string record = page_record("http://bay.example/1", page("Ferry late"));
    const std::size_t body = record.find("<html>");
    const Harvest all =
        harvest(gzip(record.substr(0, body)) + gzip(record.substr(body)) + gzip(record));
    EXPECT_THAT(titles(all), ElementsAre("Ferry late", "Ferry late"));
    EXPECT_THAT(all.problems, IsEmpty());
}

TEST(WarcReader, TakesOnlyResponsesOfStatus200ThatMayBeReports) {
    const std::string ok = http_response("Content-Type: text/html\r\n", page("Here"));
    const std::string http = "Content-Type: application/http; msgtype=response\r\n";
    const std::string robots = "WARC-Target-URI: http://bay.example/robots.txt\r\n" + http;
    const std::string archive =
        warc_record("response", http, "HTTP/1.1 404 Not Found\r\n\r\n" + page("Gone")) +
        warc_record("revisit", http, ok) + warc_record("request", http, ok) +
        warc_record("response", "Content-Type: text/dns\r\n", "20310203 bay.example A 10.0.0.1") +
        warc_record("response", http, http_response("Content-Type: image/png\r\n", "\x89PNG")) +
        warc_record("response", http, http_response("Content-Type: text/css\r\n", "p { }")) +
        warc_record("response", http, http_response("Content-Type: text/html\r\n", "")) +
        warc_record(
            "response", robots, http_response("Content-Type: text/plain\r\n", "User-agent:")) +
        warc_record("metadata", "", "outlink: x") + warc_record("warcinfo", "", "software: y") +
        warc_record("response", http, ok);
    const Harvest all = harvest(archive);
    EXPECT_THAT(titles(all), ElementsAre("Here"));
    EXPECT_THAT(all.problems, IsEmpty());
}

TEST(WarcReader, TakesResourcesAndConversions) {
    const std::string archive =
        warc_record("resource",
                    "WARC-Target-URI: <http://bay.example/a b>\r\n"
                    "Content-Type: text/html; charset=koi8-r\r\n",
                    page("Resource")) +
        warc_record("resource",
                    "WARC-Target-URI: <metadata://archiver.example/log>\r\n"
                    "Content-Type: text/plain\r\n",
                    "Saving to: page") +
        warc_record("conversion",
                    "WARC-Target-URI: http://bay.example/c\r\nContent-Type: text/plain\r\n",
                    "Plain words of a page");
    const Harvest all = harvest(archive);
    ASSERT_THAT(all.documents, SizeIs(2));
    EXPECT_EQ(all.documents[0].url, "http://bay.example/a%20b");
    EXPECT_EQ(all.documents[0].charset, "koi8-r");
    EXPECT_EQ(all.documents[1].kind, InputKind::text);
    EXPECT_EQ(all.documents[1].bytes, "Plain words of a page");
}

TEST(WarcReader, UndoesTransferAndContentCodings) {
    const std::string words = page("Coded");
    char size[16];
    std::snprintf(size, sizeof size, "%zx", gzip(words).size());
    const std::string chunked = std::string(size) + "\r\n" + gzip(words) + "\r\n0\r\n\r\n";
    const std::string both =
        "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n";
    // The second: an archiver undid both codings and left the header.
    for (const std::string& body : {chunked, words, gzip(words)}) {
        const Harvest all = harvest(page_record("http://bay.example/", body, both));
        EXPECT_THAT(titles(all), ElementsAre("Coded"));
        EXPECT_THAT(all.problems, IsEmpty());
        ASSERT_THAT(all.documents, SizeIs(1));
        EXPECT_EQ(all.documents[0].bytes, words);
    }
}

TEST(WarcReader, AcceptsADigestOfTheDecodedBody) {
    const std::string words = page("Digest");
    const std::string block =
        http_response("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", gzip(words));
    const std::string fields = "Content-Type: application/http\r\nWARC-Payload-Digest: sha1:";
    EXPECT_THAT(
        harvest(warc_record("response", fields + sha1_base32(words) + "\r\n", block)).problems,
        IsEmpty());
    EXPECT_THAT(
        harvest(warc_record("response", fields + sha1_base32("other") + "\r\n", block)).problems,
        SizeIs(1));
}

TEST(WarcReader, ReportsABodyThatCannotBeDecoded) {
    const std::string record = page_record("http://bay.example/",
                                           gzip(noise(3000)).substr(0, 2000),
                                           "Content-Type: text/html\r\nContent-Encoding: gzip\r\n");
    const Harvest all = harvest("\r\n" + record + record);
    ASSERT_THAT(all.problems, SizeIs(2));
    EXPECT_EQ(all.problems[0].kind, ErrorKind::truncated);
    EXPECT_EQ(all.problems[0].at, 2U);
    EXPECT_EQ(all.problems[1].at, record.size() + 2);
    EXPECT_THAT(all.documents, IsEmpty());
}

TEST(WarcReader, TakesLineFeedsAndMissingLineEnds) {
    const std::string words = page("Old writer");
    const std::string block = "HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + words;
    const std::string record =
        "WARC/0.18\nWARC-Type: response\nContent-Length: " + std::to_string(block.size()) +
        "\nContent-Type: application/http\n\n" + block;
    const Harvest all = harvest(record + "\n\n" + record + "\n" + record + "\n\n");
    EXPECT_THAT(titles(all), ElementsAre("Old writer", "Old writer", "Old writer"));
    EXPECT_THAT(all.problems, IsEmpty());
}

TEST(WarcReader, LeavesOutADateThatIsNone) {
    const std::string record = warc_record(
        "resource", "WARC-Date: 2008-10-294T05\r\nContent-Type: text/html\r\n", page("x"));
    const Harvest all = harvest(record);
    ASSERT_THAT(all.documents, SizeIs(1));
    EXPECT_EQ(all.documents[0].fetched, "");
}

TEST(WarcReader, RefusesARecordThatIsTooLargeAndGoesOn) {
    const std::string large(65U << 20U, 'x');
    const std::string archive =
        warc_record("resource", "Content-Type: text/html\r\n", large) +
        warc_record("metadata", "WARC-Block-Digest: sha1:" + sha1_base32(large) + "\r\n", large) +
        warc_record("resource", "Content-Type: text/html\r\n", page("Behind"));
    const Harvest all = harvest(archive);
    EXPECT_THAT(titles(all), ElementsAre("Behind"));
    ASSERT_THAT(all.problems, SizeIs(1));
    EXPECT_EQ(all.problems[0].kind, ErrorKind::limit);
    EXPECT_EQ(all.problems[0].at, 0U);
}

TEST(WarcReader, MarksWhatWasCut) {
    const std::string words = page("Bridge closes");
    const std::string type = "Content-Type: text/html\r\n";
    const std::string length = "Content-Length: " + std::to_string(words.size()) + "\r\n";
    const std::string chunked = type + "Transfer-Encoding: chunked\r\n";
    const std::string chunk = "40\r\n" + words.substr(0, 0x40) + "\r\n";
    ASSERT_GT(words.size(), 0x40U);
    const std::string url = "http://bay.example/1";
    const auto is_truncated = [](const std::string& record) {
        const Harvest all = harvest(record);
        EXPECT_THAT(all.documents, SizeIs(1));
        EXPECT_THAT(all.problems, IsEmpty());
        return !all.documents.empty() && all.documents[0].truncated;
    };
    EXPECT_FALSE(is_truncated(page_record(url, words)));
    EXPECT_FALSE(is_truncated(page_record(url, words, type + length)));
    EXPECT_FALSE(is_truncated(page_record(url, words, type + "Content-Length: some\r\n")));
    EXPECT_FALSE(is_truncated(
        page_record(url, words, type + "Content-Length: 999\r\nContent-Encoding: gzip\r\n")));
    EXPECT_FALSE(is_truncated(page_record(url, chunk + "0\r\n\r\n", chunked)));
    EXPECT_TRUE(is_truncated(page_record(url, words.substr(0, words.size() - 9), type + length)));
    EXPECT_TRUE(is_truncated(page_record(url, chunk, chunked)));
    EXPECT_TRUE(is_truncated(page_record(url, chunk + "40\r\n<p>Cut", chunked)));
    EXPECT_TRUE(is_truncated(warc_record("resource", type + "WARC-Truncated: length\r\n", words)));
}

TEST(WarcReader, GivesTheItemsOfAnArchivedFeed) {
    const std::string feed =
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Bay</title>"
        "<item><title>One</title><link>http://bay.example/1</link></item>"
        "<item><title>Two</title><link>http://bay.example/2</link></item></channel></rss>";
    const Harvest all = harvest(
        page_record("http://bay.example/feed", feed, "Content-Type: text/html\r\n"), "a.warc");
    ASSERT_THAT(all.documents, SizeIs(2));
    EXPECT_EQ(all.documents[1].kind, InputKind::feed);
    EXPECT_EQ(all.documents[1].url, "http://bay.example/2");
    EXPECT_EQ(all.documents[1].path, "a.warc#0#" + std::to_string(feed.rfind("<item>")));
    EXPECT_EQ(all.documents[1].fetched, "2031-02-03T04:05:06Z");
}

}  // namespace
}  // namespace concord
