#include "intake/content_coding.h"

#include <gtest/gtest.h>
#include <zstd.h>

#include "archive_fixture.h"

namespace concord {
namespace {

using namespace std::string_literals;

const std::string page = "<html><p>The ferry was late, the ferry was late.</p></html>";

std::string deflated(const std::string& text, int window_bits) {
    z_stream z{};
    deflateInit2(&z, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
    std::string packed(text.size() + 100, '\0');
    z.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));
    z.avail_in = static_cast<uInt>(text.size());
    z.next_out = reinterpret_cast<unsigned char*>(packed.data());
    z.avail_out = static_cast<uInt>(packed.size());
    deflate(&z, Z_FINISH);
    packed.resize(packed.size() - z.avail_out);
    deflateEnd(&z);
    return packed;
}

std::string zstandard(const std::string& text) {
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
    return packed;
}

/// An uncompressed meta-block (RFC 7932, 9.2) of "ferry", and the last, empty one.
const std::string brotli_ferry =
    "\x40\0\x10"
    "ferry\x03"s;

TEST(UndoContentCoding, ReadsEveryRegisteredCoding) {
    EXPECT_EQ(undo_content_coding(gzip(page), "gzip"), page);
    EXPECT_EQ(undo_content_coding(gzip("<p>") + gzip("two"), "X-GZIP"), "<p>two");
    EXPECT_EQ(undo_content_coding(deflated(page, 15), "deflate"), page);
    EXPECT_EQ(undo_content_coding(deflated(page, -15), "deflate"), page);
    EXPECT_EQ(undo_content_coding(zstandard(page), "zstd"), page);
    EXPECT_EQ(undo_content_coding(brotli_ferry, "br"), "ferry");
    EXPECT_EQ(undo_content_coding(page, "identity"), page);
    EXPECT_EQ(undo_content_coding(page, ""), page);
}

TEST(UndoContentCoding, UndoesListsFromTheRight) {
    EXPECT_EQ(undo_content_coding(gzip(zstandard(page)), "zstd, gzip"), page);
    EXPECT_EQ(undo_content_coding(page, "gzip,gzip,gzip,gzip,gzip").error().kind, ErrorKind::limit);
}

TEST(UndoContentCoding, LeavesBodiesThatWereDecodedBefore) {
    for (const char* coding : {"gzip", "deflate", "br", "zstd", "utf-8"}) {
        EXPECT_EQ(undo_content_coding(page, coding), page) << coding;
    }
}

TEST(UndoContentCoding, TellsCutBodiesFromDamagedOnes) {
    const std::string packed = gzip(noise(1000));
    const auto cut = undo_content_coding(packed.substr(0, 500), "gzip");
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().kind, ErrorKind::truncated);
    std::string damaged = packed;
    damaged[packed.size() - 7] ^= 4;
    const auto broken = undo_content_coding(damaged, "gzip");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().kind, ErrorKind::malformed);
    const std::string zstd = zstandard(noise(1000));
    EXPECT_EQ(undo_content_coding(zstd.substr(0, 500), "zstd").error().kind, ErrorKind::truncated);
    EXPECT_FALSE(undo_content_coding(zstd.substr(0, 6) + noise(100), "zstd"));
    EXPECT_FALSE(undo_content_coding("\x01\x02\x03", "lzma"));
}

TEST(UndoContentCoding, RefusesBombs) {
    const std::string zeros(20'000'000, '\0');
    EXPECT_EQ(undo_content_coding(gzip(zeros), "gzip").error().kind, ErrorKind::limit);
    EXPECT_EQ(undo_content_coding(zstandard(zeros), "zstd").error().kind, ErrorKind::limit);
}

TEST(UndoChunked, JoinsChunksAndDropsTrailers) {
    bool complete = false;
    EXPECT_EQ(undo_chunked("4\r\nferr\r\n1;name=value\r\ny\r\n0\r\nX: y\r\n\r\n", complete),
              "ferry");
    EXPECT_TRUE(complete);
    EXPECT_EQ(undo_chunked("0004 \nferr\n0\n\n", complete), "ferr");
    EXPECT_TRUE(complete);
}

TEST(UndoChunked, LeavesABodyWithoutChunks) {
    bool complete = false;
    EXPECT_EQ(undo_chunked(page, complete), page);
    EXPECT_TRUE(complete);
    EXPECT_EQ(undo_chunked("", complete), "");
}

TEST(UndoChunked, KeepsWhatCameBeforeAFault) {
    bool complete = true;
    EXPECT_EQ(undo_chunked("4\r\nferr\r\nzz\r\n", complete), "ferr");
    EXPECT_FALSE(complete);
    EXPECT_EQ(undo_chunked("10\r\nferry", complete), "ferry");
    EXPECT_FALSE(complete);
    EXPECT_EQ(undo_chunked("ffffffffffffffff\r\nferry", complete), "ferry");
    EXPECT_EQ(undo_chunked("ffffffffffffffffff\r\nferry", complete), "ffffffffffffffffff\r\nferry");
}

}  // namespace
}  // namespace concord
