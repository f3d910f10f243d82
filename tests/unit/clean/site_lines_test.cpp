#include "clean/site_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace concord {
namespace {

using testing::ElementsAre;

const std::string background = "The bridge was closed after a crack was found in a pier.";
const std::string promotion = "The Gazette comes by post on every market day.";

Article report(const std::string& title,
               const std::vector<std::string>& lines,
               const std::string& host = "gazette.example") {
    Article article;
    article.title = title;
    article.url = "https://" + host + "/" + title;
    for (const std::string& line : lines) {
        const auto begin = static_cast<std::uint32_t>(article.text.size());
        article.text += line;
        article.blocks.push_back(
            {{begin, static_cast<std::uint32_t>(article.text.size())}, BlockRole::paragraph, {}});
        article.text += "\n\n";
    }
    return article;
}

/// The roles of the last report's blocks after learning from all.
std::vector<BlockRole> roles_after(std::vector<Article> reports) {
    SiteLines sites;
    for (const Article& article : reports) sites.add(lines_of(article));
    sites.learn();
    const std::string before = reports.back().text;
    sites.mark(reports.back());
    EXPECT_EQ(reports.back().text, before);
    std::vector<BlockRole> roles;
    for (const Block& block : reports.back().blocks) roles.push_back(block.role);
    return roles;
}

constexpr BlockRole kept = BlockRole::paragraph;
constexpr BlockRole aside = BlockRole::aside;

TEST(SiteLines, MakeAsidesOfWhatEndsThreeReports) {
    EXPECT_THAT(roles_after({report("mill", {"The mill burns.", "Nobody is hurt.", promotion}),
                             report("fair", {"The fair opens.", "It is wet.", promotion}),
                             report("inn", {"The inn is sold.", "It was old.", promotion})}),
                ElementsAre(kept, kept, aside));
}

TEST(SiteLines, NeedThreePages) {
    EXPECT_THAT(roles_after({report("mill", {"The mill burns.", "Nobody is hurt.", promotion}),
                             report("inn", {"The inn is sold.", "It was old.", promotion})}),
                ElementsAre(kept, kept, kept));
}

TEST(SiteLines, KeepTheBackgroundThatReportsOfAStoryShare) {
    EXPECT_THAT(
        roles_after({report("one", {"A ferry runs.", background, "It is free.", promotion}),
                     report("two", {"The ferry is full.", background, "Carts wait.", promotion}),
                     report("three", {"Piers are tested.", background, "So far.", promotion})}),
        ElementsAre(kept, kept, kept, aside));
}

TEST(SiteLines, KeepTheBackgroundAtTheEndThatNamesWhatTheReportIsAbout) {
    const std::string end = "The harbour of Ostry has been shut since a crack was found in March.";
    EXPECT_THAT(roles_after({report("one", {"A ferry runs to Ostry.", "It is free.", end}),
                             report("two", {"The ferry to Ostry is full.", "Carts wait.", end}),
                             report("three", {"Divers came to Ostry.", "So far.", end})}),
                ElementsAre(kept, kept, kept));
}

TEST(SiteLines, AreLearntWhereTheyAreMostOfAPage) {
    const std::vector<std::string> rows = {
        "Read us daily.", "Call the desk.", "Buy a map.", "Bye."};
    const auto with_rows = [&](const std::string& line) {
        std::vector<std::string> lines = {line};
        lines.insert(lines.end(), rows.begin(), rows.end());
        return lines;
    };
    EXPECT_THAT(roles_after({report("mill", with_rows("The mill burns.")),
                             report("fair", with_rows("The fair opens.")),
                             report("inn", with_rows("The inn is sold."))}),
                ElementsAre(kept, aside, aside, aside, aside));
}

TEST(SiteLines, LearnNothingFromVersionsOfOneReport) {
    const std::vector<std::string> lines = {"The mill burns.", "Nobody is hurt.", "It was old."};
    EXPECT_THAT(roles_after({report("mill", lines), report("mill", lines), report("mill", lines)}),
                ElementsAre(kept, kept, kept));
    EXPECT_THAT(
        roles_after({report("mill", lines), report("a mill", lines), report("the mill", lines)}),
        ElementsAre(kept, kept, kept));
}

TEST(SiteLines, LearnForTheSiteAlone) {
    EXPECT_THAT(
        roles_after(
            {report("mill", {"The mill burns.", "Nobody is hurt.", promotion}),
             report("fair", {"The fair opens.", "It is wet.", promotion}),
             report("inn", {"The inn is sold.", "It was old.", promotion}),
             report("far", {"The sea is calm.", "So they say.", promotion}, "far.example")}),
        ElementsAre(kept, kept, kept));
}

}  // namespace
}  // namespace concord
