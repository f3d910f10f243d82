#include "clean/plain_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clean/text_line.h"

namespace concord {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Lists {
    Furniture furniture{*Knowledge::load()};
    BylineReader bylines{*Knowledge::load()};
    MonthNames months{*Knowledge::load()};
    [[nodiscard]] PlainLists all() const { return {furniture, bylines, months}; }
};

const Lists& lists() {
    static const Lists shared;
    return shared;
}

/// "role: text" of every block.
std::vector<std::string> blocks_of(std::string_view text) {
    std::vector<std::string> found;
    for (const Block& block : read_plain_text(text, lists().all()).blocks) {
        std::string line(name_of(block.role));
        if (!block.time.empty()) line += " " + block.time;
        found.push_back(line + ": " + std::string(slice(text, block.span)));
    }
    return found;
}

constexpr std::string_view lead =
    "The council of Ostry voted on Monday to close the old harbour bridge for six weeks.";
constexpr std::string_view second =
    "\"We measured it twice,\" the town's engineer, Ada Brun, told reporters on the quay.";

std::string lines(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) {
        if (!text.empty()) text += '\n';
        text += part;
    }
    return text;
}

TEST(ReadPlainText, KeepsEveryLineOfAnOrdinaryText) {
    const std::string text = lines({"Bridge at Ostry to close", lead, "What happens next", second});
    EXPECT_THAT(blocks_of(text),
                ElementsAre("title: Bridge at Ostry to close",
                            "paragraph: " + std::string(lead),
                            "heading: What happens next",
                            "paragraph: " + std::string(second)));
}

TEST(ReadPlainText, TakesNoSentenceForATitle) {
    EXPECT_EQ(read_plain_text(lines({lead, second}), lists().all()).title, Span());
}

TEST(ReadPlainText, ReadsBylineAndDateOfTheHead) {
    const std::string text =
        lines({"Bridge at Ostry to close", "by Lena Voss April 14, 2031 3:29 PM", lead, second});
    const PlainReading reading = read_plain_text(text, lists().all());
    EXPECT_THAT(reading.byline.persons, ElementsAre("Lena Voss"));
    EXPECT_EQ(reading.published.to_string(), "2031-04-14T15:29:00");
    EXPECT_EQ(reading.blocks.size(), 3U);
}

TEST(ReadPlainText, LeavesOutPointersAndLoneMarks) {
    const std::string text =
        lines({"Bridge at Ostry to close", "-", lead, second, "Read more: Harbour in winter"});
    EXPECT_EQ(blocks_of(text).size(), 3U);
}

TEST(ReadPlainText, KeepsASentenceThatBeginsLikeAPointer) {
    const std::string text = lines({lead, "Read more than once, the letter still makes no sense."});
    EXPECT_EQ(blocks_of(text).size(), 2U);
}

TEST(ReadPlainText, TellsTheCaptionUnderAHeadline) {
    const std::string text = lines({"Bridge at Ostry to close",
                                    "The harbour bridge seen from the mill on Sunday (Town Hall)",
                                    lead,
                                    second});
    EXPECT_THAT(blocks_of(text)[1], HasSubstr("caption: The harbour bridge"));
}

TEST(ReadPlainText, MarksACopiedPostWithItsSignature) {
    const std::string text = lines({lead,
                                    "I was not asked. The bridge is fine… https://t.example/x",
                                    "— Ada Brun (@adabrun) April 11, 2031",
                                    second});
    EXPECT_THAT(blocks_of(text),
                ElementsAre(HasSubstr("paragraph:"),
                            HasSubstr("post: I was not asked"),
                            HasSubstr("post: — Ada Brun"),
                            HasSubstr("paragraph:")));
}

TEST(ReadPlainText, FindsTheReportInTheDumpOfAPage) {
    const std::string text = lines({"Skip to content",
                                    "Subscribe",
                                    "World Business Culture",
                                    "Newsletters",
                                    "Bridge at Ostry to close",
                                    "",
                                    "by Lena Voss April 14, 2031 3:29 PM 2 min read",
                                    "Listen to this article",
                                    "",
                                    lead,
                                    "",
                                    second,
                                    "Author: Lena Voss",
                                    "Most popular",
                                    "News feed",
                                    "2:49 PM",
                                    "",
                                    "School buses rerouted.",
                                    "",
                                    "Buses to the upper school will leave 20 minutes earlier.",
                                    "MORE NEWS",
                                    "Enter your email to subscribe",
                                    "* indicates required"});
    EXPECT_THAT(
        blocks_of(text),
        ElementsAre("title: Bridge at Ostry to close",
                    "paragraph: " + std::string(lead),
                    "paragraph: " + std::string(second),
                    "aside 14:49: School buses rerouted.",
                    "aside 14:49: Buses to the upper school will leave 20 minutes earlier."));
}

TEST(ReadPlainText, AnswersAnEmptyTextWithNothing) {
    EXPECT_TRUE(blocks_of("").empty());
    EXPECT_TRUE(blocks_of(" \n\n ").empty());
}

TEST(GluedCredit, FindsTheSeam) {
    EXPECT_EQ(glued_credit("The Harbour GazetteAnna Beck"), 19U);
    EXPECT_EQ(glued_credit("Anna McDonald"), 0U);
    EXPECT_EQ(glued_credit("A bridge closes, says iPhone"), 0U);
}

/// A name of capital and lower-case letters, another one for each number.
std::string name_of_number(std::size_t n) {
    std::string name = "Bay";
    for (; n > 0; n /= 26) name += static_cast<char>('a' + n % 26);
    return name;
}

TEST(ReadPlainText, LooksForManyGluedCreditsInLinearTime) {
    std::string text(lead);
    for (std::size_t n = 0; n < 200'000; ++n) {
        text += "\nThe " + name_of_number(n) + " GazetteAnna Beck";
    }
    EXPECT_EQ(read_plain_text(text, lists().all()).outlet, "");
}

}  // namespace
}  // namespace concord
