#include "base/url.h"

#include <gtest/gtest.h>

namespace concord {
namespace {

TEST(UrlKey, IsTheSameForTwoMentionsOfOnePage) {
    const auto key = url_key("https://www.Ledger.example/a/b/");
    EXPECT_EQ(key, "ledger.example/a/b");
    EXPECT_EQ(url_key("http://ledger.example/a/b?utm_source=x&fbclid=1#top"), key);
}

TEST(UrlKey, KeepsWhatTellsPagesApart) {
    EXPECT_NE(url_key("https://ledger.example/?id=1"), url_key("https://ledger.example/?id=2"));
    EXPECT_NE(url_key("https://ledger.example/A"), url_key("https://ledger.example/a"));
}

TEST(UrlKey, IsEmptyForWhatIsNoPage) {
    EXPECT_EQ(url_key("javascript:alert(1)"), "");
    EXPECT_EQ(url_key("mailto:a@b.example"), "");
    EXPECT_EQ(url_key(""), "");
}

TEST(UrlHost, LeavesOutUserAndPort) {
    EXPECT_EQ(url_host("https://me@www.Ledger.example:8443/x"), "ledger.example");
}

}  // namespace
}  // namespace concord
