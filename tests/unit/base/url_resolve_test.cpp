#include "base/url_resolve.h"

#include <gtest/gtest.h>

#include <string>

namespace concord {
namespace {

struct Case {
    std::string reference;
    std::string url;
};

class ResolveUrl : public testing::TestWithParam<Case> {};

// The examples of RFC 3986, sections 5.4.1 and 5.4.2.
TEST_P(ResolveUrl, FollowsTheStandard) {
    EXPECT_EQ(resolve_url("http://a/b/c/d;p?q", GetParam().reference), GetParam().url);
}

INSTANTIATE_TEST_SUITE_P(Rfc3986,
                         ResolveUrl,
                         testing::Values(Case{"g:h", "g:h"},
                                         Case{"g", "http://a/b/c/g"},
                                         Case{"./g", "http://a/b/c/g"},
                                         Case{"g/", "http://a/b/c/g/"},
                                         Case{"/g", "http://a/g"},
                                         Case{"//g", "http://g"},
                                         Case{"?y", "http://a/b/c/d;p?y"},
                                         Case{"g?y", "http://a/b/c/g?y"},
                                         Case{"#s", "http://a/b/c/d;p?q#s"},
                                         Case{"g#s", "http://a/b/c/g#s"},
                                         Case{"g?y#s", "http://a/b/c/g?y#s"},
                                         Case{";x", "http://a/b/c/;x"},
                                         Case{"g;x?y#s", "http://a/b/c/g;x?y#s"},
                                         Case{"", "http://a/b/c/d;p?q"},
                                         Case{".", "http://a/b/c/"},
                                         Case{"./", "http://a/b/c/"},
                                         Case{"..", "http://a/b/"},
                                         Case{"../", "http://a/b/"},
                                         Case{"../g", "http://a/b/g"},
                                         Case{"../..", "http://a/"},
                                         Case{"../../g", "http://a/g"},
                                         Case{"../../../g", "http://a/g"},
                                         Case{"/./g", "http://a/g"},
                                         Case{"/../g", "http://a/g"},
                                         Case{"g.", "http://a/b/c/g."},
                                         Case{"..g", "http://a/b/c/..g"},
                                         Case{"./../g", "http://a/b/g"},
                                         Case{"g/./h", "http://a/b/c/g/h"},
                                         Case{"g/../h", "http://a/b/c/h"},
                                         Case{"g?y/../x", "http://a/b/c/g?y/../x"}));

TEST(ResolveUrl, LeavesAReferenceWithoutBaseAlone) {
    EXPECT_EQ(resolve_url("", " /a/b\n"), "/a/b");
}

TEST(ResolveUrl, PutsASlashBehindABareHost) {
    EXPECT_EQ(resolve_url("https://bay.example", "a?b"), "https://bay.example/a?b");
}

TEST(ResolveUrl, TakesARelativeBase) {
    EXPECT_EQ(resolve_url("/news/", "1.html"), "/news/1.html");
}

TEST(HasScheme, IsNotFooledByAPath) {
    EXPECT_TRUE(has_scheme("tag:bay.example,2025:1"));
    EXPECT_FALSE(has_scheme("/a:b"));
    EXPECT_FALSE(has_scheme("1:2"));
}

}  // namespace
}  // namespace concord
