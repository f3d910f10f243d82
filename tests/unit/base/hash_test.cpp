#include "base/hash.h"

#include <gtest/gtest.h>

namespace concord {
namespace {

// FIPS 180-4 and RFC 1321, example messages.
TEST(Sha256Hex, GivesTheStandardsExamples) {
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha1_hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
    EXPECT_EQ(md5_hex("abc"), "900150983cd24fb0d6963f7d28e17f72");
}

TEST(Sha256, DoesNotDependOnThePieces) {
    Sha256 digest;
    digest.add("a");
    digest.add("");
    digest.add("bc");
    EXPECT_EQ(digest.hex(), sha256_hex("abc"));
}

TEST(Sha1Base32, IsWhatWarcFilesHold) {
    // The digest of no bytes, as every archive with an empty payload shows it.
    EXPECT_EQ(sha1_base32(""), "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
}

}  // namespace
}  // namespace concord
