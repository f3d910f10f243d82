#include "clean/live_posts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clean_page.h"

namespace concord {
namespace {

using testing::ElementsAre;

/// "ROLE TIME" of the blocks that have a time.
std::vector<std::string> timed_blocks(const Article& article) {
    std::vector<std::string> found;
    for (const Block& block : article.blocks) {
        if (!block.time.empty())
            found.push_back(std::string(name_of(block.role)) + ' ' + block.time);
    }
    return found;
}

const std::string intro = "<h1>The bridge at Ostry, live</h1><p>" + first + "</p>";

Article live(const std::string& entries, const std::string& head = {}) {
    return clean(
        InputKind::html,
        page("<article>" + intro + entries + "</article>",
             "<meta property=\"article:published_time\" content=\"2031-04-14T12:40:00+02:00\">" +
                 head));
}

std::string entry(const std::string& headline, const std::string& text) {
    return "<h2>" + headline + "</h2><p>" + text + "</p>";
}

TEST(LivePosts, HaveTheClockTimesOfTheirHeadlines) {
    const Article article = live(
        entry("12.31 Uhr: Ferry runs again", second) + entry("09.05 Uhr: Buses are late", third) +
        entry("23.50 Uhr: Crack was found", "A diver saw it in the evening, the town said."));
    EXPECT_THAT(timed_blocks(article),
                ElementsAre("heading 2031-04-14T12:31:00",
                            "post 2031-04-14T12:31:00",
                            "heading 2031-04-14T09:05:00",
                            "post 2031-04-14T09:05:00",
                            "heading 2031-04-13T23:50:00",
                            "post 2031-04-13T23:50:00"));
}

TEST(LivePosts, HaveTheTimesThatJsonLdListsForTheirHeadlines) {
    const std::string data = R"(<script type="application/ld+json">{"@type":"LiveBlogPosting",
"headline":"The bridge at Ostry, live","liveBlogUpdate":[
{"headline":"Ferry runs again","datePublished":"2031-04-14T12:31:20+02:00"},
{"headline":"Buses are late","datePublished":"2031-04-14T09:05:00+02:00"},
{"headline":"Crack was found","datePublished":"2031-04-13T23:50:00+02:00"}]}</script>)";
    const Article article =
        live(entry("Ferry runs again", second) + entry("Buses are late", third) +
                 entry("Crack was found", "A diver saw it in the evening, the town said."),
             data);
    EXPECT_THAT(timed_blocks(article),
                ElementsAre("heading 2031-04-14T12:31:20+02:00",
                            "post 2031-04-14T12:31:20+02:00",
                            "heading 2031-04-14T09:05:00+02:00",
                            "post 2031-04-14T09:05:00+02:00",
                            "heading 2031-04-13T23:50:00+02:00",
                            "post 2031-04-13T23:50:00+02:00"));
}

std::vector<std::string> on_days(std::vector<std::string> clocks,
                                 std::string_view published,
                                 std::string_view modified) {
    std::vector<std::string*> times;
    for (std::string& clock : clocks) times.push_back(&clock);
    put_on_days(times, published, modified);
    return clocks;
}

TEST(PutOnDays, BeginsWithTheLastChange) {
    EXPECT_THAT(on_days({"01:10", "23:50", "06:10"}, "2031-04-14T06:00:00", "2031-04-15T01:20:00"),
                ElementsAre("2031-04-15T01:10:00", "2031-04-14T23:50:00", "2031-04-14T06:10:00"));
}

TEST(PutOnDays, EndsWithThePublicationWhereNoChangeIsTold) {
    EXPECT_THAT(on_days({"12:10", "23:50", "06:10"}, "2031-04-14T06:00:00", ""),
                ElementsAre("2031-04-15T12:10:00", "2031-04-14T23:50:00", "2031-04-14T06:10:00"));
}

TEST(PutOnDays, LeavesClocksWithoutADay) {
    EXPECT_THAT(on_days({"12:10", "11:50"}, "", ""), ElementsAre("12:10", "11:50"));
}

TEST(LivePosts, TakeTheListWhereOneElementHoldsAll) {
    const std::string data = R"(<script type="application/ld+json">{"@type":"LiveBlogPosting",
"liveBlogUpdate":[{"headline":"…","datePublished":"2031-04-14T13:00:00+02:00"},
{"headline":"Ferry news","datePublished":"2031-04-14T12:31:00+02:00"},
{"headline":"Ferry news","datePublished":"2031-04-14T09:05:00+02:00"},
{"headline":"Crack was found","datePublished":"2031-04-13T23:50:00+02:00"}]}</script>)";
    const Article article =
        live("<time datetime=\"2031-04-14T12:40:00+02:00\">now</time>" +
                 entry("Ferry news", second) + entry("Ferry news", third) +
                 entry("Crack was found", "A diver saw it in the evening, the town said."),
             data);
    EXPECT_THAT(timed_blocks(article),
                ElementsAre("heading 2031-04-14T12:31:00+02:00",
                            "post 2031-04-14T12:31:00+02:00",
                            "heading 2031-04-14T09:05:00+02:00",
                            "post 2031-04-14T09:05:00+02:00",
                            "heading 2031-04-13T23:50:00+02:00",
                            "post 2031-04-13T23:50:00+02:00"));
}

TEST(LivePosts, AreNotTheHoursOfAChronicle) {
    const Article article =
        live(entry("09:05 – Buses are late", third) + entry("11:20 – Divers arrive", second) +
             entry("12:31 – Crack is found", "A diver saw it in the evening, the town said."));
    EXPECT_THAT(timed_blocks(article), ElementsAre());
}

}  // namespace
}  // namespace concord
