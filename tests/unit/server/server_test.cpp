#include "server/server.h"

#include <gtest/gtest.h>

namespace concord::server {
namespace {

TEST(IsOwnHost, AcceptsTheNamesOfThisMachine) {
    for (const char* host :
         {"127.0.0.1", "127.0.0.1:8090", "localhost:8090", "LOCALHOST", "[::1]:8090", "[::1]"}) {
        EXPECT_TRUE(is_own_host(host, "127.0.0.1")) << host;
    }
}

TEST(IsOwnHost, RefusesForeignNames) {
    for (const char* host : {"rebind.example",
                             "rebind.example:8090",
                             "localhost.rebind.example",
                             "127.0.0.1.example",
                             "localhost@rebind.example",
                             "127.0.0.1:8090:1",
                             "127.0.0.1:x",
                             "127.0.0.1:",
                             "[::1",
                             "",
                             "10.0.0.7",
                             "localhost, rebind.example",
                             "0.0.0.0"}) {
        EXPECT_FALSE(is_own_host(host, "127.0.0.1")) << host;
    }
}

TEST(IsOwnHost, AcceptsTheAddressThatIsListenedOn) {
    EXPECT_TRUE(is_own_host("10.0.0.7:80", "10.0.0.7"));
    EXPECT_FALSE(is_own_host("10.0.0.8:80", "10.0.0.7"));
}

TEST(IsOwnHost, AcceptsNumbersButNoNamesWhenListeningEverywhere) {
    EXPECT_TRUE(is_own_host("10.0.0.7:80", "0.0.0.0"));
    EXPECT_TRUE(is_own_host("[fe80::1]:80", "::"));
    EXPECT_FALSE(is_own_host("rebind.example", "0.0.0.0"));
}

}  // namespace
}  // namespace concord::server
