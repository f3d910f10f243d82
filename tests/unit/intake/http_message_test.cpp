#include "intake/http_message.h"

#include <gtest/gtest.h>

namespace concord {
namespace {

TEST(ParseHttpResponse, GivesStatusFieldsAndBody) {
    const auto response = parse_http_response(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\nX-Long: a\r\n b\r\n\r\n<p>");
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->header.get("content-type"), "text/html; charset=UTF-8");
    EXPECT_EQ(response->header.get("x-long"), "a b");
    EXPECT_EQ(response->body, "<p>");
}

TEST(ParseHttpResponse, TakesBareLineFeedsAndMissingPhrases) {
    const auto response = parse_http_response("HTTP/2 404\nA: 1\nbroken line\nB:2\n\nbody\n\n");
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 404);
    EXPECT_EQ(response->header.get("b"), "2");
    EXPECT_EQ(response->body, "body\n\n");
}

TEST(ParseHttpResponse, HasNoBodyWithoutAnEmptyLine) {
    const auto response = parse_http_response("HTTP/1.0 204 No Content\r\nA: 1\r\n");
    ASSERT_TRUE(response);
    EXPECT_EQ(response->header.get("a"), "1");
    EXPECT_EQ(response->body, "");
}

TEST(ParseHttpResponse, RefusesWhatIsNone) {
    EXPECT_FALSE(parse_http_response(""));
    EXPECT_FALSE(parse_http_response("<html>"));
    EXPECT_FALSE(parse_http_response("HTTP/1.1"));
    EXPECT_FALSE(parse_http_response("HTTP/1.1 fine\r\n\r\n"));
}

TEST(HeaderFields, JoinsRepeatedNames) {
    const HeaderFields header = parse_header_fields("A: x\r\nB: y\r\na:  z \r\n");
    EXPECT_EQ(header.joined("a"), "x,z");
    EXPECT_EQ(header.get("c"), "");
}

TEST(ParseMediaType, FindsTheCharset) {
    EXPECT_EQ(parse_media_type("Text/HTML ; charset=\"koi8-r\"").essence, "text/html");
    EXPECT_EQ(parse_media_type("Text/HTML ; charset=\"koi8-r\"").charset, "koi8-r");
    EXPECT_EQ(parse_media_type("text/html; a=b; Charset = utf-8; c=d").charset, "utf-8");
    EXPECT_EQ(parse_media_type("text/html").charset, "");
    EXPECT_EQ(parse_media_type("").essence, "");
}

}  // namespace
}  // namespace concord
