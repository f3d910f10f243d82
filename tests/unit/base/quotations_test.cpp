#include "base/quotations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace concord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Page {
    std::string text;
    std::vector<Block> blocks;
};

Page page_of(std::initializer_list<std::string_view> paragraphs) {
    Page page;
    for (const std::string_view paragraph : paragraphs) {
        if (!page.text.empty()) page.text += "\n\n";
        const auto begin = static_cast<std::uint32_t>(page.text.size());
        page.text += paragraph;
        page.blocks.push_back(
            {{begin, static_cast<std::uint32_t>(page.text.size())}, BlockRole::paragraph, {}});
    }
    return page;
}

std::vector<std::string> quoted(std::initializer_list<std::string_view> paragraphs) {
    const Page page = page_of(paragraphs);
    std::vector<std::string> words;
    for (const Quotation& quotation : find_quotations(page.text, page.blocks)) {
        words.emplace_back(slice(page.text, quotation.inner));
    }
    return words;
}

TEST(FindQuotations, ReadsEveryKindOfMark) {
    EXPECT_THAT(quoted({"He said: “Stop.” She said \"no\" and ‘never’ or 'later'."}),
                ElementsAre("Stop.", "no", "never", "later"));
    EXPECT_THAT(quoted({"«Ja», „nein“ and ``maybe''."}), ElementsAre("Ja", "nein", "maybe"));
}

TEST(FindQuotations, TwoApostrophesOpenAndClose) {
    EXPECT_THAT(quoted({"''We will count,'' she said. ''And publish.''"}),
                ElementsAre("We will count,", "And publish."));
}

TEST(FindQuotations, LeavesApostrophesAlone) {
    EXPECT_THAT(quoted({"It’s the ministers’ plan, don't ask 'em about the '90s or ’til dawn."}),
                IsEmpty());
    EXPECT_THAT(quoted({"The fence is 6' high and 12\" wide."}), IsEmpty());
    EXPECT_THAT(quoted({"the board's and the ministers' talks, rock ’n’ roll"}), IsEmpty());
}

TEST(FindQuotations, APossessiveInSingleMarksDoesNotCloseThem) {
    EXPECT_THAT(quoted({"He called it ‘the ministers’ own plan’ and left."}),
                ElementsAre("the ministers’ own plan"));
    EXPECT_THAT(quoted({"Envoy tells rivals to ‘stop stalling’"}), ElementsAre("stop stalling"));
}

TEST(FindQuotations, NestsMarksInMarks) {
    EXPECT_THAT(quoted({"“He told me ‘wait’, so I waited,” she said."}),
                ElementsAre("He told me ‘wait’, so I waited,", "wait"));
    EXPECT_THAT(quoted({"‘He told me “wait”, so I waited,’ she said."}),
                ElementsAre("He told me “wait”, so I waited,", "wait"));
    EXPECT_THAT(quoted({"\"He told me 'it's over', so I left.\""}),
                ElementsAre("He told me 'it's over', so I left.", "it's over"));
}

TEST(FindQuotations, PairsStraightMarksByTheirSides) {
    EXPECT_THAT(quoted({"\"We count,\" she said, \"and we publish.\""}),
                ElementsAre("We count,", "and we publish."));
    EXPECT_THAT(quoted({"(\"yes\"), \"no\"—\"perhaps\"."}), ElementsAre("yes", "no", "perhaps"));
}

TEST(FindQuotations, MixedMarksCloseEachOther) {
    EXPECT_THAT(quoted({"“We count,\" she said."}), ElementsAre("We count,"));
}

TEST(FindQuotations, GoesOnOverParagraphs) {
    const Page page = page_of({"“One,” he said. “Two.", "“Three.", "“Four,” he added.", "“Five.”"});
    const std::vector<Quotation> found = find_quotations(page.text, page.blocks);
    ASSERT_EQ(found.size(), 5U);
    EXPECT_TRUE(found[1].goes_on);
    EXPECT_FALSE(found[1].closed);
    EXPECT_TRUE(found[2].continues);
    EXPECT_TRUE(found[2].goes_on);
    EXPECT_TRUE(found[3].continues);
    EXPECT_TRUE(found[3].closed);
    EXPECT_FALSE(found[4].continues);
}

TEST(FindQuotations, EndsWithTheBlockWhenNothingCloses) {
    const Page page = page_of({"“We never left.", "Nobody answered."});
    const std::vector<Quotation> found = find_quotations(page.text, page.blocks);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(slice(page.text, found[0].inner), "We never left.");
    EXPECT_FALSE(found[0].closed);
    EXPECT_FALSE(found[0].goes_on);
}

TEST(FindQuotations, AMarkWithoutItsEndIsPassedOverWhenAnotherOpens) {
    EXPECT_THAT(quoted({"“We never left. “We stayed,” she said."}), ElementsAre("We stayed,"));
}

TEST(FindQuotations, PassesOverStrayClosers) {
    EXPECT_THAT(quoted({"We never left,” she said. “We stayed.”"}), ElementsAre("We stayed."));
}

TEST(FindQuotations, StaysLinearOnMarksOnly) {
    EXPECT_LT(quoted({std::string(200000, '\'')}).size(), 200000U);
    EXPECT_LT(quoted({std::string(200000, '"')}).size(), 200000U);
    std::string open;
    for (int i = 0; i < 60000; ++i) open += " “a ‘b";
    EXPECT_LT(quoted({open}).size(), 9U);
}

}  // namespace
}  // namespace concord
