#include "clean/url_date.h"

#include <gtest/gtest.h>

#include "base/calendar.h"

namespace concord {
namespace {

TEST(DayInUrl, ReadsTheDayOfThePath) {
    const auto day = [](std::string_view url) {
        const auto found = day_in_url(url);
        return found ? to_string(*found) : std::string();
    };
    EXPECT_EQ(day("https://a.example/2031/04/14/title"), "2031-04-14");
    EXPECT_EQ(day("https://a.example/news-20310414.html"), "2031-04-14");
    EXPECT_EQ(day("https://a.example/14-04-2031-title"), "2031-04-14");
    EXPECT_EQ(day("https://a.example/2031/04/title"), "");
    EXPECT_EQ(day("https://a.example/article/12031041"), "");
}

}  // namespace
}  // namespace concord
