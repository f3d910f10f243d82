#include "intake/digest.h"

#include <gtest/gtest.h>

namespace concord {
namespace {

// FIPS 180: the digests of "abc".
constexpr const char* abc_base32 = "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5";
constexpr const char* abc_hex = "sha1:a9993e364706816aba3e25717850c26c9cd0d89d";
constexpr const char* abc_base64 = "sha1:qZk+NkcGgWq6PiVxeFDCbJzQ2J0=";

TEST(DigestFits, ReadsBase32HexadecimalAndBase64) {
    for (const char* digest :
         {abc_base32,
          abc_hex,
          abc_base64,
          "SHA-1:vgmt4nsha2awvor6evyxqugcnsonbwe5",
          "sha1:qZk-NkcGgWq6PiVxeFDCbJzQ2J0",
          "md5:900150983cd24fb0d6963f7d28e17f72",
          "sha256:"
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}) {
        EXPECT_TRUE(digest_fits(digest, "abc")) << digest;
        EXPECT_FALSE(digest_fits(digest, "abd")) << digest;
    }
}

TEST(DigestFits, HasNothingToSayAboutUnknownAlgorithms) {
    EXPECT_TRUE(digest_fits("", "abc"));
    EXPECT_TRUE(digest_fits("crc32:352441c2", "abc"));
    EXPECT_TRUE(digest_fits("no colon", "abc"));
}

TEST(DigestFits, AcceptsNothingForDigitsThatCannotBeRead) {
    EXPECT_FALSE(digest_fits("sha1:", "abc"));
    EXPECT_FALSE(digest_fits("sha1:VGMT", "abc"));
    EXPECT_FALSE(digest_fits("sha1:1GMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "abc"));
}

TEST(DigestCheck, TakesPieces) {
    auto check = DigestCheck::begin(abc_hex);
    ASSERT_TRUE(check);
    check->add("a");
    check->add("");
    check->add("bc");
    EXPECT_TRUE(check->fits());
}

}  // namespace
}  // namespace concord
