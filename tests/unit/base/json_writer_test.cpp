#include "base/json_writer.h"

#include <gtest/gtest.h>

namespace concord {
namespace {

TEST(JsonWriter, EscapesWhatCouldEndAStringOrAScript) {
    std::string out;
    JsonWriter(out).value("a\"b\\c\n\x01</script>");
    EXPECT_EQ(out, "\"a\\\"b\\\\c\\n\\u0001\\u003c/script>\"");
}

TEST(JsonWriter, PutsCommasWhereTheyBelong) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("list").begin_array().value(1).value(2.5).end_array();
    json.key("none").begin_array().end_array().member_or_null("name", "").member("on", true);
    json.end_object();
    EXPECT_EQ(out, "{\"list\":[1,2.5],\"none\":[],\"name\":null,\"on\":true}");
}

}  // namespace
}  // namespace concord
